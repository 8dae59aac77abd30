"""Reading one table of a form or call file: every wrong or unknown key becomes a problem with its place."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from lcapp.domain.nearest import nearest
from lcapp.errors import Problem

Word = TypeVar("Word", bound=StrEnum)

_LARGEST = 2**53 - 1
_KINDS = {str: "text", bool: "true_or_false", int: "whole_number", list: "list", dict: "table"}


class Table:
    """A TOML table with a place and a list for what is wrong in it.

    Every read marks its key as known; `finish` then complains about the rest.

    Args:
        data: The table.
        place: Where it stands, in people's words: `question motivation.why`.
        problems: Collects what is wrong; shared by all tables of a file.
    """

    def __init__(self, data: Mapping[str, Any], place: str, problems: list[Problem]) -> None:
        self._data = data
        self._known: list[str] = []
        self.place = place
        self.problems = problems

    def problem(self, code: str, *, key: str = "", severity: str = "error", **params: str | int) -> None:
        """Note something wrong at this table or at one of its keys."""
        place = f"{self.place} {key}".strip()
        self.problems.append(Problem(code, place, severity=severity, **params))

    def text(self, key: str, default: str = "", *, needed: bool = False) -> str:
        """A text; `needed` complains when it is missing or empty."""
        value: str = self._take(key, str, default)
        if needed and not value.strip():
            self.problem("key_missing", key=key, key_name=key)
        return value.strip()

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        found: bool = self._take(key, bool, default)
        return found

    def number(self, key: str) -> int | None:
        """A whole number, zero or more."""
        value: int | None = self._take(key, int, None)
        if value is not None and value < 0:
            self.problem("number_negative", key=key, key_name=key)
            return None
        if value is not None and value > _LARGEST:
            self.problem("wrong_kind", key=key, key_name=key, wanted="whole_number")
            return None
        return value

    def decimal(self, key: str) -> Decimal | None:
        """A number with or without decimals."""
        self._known.append(key)
        value = self._data.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            self.problem("wrong_kind", key=key, key_name=key, wanted="number")
            return None
        number = Decimal(value) if isinstance(value, int) else Decimal(str(value))
        if not number.is_finite() or abs(number) > _LARGEST:
            self.problem("wrong_kind", key=key, key_name=key, wanted="number")
            return None
        return number

    def iso_date(self, key: str) -> str | None:
        """A day, written as a TOML date or as text."""
        self._known.append(key)
        value = self._data.get(key)
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, str):
            try:
                return date.fromisoformat(value).isoformat()
            except ValueError:
                self.problem("date_unreadable", key=key, key_name=key, value=value[:40])
                return None
        self.problem("wrong_kind", key=key, key_name=key, wanted="date")
        return None

    def word(self, key: str, words: type[Word], default: Word | None, *, needed: bool = False) -> Word | None:
        """One of a fixed set of words."""
        value = self._take(key, str, None)
        if value is None:
            if needed:
                self.problem("key_missing", key=key, key_name=key)
            return default
        if value not in set(words):
            known = [str(one) for one in words]
            self.problem("word_unknown", key=key, key_name=key, value=value[:40], meant=nearest(value, known))
            return default
        return words(value)

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts."""
        found = self._take(key, list, list(default))
        if not all(isinstance(one, str) for one in found):
            self.problem("wrong_kind", key=key, key_name=key, wanted="list_of_texts")
            return ()
        return tuple(found)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        found = self._take(key, list, [])
        if not all(type(one) is int and abs(one) <= _LARGEST for one in found):
            self.problem("wrong_kind", key=key, key_name=key, wanted="list_of_numbers")
            return ()
        return tuple(found)

    def table(self, key: str) -> Mapping[str, Any] | None:
        """A table inside this one, as it is."""
        found: Mapping[str, Any] | None = self._take(key, dict, None)
        return found

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        """A list of tables, as they are."""
        found = self._take(key, list, [])
        if not all(isinstance(one, dict) for one in found):
            self.problem("wrong_kind", key=key, key_name=key, wanted="list_of_tables")
            return []
        return list(found)

    def inner(self, data: Mapping[str, Any], place: str) -> "Table":
        """A table inside this one that reports to the same list."""
        return Table(data, place, self.problems)

    def finish(self) -> None:
        """Complain about every key nobody asked for."""
        for key in self._data:
            if key not in self._known:
                self.problem("key_unknown", key=key, key_name=key[:60], meant=nearest(key, self._known))

    def _take(self, key: str, kind: type, default: Any) -> Any:
        self._known.append(key)
        value = self._data.get(key, default)
        if value is default:
            return default
        right = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
        if not right:
            self.problem("wrong_kind", key=key, key_name=key, wanted=_KINDS[kind])
            return default
        return value


def say_repeats(ids: Iterable[str], place: str, problems: list[Problem]) -> None:
    """Complain about every id that occurs more than once."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            problems.append(Problem("id_repeated", f"{place} {one}".strip(), id=one))
        seen.add(one)
