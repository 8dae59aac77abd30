"""The numbers of a running text, in the digits of any script, and which of them another text does not hold.

A number is read in every way it may be meant: `84,300` is eighty-four thousand to one reader and a decimal
to another, and a translation may use either. Words such as "million" count. Small numbers may be written out,
and a year of the Solar Hijri calendar agrees with both Gregorian years it lies in.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

_NUMBER = re.compile(r"\d+(?:(?:[.,٫٬'’]|[ \u00a0\u202f](?=\d{3}(?!\d)))\d+)*(?:[/-]\d+)*")
_WORD = re.compile(r"[\s\u200c]*([^\W\d_]+)")
_PARTS = re.compile(r"\D+")
_DIGITS = re.compile(r"\d+")

_SCALES: dict[str, int] = {
    "thousand": 3,
    "mille": 3,
    "هزار": 3,
    "bin": 3,
    "tisoč": 3,
    "million": 6,
    "millions": 6,
    "میلیون": 6,
    "milyon": 6,
    "milijon": 6,
    "milijona": 6,
    "milijone": 6,
    "milijonov": 6,
    "billion": 9,
    "milliard": 9,
    "milliards": 9,
    "میلیارد": 9,
    "milyar": 9,
    "milijarda": 9,
    "milijarde": 9,
    "milijard": 9,
}
"""Words right after a number that multiply it, as a power of ten."""

_SPELLED_UP_TO = Decimal(12)
_SOLAR_YEARS = range(1200, 1500)
_YEARS_APART = (621, 622)
_LONGEST = 40
_MOST = 500


@dataclass(frozen=True, slots=True)
class TextNumber:
    """One number of a text.

    Args:
        start: Offset of its first character.
        end: Offset after its last.
        said: As it stands there.
        readings: What it may mean.
    """

    start: int
    end: int
    said: str
    readings: frozenset[Decimal]


def numbers_in(text: str, *, leaving_out: Iterable[tuple[int, int]] = ()) -> tuple[TextNumber, ...]:
    """The first 500 numbers of a text in its order; each part of `2024-05-31` is a number of its own.

    Args:
        text: Any text, in any script.
        leaving_out: Start and end of what is something else, such as dates.
    """
    plain = ascii_digits(text)
    spans = tuple(leaving_out)
    found = (
        number
        for at in _NUMBER.finditer(plain)
        for number in _numbers_at(text, plain, at.start(), at.end())
        if not any(number.start < end and start < number.end for start, end in spans)
    )
    return tuple(islice(found, _MOST))


def ascii_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9, at the same places."""
    return text if text.isascii() else "".join(map(_ascii_digit, text))


def unlike(
    source: Iterable[TextNumber], target: Iterable[TextNumber]
) -> tuple[tuple[TextNumber, ...], tuple[TextNumber, ...]]:
    """The numbers of each text that have no equal in the other; a number said twice needs two."""
    here, there = _left_over(list(source), list(target), _equal)
    here, there = _left_over(here, there, _same_year)
    return _without_spelled(here, there), _without_spelled(there, here)


def _ascii_digit(letter: str) -> str:
    value = None if letter.isascii() else unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def _numbers_at(text: str, plain: str, start: int, end: int) -> Iterator[TextNumber]:
    readings = set(_readings(plain[start:end]))
    if readings:
        power = _scale(plain, end)
        meant = frozenset(one.scaleb(power).normalize() for one in readings)
        yield TextNumber(start, end, text[start:end], meant)
        return
    for part in _DIGITS.finditer(plain, start, end):
        if part.end() - part.start() <= _LONGEST:
            meant = frozenset({Decimal(part.group()).normalize()})
            yield TextNumber(part.start(), part.end(), text[part.start() : part.end()], meant)


def _readings(said: str) -> Iterator[Decimal]:
    """What one written number may mean; nothing where it is several numbers, such as a date."""
    marks = [letter for letter in said if not letter.isdigit()]
    groups = _PARTS.split(said)
    in_threes = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and groups[0] != "0"
    kinds = set(marks)
    if len(said) > _LONGEST:
        return
    if not marks:
        yield Decimal(said)
    elif len(marks) == 1 and marks[0] != "-":
        # A slash is the decimal mark of handwritten Persian.
        if marks[0] not in "٬ \u00a0\u202f":
            yield Decimal(".".join(groups))
        if in_threes and marks[0] not in "٫/":
            yield Decimal("".join(groups))
    elif len(kinds) == 1 and in_threes and not kinds & {"/", "-"}:
        yield Decimal("".join(groups))
    elif len(kinds) == 2 and marks.count(marks[-1]) == 1 and not kinds & {"-"}:
        yield Decimal("".join(groups[:-1]) + "." + groups[-1])


def _scale(plain: str, end: int) -> int:
    word = _WORD.match(plain, end)
    return _SCALES.get(word.group(1).casefold(), 0) if word else 0


def _left_over(
    here: list[TextNumber], there: list[TextNumber], agree: Callable[[TextNumber, TextNumber], bool]
) -> tuple[list[TextNumber], list[TextNumber]]:
    rest, missing = list(there), []
    for number in here:
        match = next((one for one in rest if agree(number, one)), None)
        if match is None:
            missing.append(number)
        else:
            rest.remove(match)
    return missing, rest


def _equal(one: TextNumber, other: TextNumber) -> bool:
    return bool(one.readings & other.readings)


def _same_year(one: TextNumber, other: TextNumber) -> bool:
    def lies_in(solar: TextNumber, gregorian: TextNumber) -> bool:
        return any(
            year in _SOLAR_YEARS and year + apart in gregorian.readings
            for year in solar.readings
            for apart in _YEARS_APART
        )

    return lies_in(one, other) or lies_in(other, one)


def _without_spelled(mine: list[TextNumber], others: list[TextNumber]) -> tuple[TextNumber, ...]:
    """Without small numbers that the other text may write as words: it holds no small one that differs."""
    if any(map(_is_small, others)):
        return tuple(mine)
    return tuple(one for one in mine if not _is_small(one))


def _is_small(number: TextNumber) -> bool:
    return all(value <= _SPELLED_UP_TO and value == value.to_integral_value() for value in number.readings)
