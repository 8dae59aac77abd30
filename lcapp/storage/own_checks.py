"""A person's own files out of a backup, each judged by the reader that reads it when the program uses it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lcapp.domain.change_map import read_change_map
from lcapp.domain.form_reader import parse_toml
from lcapp.domain.forms import Form
from lcapp.errors import EnvironmentFailed, InputRefused, LcappError, UserFacingError
from lcapp.settings import SettingsFile, fits
from lcapp.storage.call_library import CallLibrary, call_named, read_deadlines
from lcapp.storage.form_library import FormLibrary, form_named
from lcapp.storage.guidance_library import GuidanceLibrary
from lcapp.storage.own_files import SETTINGS_CARRIED, OwnFiles, OwnKind, kind_of, own_files

_KEY_SIZE = 32
ReadDocument = Callable[[Form, bytes], bytes]
"""Looks at an official document in the child; its bytes as they may be kept. Raises LcappError."""


def no_documents(_form: Form, _data: bytes) -> bytes:
    """Takes no official document: for a program without the child that reads them."""
    raise InputRefused("worksheet_damaged")


class OwnReader:
    """Judges files that may come from a stranger.

    Args:
        resources: The shipped forms, calls and guidance; nothing takes the place of one of them.
        data: The person's data folder.
        document: Looks at official documents.
    """

    def __init__(self, resources: Path, data: Path, document: ReadDocument) -> None:
        self._resources, self._data, self._document = resources, data, document

    def judged(self, own: Mapping[str, Path]) -> tuple[dict[str, bytes], dict[str, LcappError]]:
        """The bytes to be kept of each file that passes, and why each other does not.

        A file that is here byte for byte already passes as it is.
        """
        good: dict[str, bytes] = {}
        refused: dict[str, LcappError] = {}
        brought: dict[str, Form] = {}
        forms = FormLibrary(self._resources, self._data)
        # Documents come last: they need the forms they belong to.
        for name in sorted(own, key=lambda one: (kind_of(one) is OwnKind.DOCUMENT, one)):
            data = own[name].read_bytes()
            try:
                good[name] = (
                    data if _is_here(self._data / name, data) else self._taken(name, data, forms, brought)
                )
            except (UserFacingError, EnvironmentFailed) as error:
                refused[name] = error
        return good, refused

    def _taken(self, name: str, data: bytes, forms: FormLibrary, brought: dict[str, Form]) -> bytes:
        path = PurePosixPath(name)
        match kind_of(name):
            case OwnKind.FORM:
                form = form_named(_form_name(path), data, file=path.name)
                if forms.released(form.name):
                    raise InputRefused("form_released", form=form.name)
                brought[form.name] = form
            case OwnKind.CHANGE_MAP:
                read_change_map(data, file=path.name)
            case OwnKind.DOCUMENT:
                wanted = _form_name(path)
                form = brought.get(wanted) or forms.get(wanted)
                return self._document(form, data)
            case OwnKind.CALL:
                call = call_named(path.stem, data, file=path.name)
                if CallLibrary(self._resources, self._data).released(call.id):
                    raise InputRefused("call_released", call=call.id)
            case OwnKind.GUIDANCE:
                GuidanceLibrary(self._resources, self._data).of_commission(data, file=path.name)
            case OwnKind.IN_WORK:
                parse_toml(data, path.name)
            case OwnKind.DEADLINES:
                read_deadlines(data, file=name)
                return _joined(self._data / name, json.loads(data))
            case OwnKind.ADVICE:
                return _joined(self._data / name, _switches(data, file=name))
            case OwnKind.SETTINGS:
                return _bytes(_settings(data, file=name), file=name)
            case OwnKind.KEY if len(data) != _KEY_SIZE:
                raise InputRefused("own_file_unreadable", file=name)
        return data


@dataclass(frozen=True, slots=True)
class OwnContent:
    """A person's own files: where they stand, and who judges those that come.

    Args:
        data: The data folder.
        settings: The person's settings.
        reader: Judges.
        changed: Called once files of the data folder were replaced.
    """

    data: Path
    settings: SettingsFile
    reader: OwnReader
    changed: Callable[[], object] = lambda: None

    def now(self) -> OwnFiles:
        """What there is now."""
        return own_files(self.data, self.settings)


def _form_name(path: PurePosixPath) -> str:
    """`membership-2027` for `forms/membership/2027.toml`, and for `forms/membership-2027.toml`."""
    return path.stem if len(path.parts) == 2 else f"{path.parent.name}-{path.stem}"


def _is_here(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _table(data: bytes, *, file: str) -> dict[str, Any]:
    try:
        told = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise InputRefused("own_file_unreadable", file=file)
    return told


def _switches(data: bytes, *, file: str) -> dict[str, Any]:
    told = _table(data, file=file)
    for codes in told.values():
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise InputRefused("own_file_unreadable", file=file)
    return told


def _settings(data: bytes, *, file: str) -> dict[str, Any]:
    """The settings of a file that may be carried and fit; the others are left."""
    told = _table(data, file=file)
    return {name: told[name] for name in SETTINGS_CARRIED if name in told and fits(name, told[name])}


def _joined(here: Path, brought: Mapping[str, Any]) -> bytes:
    """What stands here and what was brought, which goes before; the bytes here where that is the same."""
    try:
        data = here.read_bytes()
        there = _table(data, file=here.name)
    except (OSError, InputRefused):
        return _bytes(brought, file=here.name)
    joined = {**there, **brought}
    return data if joined == there else _bytes(joined, file=here.name)


def _bytes(table: Mapping[str, Any], *, file: str) -> bytes:
    try:
        return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")
    except ValueError:  # half of a letter, or a number of thousands of digits
        raise InputRefused("own_file_unreadable", file=file) from None
