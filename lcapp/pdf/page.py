"""The paper, the canvas that knows all pages before the first is written, and the document."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import md5
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from lcapp.pdf.looks import MM
from lcapp.pdf.tagging import Tags

SIZES = {"a4": (210 * MM, 297 * MM), "letter": (215.9 * MM, 279.4 * MM)}
TOP, OUTER, BOTTOM, BINDING = 25 * MM, 20 * MM, 22 * MM, 25 * MM
WIDE_OUTER = 62 * MM
"""Of a copy to write remarks on."""
HEAD_LINE, FOOT_LINE = 15 * MM, 13 * MM
"""Baselines: of the head from the upper edge, of the foot from the lower."""


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page in points. The wide margin is on the side where the sheets are bound."""

    width: float
    height: float
    rtl: bool
    outer: float = OUTER

    @property
    def left(self) -> float:
        """Left edge of the text."""
        return self.outer if self.rtl else BINDING

    @property
    def right(self) -> float:
        """Right edge of the text."""
        return self.width - (BINDING if self.rtl else self.outer)

    @property
    def text_width(self) -> float:
        """Width of the text."""
        return self.right - self.left

    @property
    def text_height(self) -> float:
        """Height of the text."""
        return self.height - TOP - BOTTOM


def page_shape(paper: str, *, rtl: bool, to_write_on: bool = False) -> PageShape:
    """The page of a paper; A4 where its name is not known. `to_write_on` gives it a wide outer margin."""
    width, height = SIZES.get(paper, SIZES["a4"])
    return PageShape(width, height, rtl, WIDE_OUTER if to_write_on else OUTER)


class LateCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that keeps all pages until the end, so that a single pass knows page numbers and their total.

    Args:
        finish_page: Called at the end for each page with the canvas, its number from 0, and their total.
        tags: Grows with what is drawn.
    """

    def __init__(
        self, *args: Any, finish_page: Callable[[Any, int, int], None], tags: Tags, **more: Any
    ) -> None:
        self.kept_pages: list[dict[str, Any]] = []
        self._annotationCount: int = 0
        self._code: list[str] = []
        self.tags = tags
        self.is_signed_on_paper = False
        """Whether the page has room for a signature; set by what draws it."""
        self.places: list[tuple[int, str, float, float]] = []
        """Page, question, top and bottom in points from the lower edge, of what was drawn."""
        self._finish_page = finish_page
        super().__init__(*args, **more)

    def _make_preamble(self) -> None:
        # ReportLab would select Helvetica, which no page uses and no file embeds.
        self._preamble = "1 0 0 1 0 0 cm"

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """Keeps the page and begins another."""
        self.kept_pages.append(dict(self.__dict__))
        self._startPage()
        self.is_signed_on_paper = False
        # Bookmarks and links are tied to the page by this counter.
        self._doc.pageCounter += 1
        self.tags.page = len(self.kept_pages)

    def note_place(self, question: str, height: float) -> None:
        """A question stands here, so high from the origin upwards."""
        _x, bottom = self.absolutePosition(0, 0)
        self.places.append((page_of(self), question, bottom + height, bottom))

    def linkURL(self, url: str, rect: Any, **more: Any) -> None:  # noqa: N802 (ReportLab's name)
        """A link out of the document, tied to the element that is being drawn."""
        if self.tags.is_silent:
            return
        super().linkURL(url, rect, **more)
        self.tags.note_annotation(len(self._annotationrefs) - 1, url)

    def link_to(self, key: str, rect: tuple[float, float, float, float], said: str) -> None:
        """A link to a bookmark, tied to the element that is being drawn."""
        self.linkAbsolute("", key, rect)
        self.tags.note_annotation(len(self._annotationrefs) - 1, said)

    def beneath(self, draw: Callable[[], None]) -> None:
        """Draws under all that is on the page."""
        above, self._code = self._code, []
        draw()
        self._code += above

    def save(self) -> None:
        """Finishes every page and writes the document."""
        pages, annotations = self.kept_pages, self._annotationCount
        self._doc.pageCounter = 1
        for place, state in enumerate(pages):
            so_far = self._annotationCount
            self.__dict__.update(state)
            self.kept_pages = pages
            # Names of annotations must not come twice.
            self._annotationCount = max(so_far, annotations)
            self.tags.page = place
            self._finish_page(self, place, len(pages))
            Canvas.showPage(self)
        self._doc.idToObject["BasicFonts"].dict.pop("F1", None)
        self._doc.SaveToFile(self._filename, self)


def page_of(canvas: LateCanvas) -> int:
    """The number (from 0) of the page that is being laid."""
    return len(canvas.kept_pages)


class Pages(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """One frame on each page; tells of every flowable that was drawn.

    Args:
        shape: The page.
        drawn: Called after each flowable; what it raises ends the work.
        more: What the file says about itself.
    """

    def __init__(self, target: BinaryIO, shape: PageShape, *, drawn: Callable[[], None], **more: Any) -> None:
        super().__init__(target, pagesize=(shape.width, shape.height), invariant=1, pageCompression=1, **more)
        self._drawn = drawn
        frame = Frame(shape.left, BOTTOM, shape.text_width, shape.text_height, 0, 0, 0, 0, id="text")
        self.addPageTemplates([PageTemplate("page", [frame])])

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 (ReportLab's name)
        """ReportLab's call after each flowable."""
        self._drawn()


def settle_reportlab() -> None:
    """The settings of ReportLab that every document needs: no ASCII85, no host and no scheme is trusted."""
    rl_config.useA85 = 0
    rl_config.invariant = 1
    rl_config.trustedHosts = None
    rl_config.trustedSchemes = []


def date_document(canvas: Any, taken_at: datetime) -> None:
    """Dates of the file are those of the snapshot, whatever the clock and the environment say."""
    document = canvas._doc  # noqa: SLF001 (ReportLab offers no other way)
    stamp = document._timeStamp  # noqa: SLF001
    moment = taken_at.astimezone(UTC)
    stamp.t = moment.timestamp()
    stamp.lt = moment.timetuple()
    stamp.YMDhms = tuple(moment.timetuple())[:6]
    stamp.dhh = stamp.dmm = 0
    stamp.tzname = "UTC"
    # The file's identity grows from here with all that is written; ReportLab began it with its own clock.
    document.signature = md5(f"{__name__} {stamp.YMDhms}".encode("ascii"), usedforsecurity=False)
