"""A fixed text that is printed as it stands, its blanks filled from the answers."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field


class Statement(Field):
    """Read only by nature; nothing is typed here."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._text = PlainLabel("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        self.fill()

    def fill(self) -> None:
        """Put what is known now into the blanks."""
        self._text.setText(self.context.fill(self.question.label))

    def raw(self) -> Any:
        """Nothing is ever typed."""
        return None

    def show_answer(self, value: Value | None) -> None:
        """Only the blanks can differ."""
        self.fill()

    def set_read_only(self, read_only: bool) -> None:
        """It always is."""

    def entry(self) -> QWidget:
        """The text."""
        return self._text

    def _show_plain(self, value: Value | None) -> None:
        self.fill()
