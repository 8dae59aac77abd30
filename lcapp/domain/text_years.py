"""Which numbers of a text are years, and whether a figure beside them is of the year that is meant."""

from collections.abc import Iterable

from lcapp.domain.text_numbers import TextNumber

_YEARS = range(1900, 2101)
_SOLAR = range(1300, 1480)
_SOLAR_BEHIND = (621, 622)
_NEAR = 32
"""Characters between a figure and a year that says of when it is."""


def is_year(number: TextNumber) -> bool:
    """Whether a number is written as a year, Gregorian or, in other digits, Solar Hijri."""
    return bool(years_of(number))


def years_of(number: TextNumber) -> frozenset[int]:
    """The Gregorian years a number may name; a Solar Hijri year lies in two."""
    said = number.said
    if not (said.isdecimal() and len(said) == len("2024")):
        return frozenset()
    year = int(said)
    if year in _SOLAR and not said.isascii():
        return frozenset(year + behind for behind in _SOLAR_BEHIND)
    return frozenset({year}) if year in _YEARS else frozenset()


def same_year(number: TextNumber, every: Iterable[TextNumber], year: int | None) -> bool:
    """Whether a figure of a text may be of a year: none stands near it, or that one does.

    Args:
        number: The figure.
        every: All numbers of its sentence.
        year: Which is meant; None if unknown, which any year may be.
    """
    near = [
        years_of(one)
        for one in every
        if one != number and max(one.start - number.end, number.start - one.end) <= _NEAR
    ]
    told = frozenset().union(*near)
    return year is None or not told or year in told
