"""The row under the assignments: to whom, ready by when, and what to do with the chosen dossiers."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.i18n.typed_dates import typed_date
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.desk.panel_page import field_row
from lcapp.ui.fields.date_text import line_text, placeholder, trouble_words
from lcapp.ui.fields.line_edit import LineEdit


class GivingRow(QWidget):
    """`give_wanted` and `move_wanted` carry a name and a day; `back_wanted` asks to take back.

    Args:
        words: The officer's language.
        usual: The day that stands there at first.
    """

    give_wanted = Signal(str, object)
    move_wanted = Signal(str, object)
    back_wanted = Signal()

    def __init__(self, words: Words, usual: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.name = LineEdit(name=words._("Reviewer"), placeholder=words._("Name of the reviewer"))
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.day = LineEdit(name=words._("Ready by"), placeholder=placeholder(words))
        self.day.put(line_text(words, usual.isoformat()))
        self.trouble = PlainLabel(wrap=True)
        self.trouble.set_severity("must_fix")
        self.trouble.setVisible(False)
        self.give = QPushButton(words._("Give the chosen dossiers"))
        self.give.setProperty("role", "primary")
        self.move_on = QPushButton(words._("Move to this reviewer"))
        self.back = QPushButton(words._("Take back"))
        self._arrange()
        self.give.clicked.connect(lambda: self._ask(self.give_wanted.emit))
        self.move_on.clicked.connect(lambda: self._ask(self.move_wanted.emit))
        self.back.clicked.connect(self.back_wanted)
        self.day.returnPressed.connect(self.give.click)
        self.day.textChanged.connect(lambda _text: self.trouble.setVisible(False))

    def _arrange(self) -> None:
        words = self._words
        fields, buttons = QHBoxLayout(), QHBoxLayout()
        for label, field, wide in ((words._("Reviewer"), self.name, 2), (words._("Ready by"), self.day, 1)):
            lines = QVBoxLayout()
            lines.setSpacing(2)
            field_row(lines, label, field)
            fields.addLayout(lines, wide)
        fields.setSpacing(12)
        buttons.setSpacing(8)
        for button in (self.give, self.move_on, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(fields)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    def show_names(self, names: Sequence[str]) -> None:
        """Reviewers who are known: offered while a name is typed."""
        self._known.setStringList(list(names))

    def allow(self, *, give: bool, move: bool, back: bool) -> None:
        """What makes sense with what is chosen."""
        self.give.setEnabled(give)
        self.move_on.setEnabled(move)
        self.back.setEnabled(back)

    def _ask(self, tell: Callable[[str, date], object]) -> None:
        if not self.name.text().strip():
            self._say(self._words._("Write the name of the reviewer first."), self.name)
            return
        typed = typed_date(self._words, self.day.text(), partial=False)
        if not typed.iso:
            self._say(trouble_words(self._words, typed), self.day)
            return
        tell(self.name.text().strip(), date.fromisoformat(typed.iso))

    def _say(self, sentence: str, field: LineEdit) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(True)
        field.setFocus()
