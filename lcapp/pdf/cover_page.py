"""The cover as one flowable: city large, call and country beneath, fingerprint small at the foot."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable


class CoverPage(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A whole page.

    Args:
        upper: Flowables that begin a third down the page.
        lower: Flowables at the foot.
        emblems: The city's arms and another logo, at the head: the first at the leading side.
        rtl: Whether the leading side is the right.
    """

    def __init__(
        self, upper: Sequence[Any], lower: Sequence[Any], *, emblems: Sequence[Any] = (), rtl: bool = False
    ) -> None:
        super().__init__()
        self.upper, self.lower, self.emblems, self.rtl = upper, lower, emblems, rtl

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The whole frame."""
        self.width, self.height = available_width, available_height - 0.01
        return self.width, self.height

    def draw(self) -> None:
        """Draws the emblems and both groups."""
        for place, one in enumerate(self.emblems):
            width, height = one.wrap(self.width, self.height)
            at_left = (place == 0) != self.rtl
            one.drawOn(self.canv, 0.0 if at_left else self.width - width, self.height - height)
        foot = sum(one.wrap(self.width, self.height)[1] + one.getSpaceAfter() for one in self.lower)
        heights = [one.wrap(self.width, self.height)[1] + one.getSpaceAfter() for one in self.upper]
        room = self.height - max((one.height + 16.0 for one in self.emblems), default=0.0)
        # A third down, and higher only where the names need the room.
        top = max(min(self.height * 0.68, room), min(room, sum(heights) + foot + 20))
        for one, height in zip(self.upper, heights, strict=True):
            one.drawOn(self.canv, 0, top - height + one.getSpaceAfter())
            top -= height
        self._draw_up(self.lower, 0.0)

    def _draw_up(self, flowables: Sequence[Any], bottom: float) -> None:
        for one in reversed(flowables):
            height = one.wrap(self.width, self.height)[1]
            one.drawOn(self.canv, 0, bottom)
            bottom += height + one.getSpaceAfter()
