"""Pictures on the pages: photos with their captions, arms and logos, and the frames for pages of annexes."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from lcapp.pdf.drawn_kinds import AnnexPage, Emblem, Picture
from lcapp.pdf.looks import HAIRLINE, LINE
from lcapp.pdf.page import page_of
from lcapp.pdf.tagging import Box, Element, artifact, marked, page_box

FEWEST_DPI = 100
"""A small picture is not blown up beyond this."""
HIGHEST = 0.6
"""Of a page: how high a picture may be."""


@dataclass(frozen=True, slots=True)
class AnnexFrame:
    """Where a page of an annex is to be placed.

    Args:
        evidence: Id of the evidence.
        index: Number of its page, from 0.
        page: Page of the dossier, from 0.
        box: Left, bottom, right, top on that page, in points.
        name: The content of the page already says `/name Do` here, inside its figure, with the lower left
            corner of the box as origin; the XObject of that name is to be added to the page's resources.
    """

    evidence: str
    index: int
    page: int
    box: Box
    name: str


class _JpegAsItIs(ImageReader):  # type: ignore[misc]  # ReportLab has no types
    """A JPEG that is never decoded: ReportLab would unpack and keep every pixel only to find it a name."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self._data, self._dataA = hashlib.sha256(data).digest(), None


class Photo(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A picture as wide as it may be, its caption beneath.

    Args:
        picture: A JPEG, passed on as it is.
        said: Flowables beneath it.
        page_height: Of an empty page, in points.
        rtl: Whether it stands at the right.
    """

    def __init__(self, picture: Picture, said: list[Any], *, page_height: float, rtl: bool) -> None:
        super().__init__()
        self.picture, self.said, self.page_height, self.rtl = picture, said, page_height, rtl
        self.spaceBefore, self.spaceAfter = 6.0, 12.0
        self._size = (0.0, 0.0)
        self._heights: list[float] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Picture and caption."""
        pixels = max(1, self.picture.width), max(1, self.picture.height)
        width = min(available_width, pixels[0] * 72 / FEWEST_DPI)
        height = width * pixels[1] / pixels[0]
        if height > self.page_height * HIGHEST:
            height = self.page_height * HIGHEST
            width = height * pixels[0] / pixels[1]
        self._size = (width, height)
        self._heights = [one.wrap(available_width, available_height)[1] for one in self.said]
        self.width, self.height = available_width, height + 5.0 + sum(self._heights)
        return self.width, self.height

    def draw(self) -> None:
        """Picture, then caption and rights."""
        width, height = self._size
        canvas = self.canv
        left = self.width - width if self.rtl else 0.0
        canvas.saveState()
        canvas.translate(left, self.height - height)
        box = page_box(canvas, width, height)
        with marked(canvas, Element("Figure", alt=self.picture.alt, box=box)):
            canvas.drawImage(_JpegAsItIs(self.picture.data), 0, 0, width, height)
        canvas.restoreState()
        top = self.height - height - 5.0
        for one, needed in zip(self.said, self._heights, strict=True):
            top -= needed
            one.drawOn(canvas, 0, top)


class EmblemBox(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Arms or a logo, at most so high and so wide; without transparency, which archives do not like."""

    def __init__(self, emblem: Emblem, *, height: float = 76.0, width: float = 150.0) -> None:
        super().__init__()
        self.emblem = emblem
        with Image.open(BytesIO(emblem.data), formats=("PNG", "JPEG")) as opened:
            image = opened.convert("RGBA") if opened.mode not in ("RGB", "L") else opened.copy()
        if image.mode == "RGBA":
            ground = Image.new("RGB", image.size, (255, 255, 255))
            ground.paste(image, mask=image.getchannel("A"))
            image = ground
        self.image = image
        scale = min(height / image.height, width / image.width)
        self.width, self.height = image.width * scale, image.height * scale

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Always of its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """The picture."""
        box = page_box(self.canv, self.width, self.height)
        with marked(self.canv, Element("Figure", alt=self.emblem.alt, box=box)):
            self.canv.drawImage(ImageReader(self.image), 0, 0, self.width, self.height)


class AnnexRoom(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A whole page with a frame that is filled when the document is finished.

    Args:
        page: What stands here.
        said: Flowables above the frame.
        frames: Receives where the frame is.
    """

    def __init__(self, page: AnnexPage, said: list[Any], frames: list[AnnexFrame]) -> None:
        super().__init__()
        self.page, self.said, self.frames = page, said, frames
        self._heights: list[float] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """All the room that is left on the page, and never little of it."""
        self._heights = [one.wrap(available_width, available_height)[1] for one in self.said]
        self.width = available_width
        self.height = max(available_height - 0.01, sum(self._heights) + 200.0)
        return self.width, self.height

    def draw(self) -> None:
        """The words above the frame, then the frame itself."""
        canvas, top = self.canv, self.height
        for one, needed in zip(self.said, self._heights, strict=True):
            top -= needed
            one.drawOn(canvas, 0, top)
        high = top - 6.0
        box = page_box(canvas, self.width, high)
        name = f"LCAnnex{len(self.frames)}"
        with artifact(canvas):
            canvas.saveState()
            canvas.setLineWidth(HAIRLINE)
            canvas.setStrokeColorRGB(*LINE)
            canvas.rect(0, 0, self.width, high)
            canvas.restoreState()
        with marked(canvas, Element("Figure", alt=self.page.alt, box=box)):
            canvas.addLiteral(f"q /{name} Do Q")
        self.frames.append(AnnexFrame(self.page.evidence, self.page.index, page_of(canvas), box, name))
