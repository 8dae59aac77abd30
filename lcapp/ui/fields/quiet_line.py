"""The one quiet line under a field: how long the answer is, how far it is, what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lcapp.domain.dossier import AnswerMark, AnswerState
from lcapp.domain.forms import Question
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.answer_actions import AnswerActions, state_words
from lcapp.ui.fields.counter import Counter
from lcapp.ui.fields.tab_order import tab_after


class QuietLine(QWidget):
    """Counter at the leading side; note, copy, not relevant and state at the trailing side.

    The actions are shown while the question has the focus or the mouse, so that Tab always reaches them.
    """

    note_wanted = Signal()
    copy_wanted = Signal()
    nothing_wanted = Signal()
    state_wanted = Signal(object)

    def __init__(self, question: Question, words: Words, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question, self._name = question, name
        self._words = words
        self._mark = AnswerMark()
        self._notes = 0
        self._allowed = (False, False, False)
        self._actions: AnswerActions | None = None
        self.counter = Counter(question, words)
        self._state = PlainLabel(role="help")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.counter)
        self._row.addWidget(self._state)
        self._row.addStretch(1)
        # The line is as high with the actions as without them, so that nothing jumps.
        self.setMinimumHeight(self.fontMetrics().height() + 8)

    def show_actions(self, shown: bool) -> None:
        """Show or hide the actions; they are made when first shown."""
        if self._actions is None and shown:
            actions = self._actions = AnswerActions(self._question, self._words, name=self._name)
            actions.note_wanted.connect(self.note_wanted)
            actions.copy_wanted.connect(self.copy_wanted)
            actions.nothing_wanted.connect(self.nothing_wanted)
            actions.state_wanted.connect(self.state_wanted)
            self._row.addWidget(actions)
            tab_after(self.counter, actions)
            self._refresh()
        if self._actions is not None:
            self._actions.setVisible(shown)

    def show_mark(self, mark: AnswerMark) -> None:
        """Say how far the answer is, where that is more than a draft."""
        self._mark = mark
        self._refresh()

    def show_notes(self, open_notes: int) -> None:
        """Say how many notes wait for somebody."""
        self._notes = open_notes
        self._refresh()

    def allow(self, *, writing: bool, answered: bool, nothing: bool) -> None:
        """Which actions make sense now."""
        if self._allowed != (writing, answered, nothing):
            self._allowed = (writing, answered, nothing)
            self._refresh()

    def _refresh(self) -> None:
        words, mark, said = self._words, self._mark, []
        if mark.state is not AnswerState.DRAFT:
            word = state_words(words)[mark.state]
            said.append(words._("{state}, {name}", state=word, name=mark.by) if mark.by else word)
        if self._notes:
            said.append(words.ngettext("{count} note", "{count} notes", self._notes))
        # A digit after a Latin name would be drawn into the name's own direction.
        apart = " ·\u200f " if words.direction == "rtl" else " · "
        self._state.setText(apart.join(said))
        self._state.set_severity("done" if mark.state is AnswerState.APPROVED else "")
        if self._actions is not None:
            writing, answered, nothing = self._allowed
            self._actions.allow(writing=writing, answered=answered, nothing=nothing)
            self._actions.show_state(mark.state)
