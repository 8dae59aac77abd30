"""The cover as one flowable: city large, call and country beneath, fingerprint small at the foot."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable


class CoverPage(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A whole page.

    Args:
        upper: Flowables that begin a third down the page.
        lower: Flowables at the foot.
    """

    def __init__(self, upper: Sequence[Any], lower: Sequence[Any]) -> None:
        super().__init__()
        self.upper, self.lower = upper, lower

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The whole frame."""
        self.width, self.height = available_width, available_height - 0.01
        return self.width, self.height

    def draw(self) -> None:
        """Draws both groups."""
        foot = self._draw_up(self.lower, 0.0)
        heights = [one.wrap(self.width, self.height)[1] + one.getSpaceAfter() for one in self.upper]
        # A third down, and higher only where the names need the room.
        top = max(min(self.height * 0.68, self.height), min(self.height, sum(heights) + foot + 20))
        for one, height in zip(self.upper, heights, strict=True):
            one.drawOn(self.canv, 0, top - height + one.getSpaceAfter())
            top -= height

    def _draw_up(self, flowables: Sequence[Any], bottom: float) -> float:
        for one in reversed(flowables):
            height = one.wrap(self.width, self.height)[1]
            one.drawOn(self.canv, 0, bottom)
            bottom += height + one.getSpaceAfter()
        return bottom
