"""From runs to paragraphs of shaped, unbreakable chunks: bidi levels, line breaks, faces, scripts, glyphs."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from lcapp.pdf.text.bidi import Levels, base_level, resolve
from lcapp.pdf.text.faces import Face, Faces
from lcapp.pdf.text.fallback import REPLACEMENT, FaceChooser
from lcapp.pdf.text.hyphens import SOFT_HYPHEN, divisions
from lcapp.pdf.text.isolation import clean
from lcapp.pdf.text.languages import is_rtl
from lcapp.pdf.text.line_breaks import grapheme_ends, line_breaks
from lcapp.pdf.text.shaping import ZWJ, ZWNJ, Shaped, Shaper
from lcapp.pdf.text.style import Direction, Run

# Spaces that end a chunk and vanish at the end of a line; the others (NBSP and its kin) are part of a word.
SPACES = frozenset(" \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000")
# HarfBuzz looks past marks for the letter a letter joins; more context than this it does not use.
CONTEXT = 5
HYPHEN = "\u2010"


class Piece(NamedTuple):
    """Shaped text of one face, level, script and run; `start` counts from the start of the chunk."""

    start: int
    shaped: Shaped
    is_space: bool


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """The shape of a chunk, shared by all chunks that read the same; widths in em."""

    pieces: tuple[Piece, ...]
    width: float
    trailing: float


class Chunk(NamedTuple):
    """Text that stays on one line; `runs` has one run, or one for each piece.

    `divided`: the word goes on in the next chunk, so a line that ends here ends in a hyphen.
    """

    start: int
    end: int
    form: Form
    runs: tuple[Run, ...]
    divided: bool = False

    def run_of(self, piece: int) -> Run:
        """The run a piece comes from."""
        return self.runs[piece] if len(self.runs) > 1 else self.runs[0]


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """Text up to a newline."""

    text: str
    levels: Levels
    chunks: list[Chunk]
    runs: tuple[tuple[int, Run], ...]
    language: str

    @property
    def is_rtl(self) -> bool:
        """Whether its lines start at the right."""
        return self.levels.base == 1


class Analyser:
    """Analyses text; remembers the words it has met and the characters no face had.

    Args:
        faces: The fonts to use.
    """

    def __init__(self, faces: Faces) -> None:
        self.missing: set[str] = set()
        self._chooser = FaceChooser(faces)
        self._shaper = Shaper()
        self._hyphens: dict[tuple[int, bool, str, bool], Shaped] = {}
        self._forms: dict[tuple[str, bytes, int, bool, str], Form] = {}

    def paragraphs(self, runs: Sequence[Run], *, language: str, direction: Direction) -> list[Paragraph]:
        """One paragraph for each line of the text."""
        by_line: list[list[tuple[str, Run]]] = [[]]
        for run in runs:
            first, *others = clean(run.text).split("\n")
            by_line[-1].append((first, run))
            by_line += [[(text, run)] for text in others]
        return [self._paragraph(parts, language, direction) for parts in by_line]

    def _paragraph(self, parts: list[tuple[str, Run]], language: str, direction: Direction) -> Paragraph:
        starts: list[tuple[int, Run]] = []
        length = 0
        for text, run in parts:
            if text:
                starts.append((length, run))
                length += len(text)
        text = "".join(text for text, _ in parts)
        if direction == "content":
            base = base_level(text, default=int(is_rtl(language)))
        else:
            base = int(direction == "rtl")
        paragraph = Paragraph(text, resolve(text, base), [], tuple(starts), language)
        self._add_chunks(paragraph)
        return paragraph

    def _add_chunks(self, paragraph: Paragraph) -> None:
        text, levels, language = paragraph.text, paragraph.levels.levels, paragraph.language
        run_starts = [start for start, _ in paragraph.runs]
        append, forms = paragraph.chunks.append, self._forms
        start, at, next_run = 0, 0, 0
        for end in line_breaks(text):
            while at + 1 < len(run_starts) and run_starts[at + 1] <= start:
                at += 1
            next_run = run_starts[at + 1] if at + 1 < len(run_starts) else len(text)
            if end <= next_run:
                run = paragraph.runs[at][1]
                key = (text[start:end], levels[start:end], run.weight, run.italic, language)
                form = forms.get(key)
                if form is None:
                    form = forms[key] = self.shape_part(paragraph, start, end, start, end)[0]
                append(Chunk(start, end, form, (run,), text[end - 1] == SOFT_HYPHEN))
            else:
                form, runs = self.shape_part(paragraph, start, end, start, end)
                append(Chunk(start, end, form, runs, text[end - 1] == SOFT_HYPHEN))
            start = end

    def shape_part(
        self, paragraph: Paragraph, start: int, end: int, chunk_start: int, chunk_end: int
    ) -> tuple[Form, tuple[Run, ...]]:
        """Shapes `[start, end)`, a part of the chunk `[chunk_start, chunk_end)` whose letters it may join."""
        text, levels = paragraph.text, paragraph.levels.levels
        runs = [paragraph.runs[k][1] for k in self._run_indices(paragraph, start, end)]
        faces = self._faces(text[start:end], runs, paragraph.language)
        shown = "".join(
            character if face else REPLACEMENT for character, face in zip(text[start:end], faces, strict=True)
        )
        drawn_by = [
            face or self._replacement(run, paragraph.language) for face, run in zip(faces, runs, strict=True)
        ]
        scripts = self._scripts(shown)
        kinds = [
            (drawn_by[i], levels[start + i], scripts[i], shown[i] in SPACES, id(runs[i]))
            for i in range(len(shown))
        ]
        edges = [0, *(i for i in range(1, len(kinds)) if kinds[i] != kinds[i - 1]), len(kinds)]
        pieces: list[Piece] = []
        owners: list[Run] = []
        for first, last in pairwise(edges):
            face, level, script, is_space, _ = kinds[first]
            shaped = self._shaper.shape(
                shown[first:last],
                face,
                rtl=bool(level & 1),
                script=script or ("Arab" if level & 1 else "Latn"),
                language=paragraph.language,
                before=_joining(text[max(chunk_start, start + first - CONTEXT) : start + first], at_end=True),
                after=_joining(text[start + last : min(chunk_end, start + last + CONTEXT)], at_end=False),
            )
            pieces.append(Piece(first, shaped, is_space))
            owners.append(runs[first])
        width = sum(piece.shaped.width for piece in pieces)
        trailing = 0.0
        for piece in reversed(pieces):
            if not piece.is_space:
                break
            trailing += piece.shaped.width
        return Form(tuple(pieces), width, trailing), tuple(owners)

    @staticmethod
    def _run_indices(paragraph: Paragraph, start: int, end: int) -> list[int]:
        starts = [run_start for run_start, _ in paragraph.runs]
        return [bisect_right(starts, i) - 1 for i in range(start, end)]

    def _faces(self, text: str, runs: list[Run], language: str) -> list[Face | None]:
        faces: list[Face | None] = []
        first = 0
        for i in range(1, len(text) + 1):
            if i == len(text) or runs[i] is not runs[first]:
                run = runs[first]
                faces += self._chooser.choose(
                    text[first:i], weight=run.weight, italic=run.italic, language=language
                )
                first = i
        self.missing.update(c for c, face in zip(text, faces, strict=True) if face is None)
        return faces

    def _replacement(self, run: Run, language: str) -> Face:
        return self._chooser.replacement_face(weight=run.weight, italic=run.italic, language=language)

    def _scripts(self, text: str) -> list[str]:
        """Script by character; characters without one take that of the letter before, or else after them."""
        own = [self._chooser.script_of[character] for character in text]
        current = next((script for script in own if script), "")
        return [current := script or current for script in own]

    def divide(self, paragraph: Paragraph, chunk: Chunk, first_room: float, room: float) -> list[Chunk]:
        """Divides a chunk wider than a line between graphemes; each part fits or is one grapheme."""
        cuts = self._cuts(paragraph, chunk)
        parts: list[Chunk] = []
        start, at, here = chunk.start, 0, first_room
        while start < chunk.end:
            from_width = cuts[at - 1][1] if at else 0.0
            last = at
            while last + 1 < len(cuts) and cuts[last + 1][1] - from_width <= here:
                last += 1
            while True:
                end = cuts[last][0]
                form, runs = self.shape_part(paragraph, start, end, chunk.start, chunk.end)
                if last == at or form.width - form.trailing <= here:
                    break
                last -= 1
            parts.append(Chunk(start, end, form, runs))
            start, at, here = end, last + 1, room
        return parts

    def hyphen(self, paragraph: Paragraph, chunk: Chunk) -> Shaped:
        """The hyphen after a chunk in the look of its last letter; to readers it is a soft hyphen."""
        run = chunk.run_of(len(chunk.form.pieces) - 1)
        rtl = bool(paragraph.levels.levels[chunk.end - 1] & 1)
        key = (run.weight, run.italic, paragraph.language, rtl)
        known = self._hyphens.get(key)
        if known is None:
            (face,) = self._faces(HYPHEN, [run], paragraph.language)
            face = face or self._replacement(run, paragraph.language)
            script = chunk.form.pieces[-1].shaped
            shaped = self._shaper.shape(
                HYPHEN, face, rtl=rtl, script="Arab" if script.rtl else "Latn", language=paragraph.language
            )
            known = self._hyphens[key] = replace(shaped, reads_as=SOFT_HYPHEN)
        return known

    def hyphenate(self, paragraph: Paragraph, chunk: Chunk, room: float, *, must: bool) -> list[Chunk]:
        """Divides a word so that its first part fits with a hyphen; nothing if it cannot be.

        Args:
            paragraph: The chunk's.
            chunk: A word.
            room: What is left of the line in em.
            must: Whether the word is wider than a whole line.
        """
        text = paragraph.text[chunk.start : chunk.end]
        if chunk.divided or any(run.link for run in chunk.runs):
            return []
        for at in reversed(divisions(text, paragraph.language, capitals=must)):
            middle = chunk.start + at
            form, runs = self.shape_part(paragraph, chunk.start, middle, chunk.start, chunk.end)
            first = Chunk(chunk.start, middle, form, runs, divided=True)
            if form.width + self.hyphen(paragraph, first).width <= room:
                form, runs = self.shape_part(paragraph, middle, chunk.end, chunk.start, chunk.end)
                return [first, Chunk(middle, chunk.end, form, runs)]
        return []

    def ends_within(self, paragraph: Paragraph, room: float) -> list[int]:
        """Ends of graphemes up to which the paragraph is at most `room` em wide, the last one first."""
        ends: list[int] = []
        before = 0.0
        for chunk in paragraph.chunks:
            for end, width in self._cuts(paragraph, chunk):
                if before + width > room:
                    return ends[::-1]
                ends.append(end)
            before += chunk.form.width
        return ends[::-1]

    def _cuts(self, paragraph: Paragraph, chunk: Chunk) -> list[tuple[int, float]]:
        """Where a chunk may be cut: offset in the paragraph, width up to there without spaces at its end."""
        advance = [0.0] * (chunk.end - chunk.start)
        is_start = [False] * len(advance) + [True]
        for piece in chunk.form.pieces:
            units = piece.shaped.face.units_per_em
            for glyph in piece.shaped.glyphs:
                advance[piece.start + glyph.cluster] += glyph.advance / units
                is_start[piece.start + glyph.cluster] = True
        widths: list[float] = []
        total = 0.0
        for width in advance:
            total += width
            widths.append(total)
        text = paragraph.text[chunk.start : chunk.end]
        cuts = [(chunk.start + end, widths[end - 1]) for end in grapheme_ends(text) if is_start[end]]
        ink_end = chunk.start + len(text.rstrip("".join(SPACES)))
        if ink_end > chunk.start:  # spaces stay with the last letter
            cuts = [cut for cut in cuts if cut[0] < ink_end]
            cuts.append((chunk.end, widths[ink_end - 1 - chunk.start]))
        return cuts


def _joining(neighbour: str, *, at_end: bool) -> str:
    """The letters, marks and joiners next to a piece; nothing beyond a character that ends a word matters."""
    count = 0
    for character in reversed(neighbour) if at_end else neighbour:
        if character not in (ZWNJ, ZWJ) and unicodedata.category(character)[0] not in "LM":
            break
        count += 1
    if not count:
        return ""
    return neighbour[-count:] if at_end else neighbour[:count]
