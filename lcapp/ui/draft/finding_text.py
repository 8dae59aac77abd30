"""Between draft and search: looks through questions and answers, and replaces as one act."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lcapp.domain.searching import find, replace_all
from lcapp.i18n import Words
from lcapp.services.draft_session import DraftSession
from lcapp.ui.draft.search_panel import SearchPanel
from lcapp.ui.draft.side_panel import SidePanel

NAME = "search"


class FindingText(QObject):
    """`chosen` carries the hit somebody wants to go to.

    Args:
        session: The open draft.
        words: The officer's language.
        side: Where the tab is added.
        label_of: A question's label.
    """

    chosen = Signal(object)

    def __init__(
        self, session: DraftSession, words: Words, *, side: SidePanel, label_of: Callable[[str], str]
    ) -> None:
        super().__init__(side)
        self._session, self._words, self._label_of = session, words, label_of
        self._late = side.add_late(NAME, words._("Search"), self._make)

    @property
    def panel(self) -> SearchPanel:
        """The page."""
        return self._late()

    def _make(self, parent: QWidget) -> SearchPanel:
        session = self._session
        panel = SearchPanel(
            self._words,
            find=lambda query: find(session.form, session.answers, query),
            label_of=self._label_of,
            parent=parent,
        )
        panel.chosen.connect(self.chosen)
        panel.replace_wanted.connect(self._replace_all)
        return panel

    def _replace_all(self, query: str, replacement: str) -> None:
        session = self._session
        changed = replace_all(session.form, session.answers, query, replacement)
        self.panel.say_replaced(session.set_answers(changed, kind="replace") if changed else 0)
