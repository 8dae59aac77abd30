"""What is drawn on the pages of a dossier: charts, pictures, pages of annexes, seals. Plain data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar for each row.

    Args:
        rows: Name, figure, and the figure as it is written.
        least: Where the bars begin.
        most: Where the longest possible bar ends.
        alt: The chart in words.
    """

    rows: tuple[tuple[str, int, str], ...]
    least: int
    most: int
    alt: str


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
class KeyFigure:
    """One figure of a summary: large, with what it says and whence it is."""

    figure: str
    unit: str
    label: str
    details: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The figures of a summary side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo.

    Args:
        data: A JPEG.
        width: In pixels.
        height: In pixels.
        caption: Under it.
        rights: Whose it is.
        alt: What it shows, in words.
    """

    data: bytes
    width: int
    height: int
    caption: str
    rights: str
    alt: str


@dataclass(frozen=True, slots=True)
class AnnexPage:
    """Room for one page of an annex: a whole page of the dossier.

    Args:
        evidence: Id of the evidence.
        index: Number of the page in the annex, from 0.
        heading: Of the whole annex, on its first page only.
        title: Above the frame.
        caption: Beneath the title, on the first page only.
        alt: The page in words.
    """

    evidence: str
    index: int
    heading: str
    title: str
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class SealMark:
    """The QR code of a sealed dossier with its fingerprint beside it.

    Args:
        content: What the QR code says.
        code: The fingerprint.
        says: What it is good for.
        alt: The QR code in words.
    """

    content: str
    code: str
    says: str
    alt: str


@dataclass(frozen=True, slots=True)
class Emblem:
    """Arms or a logo for the cover: JPEG or PNG, and in words whose it is."""

    data: bytes
    alt: str


Drawn = Bars | Radar | Timeline | Amounts | Spans | KeyFigures | Picture | AnnexPage | SealMark
