"""What can be done with an answer: note, copy, not relevant, state."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from lcapp.domain.dossier import AnswerState
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.not_relevant import is_refused
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import plain_tooltip


def state_words(words: Words) -> Mapping[AnswerState, str]:
    """How far an answer is, in one word."""
    return {
        AnswerState.DRAFT: words.pgettext("state of an answer", "Draft"),
        AnswerState.READY: words.pgettext("state of an answer", "Ready"),
        AnswerState.APPROVED: words.pgettext("state of an answer", "Approved"),
    }


class AnswerActions(QWidget):
    """Quiet buttons, made when a question is first looked at.

    A fact that every city has cannot be said to be not relevant; a figure can be said to be not available.
    """

    note_wanted = Signal()
    copy_wanted = Signal()
    nothing_wanted = Signal()
    state_wanted = Signal(object)

    def __init__(self, question: Question, words: Words, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._words = name, words
        self._note = self._button(words._("Note"), self.note_wanted.emit)
        self._copy = self._button(words._("Copy"), self.copy_wanted.emit)
        self._nothing = self._button(
            words._("Not available…")
            if question.type is QuestionType.DATA_POINT
            else words._("Not relevant…"),
            self.nothing_wanted.emit,
        )
        self._states = self._button(words._("State…"), None)
        self._states.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self._note, self._copy, self._nothing, self._states):
            row.addWidget(button)
            button.setVisible(question.takes_answer or button is self._note)
        if is_refused(question, required=question.required):
            self._nothing.hide()
        self._build_menu(words)

    def _build_menu(self, words: Words) -> None:
        menu = QMenu(self._states)
        group = QActionGroup(menu)
        self._state_actions: dict[AnswerState, QAction] = {}
        for state, word in state_words(words).items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, state=state: self.state_wanted.emit(state))
            group.addAction(action)
            self._state_actions[state] = action
        self._states.setMenu(menu)

    def _button(self, text: str, act: Callable[[], None] | None) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("role", "quiet")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(f"{text}: {self._name}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if act is not None:
            button.clicked.connect(lambda: act())
        return button

    def show_state(self, state: AnswerState) -> None:
        """Tick the state in the menu."""
        self._state_actions[state].setChecked(True)

    def allow(self, *, writing: bool, answered: bool, nothing: bool) -> None:
        """Which actions make sense now."""
        words = self._words
        self._copy.setEnabled(answered)
        self._nothing.setEnabled(writing and not nothing)
        self._states.setEnabled(writing and answered)
        for button, empty in (
            (self._copy, words._("No answer yet")),
            (self._states, words._("There is no answer yet that could be ready or approved.")),
        ):
            reason = "" if answered else empty
            plain_tooltip(button, reason)
            button.setAccessibleDescription(reason)
