"""What a file is that was dropped on the window or chosen: answers, a form, a call, guidance, or other."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lcapp.domain.answers_file import LARGEST_FILE, call_named_in, read_answers
from lcapp.domain.call_reader import read_call
from lcapp.domain.form_reader import parse_toml
from lcapp.domain.nearest import nearest
from lcapp.errors import EnvironmentFailed, FormInvalid, InputRefused, Problem
from lcapp.services.app import App

_CALL_KEYS = frozenset({"opens", "city_deadline", "commission_deadline", "cap", "recipient", "form"})


class FileKind(StrEnum):
    """What can be opened."""

    ANSWERS = "answers"
    FORM = "form"
    CALL = "call"
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True)
class Installed:
    """A form or call that can be used from now on."""

    kind: FileKind
    name: str
    title: str


def kind_of_file(path: Path) -> FileKind | None:
    """What a file is, by its ending and, for a .toml file, its keys; None for what the program does not open.

    Raises:
        FormInvalid: A .toml file that is no TOML.
        EnvironmentFailed: It cannot be read.
    """
    match path.suffix.casefold():
        case ".json":
            return FileKind.ANSWERS
        case ".toml":
            keys = set(parse_toml(bytes_of(path), path.name))
            if "layer" in keys and "part" not in keys:
                return FileKind.GUIDANCE
            return FileKind.CALL if "part" not in keys and keys & _CALL_KEYS else FileKind.FORM
    return None


def install(app: App, path: Path, kind: FileKind) -> Installed:
    """Check a form or call file and keep a copy; raises FormInvalid with every problem."""
    if kind is FileKind.FORM:
        form = app.forms.install(path)
        return Installed(kind, form.name, form.title)
    wanted, known = read_call(bytes_of(path), file=path.name).form, app.forms.names()
    if wanted not in known:
        problem = Problem("call_form_unknown", "form", form=wanted, meant=nearest(wanted, known))
        raise FormInvalid(path.name, [problem])
    call = app.calls.install(path)
    return Installed(kind, call.id, call.title)


def start_from_answers(app: App, path: Path) -> int:
    """Start a dossier from an answers file, in the call it names; returns its number."""
    data = bytes_of(path)
    call = app.calls.get(call_named_in(data))
    answers = read_answers(data, app.forms.get(call.form)).answers
    return app.dossiers.start(call.id, answers=answers, act_kind="import").number


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, if it is not absurdly large."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputRefused("file_too_large", limit=LARGEST_FILE)
        return path.read_bytes()
    except FileNotFoundError:
        raise EnvironmentFailed("file_not_read", file=path.name, reason="folder_missing") from None
    except OSError as error:
        reason = "not_allowed" if isinstance(error, PermissionError) else "failed"
        raise EnvironmentFailed("file_not_read", file=path.name, reason=reason) from error
