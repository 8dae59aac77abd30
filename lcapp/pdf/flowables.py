"""Small things on a page that are not text alone: headings, boxes to tick, lines to write on, signatures."""

from typing import Any

from reportlab.platypus import Flowable

from lcapp.pdf.looks import ACCENT, ACCENT_LINE, HAIRLINE, INK, LINE, MUTED, WRITING_LINE
from lcapp.pdf.tagging import Element, actual_text, artifact, grouped, marked, page_box
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.style import Anchor, TextStyle

SIGNATURE_HEIGHT = 96.0
STAMP_WIDTH = 130.0
SIGNATURE_LINE = 16.0
"""Height of the line to sign on."""
TICKED, UNTICKED = "\u2611", "\u2610"
"""What a box says to a reader who does not see it."""


class HeadingLine(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A thin accent rule above the title of a section, or a title alone; remembers on which page it stands.

    Args:
        title: The text block of the title.
        ruled: Whether it has a rule above it.
        on_page: Called with the canvas and the height of its upper edge on the page when it is drawn.
    """

    def __init__(self, title: Any, *, ruled: bool, on_page: Any, space_before: float) -> None:
        super().__init__()
        self.title, self.ruled, self.on_page = title, ruled, on_page
        self.spaceBefore, self.spaceAfter = space_before, title.getSpaceAfter()

    @property
    def _above(self) -> float:
        return 7.0 if self.ruled else 0.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as its title."""
        self.width = available_width
        self.height = self.title.wrap(available_width, available_height)[1] + self._above
        return self.width, self.height

    def draw(self) -> None:
        """Draws rule and title."""
        canvas = self.canv
        if self.ruled:
            with artifact(canvas):
                canvas.saveState()
                canvas.setStrokeColorRGB(*ACCENT)
                canvas.setLineWidth(ACCENT_LINE)
                canvas.line(0, self.height, self.width, self.height)
                canvas.restoreState()
        self.title.drawOn(canvas, 0, 0)
        self.on_page(canvas, canvas.absolutePosition(0, self.height)[1])


class Rule(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A short accent rule."""

    def __init__(self, *, rtl: bool, width: float = 48.0, space_after: float = 14.0) -> None:
        super().__init__()
        self.rtl, self.rule_width, self.spaceAfter = rtl, width, space_after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """A line with room around it."""
        self.width, self.height = available_width, 10.0
        return self.width, self.height

    def draw(self) -> None:
        """Draws it at the leading side."""
        left = self.width - self.rule_width if self.rtl else 0.0
        with artifact(self.canv):
            self.canv.saveState()
            self.canv.setStrokeColorRGB(*ACCENT)
            self.canv.setLineWidth(2.0)
            self.canv.line(left, 1, left + self.rule_width, 1)
            self.canv.restoreState()


class TickLine(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """An option with a box before it.

    Args:
        text: The text block of the option; its `start_indent` leaves room for the box.
        ticked: Whether the box has a tick.
        rtl: Whether the box stands at the right.
        around: The element of the list of options.
    """

    BOX = 8.0

    def __init__(self, text: Any, *, ticked: bool, rtl: bool, around: Element) -> None:
        super().__init__()
        self.around, self.item = around, Element("LI")
        self.box = Element("Lbl", actual=TICKED if ticked else UNTICKED)
        self.text, self.ticked, self.rtl = text, ticked, rtl
        self.spaceAfter = 4.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as its text."""
        self.width, self.height = self.text.wrap(available_width, available_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draws box, tick and text."""
        with grouped(self.canv, self.around), grouped(self.canv, self.item):
            with marked(self.canv, self.box):
                self._draw_box()
            self.text.drawOn(self.canv, 0, 0)

    def _draw_box(self) -> None:
        canvas, box = self.canv, self.BOX
        left = self.width - box if self.rtl else 0.0
        bottom = self.height - self.text.style.leading / 2 - box / 2
        canvas.saveState()
        canvas.setLineWidth(0.7)
        canvas.setStrokeColorRGB(*INK)
        canvas.rect(left, bottom, box, box)
        if self.ticked:
            canvas.setLineWidth(1.2)
            canvas.lines(
                [
                    (left + 1.5, bottom + 4, left + 3.4, bottom + 1.8),
                    (left + 3.4, bottom + 1.8, left + 6.8, bottom + 6.6),
                ]
            )
        canvas.restoreState()


class WritingLines(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Lines to write on by hand, or a box around so many lines."""

    def __init__(self, lines: int, *, framed: bool) -> None:
        super().__init__()
        self.lines, self.framed = lines, framed
        self.spaceAfter = 8.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """So many lines high."""
        self.width, self.height = available_width, self.lines * WRITING_LINE
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Lines may go on over the page, a box never."""
        fit = min(int(available_height // WRITING_LINE), self.lines - 2)
        if self.framed or fit < 2:
            return []
        return [WritingLines(fit, framed=False), WritingLines(self.lines - fit, framed=False)]

    def draw(self) -> None:
        """Draws hairlines."""
        with artifact(self.canv):
            self._draw_lines()

    def _draw_lines(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeColorRGB(*MUTED)
        if self.framed:
            canvas.rect(0, 0, self.width, self.height)
        else:
            for line in range(self.lines):
                canvas.line(0, line * WRITING_LINE + 2, self.width, line * WRITING_LINE + 2)
        canvas.restoreState()


class SignatureSpace(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A line to sign on, and beside it a frame for a stamp.

    Args:
        engine: Sets the captions.
        caption: Under the line.
        stamp: In the frame; empty where no stamp is asked for.
        style: Of the captions.
        language: Of the captions.
        rtl: Whether the line begins at the right.
    """

    def __init__(
        self, engine: TextEngine, caption: str, stamp: str, style: TextStyle, *, language: str, rtl: bool
    ) -> None:
        super().__init__()
        self.engine, self.caption, self.stamp, self.style = engine, caption, stamp, style
        self.language, self.rtl = language, rtl
        self.spaceAfter = 10.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Always as high as a stamp."""
        self.width, self.height = available_width, SIGNATURE_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        """Draws line, frame and captions."""
        canvas = self.canv
        canvas.is_signed_on_paper = True
        line_width = self.width * 0.55
        with artifact(canvas):
            self._draw_lines(line_width)
        with marked(canvas, self._caption_element(self.caption)):
            self._draw_caption(line_width)
        self._offer_field(line_width)
        if self.stamp:
            with marked(canvas, self._caption_element(self.stamp)):
                self._draw_stamp()

    def _offer_field(self, line_width: float) -> None:
        """The room above the line may also be signed on screen."""
        canvas = self.canv
        left = self.width - line_width if self.rtl else 0.0
        canvas.saveState()
        canvas.translate(left, SIGNATURE_LINE + 2)
        box = page_box(canvas, line_width, self.height - SIGNATURE_LINE - 2)
        canvas.restoreState()
        if (tags := getattr(canvas, "tags", None)) is not None:
            tags.add_field(Element("Form", language=self.language), box, label=self.caption)

    def _caption_element(self, text: str) -> Element:
        return Element("P", language=self.language, actual=actual_text(text))

    def _draw_lines(self, line_width: float) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setLineWidth(0.7)
        canvas.setStrokeColorRGB(*INK)
        foot = SIGNATURE_LINE
        left = self.width - line_width if self.rtl else 0.0
        canvas.line(left, foot, left + line_width, foot)
        if self.stamp:
            canvas.setLineWidth(HAIRLINE)
            canvas.setStrokeColorRGB(*LINE)
            canvas.setDash(2, 2)
            at = 0.0 if self.rtl else self.width - STAMP_WIDTH
            canvas.rect(at, 0, STAMP_WIDTH, self.height)
        canvas.restoreState()

    def _draw_caption(self, line_width: float) -> None:
        side: Anchor = "right" if self.rtl else "left"
        edge = self.width if self.rtl else 0.0
        self.engine.draw_line(
            self.canv,
            edge,
            4,
            self.caption,
            self.style,
            language=self.language,
            align=side,
            max_width=line_width,
        )

    def _draw_stamp(self) -> None:
        at = STAMP_WIDTH / 2 if self.rtl else self.width - STAMP_WIDTH / 2
        self.engine.draw_line(
            self.canv,
            at,
            6,
            self.stamp,
            self.style,
            language=self.language,
            align="center",
            max_width=STAMP_WIDTH - 8,
        )
