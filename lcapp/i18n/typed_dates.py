"""Dates as people type them, in any of the calendars, with figures of any script and with names of months."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lcapp.domain.searching import fold
from lcapp.i18n.calendars import YEARS, Calendar, calendar_of, date_of, month_length
from lcapp.i18n.month_names import gregorian_months, islamic_months, month_names, weekday_names
from lcapp.i18n.words import Words

if TYPE_CHECKING:
    from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-./\s]\s*)?(\d{1,2})[-./\s]\s*(\d{4})")
_ORDINAL = r"(?:er|st|nd|rd|th|ᵉʳ)?"
_NAME_AFTER_DAY = re.compile(rf"(?:(\d{{1,2}}){_ORDINAL}[.\s]\s*)?([^\W\d]\D*?)[,\s]\s*(\d{{4}})")
_NAME_BEFORE_DAY = re.compile(rf"([^\W\d]\D*?)\s+(\d{{1,2}}){_ORDINAL}[,.\s]\s*(\d{{4}})")
_UNSEEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")

NOT_A_DATE = "not_a_date"
NEEDS_DAY = "needs_day"
"""A month or year of a calendar whose months and years lie across two Gregorian ones."""
NO_SUCH_DAY = "no_such_day"
OUTSIDE = "outside"
"""The year is none that this calendar is understood in."""


@dataclass(frozen=True, slots=True)
class TypedDate:
    """What a text means: an ISO day, month or year; or else why none, and in which calendar it was read."""

    iso: str = ""
    trouble: str = ""
    calendar: Calendar = Calendar.GREGORIAN


def typed_date(words: Words, text: str, *, partial: bool, calendar: Calendar | None = None) -> TypedDate:
    """The ISO date a text means.

    Understood are `1403/3/11`, `11.3.1403`, `11 Khordad 1403`, with figures of any script; with `partial`
    also a month or a year. The day comes before the month where the year is last, as UNESCO's forms write
    it. The name of a month says its calendar. A year past the last of the calendar is a Gregorian one.

    Args:
        words: Their language names months; their calendar is the one meant where nothing tells.
        text: As typed.
        partial: Whether a month or a year alone is enough.
        calendar: Instead of the calendar of the words.
    """
    meant = calendar or calendar_of(words)
    plain = _plain(text)
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(plain):
        day, month, year = found.groups()
    else:
        return _named(words, plain, partial=partial, meant=meant)
    if int(year) > YEARS[meant][1]:
        meant = Calendar.GREGORIAN
    return _dated(meant, year, month, day, partial=partial)


def _named(words: Words, plain: str, *, partial: bool, meant: Calendar) -> TypedDate:
    bare = _without_weekday(words.language, plain)
    for pattern, order in ((_NAME_AFTER_DAY, (0, 1, 2)), (_NAME_BEFORE_DAY, (1, 0, 2))):
        found = pattern.fullmatch(bare)
        if found is None:
            continue
        day, name, year = (found.groups()[place] for place in order)
        known = _months_by_name(words).get(_letters(name or ""))
        if known is not None:
            return _dated(known[0], year or "", str(known[1]), day, partial=partial)
    return TypedDate(trouble=NOT_A_DATE, calendar=meant)


def _dated(calendar: Calendar, year: str, month: str | None, day: str | None, *, partial: bool) -> TypedDate:
    first, last = YEARS[calendar]
    if not first <= int(year) <= last:
        return TypedDate(trouble=OUTSIDE, calendar=calendar)
    if day is None or month is None:
        if month is not None and month_length(calendar, int(year), int(month)) is None:
            return TypedDate(trouble=NO_SUCH_DAY, calendar=calendar)
        if not partial or calendar is not Calendar.GREGORIAN:
            return TypedDate(trouble=NEEDS_DAY, calendar=calendar)
        return TypedDate(f"{int(year):04}" + (f"-{int(month):02}" if month else ""))
    found: date | None = date_of(calendar, int(year), int(month), int(day))
    if found is None:
        return TypedDate(trouble=NO_SUCH_DAY, calendar=calendar)
    return TypedDate(found.isoformat(), calendar=calendar)


def _plain(text: str) -> str:
    """Figures as ASCII, letters folded, nothing unseen."""
    folded, _places = fold(_UNSEEN.sub("", text).strip())
    return re.sub(r"\s+", " ", "".join(str(int(c)) if c.isdecimal() else c for c in folded))


def _letters(name: str) -> str:
    return "".join(c for c in _plain(name) if unicodedata.category(c) in ("Ll", "Lo"))


def _without_weekday(language: str, plain: str) -> str:
    for name in sorted(weekday_names(language), key=len, reverse=True):
        said = _plain(name)
        for bare in (plain.removeprefix(f"{said}, "), plain.removeprefix(f"{said} ")):
            if bare != plain:
                return bare
        if plain.endswith(f" {said}"):
            return plain.removesuffix(f" {said}")
    return plain


@lru_cache(maxsize=8)
def _months_by_name(words: Words) -> dict[str, tuple[Calendar, int]]:
    known: dict[str, tuple[Calendar, int]] = {}

    def learn(calendar: Calendar, names: Iterable[str]) -> None:
        for month, name in enumerate(names, 1):
            known.setdefault(_letters(_plain(name)), (calendar, month))

    for language in (words.language, "en"):
        for names in _gregorian_forms(language):
            learn(Calendar.GREGORIAN, names)
    english = Words("en")
    for reader in (words, english):
        learn(Calendar.SOLAR_HIJRI, month_names(reader, Calendar.SOLAR_HIJRI))
        learn(Calendar.ISLAMIC, islamic_months(reader))
    known.pop("", None)
    return known


@lru_cache(maxsize=8)
def _gregorian_forms(language: str) -> tuple[tuple[str, ...], ...]:
    made: list[tuple[str, ...]] = [
        gregorian_months(language),
        gregorian_months(language, standing_alone=True),
        gregorian_months(language, short=True),
    ]
    if (change := _IN_A_DATE.get(language.partition("-")[0])) is not None:
        made.append(tuple(map(change, made[0])))
    return tuple(made)


def _slovenian_genitive(name: str) -> str:
    for ending, other in (("ec", "ca"), ("ber", "bra")):
        if name.endswith(ending):
            return name.removesuffix(ending) + other
    return f"{name}a"


_IN_A_DATE: dict[str, Callable[[str], str]] = {"sl": _slovenian_genitive}
"""How months are written inside a date where Babel knows only their names: `15. junija 2025`."""
