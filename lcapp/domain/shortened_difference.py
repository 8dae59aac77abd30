"""A difference without what nobody needs to read again: long unchanged stretches are cut."""

from dataclasses import replace

from lcapp.domain.text_difference import Piece, PieceKind, Pieces

AROUND = 90
"""Characters of an unchanged stretch that are shown beside a change."""
_SAVES = 40
"""A stretch is only cut where at least so many characters fall away."""


def shortened_pieces(pieces: Pieces) -> Pieces:
    """The pieces; of long unchanged ones only what stands beside a change, with an ellipsis for the rest."""
    last = len(pieces) - 1
    return tuple(_cut(piece, first=place == 0, last=place == last) for place, piece in enumerate(pieces))


def _cut(piece: Piece, *, first: bool, last: bool) -> Piece:
    text = piece.text
    if piece.kind is not PieceKind.KEPT:
        return piece
    before = "" if first else text[:AROUND].rpartition(" ")[0] or text[:AROUND]
    behind = "" if last else text[-AROUND:].partition(" ")[2] or text[-AROUND:]
    if len(before) + len(behind) + _SAVES >= len(text):
        return piece
    return replace(piece, text=" … ".join((before, behind)).strip("\n") if before or behind else "…")
