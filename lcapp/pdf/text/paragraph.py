"""A block of text as a ReportLab flowable: wraps, splits over pages, draws."""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any, Literal, Protocol

from reportlab.platypus import Flowable

from lcapp.pdf.text.analysis import Analyser, Chunk, Paragraph
from lcapp.pdf.text.embedding import DocumentFonts
from lcapp.pdf.text.lines import Line, fill, place, space_at_end, width_of
from lcapp.pdf.text.painting import paint
from lcapp.pdf.text.style import Direction, Run, TextStyle

# Lines of a block that stay together at the foot and at the head of a page.
ORPHANS = WIDOWS = 2
# Half of what letters rise above the baseline, in em: puts the ink in the middle of its leading.
INK_CENTRE = 0.31
# Between a bullet and text that would touch it, in em.
BULLET_GAP = 0.35

Part = Literal["bullet", "text"]


class Mark(Protocol):
    """Told what is drawn, so that it can be tagged."""

    def begin(self, canvas: Any, block: "TextBlock", part: Part) -> None:
        """A part of the block follows in the content of the page."""

    def end(self, canvas: Any, block: "TextBlock", part: Part) -> None:
        """That part is written."""

    def is_apart(self, block: "TextBlock") -> bool:
        """Whether the runs are to be told one by one."""

    def begin_run(self, canvas: Any, block: "TextBlock", run: Run) -> None:
        """A piece of this run follows; only where runs are apart."""

    def end_run(self, canvas: Any, block: "TextBlock", run: Run) -> None:
        """That piece is written."""


class Engine(Protocol):
    """What a block needs of the engine that made it."""

    analyser: Analyser

    def embed(self, canvas: Any) -> DocumentFonts:
        """The fonts of the canvas's document."""


