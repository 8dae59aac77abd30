"""What differs between a text and its translation: numbers, dates, names of the record, evidence cited."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lcapp.domain.answers import Value, beside, plain_part
from lcapp.domain.record_names import RecordName, forms_in, is_latin, short_form
from lcapp.domain.searching import occurrences, strings_in
from lcapp.domain.text_numbers import TextNumber, numbers_in, unlike

DIFFERENCE_CODES: dict[str, tuple[str, ...]] = {
    "number_missing": ("said",),
    "number_added": ("said",),
    "date_missing": ("said",),
    "date_added": ("said",),
    "name_missing": ("said", "expected"),
    "evidence_missing": ("said",),
    "evidence_added": ("said",),
}
"""Every code of a difference, and the names of its parameters."""

_MOST = 50


@dataclass(frozen=True, slots=True)
class TextDate:
    """A whole day a text names: where it stands, and the ISO date it means."""

    start: int
    end: int
    iso: str


DatesIn = Callable[[str, str], Sequence[TextDate]]
"""Finds the days in a text of a language; who knows calendars gives it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that stands in one of two texts and not in the other.

    Args:
        code: One of `DIFFERENCE_CODES`.
        said: As it stands there.
        in_source: Whether it stands in the source.
        path: The way to the string inside the value, as `strings_in` tells it; empty for evidence.
        start: Offset in that string.
        end: Offset after it.
        expected: For a name, the form that is missing.
    """

    code: str
    said: str
    in_source: bool
    path: tuple[str | int, ...] = ()
    start: int = 0
    end: int = 0
    expected: str = ""


def no_dates(text: str, language: str) -> tuple[TextDate, ...]:
    """A reader of dates that knows none."""
    return ()


def differences(
    source: tuple[str, Value | None],
    target: tuple[str, Value | None],
    names: Iterable[RecordName] = (),
    dates_in: DatesIn = no_dates,
) -> tuple[Difference, ...]:
    """At most fifty differences: dates, numbers, names, then evidence.

    Args:
        source: Language and value of the text.
        target: Language and value of its translation.
        names: The names of the record.
        dates_in: Finds the days in a text.
    """
    here, there = _Side(*source), _Side(*target)
    if not here.text or not there.text:
        return ()
    found = (
        *_dates_and_numbers(here, there, dates_in),
        *_names(here, there, names),
        *_evidence(source[1], target[1]),
    )
    return found[:_MOST]


class _Side:
    """One of two values as one text, and the way back from an offset."""

    def __init__(self, language: str, value: Value | None) -> None:
        told = strings_in(plain_part(value)) + [
            (("text",), one) for one in (beside(value, "text"),) if isinstance(one, str)
        ]
        self.language = language
        self.text = "\n".join(one for _path, one in told)
        self._paths = [path for path, _one in told]
        self._starts = list(accumulate((len(one) + 1 for _path, one in told), initial=0))

    def difference(
        self, code: str, start: int, end: int, *, in_source: bool, expected: str = ""
    ) -> Difference:
        place = max(n for n, begun in enumerate(self._starts[:-1]) if begun <= start)
        begun = self._starts[place]
        said = self.text[start:end]
        return Difference(code, said, in_source, self._paths[place], start - begun, end - begun, expected)


def _dates_and_numbers(here: _Side, there: _Side, dates_in: DatesIn) -> Iterator[Difference]:
    mine, theirs = (dates_in(side.text, side.language) for side in (here, there))
    equal = {one.iso for one in mine} & {one.iso for one in theirs}
    lone_here = [one for one in mine if one.iso not in equal]
    lone_there = [one for one in theirs if one.iso not in equal]
    if not (lone_here and lone_there):
        # What only one side was understood as a date on is compared figure by figure.
        mine = [one for one in mine if one.iso in equal]
        theirs = [one for one in theirs if one.iso in equal]
        lone_here, lone_there = [], []
    for side, lone, code, in_source in (
        (here, lone_here, "date_missing", True),
        (there, lone_there, "date_added", False),
    ):
        for date in lone:
            yield side.difference(code, date.start, date.end, in_source=in_source)
    missing, added = unlike(_numbers(here, mine), _numbers(there, theirs))
    for side, numbers, code, in_source in (
        (here, missing, "number_missing", True),
        (there, added, "number_added", False),
    ):
        for number in numbers:
            yield side.difference(code, number.start, number.end, in_source=in_source)


def _numbers(side: _Side, dates: Iterable[TextDate]) -> tuple[TextNumber, ...]:
    return numbers_in(side.text, leaving_out=[(one.start, one.end) for one in dates])


def _names(here: _Side, there: _Side, names: Iterable[RecordName]) -> Iterator[Difference]:
    for name in names:
        places = forms_in(name, here.text)
        wanted = [short_form(form) for form in name.forms if is_latin(form) is is_latin(there.text)]
        if places and wanted and not any(occurrences(there.text, form) for form in wanted):
            yield here.difference("name_missing", *places[0], in_source=True, expected=wanted[0])


def _evidence(source: Value | None, target: Value | None) -> Iterator[Difference]:
    mine, theirs = ([str(one) for one in beside(value, "evidence") or ()] for value in (source, target))
    yield from (Difference("evidence_missing", one, in_source=True) for one in mine if one not in theirs)
    yield from (Difference("evidence_added", one, in_source=False) for one in theirs if one not in mine)
