"""Page numbers inside tables: their room is kept while pages are laid, and filled when all are known."""

from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from lcapp.pdf.contents import Headings
from lcapp.pdf.page import page_of
from lcapp.pdf.tagging import Element, grouped, marked
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.style import Run, TextStyle


@dataclass(slots=True)
class NumberSlot:
    """Room for a page number: where its far edge and baseline are, whose page it is, and its element."""

    page: int
    x: float
    y: float
    name: str
    element: Element


class PageNumberRoom(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """One line high; the number of the page where a heading stands is drawn in it at the end.

    Args:
        name: Of the heading.
        style: Of the number.
        slots: Receives the place.
    """

    def __init__(self, name: str, style: TextStyle, slots: list[NumberSlot]) -> None:
        super().__init__()
        self.name, self.style, self.slots = name, style, slots

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """One line."""
        self.width, self.height = available_width, self.style.leading
        return self.width, self.height

    def minWidth(self) -> float:  # noqa: N802 (ReportLab's name)
        """Room for four digits."""
        return 2.4 * self.style.size

    def draw(self) -> None:
        """Remembers the place."""
        x, y = self.canv.absolutePosition(
            self.width, self.height - self.style.leading / 2 - 0.31 * self.style.size
        )
        element = Element("P")
        if (tags := getattr(self.canv, "tags", None)) is not None:
            tags.reserve(element)
        self.slots.append(NumberSlot(page_of(self.canv), x, y, self.name, element))


def draw_page_number(
    canvas: Any,
    slot: NumberSlot,
    *,
    headings: Headings,
    engine: TextEngine,
    language: str,
    written: str,
    style: TextStyle,
) -> None:
    """Fills one slot, as a link to the page."""
    entry = headings.named[slot.name]
    link = Element("Link")
    with grouped(canvas, slot.element), marked(canvas, link):
        width = engine.draw_line(
            canvas, slot.x, slot.y, Run(written), style, language=language, align="right"
        )
        canvas.link_to(
            entry.key, (slot.x - width, slot.y - 3, slot.x, slot.y + style.size), f"{entry.text} {written}"
        )
