"""The table of contents: its room is kept while pages are laid, and filled when their numbers are known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import Flowable

from lcapp.pdf.looks import INK, LINE, MUTED
from lcapp.pdf.tagging import Element, actual_text, artifact, grouped, marked
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.style import Anchor, Run, TextStyle

PART_LEAD, SECTION_LEAD = 22.0, 17.0
_INDENT = 14.0
_GAP = 6.0


@dataclass(slots=True)
class Entry:
    """A heading. `page` (from 0) is known once it was drawn."""

    level: int
    text: str
    key: str
    page: int = 0

    @property
    def lead(self) -> float:
        """Height of its line in the contents."""
        return PART_LEAD if self.level == 1 else SECTION_LEAD


@dataclass(slots=True)
class Slot:
    """Room kept on a page: left and upper edge, width, the entries that stand there, and their element."""

    page: int
    left: float
    top: float
    width: float
    entries: list[Entry]
    element: Element


@dataclass(slots=True)
class Headings:
    """All headings of a document in order, and where the contents stand."""

    entries: list[Entry] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    named: dict[str, Entry] = field(default_factory=dict)

    def add(self, level: int, text: str, name: str = "") -> Entry:
        """A further heading; by its name its page can be asked for elsewhere."""
        entry = Entry(level, text, f"h{len(self.entries)}")
        self.entries.append(entry)
        if name:
            self.named[name] = entry
        return entry


class ContentsRoom(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Room for the lines of the contents, filled in by `draw_contents`.

    Args:
        headings: Of the document; complete before the pages are laid.
        page_of: The number (from 0) of the page a canvas is at.
        first: The first entry that stands here.
        last: The entry after the last one; None means all.
    """

    def __init__(
        self,
        headings: Headings,
        page_of: Callable[[Any], int],
        *,
        first: int = 0,
        last: int | None = None,
    ) -> None:
        super().__init__()
        self.headings, self.page_of, self.first, self.last = headings, page_of, first, last
        self.element = Element("TOC")

    @property
    def _entries(self) -> list[Entry]:
        return self.headings.entries[self.first : self.last]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """One line for each heading."""
        self.width, self.height = available_width, sum(entry.lead for entry in self._entries)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The lines that fit, and the rest."""
        used, fit = 0.0, 0
        for entry in self._entries:
            used += entry.lead
            if used > available_height:
                break
            fit += 1
        if not fit:
            return []
        middle = self.first + fit
        parts = [
            ContentsRoom(self.headings, self.page_of, first=self.first, last=middle),
            ContentsRoom(self.headings, self.page_of, first=middle, last=self.last),
        ]
        for part in parts:
            part.element = self.element
        return parts

    def draw(self) -> None:
        """Remembers where the lines belong."""
        left, bottom = self.canv.absolutePosition(0, 0)
        page = self.page_of(self.canv)
        with grouped(self.canv, self.element):
            self.headings.slots.append(
                Slot(page, left, bottom + self.height, self.width, self._entries, self.element)
            )


def draw_contents(
    canvas: Any,
    slot: Slot,
    *,
    engine: TextEngine,
    language: str,
    rtl: bool,
    number: Callable[[int], str],
    style: TextStyle,
) -> None:
    """Fills the lines of one slot: title, dots, page number, and a link to the page."""
    top = slot.top
    far = slot.left if rtl else slot.left + slot.width
    away: Anchor = "left" if rtl else "right"
    near_side: Anchor = "right" if rtl else "left"
    sign = -1.0 if rtl else 1.0
    for entry in slot.entries:
        base = top - entry.lead + 5
        inset = 0.0 if entry.level == 1 else _INDENT
        near = slot.left + slot.width - inset if rtl else slot.left + inset
        figure = Run(number(entry.page + 1), colour=INK)
        taken = engine.line_width(figure, style, language=language)
        link = Element("Link")
        with grouped(canvas, slot.element), grouped(canvas, Element("TOCI")), grouped(canvas, link):
            with marked(canvas, Element("Span", actual=actual_text(entry.text))):
                said = engine.draw_line(
                    canvas,
                    near,
                    base,
                    Run(entry.text, bold=entry.level == 1, colour=INK if entry.level == 1 else MUTED),
                    style,
                    language=language,
                    align=near_side,
                    max_width=slot.width - inset - taken - 24,
                )
            with marked(canvas, Element("Span", actual=f" {figure.text}")):
                engine.draw_line(canvas, far, base, figure, style, language=language, align=away)
            box = (slot.left, top - entry.lead, slot.left + slot.width, top)
            canvas.link_to(entry.key, box, f"{entry.text} {figure.text}")
        begin, end = near + sign * (said + _GAP), far - sign * (taken + _GAP)
        with artifact(canvas):
            _dots(canvas, min(begin, end), max(begin, end), base)
        top -= entry.lead


def _dots(canvas: Any, left: float, right: float, base: float) -> None:
    if right - left < 4:
        return
    canvas.saveState()
    canvas.setStrokeColorRGB(*LINE)
    canvas.setLineWidth(0.9)
    canvas.setLineCap(1)
    canvas.setDash(0.01, 4)
    # Dots of all lines stand below each other.
    canvas.line(right, base + 1, left + (right - left) % 4, base + 1)
    canvas.restoreState()