class TextBlock(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Text in one style; make it with `TextEngine.block`.

    Attributes:
        runs: What was given.
        style: How it is set.
        language: BCP 47.
        direction: As given; "content" decides line by line.
        continued: Whether this is the rest of a block that was split.
        mark: Told before and after drawing.
    """

    def __init__(
        self,
        engine: Engine,
        runs: Sequence[Run],
        style: TextStyle,
        *,
        language: str,
        direction: Direction,
        mark: Mark | None = None,
    ) -> None:
        super().__init__()
        self.runs = tuple(runs)
        self.style = style
        self.language = language
        self.direction: Direction = direction
        self.continued = False
        self.mark = mark
        self.spaceBefore = style.space_before
        self.spaceAfter = style.space_after
        self.keepWithNext = int(style.keep_with_next)
        self.width = self.height = 0.0
        self._engine = engine
        self._parts: list[tuple[Paragraph, Sequence[Chunk]]] | None = None
        self._lines: list[Line] = []
        self._set_for: float | None = None
        self._source: Sequence[Line] = ()

    @property
    def text(self) -> str:
        """The logical text of the whole block, also in the parts of a split one."""
        return "".join(run.text for run in self.runs)

    @property
    def missing(self) -> Collection[str]:
        """The characters that no face had so far, in any block of the engine."""
        return self._engine.analyser.missing

    @property
    def is_rtl(self) -> bool:
        """Whether the first line runs from right to left."""
        return self._source[0].paragraph.is_rtl if self._source else self._analysed()[0][0].is_rtl

    @property
    def line_count(self) -> int:
        """Lines at the width last wrapped for."""
        return len(self._lines)

    @property
    def line_texts(self) -> tuple[str, ...]:
        """The words of each line at the width last wrapped for, in logical order."""
        return tuple(
            line.paragraph.text[line.chunks[0].start : line.chunks[-1].end] if line.chunks else ""
            for line in self._lines
        )

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Breaks the text into lines of this width (points)."""
        if self._set_for != available_width:
            room, first = self._rooms(available_width)
            analyser = self._engine.analyser
            self._lines = fill(
                analyser, self._analysed(), first_room=first, room=room, hyphenate=self.style.hyphenate
            )
            self._set_for = available_width
        self.width, self.height = available_width, len(self._lines) * self.style.leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list["TextBlock"]:
        """Two blocks, the first no higher than there is room; none if it cannot be divided well."""
        self.wrap(available_width, available_height)
        count = len(self._lines)
        fit = int((available_height + 1e-6) // self.style.leading)
        if fit >= count:
            return [self]
        fit = min(fit, count - WIDOWS)
        if fit < ORPHANS:
            return []
        head = self._part(self._lines[:fit], continued=self.continued)
        tail = self._part(self._lines[fit:], continued=True)
        head.spaceAfter = tail.spaceBefore = 0
        head.keepWithNext = 0
        return [head, tail]

    def minWidth(self) -> float:  # noqa: N802 (ReportLab's name)
        """The width of the longest word with the indents."""
        style = self.style
        forms = [chunk.form for _, chunks in self._analysed() for chunk in chunks]
        widest = max((form.width - form.trailing for form in forms), default=0.0)
        return widest * style.size + style.start_indent + style.end_indent

    def draw(self) -> None:
        """Draws the lines and, before the first, the bullet."""
        style, canvas = self.style, self.canv
        fonts = self._engine.embed(canvas)
        baseline = self.height - style.leading / 2 - INK_CENTRE * style.size
        if style.bullet is not None and not self.continued:
            self._begin("bullet")
            placed = place(self._bullet_line(style.bullet))
            left = style.bullet_indent
            if self.is_rtl:
                left = self.width - left - width_of(placed) * style.size
            paint(canvas, fonts, placed, x=left, y=baseline, size=style.size, colour=style.colour)
            self._end("bullet")
        self._begin("text")
        room, first = self._rooms(self.width)
        apart = self._told_by_run()
        for number, line in enumerate(self._lines):
            here = room if number else first
            justify = here if style.alignment == "justify" else None
            placed = place(line, room=justify)
            slack = (here - width_of(placed)) * style.size
            indent = self.width - style.end_indent - here * style.size
            rtl = line.paragraph.is_rtl
            at_right = rtl != (style.alignment == "end")
            left = style.end_indent if rtl else indent
            if style.alignment == "center":
                left += slack / 2
            elif at_right:
                left += slack
            y = baseline - number * style.leading
            if self.mark is not None:
                placed += space_at_end(line, placed)
            if apart is None:
                paint(canvas, fonts, placed, x=left, y=y, size=style.size, colour=style.colour)
                continue
            for _, pieces in groupby(placed, key=lambda piece: id(piece.run)):
                stretch = list(pieces)
                apart.begin_run(canvas, self, stretch[0].run)
                paint(canvas, fonts, stretch, x=left, y=y, size=style.size, colour=style.colour)
                apart.end_run(canvas, self, stretch[0].run)
        self._end("text")

    def _analysed(self) -> list[tuple[Paragraph, Sequence[Chunk]]]:
        if self._parts is None and self._source:
            grouped = groupby(self._source, key=lambda line: id(line.paragraph))
            groups = [list(lines) for _, lines in grouped]
            self._parts = [
                (group[0].paragraph, [c for line in group for c in line.chunks]) for group in groups
            ]
        if self._parts is None:
            found = self._engine.analyser.paragraphs(
                self.runs, language=self.language, direction=self.direction
            )
            self._parts = [(paragraph, paragraph.chunks) for paragraph in found]
        return self._parts

    def _part(self, lines: list[Line], *, continued: bool) -> "TextBlock":
        part = TextBlock(
            self._engine,
            self.runs,
            self.style,
            language=self.language,
            direction=self.direction,
            mark=self.mark,
        )
        part.continued = continued
        part.width, part.height = self.width, len(lines) * self.style.leading
        part._lines, part._set_for = lines, self._set_for
        part._source = lines
        return part

    def _rooms(self, width: float) -> tuple[float, float]:
        """Room of all lines and of the first one, in em."""
        style = self.style
        room = (width - style.start_indent - style.end_indent) / style.size
        if self.continued:
            return room, room
        indent = style.start_indent + style.first_line_indent
        if style.bullet is not None:
            bullet_width = width_of(place(self._bullet_line(style.bullet))) + BULLET_GAP
            indent = max(indent, style.bullet_indent + bullet_width * style.size)
        return room, (width - indent - style.end_indent) / style.size

    def _bullet_line(self, bullet: Run) -> Line:
        direction: Direction = "rtl" if self.is_rtl else "ltr"
        found = self._engine.analyser.paragraphs([bullet], language=self.language, direction=direction)
        return Line(found[0], found[0].chunks, 0.0, is_last=True)

    def _told_by_run(self) -> Mark | None:
        """The mark if it is told run by run."""
        may_be = self.mark is not None and any(run.link or run.language for run in self.runs)
        return self.mark if may_be and self.mark is not None and self.mark.is_apart(self) else None

    def _begin(self, part: Part) -> None:
        if self.mark is not None:
            self.mark.begin(self.canv, self, part)

    def _end(self, part: Part) -> None:
        if self.mark is not None:
            self.mark.end(self.canv, self, part)
