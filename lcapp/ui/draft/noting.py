"""Between draft and notes: shows those of the question the person is at, and does what is done to them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.i18n import Words
from lcapp.services.draft_session import DraftSession
from lcapp.ui.draft.marking_sheet import MarkingSheet
from lcapp.ui.draft.notes_panel import NotesPanel
from lcapp.ui.draft.side_panel import SidePanel

NAME = "notes"


class Noting(QObject):
    """`went` carries the place to look at.

    Args:
        session: The open draft.
        words: The officer's language.
        side: Where the tab is added.
        label_of: A question's label.
        parent: The screen of the draft.
    """

    went = Signal(object)

    def __init__(
        self,
        session: DraftSession,
        words: Words,
        *,
        side: SidePanel,
        label_of: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._words, self._label_of, self._screen = session, words, label_of, parent
        self._question = ""
        self._late = side.add_late(NAME, words._("Notes"), self._make)

    @property
    def panel(self) -> NotesPanel:
        """The page."""
        return self._late()

    def show_place(self, question: str) -> None:
        """The person is at a question."""
        self._question = question
        self.refresh()

    def refresh(self) -> None:
        """Show the notes as they are now."""
        if self._late.made is not None:
            self._fill(self._late.made)

    def _make(self, parent: QWidget) -> NotesPanel:
        session = self._session
        panel = NotesPanel(self._words, self._label_of, parent)
        panel.added.connect(lambda text: session.add_note(self._question, text))
        panel.settled.connect(lambda note, settled: session.settle_note(note, settled=settled))
        panel.chosen.connect(lambda question: self.went.emit(AnswerKey(question)))
        panel.marking_wanted.connect(self._open_marking)
        self._fill(panel)
        return panel

    def _fill(self, panel: NotesPanel) -> None:
        session = self._session
        panel.show_notes(self._question, session.notes(), writable=session.read_only is None)

    def _open_marking(self) -> None:
        MarkingSheet(self._session, self._words, self._label_of, self._screen).open()
