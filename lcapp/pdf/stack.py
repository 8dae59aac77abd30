"""Flowables one above the other as one, which knows where it may be torn."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from reportlab.platypus import Flowable

from lcapp.pdf.tagging import Element, artifact, grouped

_FUZZ = 1e-6
NOTED = frozenset({"_postponed", "canv", "frame"})


class Stack(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Children from top to bottom.

    Args:
        children: Flowables.
        pinned: So many children at the beginning are never parted from the first lines of the next one.
        whole_up_to: Not torn at all if it is no higher than this and a page can hold it.
        least: Begins only where there is so much room left on the page.
        page_height: Of an empty page.
        indent: Room left free on the leading side.
        element: Holds everything in the tree of elements, also in the parts of a torn stack.
        rtl: Whether the leading side is the right.
    """

    def __init__(
        self,
        children: Sequence[Any],
        *,
        page_height: float,
        rtl: bool,
        pinned: int = 0,
        whole_up_to: float = 0.0,
        least: float = 0.0,
        indent: float = 0.0,
        element: Element | None = None,
    ) -> None:
        super().__init__()
        self.children = list(children)
        self.pinned = pinned
        self.whole_up_to = whole_up_to
        self.least = least
        self.page_height = page_height
        self.indent = indent
        self.rtl = rtl
        self.element = element
        self.question = ""
        """Id of the question that stands here, told to the canvas that is drawn on."""
        self.forced = False
        self.continued = False
        self.spaceBefore = children[0].getSpaceBefore() if children else 0
        self.spaceAfter = children[-1].getSpaceAfter() if children else 0
        self._tops: list[float] = []
        self._heights: list[float] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Sets the children at this width."""
        inner = available_width - self.indent
        self._tops, self._heights = [], []
        top, after = 0.0, 0.0
        for place, child in enumerate(self.children):
            height = child.wrap(inner, available_height)[1]
            if place:
                top += max(after, child.getSpaceBefore())
            self._tops.append(top)
            self._heights.append(height)
            top += height
            after = child.getSpaceAfter()
        self.width, self.height = available_width, top
        return available_width, top

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """What fits and the rest; nothing where it is better to begin on the next page."""
        self.wrap(available_width, available_height)
        if self.height <= available_height + _FUZZ:
            return [self]
        at_top = self.forced or available_height >= self.page_height - 1
        if not at_top and self.height <= min(self.whole_up_to, self.page_height):
            return []
        if not (at_top or self.continued) and available_height < self.least:
            return []
        inner = available_width - self.indent
        place = next(
            n for n, top in enumerate(self._tops) if top + self._heights[n] > available_height + _FUZZ
        )
        child, room = self.children[place], available_height - self._tops[place]
        parts: list[Any] = []
        if room > 0:
            if hasattr(child, "forced"):
                child.forced = at_top and place <= self.pinned
            parts = child.split(inner, room)
        if len(parts) > 1:
            head = [*self.children[:place], parts[0]]
            tail = [*parts[1:], *self.children[place + 1 :]]
        else:
            head, tail = self.children[:place], self.children[place:]
        if len(head) <= self.pinned and not (at_top and head):
            return []
        if not head:
            return []
        rest = self.rest(tail)
        rest.pinned = max(0, self.pinned - place)
        return [self.part(head), rest]

    def part(self, children: list[Any]) -> "Stack":
        """The beginning of this stack, with some of its children."""
        head = self._like(children)
        head.spaceBefore = self.spaceBefore
        return head

    def rest(self, children: list[Any]) -> "Stack":
        """The rest of this stack on the next page."""
        rest = self._like(children)
        rest.continued = True
        rest.spaceAfter = self.spaceAfter
        return rest

    def draw(self) -> None:
        """Draws the children."""
        if self.question and self.height and hasattr(self.canv, "note_place"):
            self.canv.note_place(self.question, self.height)
        with nullcontext() if self.element is None else grouped(self.canv, self.element):
            self._draw_all()

    def _draw_all(self) -> None:
        left = 0.0 if self.rtl else self.indent
        for child, top, height in zip(self.children, self._tops, self._heights, strict=True):
            child.drawOn(self.canv, left, self.height - top - height)

    def minWidth(self) -> float:  # noqa: N802 (ReportLab's name)
        """The width of the widest child's longest word."""
        return self.indent + max((child.minWidth() for child in self.children), default=0.0)

    def _like(self, children: list[Any]) -> "Stack":
        other = type(self).__new__(type(self))
        # What ReportLab noted about the whole, such as that it was put off once, is not true of a part.
        other.__dict__.update({name: v for name, v in self.__dict__.items() if name not in NOTED})
        other.children = children
        other.forced = False
        other.spaceBefore = children[0].getSpaceBefore() if children else 0
        other.spaceAfter = children[-1].getSpaceAfter() if children else 0
        return other


class Beside(Stack):
    """A stack with something written at its leading side, beside the first line: the number of a question.

    Args:
        children: Flowables.
        aside: A flowable for the gutter; not drawn on a page where the stack is only continued.
        line: Draws something along the whole height, such as a hairline; called with canvas and height.
    """

    def __init__(self, children: Sequence[Any], *, aside: Any, ruled: Any = None, **more: Any) -> None:
        super().__init__(children, **more)
        self.aside = aside
        self.ruled = ruled

    def _draw_all(self) -> None:
        """The gutter, then the children."""
        if self.ruled is not None:
            with artifact(self.canv):
                self.ruled(self.canv, self.width, self.height)
        if self.aside is not None and not self.continued:
            height = self.aside.wrap(self.indent, self.height)[1]
            self.aside.drawOn(self.canv, self.width - self.indent if self.rtl else 0.0, self.height - height)
        super()._draw_all()
