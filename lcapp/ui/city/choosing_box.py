"""Under an offer: records to choose from, each with its reason, and what would go into the answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.record_choices import Choice
from lcapp.i18n import Words
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_choices import reason_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.fields.text_box import TextBox

_INSET = 12
_LINES = 4
_BESIDE_MARK = 28


class ChoosingBox(QWidget):
    """`inserted` asks to put in what is chosen, `closed` to forget it.

    Args:
        words: The person's language.
        parent: Qt's parent.
    """

    inserted = Signal()
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._choices: tuple[Choice, ...] = ()
        self._preview: Callable[[Sequence[Choice]], str] | None = None
        self._told: list[str] = []
        self.marks: dict[str, SquareMark] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.over = PlainLabel(role="help", wrap=True)
        self.text = TextBox(name=words._("What would go into the answer"), lines=_LINES)
        self._title = PlainLabel(
            words._("What would go into the answer. You can change it here."), role="help", wrap=True
        )
        self.insert = QPushButton(words._("Insert what is chosen"))
        self.close_ = QPushButton(words._("Insert nothing"))
        for button in (self.insert, self.close_):
            button.setProperty("role", "link")
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.insert)
        buttons.addWidget(self.close_)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSET, 4, 0, 8)
        column.setSpacing(8)
        column.addLayout(self._rows)
        for widget in (self._title, self.text, self.over):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.insert.clicked.connect(self.inserted)
        self.close_.clicked.connect(self.closed)
        self.hide()

    def choose(
        self,
        choices: Sequence[Choice],
        proposed: Sequence[str],
        preview: Callable[[Sequence[Choice]], str] | None,
    ) -> None:
        """Show records to choose from.

        Args:
            choices: In their order.
            proposed: Ids of those that are marked at the beginning.
            preview: The text they become; None where records go in as they are.
        """
        self._choices, self._preview = tuple(choices), preview
        self.marks, self._told = {}, []
        self.text.clear()
        empty(self._rows)
        for choice in self._choices:
            self._rows.addWidget(self._row(choice, chosen=choice.id in proposed))
        for widget in (self._title, self.text):
            widget.setVisible(preview is not None)
        self._say()
        self.show()
        if (first := next(iter(self.marks.values()), None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[Choice, ...]:
        """The records marked now, in their order."""
        return tuple(one for one in self._choices if one.id in self.marks and self.marks[one.id].isChecked())

    def warn(self, sentence: str) -> None:
        """Say what speaks against inserting; empty for nothing."""
        self.over.setText(sentence)
        self.over.setVisible(bool(sentence))

    def _row(self, choice: Choice, *, chosen: bool) -> QWidget:
        words = self._words
        why, title = reason_words(words, choice), harmless(words, choice.title)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if choice.may_be_taken:
            mark = SquareMark()
            mark.setChecked(chosen)
            mark.toggled.connect(self._say)
            option = OptionRow(mark, title)
            option.describe(why)
            column.addWidget(option)
            self.marks[choice.id] = mark
        else:
            name = PlainLabel(title, role="muted", wrap=True)
            name.setContentsMargins(_BESIDE_MARK, 0, _BESIDE_MARK, 0)
            column.addWidget(name)
        reason = PlainLabel(why, role="muted", wrap=True)
        reason.setContentsMargins(_BESIDE_MARK, 0, _BESIDE_MARK, 0)
        column.addWidget(reason)
        return row

    def _say(self) -> None:
        chosen = self.chosen()
        self.insert.setEnabled(bool(chosen))
        if self._preview is None:
            return
        told = self._preview(chosen).splitlines()
        if self.text.text() == "\n".join(self._told):
            lines = told
        else:
            # What a person wrote here stays; only whole lines of records come and go.
            gone = set(self._told) - set(told)
            kept = [line for line in self.text.text().splitlines() if line not in gone]
            lines = [*kept, *(line for line in told if line not in self._told)]
        self._told = told
        self.text.setPlainText("\n".join(lines))
