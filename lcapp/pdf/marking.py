"""The marking copy: numbers beside the lines of answers, and which words stand on each numbered line."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from lcapp.pdf.looks import HAIRLINE, LINE, LINE_NUMBER
from lcapp.pdf.page import BOTTOM, TOP, PageShape, page_of
from lcapp.pdf.tagging import TextTag, artifact
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.paragraph import INK_CENTRE
from lcapp.pdf.text.style import Run
from lcapp.services.ports import PrintedLine

FROM_TEXT = 8.0
"""From the edge of the text to the number of a line."""
REMARKS_FROM_TEXT = 24.0


class LineNumbers:
    """Numbers the lines of each question from 1 while they are drawn.

    Args:
        engine: Sets the numbers.
        shape: The page; its margin holds them.
        language: Of print.
        written: A number as the language of print writes it.
    """

    def __init__(
        self, engine: TextEngine, shape: PageShape, *, language: str, written: Callable[[int], str]
    ) -> None:
        self.engine, self.shape, self.language, self.written = engine, shape, language, written
        self.lines: list[PrintedLine] = []
        self._counts: Counter[str] = Counter()

    def tag(self, mark: TextTag, question: str) -> "NumberedTag":
        """The tag of a block whose lines belong to the answer of a question."""
        return NumberedTag(self, mark, question)

    def number(self, canvas: Any, block: Any, question: str) -> None:
        """Draws the numbers of a block that is about to be drawn."""
        style = block.style
        left = canvas.absolutePosition(0, 0)[0]
        rtl = self.shape.rtl
        at = (self.shape.left - FROM_TEXT if rtl else self.shape.right + FROM_TEXT) - left
        y = block.height - style.leading / 2 - INK_CENTRE * LINE_NUMBER.size
        with artifact(canvas, kind="Pagination"):
            for place, text in enumerate(block.line_texts):
                if not text.strip():
                    continue
                self._counts[question] += 1
                number = self._counts[question]
                self.lines.append(PrintedLine(question, number, page_of(canvas) + 1, text.strip()))
                self.engine.draw_line(
                    canvas,
                    at,
                    y - place * style.leading,
                    Run(self.written(number)),
                    LINE_NUMBER,
                    language=self.language,
                    align="right" if rtl else "left",
                )


def draw_remark_line(canvas: Any, shape: PageShape) -> None:
    """A hairline between the text with its numbers and the room for remarks."""
    at = shape.left - REMARKS_FROM_TEXT if shape.rtl else shape.right + REMARKS_FROM_TEXT
    canvas.saveState()
    canvas.setLineWidth(HAIRLINE)
    canvas.setStrokeColorRGB(*LINE)
    canvas.line(at, BOTTOM, at, shape.height - TOP)
    canvas.restoreState()


class NumberedTag:
    """Numbers the lines of a text block, then tags it as its own tag does."""

    def __init__(self, numbers: LineNumbers, inner: TextTag, question: str) -> None:
        self.numbers, self.inner, self.question = numbers, inner, question

    def begin(self, canvas: Any, block: Any, part: str) -> None:
        """A part of the block follows in the content of the page."""
        if part == "text":
            self.numbers.number(canvas, block, self.question)
        self.inner.begin(canvas, block, part)

    def end(self, canvas: Any, block: Any, part: str) -> None:
        """That part is written."""
        self.inner.end(canvas, block, part)

    def is_apart(self, block: Any) -> bool:
        """Whether the runs are to be told one by one."""
        return self.inner.is_apart(block)

    def begin_run(self, canvas: Any, block: Any, run: Run) -> None:
        """A piece of this run follows."""
        self.inner.begin_run(canvas, block, run)

    def end_run(self, canvas: Any, block: Any, run: Run) -> None:
        """That piece is written."""
        self.inner.end_run(canvas, block, run)
