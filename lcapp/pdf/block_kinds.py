"""What stands on the pages of a dossier: plain frozen data, without fonts, lengths or pages."""

from dataclasses import dataclass
from typing import Literal

from lcapp.pdf.drawn_kinds import Drawn, Emblem, SealMark

Look = Literal[
    "answer", "value", "label", "small_label", "explanation", "intro", "aside", "warning", "heading_note"
]
"""How running text looks; the sizes stand in `lcapp.pdf.looks`.

An `answer` runs in the direction of its own letters, all else begins on the leading side of the page.
"""


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of text.

    Args:
        text: Plain text; nothing in it is markup.
        language: BCP 47; empty is the language of print.
        bold: In the bold face.
        quiet: In the colour of asides.
        link: An address the stretch leads to; only http, https and mailto become links.
        line: "through" what was taken out, "under" what was put in; empty for none.
    """

    text: str
    language: str = ""
    bold: bool = False
    quiet: bool = False
    link: str = ""
    line: Literal["", "through", "under"] = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `marker` is the bullet or number before it, `decimals` how many a figure has.

    `page_of` makes it the number of the page where that heading stands, known when all pages are.
    """

    said: tuple[Said, ...]
    look: Look = "answer"
    marker: str = ""
    decimals: int = 0
    page_of: str = ""

    @property
    def text(self) -> str:
        """The bare text."""
        return "".join(piece.text for piece in self.said)


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `names` are the city's names, its own script first; `lines` stand under them.

    `mark` says why it is not a city's own application. `fingerprint` stands at the foot where there is no
    `seal`, which says it too.
    """

    names: tuple[Said, ...]
    title: str
    lines: tuple[str, ...]
    draft: str = ""
    mark: str = ""
    fingerprint: str = ""
    arms: Emblem | None = None
    logo: Emblem | None = None
    seal: SealMark | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, filled in when all pages are known."""

    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A part (level 1) or a section (level 2); both stand in the contents and in the outline.

    `name` is what a `Text.page_of` asks for.
    """

    level: int
    text: str
    under: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What follows begins on a page of its own; `front` on the front of a sheet of paper.

    `left_empty` is said on the back before it, where nothing else stands there.
    """

    front: bool = False
    left_empty: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that stands under it: never torn from the first lines of its answer."""

    number: str
    label: Said
    body: "tuple[Block, ...]"
    translated: str = ""
    question: str = ""
    """Id of the question; empty for a field of a record."""
    count: str = ""
    """How long the answer is, on a marking copy."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A question answered in two languages, one beside the other; `languages` near and far.

    `beneath` spans both columns: answers in further languages, notes.
    """

    near: Asked
    far: Asked
    languages: tuple[str, str]
    beneath: "tuple[Block, ...]" = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """Short questions one below the other, each beside its answer; their bodies hold `Text` only."""

    rows: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two columns: what it is, and what it says."""

    rows: tuple[tuple[Said, tuple[Text, ...]], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid. `share` of the width; figures are set to the trailing side."""

    title: str
    share: float
    figures: bool = False
    centred: bool = False


Cell = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head that is repeated on each page. `roomy` rows are to be written in by hand.

    `questions` names the question of each row, where rows are questions.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    roomy: bool = False
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One record of a repeatable group. `number` stands at its side."""

    number: str
    body: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Ticks:
    """Options with boxes to tick by hand; the chosen ones are ticked."""

    options: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that must be seen."""

    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A fixed sentence of the form, with its blanks filled."""

    said: tuple[Said, ...]

    @property
    def text(self) -> str:
        """The bare text."""
        return "".join(piece.text for piece in self.said)


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Room for a signature. `stamp` is the caption of the room for a stamp, or empty."""

    caption: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class WritingSpace:
    """Lines to write on by hand; `framed` is one box instead."""

    lines: int
    framed: bool = False


Block = (
    Cover
    | Contents
    | Heading
    | Sheet
    | Asked
    | Brief
    | Text
    | Pairs
    | Grid
    | Card
    | Ticks
    | Notice
    | Statement
    | SignatureBox
    | WritingSpace
    | Sides
    | Drawn
)


@dataclass(frozen=True, slots=True)
class RunningLines:
    """What every page says at its head and foot.

    Args:
        head: City and call.
        mark: DRAFT, or empty.
        foot: The fingerprint.
        warning: What a form that is not exact says on each page.
    """

    head: str
    mark: str
    foot: str
    warning: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A whole dossier as blocks, with what the file says about itself."""

    blocks: tuple[Block, ...]
    running: RunningLines
    title: str
    author: str
    subject: str
