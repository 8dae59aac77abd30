"""One of several options: marks for up to five, a drop-down beyond."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.marks import RoundMark
from lcapp.ui.fields.option_row import OptionRow

MOST_MARKS = 5


class Choice(Field):
    """Exactly one option, or none yet; a choice can be taken back."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._marks: dict[str, RoundMark] = {}
        self._rows: list[OptionRow] = []
        self._combo: Combo | None = None
        if len(question.options) <= MOST_MARKS:
            self._build_marks()
        else:
            self._build_combo()
        self.setFocusProxy(self.entry())

    def _build_marks(self) -> None:
        words = self.context.words
        self._group = QButtonGroup(self)
        for option in self.question.options:
            mark = RoundMark()
            self._marks[option.id] = mark
            self._group.addButton(mark)
            own = self.context.own_option(self.question, option)
            official = self.context.official(own, option.label)
            self._rows.append(OptionRow(mark, own, official=official))
            self._column.addWidget(self._rows[-1])
        self._group.buttonClicked.connect(self._chosen)
        self._clear = QPushButton(words._("Take the choice back"))
        self._clear.setProperty("role", "link")
        self._clear.clicked.connect(self._take_back)
        self._clear.setVisible(False)
        self._column.addWidget(self._clear, 0)
        self._column.setAlignment(self._clear, Qt.AlignmentFlag.AlignLeading)

    def _build_combo(self) -> None:
        combo = self._combo = Combo(name=self.name)
        combo.addItem(self.context.words._("Choose…"), "")
        for option in self.question.options:
            own = self.context.own_option(self.question, option)
            combo.add_option(option.id, own, official=self.context.official(own, option.label))
        combo.activated.connect(self._chosen)
        self._column.addWidget(combo)

    def raw(self) -> Any:
        """Id of the chosen option, or None."""
        if self._combo is not None:
            return self._combo.currentData() or None
        return next((name for name, mark in self._marks.items() if mark.isChecked()), None)

    def set_read_only(self, read_only: bool) -> None:
        """Marks stay visible but do not move."""
        for mark in self._marks.values():
            mark.setEnabled(not read_only)
        if self._combo is not None:
            self._combo.setEnabled(not read_only)
        else:
            self._clear.setEnabled(not read_only)

    def entry(self) -> QWidget:
        """The chosen mark, else the first; or the drop-down."""
        if self._combo is not None:
            return self._combo
        chosen = self.raw()
        return self._marks[chosen] if chosen else next(iter(self._marks.values()))

    def rename(self, name: str) -> None:
        """Each mark says the question and its option."""
        self.name = name
        if self._combo is not None:
            self._combo.setAccessibleName(name)
        else:
            self._clear.setAccessibleName(f"{self._clear.text()}: {name}")
        for option in self.question.options:
            if option.id in self._marks:
                own = self.context.own_option(self.question, option)
                self._marks[option.id].setAccessibleName(f"{own}: {name}")

    def describe(self, text: str) -> None:
        """Every mark can be the first a reader meets."""
        if self._combo is not None:
            self._combo.setAccessibleDescription(text)
        for row in self._rows:
            row.describe(text)

    def _show_plain(self, value: Value | None) -> None:
        if self._combo is not None:
            self._combo.setCurrentIndex(max(0, self._combo.findData(value)))
            return
        with QSignalBlocker(self._group):
            self._group.setExclusive(False)
            for name, mark in self._marks.items():
                mark.setChecked(name == value)
            self._group.setExclusive(True)
        self._clear.setVisible(value is not None)

    def _chosen(self) -> None:
        if self._combo is None:
            self._clear.setVisible(True)
        self._edited()

    def _take_back(self) -> None:
        self._show_plain(None)
        next(iter(self._marks.values())).setFocus()
        self._edited()
