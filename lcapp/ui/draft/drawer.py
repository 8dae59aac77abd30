"""The drawer between draft and panel: what lies in it, and whether it fits the question a person is at."""

from PySide6.QtCore import QObject

from lcapp.domain.answers import AnswerKey
from lcapp.domain.parked import CUT
from lcapp.domain.put_back import put_back
from lcapp.i18n import Words
from lcapp.i18n.wording import question_named
from lcapp.services.draft_session import DraftSession
from lcapp.ui.draft.drawer_panel import DrawerPanel
from lcapp.ui.draft.save_status import SaveStatus
from lcapp.ui.draft.side_panel import SidePanel

NAME = "drawer"


class Drawer(QObject):
    """Shows its tab only while something lies in the drawer."""

    def __init__(self, session: DraftSession, words: Words, *, panel: SidePanel, status: SaveStatus) -> None:
        super().__init__(panel)
        self._session = session
        self._words = words
        self._tabs = panel
        self._status = status
        self._question = ""
        self.panel = DrawerPanel(words, panel)
        panel.add(NAME, words._("Set aside"), self.panel)
        self.panel.put_wanted.connect(self._on_put)
        self.panel.removed.connect(self._on_removed)
        self.panel.copied.connect(lambda: status.say(words._("Copied.")))

    def refresh(self) -> None:
        """Show what lies in the drawer now."""
        # A piece that was cut rests under its question, as long as the form has that question.
        asked = {question.id for question in self._session.form.questions()}
        parked = tuple(
            one for one in self._session.parked if one.reason != CUT or one.key.question not in asked
        )
        self.panel.show_parked(parked, writable=self._session.read_only is None)
        self._tabs.show_tab(NAME, shown=bool(parked))
        self.show_place(self._question)

    def show_place(self, question: str) -> None:
        """The person is at a question."""
        self._question = question
        form = self._session.form
        known = form.question(question)
        label = question_named(self._words, form, question) if known and known.takes_answer else ""
        self.panel.show_place(label, lambda name: self._new_answer(name) is not None)

    def _new_answer(self, name: str) -> object | None:
        question = self._session.form.question(self._question)
        parked = next((one for one in self._session.parked if one.id == name), None)
        if question is None or parked is None or not question.takes_answer:
            return None
        return put_back(question, self._session.answer(self._key(name)), parked)

    def _key(self, name: str) -> AnswerKey:
        question = self._session.form.question(self._question)
        parked = next(one for one in self._session.parked if one.id == name)
        language = parked.key.language or self._session.form.languages[0]
        return AnswerKey(self._question, language if question and question.translatable else "")

    def _on_put(self, name: str) -> None:
        value = self._new_answer(name)
        if value is not None:
            self._session.take_from_drawer(name, into={self._key(name): value})
            self._status.say(self._words._("Put back. Undo takes it out again."))

    def _on_removed(self, name: str) -> None:
        self._session.take_from_drawer(name)
        self._status.say(self._words._("Taken out of the drawer. Undo puts it back."))
