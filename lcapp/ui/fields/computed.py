"""A figure the program works out, marked as such."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.i18n import formats
from lcapp.i18n.wording_records import computed_class_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field


class ComputedFigure(Field):
    """Shows the figure, or says what is missing for it."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._figure = PlainLabel()
        self._figure.setProperty("role", "figure")
        self._mark = PlainLabel(context.words._("worked out by the program"), role="help", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._figure)
        row.addWidget(self._mark, 1)
        self._show_plain(None)

    def raw(self) -> Any:
        """Nothing is ever typed."""
        return None

    def shows(self, value: Value | None) -> bool:
        """Showing a figure again costs nothing."""
        return False

    def set_read_only(self, read_only: bool) -> None:
        """It always is."""

    def entry(self) -> QWidget:
        """The figure."""
        return self._figure

    def _show_plain(self, value: Value | None) -> None:
        words = self.context.words
        figure = value.get("value") if isinstance(value, dict) else value
        if figure is None:
            self._figure.setText("–")
            self._mark.setText(words._("Worked out by the program once the figures it needs are there."))
            return
        unit = self.context.own_words(self.question, "unit", self.question.unit)
        self._figure.setText(f"{formats.number(words, figure)} {unit}".strip())
        told = computed_class_words(words, self.question.id, value)
        self._mark.setText("\n".join((words._("worked out by the program"), *((told,) if told else ()))))
