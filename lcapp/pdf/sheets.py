"""Sheets of paper: what is signed begins on the front of one, so that both-sided printing keeps it apart."""

from typing import Any

from reportlab.platypus import Flowable

from lcapp.i18n import Words
from lcapp.pdf.page import page_of


def back_left_empty(words: Words) -> str:
    """What is said on the back of a sheet that was left empty."""
    return words._("This page was left empty: what follows begins on a new sheet of paper.")


class BackSide(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Leaves the page empty where it is the back of a sheet; on a front it takes no room.

    Args:
        said: A paragraph that says so; None where the page says nothing.
    """

    def __init__(self, said: Any | None = None) -> None:
        super().__init__()
        self.said = said

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The whole frame of an even page, nothing of an odd one."""
        is_back = page_of(self.canv) % 2 == 1
        self.width, self.height = available_width, available_height - 0.01 if is_back else 0.0
        return self.width, self.height

    def draw(self) -> None:
        """The paragraph at the top; head and foot of the page are drawn for every page."""
        if self.said is not None and self.height:
            _width, high = self.said.wrap(self.width, self.height)
            self.said.drawOn(self.canv, 0, self.height - high)
