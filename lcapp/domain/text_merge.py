"""Several rewritings of one text put together, word by word, where they do not get in each other's way.

Every rewriting is a row of hunks: a stretch of the base and what stands there now. Two hunks get in each
other's way where they overlap or touch; one word that nobody changed between them is enough to keep them
apart. Equal hunks are one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lcapp.domain.text_difference import PieceKind, text_difference


@dataclass(frozen=True, slots=True, order=True)
class Hunk:
    """A stretch of the base (`start` to `end`, in characters) and what stands in its place."""

    start: int
    end: int
    text: str


def hunks(base: str, rewritten: str) -> tuple[Hunk, ...]:
    """What was rewritten, in order; hunks never touch each other."""
    return tuple(_hunks(base, rewritten))


def combined_text(base: str, rewritings: Sequence[str]) -> str | None:
    """All rewritings in one text; None where two of them rewrite the same place differently.

    The order of the rewritings does not matter.
    """
    every = sorted({hunk for text in rewritings for hunk in hunks(base, text)})
    said, place = [], 0
    for number, hunk in enumerate(every):
        if number and hunk.start <= every[number - 1].end:
            return None
        said += [base[place : hunk.start], hunk.text]
        place = hunk.end
    return "".join([*said, base[place:]])


def _hunks(base: str, rewritten: str) -> Iterator[Hunk]:
    place = start = 0
    new: list[str] = []
    for piece in text_difference(base, rewritten):
        if piece.kind is PieceKind.ADDED:
            new.append(piece.text)
        elif piece.kind is PieceKind.REMOVED:
            place += len(piece.text)
        else:
            if place > start or new:
                yield Hunk(start, place, "".join(new))
                new = []
            place += len(piece.text)
            start = place
    if place > start or new:
        yield Hunk(start, place, "".join(new))
