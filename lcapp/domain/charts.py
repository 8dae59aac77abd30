"""What the city's records show as drawings and tables, on paper and in the window alike. Plain data."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a radar: its name, and a figure for each axis, None where there is none."""

    name: str
    figures: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """A figure on each of several axes around a centre.

    Args:
        axes: Their names, the first at the top.
        series: One or two.
        marks: The steps of the scale with how each is written, from the centre outwards.
        alt: The chart in words.
    """

    axes: tuple[str, ...]
    series: tuple[Series, ...]
    marks: tuple[tuple[int, str], ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Terms one after the other, each with what is to be reached in it."""

    terms: tuple[tuple[str, tuple[str, ...]], ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Amounts:
    """A bar for each amount, without a scale: its length is its share of the greatest.

    Args:
        rows: Name, share of the greatest in thousandths, and the amount as it is written.
        alt: The chart in words.
    """

    rows: tuple[tuple[str, int, str], ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Spans:
    """What lasts how long, one below the other, over a line of years.

    Args:
        rows: Name, and where it begins and ends on the line, in months from its beginning; a milestone has
            the same beginning and end.
        marks: Where on the line, in months, a year begins, and how it is written.
        months: Length of the line.
        alt: The chart in words.
    """

    rows: tuple[tuple[str, int, int], ...]
    marks: tuple[tuple[int, str], ...]
    months: int
    alt: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titles.

    Args:
        titles: Of the columns.
        rows: The cells of each row as texts; a text may have several lines.
        figures: For each column, whether it holds figures.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One drawing or table under its title."""

    title: str
    drawing: Timeline | Spans | Amounts | Radar | Table


Overviews = Mapping[str, tuple[Shown, ...]]
"""What each section of a record shows, by its id; sections that show nothing are left out."""
