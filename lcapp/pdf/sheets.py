"""Sheets of paper: what is signed begins on the front of one, so that both-sided printing keeps it apart."""

from reportlab.platypus import Flowable

from lcapp.pdf.page import page_of


class BackSide(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Leaves the page empty where it is the back of a sheet; on a front it takes no room."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The whole frame of an even page, nothing of an odd one."""
        is_back = page_of(self.canv) % 2 == 1
        self.width, self.height = available_width, available_height - 0.01 if is_back else 0.0
        return self.width, self.height

    def draw(self) -> None:
        """Nothing: head and foot of the page are drawn for every page."""
