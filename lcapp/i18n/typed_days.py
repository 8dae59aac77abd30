"""Days and rows of days as people type them: `2027-05-01; 2027-03-20 – 2027-04-02`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.words import Words

LONGEST_ROW = 366
"""Days from the first to the last of a row."""

_BETWEEN_DAYS = re.compile(r"[;\u061b\n]")
_COMMA = re.compile(r"[,\u060c]")
_FROM_TO = re.compile(r"\s*(?:\.\.|\u2026|\u2013|\u2014)\s*|\s+(?:-|to|تا)\s+")


@dataclass(frozen=True, slots=True)
class TypedDays:
    """The days a text means, and the first piece of it that means none."""

    days: frozenset[date] = frozenset()
    trouble: str = ""


def typed_days(words: Words, text: str) -> TypedDays:
    """Every day a text names, one by one or from one to another, in any of the calendars.

    Args:
        words: Their language and calendar are those of the text (see `typed_date`).
        text: Pieces with a semicolon or comma between them.
    """
    days: set[date] = set()
    trouble = ""
    for piece in _pieces(words, text):
        row = _row(words, piece)
        days |= row
        if not row and not trouble:
            trouble = piece
    return TypedDays(frozenset(days), trouble)


def _pieces(words: Words, text: str) -> Iterator[str]:
    for part in filter(None, map(str.strip, _BETWEEN_DAYS.split(text))):
        # A comma may stand inside one date: May 31, 2024.
        if _row(words, part):
            yield part
        else:
            yield from filter(None, map(str.strip, _COMMA.split(part)))


def _row(words: Words, piece: str) -> set[date]:
    ends = [typed_date(words, end, partial=False).iso for end in _FROM_TO.split(piece)]
    if len(ends) > 2 or not all(ends):
        return set()
    first, last = date.fromisoformat(ends[0]), date.fromisoformat(ends[-1])
    length = (last - first).days
    if not 0 <= length < LONGEST_ROW:
        return set()
    return {first + timedelta(days=n) for n in range(length + 1)}
