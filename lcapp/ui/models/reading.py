"""What the reading page shows: sections, questions, and the pieces their answers are made of."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lcapp.domain.findings import Severity
from lcapp.ui.models.history_words import Shown


class PieceKind(StrEnum):
    """How a piece of an answer looks."""

    TEXT = "text"
    QUIET = "quiet"
    FIGURE = "figure"
    HEADING = "heading"
    LINK = "link"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, figure, link or card.

    Args:
        kind: How it looks.
        text: What it says.
        marker: What stands before it.
        rtl: Whether long text reads from right to left; None stands where the window's lines begin.
        inside: What a card holds.
    """

    kind: PieceKind
    text: str
    marker: str = ""
    rtl: bool | None = None
    inside: "tuple[Piece, ...]" = ()

    def said(self) -> Iterator[str]:
        """What a screen reader says."""
        yield f"{self.marker} {self.text}".strip()
        for piece in self.inside:
            yield from piece.said()


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """One question as it is read.

    Args:
        id: The question.
        number: Its number as written on the draft's pages; empty for statements.
        label: Its official words, a statement's with its blanks filled.
        own_label: The same in the officer's language, empty where that is the same.
        pieces: The answer.
        language: The first language an answer stands in; empty where it has none.
        marks: The severities of what checking found here, the worst first.
        note: What is to be known of the answer in a few words, such as that it changed; or empty.
        differences: What changed in it, to be shown above the answer; empty where that is not wanted.
        spoken: The differences for a screen reader.
    """

    id: str
    number: str
    label: str
    own_label: str
    pieces: tuple[Piece, ...]
    language: str = ""
    marks: tuple[Severity, ...] = ()
    note: str = ""
    differences: tuple[Shown, ...] = ()
    spoken: str = ""

    @property
    def answer_said(self) -> str:
        """The answer for a screen reader."""
        return "\n".join(text for piece in self.pieces for text in piece.said() if text)


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section with its questions; `part` only where a new part begins."""

    id: str
    part: str
    title: str
    questions: tuple[ReadQuestion, ...]


def is_rtl(text: str) -> bool:
    """Whether the first letter that has a direction reads from right to left."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
