"""Any of several options."""

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow


class Choices(Field):
    """Marks to tick."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._marks: dict[str, SquareMark] = {}
        self._rows: list[OptionRow] = []
        self._arrange()
        self.setFocusProxy(self.entry())

    def _arrange(self) -> None:
        self._build_rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for row in self._rows:
            column.addWidget(row)

    def _build_rows(self) -> None:
        for option in self.question.options:
            mark = SquareMark()
            mark.clicked.connect(self._edited)
            self._marks[option.id] = mark
            own = self.context.own_option(self.question, option)
            official = self.context.official(own, option.label)
            self._rows.append(OptionRow(mark, own, official=official))

    def raw(self) -> Any:
        """Ids of the ticked options in the form's order."""
        return [name for name, mark in self._marks.items() if mark.isChecked()] or None

    def set_read_only(self, read_only: bool) -> None:
        """Marks stay visible but do not move."""
        for mark in self._marks.values():
            mark.setEnabled(not read_only)

    def entry(self) -> QWidget:
        """The first mark."""
        return next(iter(self._marks.values()))

    def rename(self, name: str) -> None:
        """Each mark says its option and the question."""
        self.name = name
        for option in self.question.options:
            own = self.context.own_option(self.question, option)
            self._marks[option.id].setAccessibleName(f"{own}: {name}")

    def describe(self, text: str) -> None:
        """Every mark can be the first a reader meets."""
        for row in self._rows:
            row.describe(text)

    def _show_plain(self, value: Value | None) -> None:
        chosen = value if isinstance(value, list) else []
        for name, mark in self._marks.items():
            with QSignalBlocker(mark):
                mark.setChecked(name in chosen)
