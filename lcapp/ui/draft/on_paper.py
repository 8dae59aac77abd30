"""From the print sheet to the printer: pages laid out anew and drawn one by one in the child process."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from lcapp.domain.page_ranges import page_range
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import EnvironmentFailed
from lcapp.i18n import Words
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.export import Unwatched
from lcapp.services.ports import RenderedDossier, Watch
from lcapp.services.translating import print_languages
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.page_strip import POINTS_PER_INCH, image_of
from lcapp.ui.draft.print_sheet import PrintChoice, PrintSheet, printer_for, printers
from lcapp.ui.tasks import Task, Tasks

FINEST_DPI = 600
"""A page of A4 in colour at 600 dpi is 104 MB; finer than that no eye tells from it."""


class OnPaper(QObject):
    """One print job at a time."""

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        look: Look,
        tasks: Tasks,
        *,
        paper: str,
        parent: QWidget,
        printer_for: Callable[[PrintChoice], QPrinter] = printer_for,
        printers: Callable[[], tuple[tuple[str, ...], str]] = printers,
    ) -> None:
        super().__init__(parent)
        self._session, self._app, self._words, self._look = session, app, words, look
        self._tasks, self._paper, self._window = tasks, paper, parent
        self._printer_for, self._printers = printer_for, printers
        self._task: Task | None = None
        self.sheet: PrintSheet | None = None

    def open(self) -> None:
        """Show the sheet over the draft; printers are looked for anew each time."""
        session = self._session
        names, usual = self._printers()
        if self.sheet is not None:
            if self._task is not None:
                self.sheet.open()
                return
            self.sheet.deleteLater()
        self.sheet = PrintSheet(
            self._words,
            self._look,
            languages=print_languages(session),
            paper=self._paper,
            printers=names,
            usual=usual,
            parent=self._window,
        )
        self.sheet.print_wanted.connect(self._start)
        self.sheet.cancel_wanted.connect(self._stop)
        self.sheet.open()

    def _start(self, choice: PrintChoice) -> None:
        if self.sheet is None:
            return
        self.sheet.show_running()
        printer = self._printer_for(choice)
        self._task = self._tasks.run(
            print_pages,
            self._app,
            self._session.freeze(),
            choice,
            printer,
            done=self._on_done,
            failed=self._on_failed,
            progress=self.sheet.show_progress,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_done(self, pages: int) -> None:
        self._task = None
        if self.sheet is not None:
            self.sheet.show_done(pages)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if self.sheet is not None:
            self.sheet.show_failed(error)


def print_pages(
    app: App, snapshot: DossierSnapshot, choice: PrintChoice, printer: QPrinter, *, watch: Watch
) -> int:
    """Lay out, draw and send to the printer.

    Returns:
        How many pages went to it.

    Raises:
        InputRefused: The pages typed do not exist.
        EnvironmentFailed: `printer_refused`, or the child process ended.
        Cancelled: The person stopped it; what was sent already is printed.
    """
    printed = app.renderer.render(snapshot, choice.options, Unwatched())
    chosen = _chosen(printed, choice)
    pages = app.open_pages(printed.data)
    painter = QPainter()
    try:
        dpi = min(FINEST_DPI, printer.resolution())
        for done, page in enumerate(chosen):
            watch.check()
            watch.progress(done, len(chosen))
            size = pages.sizes[page]
            points = QSizeF(size.width, size.height)
            layout = QPageLayout(
                QPageSize(points, QPageSize.Unit.Point), QPageLayout.Orientation.Portrait, QMarginsF()
            )
            printer.setPageLayout(layout)
            printer.setFullPage(True)
            if done == 0 and not painter.begin(printer):
                raise EnvironmentFailed("printer_refused")
            if done and not printer.newPage():
                raise EnvironmentFailed("printer_refused")
            scale = printer.resolution() / POINTS_PER_INCH
            image = image_of(pages.picture(page, dpi=dpi, grey=choice.grey))
            painter.drawImage(QRectF(0, 0, size.width * scale, size.height * scale), image)
        watch.progress(len(chosen), len(chosen))
        if painter.isActive() and not painter.end():
            raise EnvironmentFailed("printer_refused")
    except BaseException:
        if painter.isActive():
            # A device must not end before what paints on it.
            printer.abort()
            painter.end()
        raise
    finally:
        pages.close()
    return len(chosen)


def _chosen(printed: RenderedDossier, choice: PrintChoice) -> tuple[int, ...]:
    if choice.signature_only:
        return printed.signature_pages
    return page_range(choice.pages, printed.pages)
