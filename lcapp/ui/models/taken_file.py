"""What becomes of a file that was brought to the window, and what is said about it."""

from dataclasses import dataclass
from pathlib import Path

from lcapp.domain.guidance import GuidanceFile
from lcapp.errors import FormInvalid, LcappError
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence, harmless, problem_line
from lcapp.services.app import App
from lcapp.ui.models.opened_file import FileKind, install, kind_of_file, start_from_answers


@dataclass(frozen=True, slots=True)
class TakenFile:
    """What was done with a file.

    Args:
        dossier: Number of the dossier made from it.
        installed: Whether a form or call was put in.
        said: What the person should read; empty where the screen says enough.
        lines: What belongs to it, each in a line.
    """

    dossier: int | None = None
    installed: bool = False
    said: str = ""
    lines: tuple[str, ...] = ()


def take_file(app: App, path: Path, words: Words) -> TakenFile:
    """Take a file in: answers start a dossier, forms and calls are checked and put in; raises nothing."""
    try:
        return _taken(app, path, words)
    except FormInvalid as error:
        lines = tuple(problem_line(words, error.file, problem) for problem in error.problems)
        return TakenFile(said=words._("This file cannot be used yet; nothing was changed."), lines=lines)
    except LcappError as error:
        return TakenFile(said=error_sentence(words, error))


def _taken(app: App, path: Path, words: Words) -> TakenFile:
    kind = kind_of_file(path)
    if kind is None:
        said = words._(
            "{file} is not a file this program opens. It opens answers files (.json), "
            "forms, calls and guidance (.toml).",
            file=harmless(words, path.name),
        )
        return TakenFile(said=said)
    if kind is FileKind.ANSWERS:
        return TakenFile(dossier=start_from_answers(app, path))
    if kind is FileKind.GUIDANCE:
        return TakenFile(said=_guidance_said(words, app.guide.guidance.install(path)))
    made = install(app, path, kind)
    said = words._(
        "{title} ({name}) can be used from now on.",
        title=harmless(words, made.title),
        name=harmless(words, made.name),
    )
    return TakenFile(installed=True, said=said)


def _guidance_said(words: Words, file: GuidanceFile) -> str:
    return words.ngettext(
        "The guidance of {title} was added: {count} text, shown in the help beside its questions.",
        "The guidance of {title} was added: {count} texts, shown in the help beside their questions.",
        len(file.texts),
        title=harmless(words, file.title),
    )
