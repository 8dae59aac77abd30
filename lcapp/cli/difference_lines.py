"""What changed in an answer, as lines of a terminal and as an object for machines."""

from collections.abc import Iterator
from typing import Any

from lcapp.domain.text_difference import PieceKind
from lcapp.domain.value_difference import ValueDifference
from lcapp.i18n import Words
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_history import part_words

_MARKS = {PieceKind.KEPT: " ", PieceKind.REMOVED: "-", PieceKind.ADDED: "+"}


def difference_lines(words: Words, difference: ValueDifference) -> Iterator[str]:
    """Each part that changed with its name, what was taken out and what was put in."""
    for part in difference.parts:
        if not part.changed:
            continue
        if part.path:
            yield "    " + harmless(words, " ".join(part_words(words, name) for name in part.path))
        for piece in part.pieces:
            if piece.kind is not PieceKind.KEPT:
                for line in piece.text.strip().splitlines() or ("␣",):
                    yield f"    {_MARKS[piece.kind]} {harmless(words, line)}"


def difference_shape(difference: ValueDifference) -> list[dict[str, Any]]:
    """Each part that changed with all its pieces."""
    return [
        {
            "path": list(part.path),
            "pieces": [{"kind": str(piece.kind), "text": piece.text} for piece in part.pieces],
        }
        for part in difference.parts
        if part.changed
    ]
