"""From what stands in the draft to the pages of the preview, in the background, once typing settles."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from lcapp.domain.events import AnswerChanged, Event
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import Cancelled, LcappError
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.export import Unwatched
from lcapp.services.page_pictures import OpenPages
from lcapp.services.ports import PrintOptions, RenderedDossier
from lcapp.services.translating import print_languages
from lcapp.ui.bridge import Bridge
from lcapp.ui.draft.page_drawing import PageDrawing
from lcapp.ui.draft.preview_panel import PreviewPanel
from lcapp.ui.tasks import Task, Tasks

SETTLED_MS = 150
"""Quiet after the last change before pages are made."""


@dataclass(frozen=True, slots=True)
class _Made:
    printed: RenderedDossier
    pages: OpenPages


class Previewing(QObject):
    """Keeps the preview panel showing what would be printed now, as long as it is on the screen."""

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        panel: PreviewPanel,
        tasks: Tasks,
        bridge: Bridge,
        *,
        paper: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._app, self._words, self._tasks = session, app, words, tasks
        self._panel, self._paper = panel, paper
        self._section = ""
        self._shown = False
        self._stale = True
        self._task: Task | None = None
        self._drawing = PageDrawing(tasks, panel.show_picture)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED_MS)
        self._settle.timeout.connect(self._make)
        bridge.happened.connect(self._on_event)
        panel.extent_changed.connect(self._make_anew)
        panel.picture_wanted.connect(self._drawing.want)

    def show_section(self, section: str) -> None:
        """The person turned to another section."""
        if section != self._section:
            self._section = section
            self._make_anew()

    def set_shown(self, shown: bool) -> None:
        """Whether the preview is on the screen; nothing is made while it is not."""
        self._shown = shown
        if shown and self._stale:
            self._make()

    def stop(self) -> None:
        """The draft closes."""
        self._settle.stop()
        self._shown = False
        if self._task is not None:
            self._task.cancel()
        self._drawing.let_go()

    def _on_event(self, event: Event) -> None:
        if isinstance(event, AnswerChanged):
            self._stale = True
            if self._shown:
                self._settle.start()

    def _make_anew(self) -> None:
        self._stale = True
        if self._shown:
            self._make()

    def _make(self) -> None:
        if not self._shown or self._task is not None:
            return
        self._stale = False
        self._panel.show_working()
        session = self._session
        options = PrintOptions(
            language=print_languages(session)[0],
            with_other_languages=False,
            paper=self._paper,
            with_annexes=False,
            section="" if self._panel.whole else self._section,
        )
        self._task = self._tasks.run(
            _made, self._app, session.freeze(), options, done=self._on_made, failed=self._on_failed
        )

    def _on_made(self, made: _Made) -> None:
        self._task = None
        if not self._shown:
            made.pages.close()
            self._stale = True
            return
        self._drawing.take(made.pages)
        self._panel.show_pages(made.pages.sizes, made.printed.places)
        if self._stale:
            self._settle.start()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, Cancelled):
            return
        said = error_sentence(self._words, error) if isinstance(error, LcappError) else ""
        self._panel.show_failed(said or self._words._("The preview could not be made."))


def _made(app: App, snapshot: DossierSnapshot, options: PrintOptions) -> _Made:
    printed = app.renderer.render(snapshot, options, Unwatched())
    return _Made(printed, app.open_pages(printed.data))
