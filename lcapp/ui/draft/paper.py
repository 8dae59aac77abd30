"""Everything that becomes paper: the preview beside the draft, the export as PDF, and printing."""

from PySide6.QtCore import QObject
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
    """Adds the preview to the side panel; the sheets for export and print open over the draft."""

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
        self._side = side
        self._panes: Panes | None = None
        self.exporting = Exporting(session, app, words, look, dialogs, tasks, paper=paper, parent=parent)
        self.printing = OnPaper(session, app, words, look, tasks, paper=paper, parent=parent)
        self.preview = PreviewPanel(words, look, side)
        side.add(PREVIEW, words._("Preview"), self.preview)
        self._previewing = Previewing(
            session, app, words, self.preview, tasks, bridge, paper=paper, parent=self
        )
        self.preview.print_wanted.connect(self.printing.open)

    def stand_in(self, panes: Panes) -> None:
        """Where the side panel is on the screen or not."""
        self._panes = panes

    def show_section(self, section: str) -> None:
        """The person turned to another section."""
        self._previewing.show_section(section)

    def look(self) -> None:
        """The panel was opened, closed or turned: the preview costs time only while it is on the screen."""
        seen = self._panes is not None and self._panes.panel_open and self._side.page == PREVIEW
        self._previewing.set_shown(seen)

    def stop(self) -> None:
        """The draft closes."""
        self._previewing.stop()
