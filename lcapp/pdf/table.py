"""A table of text: hairlines only, its head on each page, only rows higher than a page are torn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from lcapp.pdf.looks import ACCENT, HAIRLINE, LINE
from lcapp.pdf.stack import NOTED, Stack
from lcapp.pdf.tagging import Element, artifact, grouped

_FUZZ = 1e-6
PADDING_ACROSS = 7.0
PADDING_ABOVE, PADDING_BELOW = 3.0, 3.5
ROOMY_ROW = 24.0
_LINE_ASIDE = 3.5
"""From a line between columns to the text after it."""


@dataclass(frozen=True, slots=True)
class TableShape:
    """What all parts of one table share.

    Args:
        shares: Of the width, by column in reading order.
        rtl: Whether the first column stands at the right.
        page_height: Of an empty page.
        roomy: Whether rows are to be written in by hand, with lines between the columns.
        whole_up_to: Not torn at all if it is no higher than this.
        row_head: The column that names its row to readers who do not see the table; None where none does.
    """

    shares: tuple[float, ...]
    rtl: bool
    page_height: float
    roomy: bool = False
    whole_up_to: float = 0.0
    row_head: int | None = None


class TextTable(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Rows of cells; every cell is a `Stack`.

    Args:
        head: The cells of the head; None where there is none.
        rows: The rows.
        shape: Columns and direction.
    """

    def __init__(
        self, head: Sequence[Stack] | None, rows: Sequence[Sequence[Stack]], shape: TableShape
    ) -> None:
        super().__init__()
        self.head, self.rows, self.shape = head, list(rows), shape
        self.element, self.head_element = Element("Table"), Element("TR")
        self.row_elements = [Element("TR") for _ in self.rows]
        self.continued = False
        for cell in head or ():
            cell.element = Element("TH", scope="Column")
        for row in self.rows:
            for place, cell in enumerate(row):
                names_row = place == shape.row_head
                cell.element = Element("TH", scope="Row") if names_row else Element("TD")
        self.forced = False
        self.spaceBefore, self.spaceAfter = 4.0, 8.0
        self._head_height = 0.0
        self._heights: list[float] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Sets all rows at this width."""
        self.width = available_width
        self._head_height = self._row_height(self.head, 0.0) if self.head else 0.0
        least = ROOMY_ROW if self.shape.roomy else 0.0
        self._heights = [self._row_height(row, least) for row in self.rows]
        self.height = self._head_height + sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The rows that fit, and the rest with the head again."""
        self.wrap(available_width, available_height)
        if self.height <= available_height + _FUZZ:
            return [self]
        at_top = self.forced or available_height >= self.shape.page_height - 1
        if not at_top and self.height <= self.shape.whole_up_to:
            return []
        used, fit = self._head_height, 0
        while fit < len(self.rows) and used + self._heights[fit] <= available_height + _FUZZ:
            used += self._heights[fit]
            fit += 1
        if fit == len(self.rows) - 1 and fit > 1 and len(self.rows) > 3:
            fit -= 1  # no single row alone on the next page
        first, rest, torn_rows = self.rows[:fit], self.rows[fit:], 0
        room = available_height - used
        if rest and self._head_height + self._heights[fit] > self.shape.page_height and (at_top or fit == 0):
            torn = self._torn(rest[0], room)
            if torn is not None:
                first, rest, torn_rows = [*first, torn[0]], [torn[1], *rest[1:]], 1
        if not first:
            return []
        return [
            self._part(first, self.row_elements[: fit + torn_rows], continued=self.continued),
            self._part(rest, self.row_elements[fit:], continued=True),
        ]

    def draw(self) -> None:
        """Draws the cells and a hairline beneath each row."""
        with grouped(self.canv, self.element):
            self._draw_all()

    def _part(self, rows: list[Sequence[Stack]], elements: list[Element], *, continued: bool) -> "TextTable":
        part = TextTable.__new__(TextTable)
        part.__dict__.update({name: v for name, v in self.__dict__.items() if name not in NOTED})
        part.rows, part.row_elements, part.continued = rows, elements, continued
        part.forced = False
        return part

    def _draw_all(self) -> None:
        canvas = self.canv
        top = self.height
        canvas.saveState()
        canvas.setLineWidth(HAIRLINE)
        if self.head:
            # Told once; on the next page it only helps the eye.
            with artifact(canvas) if self.continued else grouped(canvas, self.head_element):
                self._draw_row(self.head, top, self._head_height)
            top -= self._head_height
            with artifact(canvas):
                canvas.setStrokeColorRGB(*ACCENT)
                canvas.line(0, top, self.width, top)
        for row, height, element in zip(self.rows, self._heights, self.row_elements, strict=True):
            with grouped(canvas, element):
                self._draw_row(row, top, height)
            top -= height
            with artifact(canvas):
                canvas.setStrokeColorRGB(*LINE)
                canvas.line(0, top, self.width, top)
        if self.shape.roomy:
            left = 0.0
            with artifact(canvas):
                for share in self._physical(self.shape.shares)[:-1]:
                    left += share * self.width
                    at = left + _LINE_ASIDE if self.shape.rtl else left - _LINE_ASIDE
                    canvas.line(at, 0, at, self.height - self._head_height)
        canvas.restoreState()

    def _row_height(self, row: Sequence[Stack] | None, least: float) -> float:
        heights = [
            cell.wrap(self._inner(share), self.shape.page_height)[1]
            for cell, share in zip(row or (), self.shape.shares, strict=True)
        ]
        return max(least, max(heights) + PADDING_ABOVE + PADDING_BELOW)

    def _inner(self, share: float) -> float:
        return share * float(self.width) - PADDING_ACROSS

    def _draw_row(self, row: Sequence[Stack], top: float, height: float) -> None:
        passed = 0.0
        for cell, share in zip(row, self.shape.shares, strict=True):
            at = passed
            if self.shape.rtl:
                at = self.width - passed - share * self.width + PADDING_ACROSS
            cell.drawOn(self.canv, at, top - PADDING_ABOVE - cell.height)
            passed += share * self.width

    def _physical(self, columns: Sequence[Any]) -> Sequence[Any]:
        return columns[::-1] if self.shape.rtl else columns

    def _torn(self, row: Sequence[Stack], room: float) -> tuple[list[Stack], list[Stack]] | None:
        """A row higher than a page in two; None where nothing of it fits."""
        room -= PADDING_ABOVE + PADDING_BELOW
        above: list[Stack] = []
        below: list[Stack] = []
        progress = False
        for cell, share in zip(row, self.shape.shares, strict=True):
            cell.forced = True
            parts = cell.split(self._inner(share), room) if cell.children else [cell]
            if len(parts) == 2:
                above.append(parts[0])
                below.append(parts[1])
                progress = True
            elif parts:
                above.append(cell)
                below.append(cell.rest([]))
                progress = progress or bool(cell.children)
            else:
                above.append(cell.rest([]))
                below.append(cell)
        return (above, below) if progress else None
