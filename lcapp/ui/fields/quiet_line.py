"""The one quiet line under a field: how long the answer is, and what can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from lcapp.domain.dossier import AnswerMark, AnswerState
from lcapp.domain.forms import Question
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.counter import Counter


def state_words(words: Words) -> Mapping[AnswerState, str]:
    """How far an answer is, in one word."""
    return {
        AnswerState.DRAFT: words.pgettext("state of an answer", "Draft"),
        AnswerState.READY: words.pgettext("state of an answer", "Ready"),
        AnswerState.APPROVED: words.pgettext("state of an answer", "Approved"),
    }


class QuietLine(QWidget):
    """Counter at the leading side; note, copy, not relevant and state at the trailing side.

    The actions are shown while the question has the focus or the mouse, so that Tab always reaches them.
    """

    note_wanted = Signal()
    copy_wanted = Signal()
    nothing_wanted = Signal()
    state_wanted = Signal(object)

    def __init__(self, question: Question, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._words = words
        self._look = look
        self.counter = Counter(question, words)
        self._state = PlainLabel(role="help")
        self._build()

    def _build(self) -> None:
        words, question = self._words, self._question
        self._actions = QWidget()
        policy = self._actions.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._actions.setSizePolicy(policy)
        buttons = QHBoxLayout(self._actions)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(4)
        self._note = self._button(words._("Note"), self.note_wanted.emit)
        self._copy = self._button(words._("Copy"), self.copy_wanted.emit)
        self._nothing = self._button(words._("Not relevant…"), self.nothing_wanted.emit)
        self._states = self._button(words._("State…"), None)
        self._states.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (self._note, self._copy, self._nothing, self._states):
            buttons.addWidget(button)
        for button in (self._copy, self._nothing, self._states):
            button.setVisible(question.takes_answer)
        self._actions.setVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.counter)
        row.addWidget(self._state)
        row.addStretch(1)
        row.addWidget(self._actions)
        self._build_menu()

    def _build_menu(self) -> None:
        menu = QMenu(self._states)
        group = QActionGroup(menu)
        self._state_actions: dict[AnswerState, QAction] = {}
        for state, word in state_words(self._words).items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, state=state: self.state_wanted.emit(state))
            group.addAction(action)
            self._state_actions[state] = action
        self._states.setMenu(menu)

    def _button(self, text: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("role", "quiet")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(f"{text}: {self._question.label}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if callable(act):
            button.clicked.connect(lambda: act())
        return button

    def show_actions(self, shown: bool) -> None:
        """Show or hide the actions."""
        self._actions.setVisible(shown)

    def show_mark(self, mark: AnswerMark) -> None:
        """Say how far the answer is, where that is more than a draft."""
        self._state_actions[mark.state].setChecked(True)
        word = state_words(self._words)[mark.state]
        if mark.state is AnswerState.DRAFT:
            self._state.setText("")
        else:
            said = self._words._("{state}, {name}", state=word, name=mark.by) if mark.by else word
            self._state.setText(said)
        self._state.set_severity("done" if mark.state is AnswerState.APPROVED else "")

    def show_notes(self, open_notes: int) -> None:
        """Say how many notes wait for somebody."""
        words = self._words
        self._note.setText(
            words.ngettext("{count} note", "{count} notes", open_notes) if open_notes else words._("Note")
        )

    def allow(self, *, writing: bool, answered: bool, nothing: bool) -> None:
        """Which actions make sense now."""
        self._copy.setEnabled(answered)
        self._nothing.setEnabled(writing and not nothing)
        self._states.setEnabled(writing and answered)
