"""The person's settings: each declared once, kept in a small JSON file."""

import dataclasses
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lcapp.files import write_atomically

_log = logging.getLogger(__name__)
_LONGEST_TEXT = 10_000
_MOST_RECENT = 20


def _text(longest: int = 200) -> Any:
    return field(default="", metadata={"fits": lambda v: isinstance(v, str) and len(v) <= longest})


def _one_of(first: str, *others: str) -> Any:
    choices = (first, *others)
    return field(default=first, metadata={"choices": choices, "fits": lambda v: v in choices})


def _number(default: int, low: int, high: int) -> Any:
    def fits(value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high

    return field(default=default, metadata={"low": low, "high": high, "fits": fits})


def _texts(most: int, longest: int = 80) -> Any:
    def fits(value: object) -> bool:
        return (
            isinstance(value, list | tuple)
            and len(value) <= most
            and all(isinstance(item, str) and len(item) <= longest for item in value)
        )

    return field(default=(), metadata={"fits": fits})


def _numbers(most: int) -> Any:
    def fits(value: object) -> bool:
        return (
            isinstance(value, list | tuple)
            and len(value) <= most
            and all(isinstance(item, int) and not isinstance(item, bool) for item in value)
        )

    return field(default=(), metadata={"fits": fits})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose.

    Args:
        name: Who is working here; every change carries it. Empty until asked.
        language: Interface language (`en`, `fa` …); empty follows the computer.
        theme: `system`, `light` or `dark`.
        text_size: Percent of the normal size.
        paper: `a4` or `letter`.
        role: Who works here: a `city`, a National `commission`, or `both`.
        calendar: In which dates are typed and read first; `as_the_language` is Solar Hijri for Persian.
        spelling: Whether words that a dictionary does not have are underlined: `on` or `off`.
        window: Size and place of the window, as the window wrote it (base64).
        panels: How the panels of the draft screen stand, as the window wrote it.
        copies_elsewhere: Folder of the second place for copies of the library; empty for none.
        guidance: Names of the layers of guidance that are open beside a question.
        recent: Numbers of the dossiers opened last, newest first.
    """

    name: str = _text()
    language: str = _text(35)
    theme: str = _one_of("system", "light", "dark")
    text_size: int = _number(100, 80, 200)
    paper: str = _one_of("a4", "letter")
    role: str = _one_of("city", "commission", "both")
    calendar: str = _one_of("as_the_language", "gregorian", "solar_hijri", "islamic")
    spelling: str = _one_of("on", "off")
    window: str = _text(_LONGEST_TEXT)
    panels: str = _text(_LONGEST_TEXT)
    copies_elsewhere: str = _text(1000)
    guidance: tuple[str, ...] = _texts(50)
    recent: tuple[int, ...] = _numbers(_MOST_RECENT)


@dataclass(frozen=True, slots=True)
class Declared:
    """What is known of one setting, for a screen that is made from it.

    `choices` are the allowed words; `low` and `high` bound a number. What does not apply is empty or None.
    """

    name: str
    default: object
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None


def declared() -> tuple[Declared, ...]:
    """Every setting in order."""
    return tuple(
        Declared(
            each.name,
            each.default,
            each.metadata.get("choices", ()),
            each.metadata.get("low"),
            each.metadata.get("high"),
        )
        for each in dataclasses.fields(Settings)
    )


def fits(name: str, value: object) -> bool:
    """Whether a value may stand at a setting."""
    check: Callable[[object], bool] = Settings.__dataclass_fields__[name].metadata["fits"]
    return check(value)


class SettingsFile:
    """Settings on disk. Keys of other versions of the program are kept as they are."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """The settings kept; what is missing, unreadable or out of bounds falls back to its default."""
        kept = self._read() or {}
        good: dict[str, Any] = {}
        for each in dataclasses.fields(Settings):
            if each.name not in kept:
                continue
            value = kept[each.name]
            if fits(each.name, value):
                good[each.name] = tuple(value) if isinstance(value, list) else value
            else:
                _log.info("setting refused: %(code)s", {"code": each.name})
        return Settings(**good)

    def save(self, settings: Settings) -> None:
        """Keep the settings.

        Raises:
            EnvironmentFailed: The file could not be written; the old one is untouched.
        """
        kept = self._read()
        if kept is None:
            self._put_aside()
        data = {**(kept or {}), **dataclasses.asdict(settings)}
        self._make_folder()
        write_atomically(
            self._path, json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8"), private=True
        )

    def _read(self) -> Mapping[str, Any] | None:
        """The object in the file; empty where there is no file, None where it cannot be understood."""
        try:
            found = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def _put_aside(self) -> None:
        # Perhaps typed by hand with one comma too many: not ours to throw away.
        try:
            self._path.replace(self._path.with_suffix(".damaged.json"))
        except OSError:
            _log.info("damaged settings could not be put aside")

    def _make_folder(self) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            _log.info("folder of the settings could not be made")
