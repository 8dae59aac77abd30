"""Advice on dates in texts that cannot be: a weekday that was another day, a day its month does not have."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage
from lcapp.domain.advice_text import Passage
from lcapp.domain.figure_words import FigureWords
from lcapp.domain.findings import Finding
from lcapp.domain.phrases import tokens_of
from lcapp.domain.text_numbers import ascii_digits

_PERSIAN = re.compile("(یک|دو|سه|چهار|پنج)[\\s\u200c]*شنبه")
_DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th|er|\.)?")
_DAYS = re.compile(r"([0-3]?\d)[-–]([0-3]?\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FORWARD = re.compile(r"W(?:L{0,2}D|L{0,2}ML?D)")
_DATE = re.compile(r"DL?M|MD(?=L?Y)")
_SECOND = re.compile(r"WL?$")
_TWO_DAYS = re.compile(r"DL?D")
_BEFORE = re.compile(r"(?:DL?M|ML?D)L?Y(?=[Lx]?$)")
_IN_BRACKETS = re.compile(r"\s*(?:\(\s*(?:an?\s+|une?\s+)?|,\s+(?:an?|une?)\s+)")
_PLAIN_GAP = re.compile(r"[\s,]*")
_LEAP = 2024
_SHOWN = 80
_GAP = 24
"""Characters between the words of one date."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A word that may belong to a date: Weekday, Month, Day, Year, Link between them, or x."""

    kind: str
    value: int
    start: int
    end: int


def weekdays(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A weekday beside a date that was another day, in any of five languages."""
    text = _prepared(passage.bare)
    words, names = matter.data.figures, _names(matter.data.figures.weekdays, passage.tongue)
    if not any(map(str.isdigit, text)) or not names:
        return
    marks = _marks(text, words, passage.tongue)
    kinds = "".join(mark.kind for mark in marks)
    for place, mark in enumerate(marks):
        if mark.kind != "W":
            continue
        told = _following(marks, kinds, place) or _preceding(text, marks, kinds, place, passage.tongue)
        if told is None:
            continue
        day, first, last = told
        if day.weekday() != mark.value:
            said = " ".join(text[first:last].split())[:_SHOWN]
            yield at_passage("weekday_differs", passage, said=said, day=day.isoformat())
            return


def days(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A day that its month does not have, such as 31 June."""
    text = _prepared(passage.bare)
    if not any(map(str.isdigit, text)):
        return
    marks = _marks(text, matter.data.figures, passage.tongue)
    kinds = "".join(mark.kind for mark in marks)
    for found in _DATE.finditer(kinds):
        here = marks[found.start() : found.end()]
        between = {text[earlier.end : later.start] for earlier, later in pairwise(here)}
        # "31. Junija" is a date where ordinals end with a point; elsewhere a sentence may end there.
        if not between <= ({" ", ". "} if passage.tongue == "sl" else {" "}):
            continue
        day, month = (next(mark.value for mark in here if mark.kind == kind) for kind in "DM")
        after = marks[found.end()] if found.end() < len(marks) else None
        year = after.value if after is not None and after.kind == "Y" else _LEAP
        if _day(year, month, day) is None and _day(year, month, 1) is not None:
            end = after.end if after is not None and after.kind == "Y" else here[-1].end
            yield at_passage("no_such_day", passage, said=text[here[0].start : end][:_SHOWN])
            return


def _prepared(text: str) -> str:
    """With Latin digits and each Persian weekday as one word; offsets are those of this text."""
    plain = ascii_digits(text)
    return _PERSIAN.sub(lambda at: f"{at[1]}شنبه", plain) if "شنبه" in plain else plain


def _names(by_language: Mapping[str, Mapping[str, int]], tongue: str) -> Mapping[str, int]:
    return by_language.get(tongue.partition("-")[0], {})


def _marks(text: str, words: FigureWords, tongue: str) -> list[_Mark]:
    weekdays, months = _names(words.weekdays, tongue), _names(words.months, tongue)
    marks: list[_Mark] = []
    for token in tokens_of(text):
        word = token.word
        two = _DAYS.fullmatch(word)
        if two:
            marks += [_Mark("D", int(day), token.start, token.end) for day in two.groups()]
            continue
        if word in weekdays:
            kind, value = "W", weekdays[word]
        elif word in months:
            kind, value = "M", months[word]
        elif _YEAR.fullmatch(word):
            kind, value = "Y", int(word)
        elif (day := _DAY.fullmatch(word)) and 1 <= int(day[1]) <= 31:
            kind, value = "D", int(day[1])
        else:
            kind, value = ("L" if word in words.links else "x"), 0
        marks.append(_Mark(kind, value, token.start, token.end))
    return marks


def _following(marks: list[_Mark], kinds: str, place: int) -> tuple[date, int, int] | None:
    """The date right after a weekday; of "from Friday 12 to Sunday 14 May 2019" the first or the second."""
    found = _FORWARD.match(kinds, place)
    if found is None:
        return None
    here = marks[place : found.end()]
    day = next(mark.value for mark in here if mark.kind == "D")
    if _SECOND.search(kinds[:place]):
        # "Saturday and Sunday, 8 and 9 May": the second weekday is that of the second day.
        second = _TWO_DAYS.match(kinds, found.end() - 1)
        if second is None:
            return None
        day = marks[second.end() - 1].value
    month = next((mark.value for mark in here if mark.kind == "M"), 0)
    for earlier, mark in pairwise(marks[place:]):
        if mark.start - earlier.end > _GAP or mark.kind not in "LWDMY":
            return None
        if mark.kind == "M" and not month and mark.start > here[-1].start:
            month = mark.value
        if mark.kind == "Y":
            known = _day(mark.value, month, day) if month else None
            return (known, marks[place].start, mark.end) if known else None
    return None


def _preceding(
    text: str, marks: list[_Mark], kinds: str, place: int, tongue: str
) -> tuple[date, int, int] | None:
    """The date right before a weekday, as it stands in Turkish or in brackets."""
    found = _BEFORE.search(kinds[:place])
    if found is None:
        return None
    here = marks[found.start() : found.end()]
    gap = _PLAIN_GAP if tongue == "tr" else _IN_BRACKETS
    if not gap.fullmatch(text[here[-1].end : marks[place].start]):
        return None
    day, month, year = (next(mark.value for mark in here if mark.kind == kind) for kind in "DMY")
    known = _day(year, month, day)
    return (known, here[0].start, marks[place].end) if known else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


WEEKDAY_RULES = {
    "weekdays": AdviceRule(
        {"weekday_differs": ("said", "day")},
        "domain 6.4, 8.2: dates that contradict each other",
        passage=weekdays,
    ),
    "days_of_months": AdviceRule({"no_such_day": ("said",)}, "domain 8.2: impossible dates", passage=days),
}
