"""The one object through which text reaches the pages of a document."""

from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from lcapp.pdf.text.analysis import Analyser, Paragraph
from lcapp.pdf.text.embedding import DocumentFonts
from lcapp.pdf.text.faces import Faces
from lcapp.pdf.text.lines import Line, place, width_of
from lcapp.pdf.text.painting import paint
from lcapp.pdf.text.paragraph import Mark, TextBlock
from lcapp.pdf.text.style import Anchor, Direction, Run, Text, TextStyle, runs_of

ELLIPSIS = "…"


class TextEngine:
    """Sets text in the faces it is given; one engine serves one export.

    Args:
        faces: The fonts.
    """

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.analyser = Analyser(faces)
        self._documents: WeakKeyDictionary[Any, DocumentFonts] = WeakKeyDictionary()

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters no face had so far; each was printed as U+FFFD."""
        return tuple(sorted(self.analyser.missing))

    def block(
        self,
        text: Text,
        style: TextStyle,
        *,
        language: str,
        direction: Direction = "content",
        mark: Mark | None = None,
    ) -> TextBlock:
        """A flowable. A newline in the text starts a new line.

        Args:
            text: A string, a run or several.
            style: How it is set.
            language: BCP 47; decides about faces, letter forms and, without a strong letter, the direction.
            direction: "content" goes by the first strong letter of each line.
            mark: Told before and after drawing.
        """
        return TextBlock(self, runs_of(text), style, language=language, direction=direction, mark=mark)

    def line_width(
        self, text: Text, style: TextStyle, *, language: str, direction: Direction = "content"
    ) -> float:
        """The width of text on one line, in points."""
        return width_of(place(self._line(runs_of(text), language, direction))) * style.size

    def draw_line(
        self,
        canvas: Any,
        x: float,
        y: float,
        text: Text,
        style: TextStyle,
        *,
        language: str,
        direction: Direction = "content",
        align: Anchor = "left",
        max_width: float | None = None,
    ) -> float:
        """Draws text on one line and returns its width.

        Args:
            canvas: A ReportLab canvas.
            x: Where `align` says.
            y: The baseline.
            text: A string, a run or several.
            style: Gives size and colour.
            language: As in `block`.
            direction: As in `block`.
            align: "left" or "right" edge or "center" of the text; "start" and "end" follow its direction.
            max_width: Longer text ends in an ellipsis.
        """
        line = self._line(runs_of(text), language, direction)
        placed = place(line)
        if max_width is not None and width_of(placed) * style.size > max_width:
            line = self._shortened(line, max_width / style.size, language)
            placed = place(line)
        width = width_of(placed) * style.size
        if align == "center":
            left = x - width / 2
        else:
            at_right = align == "right" or (align != "left" and line.paragraph.is_rtl == (align == "start"))
            left = x - width if at_right else x
        paint(canvas, self.embed(canvas), placed, x=left, y=y, size=style.size, colour=style.colour)
        return width

    def embed(self, canvas: Any) -> DocumentFonts:
        """The fonts of the canvas's document; the first call ties them to it."""
        document = canvas._doc  # noqa: SLF001 (ReportLab offers no other way)
        fonts = self._documents.get(document)
        if fonts is None:
            fonts = self._documents[document] = DocumentFonts(document)
        return fonts

    def _line(self, runs: tuple[Run, ...], language: str, direction: Direction) -> Line:
        joined = [replace(run, text=" ".join(run.text.splitlines())) for run in runs]
        paragraph = self._analyse(joined, language, direction)
        return Line(paragraph, paragraph.chunks, 0.0, is_last=True)

    def _analyse(self, runs: list[Run], language: str, direction: Direction) -> Paragraph:
        return self.analyser.paragraphs(runs, language=language, direction=direction)[0]

    def _shortened(self, line: Line, room: float, language: str) -> Line:
        """As much of a line as fits with an ellipsis."""
        paragraph = line.paragraph
        direction: Direction = "rtl" if paragraph.is_rtl else "ltr"
        ends = self.analyser.ends_within(paragraph, room)
        for end in (*ends, 0):
            kept = _cut(paragraph, end)
            shorter = self._analyse(kept, language, direction)
            candidate = Line(shorter, shorter.chunks, 0.0, is_last=True)
            if width_of(place(candidate)) <= room:
                break
        return candidate


def _cut(paragraph: Paragraph, end: int) -> list[Run]:
    """The runs of the text up to `end`, with an ellipsis in the last one."""
    text = paragraph.text[:end].rstrip()
    kept = [(start, run) for start, run in paragraph.runs if start < len(text)] or list(paragraph.runs[:1])
    starts = [start for start, _ in kept] + [len(text)]
    runs = [replace(run, text=text[start:stop]) for (start, run), stop in zip(kept, starts[1:], strict=True)]
    return [*runs[:-1], replace(runs[-1], text=runs[-1].text + ELLIPSIS)]
