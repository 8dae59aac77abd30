"""Fills lines: which chunks go on which line, and where each piece of a line stands."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lcapp.pdf.text.analysis import Analyser, Chunk, Paragraph
from lcapp.pdf.text.bidi import line_levels, visual_order
from lcapp.pdf.text.shaping import Shaped
from lcapp.pdf.text.style import Run

# Rounding may not push a word that fits exactly to the next line.
TOLERANCE = 0.001
# A justified line whose spaces would grow by more than this many em stays ragged.
WIDEST_STRETCH = 1.2


class Line(NamedTuple):
    """Chunks of one line; `width` in em without the space at its end; `is_last` of its paragraph."""

    paragraph: Paragraph
    chunks: Sequence[Chunk]
    width: float
    is_last: bool


class Placed(NamedTuple):
    """A piece of a line; `x` in em from the left end of the line."""

    x: float
    shaped: Shaped
    run: Run
    is_space: bool


def fill(
    analyser: Analyser,
    parts: Iterable[tuple[Paragraph, Sequence[Chunk]]],
    *,
    first_room: float,
    room: float,
) -> list[Line]:
    """Breaks paragraphs into lines.

    Args:
        analyser: Divides words wider than a line.
        parts: Paragraphs, each with the chunks still to be set.
        first_room: Width of the first line in em.
        room: Width of all others.
    """
    lines: list[Line] = []
    for paragraph, chunks in parts:
        current: list[Chunk] = []
        width = trailing = 0.0
        here = (room if lines else first_room) + TOLERANCE
        for chunk in chunks:
            form = chunk.form
            ink = form.width - form.trailing
            if width + ink > here:
                if current:
                    lines.append(Line(paragraph, current, width - trailing, False))
                    current, width, here = [], 0.0, room + TOLERANCE
                if ink > here:
                    *full, chunk = analyser.divide(paragraph, chunk, here, room)
                    lines += [Line(paragraph, [part], part.form.width, False) for part in full]
                    form = chunk.form
                    if full:
                        here = room + TOLERANCE
            current.append(chunk)
            width += form.width
            trailing = form.trailing
        lines.append(Line(paragraph, current, width - trailing, True))
    return lines


def place(line: Line, *, room: float | None = None) -> list[Placed]:
    """The pieces of a line in logical order, placed; `room` in em: spaces are stretched to fill it."""
    pieces = [
        (chunk.start + piece.start, piece, chunk.run_of(k))
        for chunk in line.chunks
        for k, piece in enumerate(chunk.form.pieces)
    ]
    while pieces and pieces[-1][1].is_space:
        pieces.pop()
    if not pieces:
        return []
    stretch = 0.0
    spaces = sum(piece.is_space for _, piece, _ in pieces)
    if room is not None and spaces and not line.is_last:
        stretch = max(0.0, (room - line.width) / spaces)
        if stretch > WIDEST_STRETCH:
            stretch = 0.0
    order: Iterable[int] = range(len(pieces))
    start = pieces[0][0]
    end = pieces[-1][0] + len(pieces[-1][1].shaped.text)
    if any(line.paragraph.levels.levels[start:end]):
        by_character = line_levels(line.paragraph.levels, start, end)
        order = visual_order([by_character[offset - start] for offset, _, _ in pieces])
    xs = [0.0] * len(pieces)
    x = 0.0
    for k in order:
        xs[k] = x
        piece = pieces[k][1]
        x += piece.shaped.width + (stretch if piece.is_space else 0.0)
    return [
        Placed(x, piece.shaped, run, piece.is_space) for x, (_, piece, run) in zip(xs, pieces, strict=True)
    ]


def width_of(placed: Sequence[Placed]) -> float:
    """Width of a placed line in em."""
    return max((piece.x + piece.shaped.width for piece in placed), default=0.0)
