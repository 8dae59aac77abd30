"""The drawer between draft and panel: what lies in it, and whether it fits the question a person is at."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.parked import CUT, ParkedAnswer
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
        self._late = panel.add_late(NAME, words._("Set aside"), self._make)

    @property
    def panel(self) -> DrawerPanel:
        """The page."""
        return self._late()

    def _make(self, parent: QWidget) -> DrawerPanel:
        panel = DrawerPanel(self._words, parent)
        panel.put_wanted.connect(self._on_put)
        panel.removed.connect(self._on_removed)
        panel.copied.connect(lambda: self._status.say(self._words._("Copied.")))
        self._fill(panel)
        return panel

    def refresh(self) -> None:
        """Show what lies in the drawer now."""
        self._tabs.show_tab(NAME, shown=bool(self._parked()))
        if self._late.made is not None:
            self._fill(self._late.made)

    def show_place(self, question: str) -> None:
        """The person is at a question."""
        self._question = question
        if self._late.made is not None:
            self._name_place(self._late.made)

    def _parked(self) -> tuple[ParkedAnswer, ...]:
        # A piece that was cut rests under its question, as long as the form has that question.
        asked = {question.id for question in self._session.form.questions()}
        return tuple(
            one for one in self._session.parked if one.reason != CUT or one.key.question not in asked
        )

    def _fill(self, panel: DrawerPanel) -> None:
        panel.show_parked(self._parked(), writable=self._session.read_only is None)
        self._name_place(panel)

    def _name_place(self, panel: DrawerPanel) -> None:
        form, question = self._session.form, self._question
        known = form.question(question)
        label = question_named(self._words, form, question) if known and known.takes_answer else ""
        panel.show_place(label, lambda name: self._new_answer(name) is not None)

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
