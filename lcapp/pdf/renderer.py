"""Prints a snapshot: blocks, flowables, pages, bytes."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from lcapp import __version__
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.i18n import Catalogs, Words, formats
from lcapp.pdf import looks
from lcapp.pdf.annex_pages import place_annex_pages
from lcapp.pdf.block_kinds import Cover, Printed, RunningLines
from lcapp.pdf.contents import Headings, draw_contents
from lcapp.pdf.dossier_blocks import dossier_blocks
from lcapp.pdf.finalise import finalise
from lcapp.pdf.late_numbers import NumberSlot, draw_page_number
from lcapp.pdf.layout import Layout
from lcapp.pdf.marking import LineNumbers, draw_remark_line
from lcapp.pdf.page import (
    FOOT_LINE,
    HEAD_LINE,
    LateCanvas,
    Pages,
    PageShape,
    date_document,
    page_shape,
    settle_reportlab,
)
from lcapp.pdf.tagging import Tags, artifact
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.faces import Faces
from lcapp.pdf.text.isolation import isolate
from lcapp.pdf.text.style import Run
from lcapp.pdf.xmp import About
from lcapp.services.ports import Carried, Place, PreparedAnnex, PrintOptions, RenderedDossier, Watch


class PdfRenderer:
    """Prints dossiers as PDF.

    Args:
        fonts: The folder of the bundled fonts.
        catalogs: The words of all languages.
    """

    def __init__(self, fonts: Path, catalogs: Catalogs) -> None:
        settle_reportlab()
        self._fonts = fonts
        self._catalogs = catalogs
        self._faces: Faces | None = None

    def render(
        self,
        snapshot: DossierSnapshot,
        options: PrintOptions,
        watch: Watch,
        *,
        annexes: tuple[PreparedAnnex, ...] = (),
        carried: tuple[Carried, ...] = (),
    ) -> RenderedDossier:
        """Print a snapshot.

        Raises:
            Cancelled: The watch asked to stop.
            EnvironmentFailed: A font is not where it should be.
        """
        watch.check()
        if self._faces is None:
            self._faces = Faces.load(self._fonts)
        words = self._catalogs.words(options.language)
        two = options.second_language not in ("", options.language) and options.variant in ("full", "form")
        printed = dossier_blocks(
            snapshot,
            words,
            options,
            annexes=annexes,
            second_words=self._catalogs.words(options.second_language) if two else None,
        )
        print_ = _Print(TextEngine(self._faces), words, printed, options)
        return print_.run(snapshot.taken_at, watch, annexes, carried)

    def words(self, language: str) -> Words:
        """The words of a language."""
        return self._catalogs.words(language)

    def print_sheet(
        self, printed: Printed, *, language: str, paper: str, moment: datetime, watch: Watch
    ) -> RenderedDossier:
        """Print blocks that are no dossier, such as a plan of days; raises as `render` does."""
        watch.check()
        if self._faces is None:
            self._faces = Faces.load(self._fonts)
        options = PrintOptions(language=language, paper=paper, variant="sheet")
        print_ = _Print(TextEngine(self._faces), self._catalogs.words(language), printed, options)
        return print_.run(moment, watch, (), ())


class _Print:
    """One document on its way."""

    def __init__(self, engine: TextEngine, words: Words, printed: Printed, options: PrintOptions) -> None:
        self._engine, self._words, self._printed = engine, words, printed
        self._shape = page_shape(
            options.paper, rtl=words.direction == "rtl", to_write_on=options.variant == "marking"
        )
        self._numbers = self._line_numbers() if options.variant == "marking" else None
        self._late_numbers: list[NumberSlot] = []
        self._headings = Headings()
        self._has_cover = isinstance(printed.blocks[0], Cover) if printed.blocks else False
        self._pages = 0
        self._signed_pages: list[int] = []
        # The others are for the pen.
        self._signed_on_screen = options.variant in ("full", "form")

    def run(
        self,
        moment: datetime,
        watch: Watch,
        annexes: tuple[PreparedAnnex, ...],
        carried: tuple[Carried, ...],
    ) -> RenderedDossier:
        blocks = self._printed.blocks
        layout = Layout(
            self._engine,
            self._shape,
            language=self._words.language,
            headings=self._headings,
            numbers=self._numbers,
        )
        self._late_numbers = layout.late_numbers
        story: list[Any] = []
        for done, made in enumerate(layout.flowables(blocks)):
            watch.check()
            watch.progress(min(done, len(blocks)), 2 * len(blocks))
            story += made
        told = _Told(watch, len(blocks), len(story))
        target = io.BytesIO()
        pages = Pages(
            target,
            self._shape,
            drawn=told.drawn,
        )
        tags = Tags()

        canvases: list[LateCanvas] = []

        def make_canvas(*args: Any, **more: Any) -> LateCanvas:
            canvas = LateCanvas(*args, finish_page=self._finish_page, tags=tags, **more)
            canvases.append(canvas)
            date_document(canvas, moment)
            return canvas

        pages.build(story, canvasmaker=make_canvas)
        watch.check()
        about = About(
            title=self._printed.title,
            author=self._printed.author,
            subject=self._printed.subject,
            creator=f"LCApp {__version__}",
            language=self._words.language,
            rtl=self._shape.rtl,
            moment=moment,
        )
        data = finalise(
            target.getvalue(),
            tags=tags,
            about=about,
            carried=carried,
            with_fields=self._signed_on_screen,
            place=(lambda pdf: place_annex_pages(pdf, layout.frames, annexes)) if layout.frames else None,
        )
        lines = tuple(self._numbers.lines) if self._numbers is not None else ()
        places = tuple(
            Place(page, question, self._shape.height - top, self._shape.height - bottom)
            for canvas in canvases
            for page, question, top, bottom in canvas.places
        )
        return RenderedDossier(
            data,
            self._pages,
            frozenset(self._engine.missing),
            places=places,
            signature_pages=tuple(self._signed_pages),
            lines=lines,
        )

    def _line_numbers(self) -> LineNumbers:
        return LineNumbers(
            self._engine,
            self._shape,
            language=self._words.language,
            written=lambda number: formats.number(self._words, number),
        )

    def _finish_page(self, canvas: Any, place: int, count: int) -> None:
        self._pages = count
        for slot in self._headings.slots:
            if slot.page == place:
                draw_contents(
                    canvas,
                    slot,
                    engine=self._engine,
                    language=self._words.language,
                    rtl=self._shape.rtl,
                    number=lambda page: formats.number(self._words, page),
                    style=looks.look_style("answer"),
                )
        for late in self._late_numbers:
            if late.page == place:
                draw_page_number(
                    canvas,
                    late,
                    headings=self._headings,
                    engine=self._engine,
                    language=self._words.language,
                    written=formats.number(self._words, self._headings.named[late.name].page + 1),
                    style=looks.CELL,
                )
        if self._numbers is not None and not (self._has_cover and place == 0):
            with artifact(canvas):
                draw_remark_line(canvas, self._shape)
        if canvas.is_signed_on_paper:
            self._signed_pages.append(place)
        mark = self._printed.running.mark
        if mark and canvas.is_signed_on_paper:
            canvas.beneath(lambda: self._draw_across(canvas, mark))
        with artifact(canvas, kind="Pagination"):
            draw_running_lines(
                canvas,
                self._printed.running,
                engine=self._engine,
                shape=self._shape,
                words=self._words,
                page=place + 1,
                pages=count,
                is_cover=self._has_cover and place == 0,
            )

    def _draw_across(self, canvas: Any, mark: str) -> None:
        """The mark of a draft across a page to be signed, too light to hinder reading or ink."""
        with artifact(canvas, kind="Pagination", subtype="Watermark"):
            self._draw_mark(canvas, mark)

    def _draw_mark(self, canvas: Any, mark: str) -> None:
        canvas.saveState()
        canvas.translate(self._shape.width / 2, self._shape.height / 2)
        canvas.rotate(52)
        self._engine.draw_line(
            canvas, 0, -36, Run(mark, bold=True), looks.ACROSS, language=self._words.language, align="center"
        )
        canvas.restoreState()


class _Told:
    """Tells the watch of the second half of the work."""

    def __init__(self, watch: Watch, blocks: int, flowables: int) -> None:
        self._watch, self._blocks, self._flowables = watch, blocks, max(1, flowables)
        self._done = 0

    def drawn(self) -> None:
        self._watch.check()
        self._done = min(self._done + 1, self._flowables)
        self._watch.progress(self._blocks + self._blocks * self._done // self._flowables, 2 * self._blocks)


def draw_running_lines(
    canvas: Any,
    running: RunningLines,
    *,
    engine: TextEngine,
    shape: PageShape,
    words: Words,
    page: int,
    pages: int,
    is_cover: bool,
) -> None:
    """Head and foot of a page; of the cover only the warning."""
    near, far = (shape.right, shape.left) if shape.rtl else (shape.left, shape.right)
    near_side, far_side = ("right", "left") if shape.rtl else ("left", "right")
    style, language = looks.RUNNING, words.language

    def line(x: float, y: float, text: Any, side: Any, share: float) -> None:
        engine.draw_line(
            canvas, x, y, text, style, language=language, align=side, max_width=shape.text_width * share
        )

    if running.warning:
        line(near, FOOT_LINE - 11, running.warning, near_side, 1.0)
    if is_cover:
        return
    head = shape.height - HEAD_LINE
    line(near, head, running.head, near_side, 0.8)
    if running.mark:
        line(far, head, Run(running.mark, bold=True, colour=looks.WARNING), far_side, 0.18)
    canvas.saveState()
    canvas.setStrokeColorRGB(*looks.LINE)
    canvas.setLineWidth(looks.HAIRLINE)
    canvas.line(shape.left, head - 5, shape.right, head - 5)
    canvas.restoreState()
    line(near, FOOT_LINE, running.foot, near_side, 0.6)
    told = words._(
        "Page {page} of {pages}",
        page=isolate(formats.number(words, page)),
        pages=isolate(formats.number(words, pages)),
    )
    line(far, FOOT_LINE, told, far_side, 0.35)
