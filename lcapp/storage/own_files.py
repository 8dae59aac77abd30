"""What a person has in the data folder besides the library: which files those are, and their bytes.

Forms, change maps, official Word documents, calls, deadlines of a Commission, guidance, forms being written,
switched-off advice, the settings somebody chose, and the key that shows which computer packages come from.
Dictionaries are not among them: they come from elsewhere, and a stranger's would go straight into a library.
"""

import json
import logging
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path, PurePosixPath

from lcapp.domain.safe_names import is_safe_name
from lcapp.errors import EnvironmentFailed
from lcapp.settings import Settings, SettingsFile
from lcapp.storage.form_library import LARGEST_FILE, files_in

_log = logging.getLogger(__name__)
MOST_FILES = 2_000
LARGEST_DOCUMENT = 30_000_000
"""Bytes; what the reader of official documents takes."""
MOST_BYTES_IN_ALL = 100_000_000
SETTINGS_CARRIED = ("name", "language", "theme", "text_size", "paper", "role", "calendar", "spelling")
"""Not those that belong to one screen or disk: window, panels, second place, what was open last."""
_FROM_TO = "-to-"


class OwnKind(StrEnum):
    """What such a file is, and thereby which reader judges it."""

    FORM = "form"
    CHANGE_MAP = "change_map"
    DOCUMENT = "document"
    CALL = "call"
    GUIDANCE = "guidance"
    IN_WORK = "in_work"
    DEADLINES = "deadlines"
    ADVICE = "advice"
    SETTINGS = "settings"
    KEY = "key"


_SINGLE = {
    "own-deadlines.json": OwnKind.DEADLINES,
    "advice-off.json": OwnKind.ADVICE,
    "settings.json": OwnKind.SETTINGS,
    "signing-key": OwnKind.KEY,
}
_IN_FOLDERS = {"calls": OwnKind.CALL, "guidance": OwnKind.GUIDANCE, "forms-in-work": OwnKind.IN_WORK}
_PATTERNS = ("forms/*.toml", "forms/*/*.toml", "forms/*/*.docx", *(f"{name}/*.toml" for name in _IN_FOLDERS))


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Bytes by name, which is the path below the data folder, with `/`; and names of what could not go."""

    found: Mapping[str, bytes]
    left_out: tuple[str, ...] = ()


def kind_of(name: str) -> OwnKind | None:
    """What a file of that name is; None where no such file is a person's own, or the name is not safe."""
    pieces = name.split("/")
    if not all(map(is_safe_name, pieces)):
        return None
    path = PurePosixPath(name)
    match pieces:
        case [one]:
            return _SINGLE.get(one)
        case ["guidance", "topics.toml"]:
            return None
        case [folder, _one] if folder in _IN_FOLDERS and path.suffix == ".toml":
            return _IN_FOLDERS[folder]
        case ["forms", _one] | ["forms", _, _one] if path.suffix == ".toml":
            return OwnKind.CHANGE_MAP if _FROM_TO in path.stem else OwnKind.FORM
        case ["forms", _, _one] if path.suffix == ".docx":
            return OwnKind.DOCUMENT
    return None


def largest(kind: OwnKind) -> int:
    """How many bytes a file of that kind may have."""
    return LARGEST_DOCUMENT if kind is OwnKind.DOCUMENT else LARGEST_FILE


def same_place(name: str) -> str:
    """What two names share that are one place on some disk."""
    return unicodedata.normalize("NFC", name).casefold()


def own_files(data: Path, settings: SettingsFile) -> OwnFiles:
    """What there is now. What cannot be read, or is larger than a reader takes, is named as left out."""
    found: dict[str, bytes] = {}
    left_out: list[str] = []
    room, places = MOST_BYTES_IN_ALL, set[str]()
    for name, path in _paths(data):
        kind = kind_of(name)
        content = None if kind is None else _bytes(path, min(room, largest(kind)))
        if content is None or len(found) >= MOST_FILES or same_place(name) in places:
            left_out.append(name)
            continue
        found[name] = content
        places.add(same_place(name))
        room -= len(content)
    if chosen := settings_chosen(settings.load()):
        found["settings.json"] = json.dumps(chosen, ensure_ascii=False, sort_keys=True).encode("utf-8")
    if left_out:
        _log.info("own files left out of a copy: %(count)d", {"count": len(left_out)})
    return OwnFiles(dict(sorted(found.items())), tuple(left_out))


def settings_chosen(settings: Settings) -> dict[str, object]:
    """The settings that are carried and differ from what they are where nobody chose."""
    defaults = {each.name: each.default for each in fields(Settings)}
    now = asdict(settings)
    return {name: now[name] for name in SETTINGS_CARRIED if now[name] != defaults[name]}


def _paths(data: Path) -> Iterator[tuple[str, Path]]:
    for pattern in _PATTERNS:
        folder, _slash, rest = pattern.partition("/")
        try:
            found = files_in(data / folder, rest)
        except EnvironmentFailed:
            # Said by the libraries themselves; a copy of the rest is better than none.
            continue
        yield from ((path.relative_to(data).as_posix(), path) for path in found)
    for name, kind in _SINGLE.items():
        if kind is not OwnKind.SETTINGS and (data / name).is_file():
            yield name, data / name


def _bytes(path: Path, limit: int) -> bytes | None:
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError:
        return None
    return content if len(content) <= limit else None
