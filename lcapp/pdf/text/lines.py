"""Fills lines: which chunks go on which line, and where each piece of a line stands."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lcapp.pdf.text.analysis import Analyser, Chunk, Paragraph, Piece
from lcapp.pdf.text.bidi import line_levels, visual_order
from lcapp.pdf.text.shaping import Shaped
from lcapp.pdf.text.style import Run

# Rounding may not push a word that fits exactly to the next line.
TOLERANCE = 0.001
# A justified line whose spaces would grow by more than this many em stays ragged.
WIDEST_STRETCH = 1.2
# A line at least this full is not filled up with half a word.
FULL_ENOUGH = 0.7
# Lines in a row that may end in a hyphen the program put there.
MOST_HYPHENS = 2


class Line(NamedTuple):
    """Chunks of one line; `width` in em without the space at its end; `is_last` of its paragraph.

    `hyphen` stands after the last chunk, whose word goes on in the next line.
    """

    paragraph: Paragraph
    chunks: Sequence[Chunk]
    width: float
    is_last: bool
    hyphen: Shaped | None = None


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
    hyphenate: bool = True,
) -> list[Line]:
    """Breaks paragraphs into lines.

    Args:
        analyser: Divides words wider than a line.
        parts: Paragraphs, each with the chunks still to be set.
        first_room: Width of the first line in em.
        room: Width of all others.
        hyphenate: Whether words may be divided by dictionary; a soft hyphen in the text always may be used.
    """
    lines: list[Line] = []
    for paragraph, chunks in parts:
        current: list[Chunk] = []
        width = trailing = 0.0
        here = (room if lines else first_room) + TOLERANCE
        waiting = iter(chunks)
        again: list[Chunk] = []  # parts of divided words, the next one last
        while True:
            chunk = again.pop() if again else next(waiting, None)
            if chunk is None:
                break
            form = chunk.form
            ink = form.width - form.trailing
            if width + ink > here:
                must = ink > (room + TOLERANCE if current else here)
                if hyphenate and width < FULL_ENOUGH * here and _may_hyphenate(current, lines):
                    divided = analyser.hyphenate(paragraph, chunk, here - width, must=must)
                    if divided:
                        again += divided[::-1]
                        continue
                if current:
                    line, left_over = _finish(analyser, paragraph, current, here)
                    lines.append(line)
                    again += [chunk, *left_over]
                    current, width, here = [], 0.0, room + TOLERANCE
                    continue
                if must:
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


def _may_hyphenate(current: Sequence[Chunk], lines: Sequence[Line]) -> bool:
    """No word twice on a line, no ladder of hyphens at the edge."""
    if current and current[-1].divided:
        return False
    return not all(line.hyphen for line in lines[-MOST_HYPHENS:]) or len(lines) < MOST_HYPHENS


def _finish(
    analyser: Analyser, paragraph: Paragraph, chunks: list[Chunk], room: float
) -> tuple[Line, list[Chunk]]:
    """A full line; the chunks it gives back, last one first, because there was no room for their hyphen."""
    given_back: list[Chunk] = []
    while True:
        last = chunks[-1]
        width = sum(chunk.form.width for chunk in chunks) - last.form.trailing
        hyphen = analyser.hyphen(paragraph, last) if last.divided else None
        if hyphen is None or width + hyphen.width <= room:
            break
        if len(chunks) == 1:
            hyphen = None
            break
        given_back.append(chunks.pop())
    return Line(paragraph, chunks, width + (hyphen.width if hyphen else 0.0), False, hyphen), given_back


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
    if line.hyphen is not None:
        last = line.chunks[-1]
        run = last.run_of(len(last.form.pieces) - 1)
        pieces.append((last.end - 1, Piece(0, line.hyphen, False), run))
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


def space_at_end(line: Line, placed: Sequence[Placed]) -> list[Placed]:
    """The space on which a left-to-right line was broken: unseen, but it keeps words apart for readers."""
    if line.is_last or line.paragraph.is_rtl or not placed or not line.chunks:
        return []
    chunk = line.chunks[-1]
    last = len(chunk.form.pieces) - 1
    if not chunk.form.pieces[last].is_space:
        return []
    return [Placed(width_of(placed), chunk.form.pieces[last].shaped, chunk.run_of(last), True)]


def width_of(placed: Sequence[Placed]) -> float:
    """Width of a placed line in em."""
    return max((piece.x + piece.shaped.width for piece in placed), default=0.0)
