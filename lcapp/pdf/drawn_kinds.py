"""What is drawn on the pages of a dossier: charts, pictures, pages of annexes, seals. Plain data."""

from dataclasses import dataclass

from lcapp.domain.charts import Amounts, Radar, Spans, Timeline


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
