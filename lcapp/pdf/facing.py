"""Two columns beside each other, each in a language of its own, torn together at the foot of a page."""

from typing import Any

from reportlab.platypus import Flowable

from lcapp.pdf.stack import NOTED, Stack

GUTTER = 16.0
_FUZZ = 1e-6


class Facing(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Two stacks side by side.

    Args:
        near: At the leading side; None where it has ended on an earlier page.
        far: At the trailing side.
        rtl: Whether the leading side is the right.
        page_height: Of an empty page.
        whole_up_to: Not torn if it is no higher than this.
    """

    def __init__(
        self, near: Stack | None, far: Stack | None, *, rtl: bool, page_height: float, whole_up_to: float
    ) -> None:
        super().__init__()
        self.near, self.far, self.rtl = near, far, rtl
        self.page_height, self.whole_up_to = page_height, whole_up_to
        self.forced = False
        self.spaceBefore, self.spaceAfter = 9.0, 6.0
        self._heights = (0.0, 0.0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the longer one."""
        self.width = available_width
        column = self._column(available_width)
        near, far = (
            side.wrap(column, available_height)[1] if side is not None else 0.0
            for side in (self.near, self.far)
        )
        self._heights = (near, far)
        self.height = max(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Both columns as far as they fit, and the rest of both."""
        self.wrap(available_width, available_height)
        if self.height <= available_height + _FUZZ:
            return [self]
        at_top = self.forced or available_height >= self.page_height - 1
        if not at_top and self.height <= min(self.whole_up_to, self.page_height):
            return []
        column = self._column(available_width)
        heads: list[Any] = []
        tails: list[Any] = []
        for side in (self.near, self.far):
            if side is not None:
                side.forced = at_top
            parts = side.split(column, available_height) if side is not None else [None]
            if not parts:
                return []
            heads.append(parts[0])
            tails.append(parts[1] if len(parts) > 1 else None)
        return [self._like(heads), self._like(tails)]

    def draw(self) -> None:
        """Draws the near column, then the far one."""
        column = self._column(self.width)
        lefts = (self.width - column, 0.0) if self.rtl else (0.0, self.width - column)
        for side, left, height in zip((self.near, self.far), lefts, self._heights, strict=True):
            if side is not None:
                side.drawOn(self.canv, left, self.height - height)

    @staticmethod
    def _column(width: float) -> float:
        return (width - GUTTER) / 2

    def _like(self, sides: list[Any]) -> "Facing":
        other = type(self).__new__(type(self))
        other.__dict__.update({name: v for name, v in self.__dict__.items() if name not in NOTED})
        other.near, other.far = sides
        other.forced = False
        return other
