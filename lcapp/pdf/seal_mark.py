"""The QR code of a sealed dossier as one vector path."""

from functools import lru_cache
from typing import Any

from reportlab.graphics.barcode import qrencoder
from reportlab.platypus import Flowable

from lcapp.pdf.drawn_kinds import SealMark
from lcapp.pdf.looks import INK
from lcapp.pdf.tagging import Element, marked, page_box

QUIET_ZONE = 4
"""Modules that stay white on every side, as readers need them."""


@lru_cache(maxsize=4)
def qr_matrix(content: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code (error correction M), row by row; True is dark."""
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(content)
    code.make()
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)


def draw_qr(canvas: Any, content: str, size: float) -> None:
    """Draws the code into a square of this size (points) whose lower left corner is the origin."""
    rows = qr_matrix(content)
    module = size / (len(rows) + 2 * QUIET_ZONE)
    path = canvas.beginPath()
    for down, row in enumerate(rows):
        bottom = size - (down + 1 + QUIET_ZONE) * module
        start = None
        for across, dark in enumerate((*row, False)):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                left = (start + QUIET_ZONE) * module
                path.rect(left, bottom, (across - start) * module, module)
                start = None
    canvas.saveState()
    canvas.setFillColorRGB(*INK)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


class SealSquare(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The QR code at the leading side and its words beside it.

    Args:
        mark: What is drawn.
        said: Flowables beside the code.
        rtl: Whether the code stands at the right.
        size: Of the code, in points.
    """

    GAP = 6.0

    def __init__(self, mark: SealMark, said: list[Any], *, rtl: bool, size: float = 76.0) -> None:
        super().__init__()
        self.mark, self.said, self.rtl, self.size = mark, said, rtl, size
        self.spaceBefore = self.spaceAfter = 6.0
        self._heights: list[float] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the code."""
        self.width = available_width
        room = available_width - self.size - self.GAP
        self._heights = [one.wrap(room, available_height)[1] for one in self.said]
        self.height = max(self.size, sum(self._heights))
        return self.width, self.height

    def draw(self) -> None:
        """Draws the code, then the words in the middle of its height."""
        canvas = self.canv
        # The margin of the page is white too: the dark modules begin where the text does.
        quiet = self.size * QUIET_ZONE / (len(qr_matrix(self.mark.content)) + 2 * QUIET_ZONE)
        left = self.width - self.size + quiet if self.rtl else -quiet
        canvas.saveState()
        canvas.translate(left, self.height - self.size)
        box = page_box(canvas, self.size, self.size)
        with marked(canvas, Element("Figure", alt=self.mark.alt, box=box)):
            draw_qr(canvas, self.mark.content, self.size)
        canvas.restoreState()
        top = self.height - (self.height - sum(self._heights)) / 2
        for one, height in zip(self.said, self._heights, strict=True):
            top -= height
            one.drawOn(canvas, 0.0 if self.rtl else self.size + self.GAP, top)
