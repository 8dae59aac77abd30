"""Everything that becomes paper: the preview beside the draft, the export as PDF, and printing."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lcapp.i18n import Words
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.look import Look
from lcapp.ui.bridge import Bridge
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.exporting import Exporting
from lcapp.ui.draft.on_paper import OnPaper
from lcapp.ui.draft.panes import Panes
from lcapp.ui.draft.preview_panel import PreviewPanel
from lcapp.ui.draft.previewing import Previewing
from lcapp.ui.draft.side_panel import SidePanel
from lcapp.ui.tasks import Tasks

PREVIEW = "preview"


class Paper(QObject):
    """Adds the preview to the side panel; the sheets for export and print open over the draft.

    `question_chosen` carries the question somebody pointed at on a page.
    """

    question_chosen = Signal(str)

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        look: Look,
        dialogs: Dialogs,
        tasks: Tasks,
        bridge: Bridge,
        *,
        side: SidePanel,
        paper: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._app, self._words, self._look = session, app, words, look
        self._tasks, self._bridge, self._paper = tasks, bridge, paper
        self._side = side
        self._section = ""
        self._previewing: Previewing | None = None
        self._panes: Panes | None = None
        self.exporting = Exporting(session, app, words, look, dialogs, tasks, paper=paper, parent=parent)
        self.printing = OnPaper(session, app, words, look, tasks, paper=paper, parent=parent)
        self._late = side.add_late(PREVIEW, words._("Preview"), self._make)

    @property
    def preview(self) -> PreviewPanel:
        """The page of the side panel."""
        return self._late()

    def _make(self, parent: QWidget) -> PreviewPanel:
        panel = PreviewPanel(self._words, self._look, parent)
        self._previewing = Previewing(
            *(self._session, self._app, self._words, panel, self._tasks, self._bridge),
            paper=self._paper,
            parent=self,
        )
        self._previewing.show_section(self._section)
        panel.print_wanted.connect(self.printing.open)
        panel.question_chosen.connect(self.question_chosen)
        return panel

    def stand_in(self, panes: Panes) -> None:
        """Where the side panel is on the screen or not."""
        self._panes = panes

    def show_section(self, section: str) -> None:
        """The person turned to another section."""
        self._section = section
        if self._previewing is not None:
            self._previewing.show_section(section)

    def look(self) -> None:
        """The panel was opened, closed or turned: the preview costs time only while it is on the screen."""
        seen = self._panes is not None and self._panes.panel_open and self._side.page == PREVIEW
        if self._previewing is not None:
            self._previewing.set_shown(seen)

    def stop(self) -> None:
        """The draft closes."""
        if self._previewing is not None:
            self._previewing.stop()
