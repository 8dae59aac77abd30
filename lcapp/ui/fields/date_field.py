"""A date: typed in the usual ways or picked from a calendar, said back in words."""

from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QToolButton, QWidget, QWidgetAction

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.i18n import formats
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.date_text import iso_date
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.tongue import own_digits


class DateField(Field):
    """A line for the date, a calendar beside it, and the date in words."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        words = context.words
        self._kept: str | None = None
        self._line = LineEdit(name=question.label, placeholder=words._("year-month-day"))
        self._line.setMaximumWidth(170)
        self._button = QToolButton()
        self._button.setIcon(context.look.icon("calendar", "muted"))
        self._button.setAccessibleName(words._("Choose a day: {question}", question=question.label))
        plain_tooltip(self._button, words._("Choose a day"))
        self._in_words = PlainLabel(role="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._line)
        row.addWidget(self._button)
        row.addWidget(self._in_words, 1)
        self._line.textEdited.connect(self._typed)
        self._button.clicked.connect(self._open_calendar)
        self.setFocusProxy(self._line)

    def raw(self) -> Any:
        """The ISO date that was understood last, or None when the line is empty."""
        return self._kept

    def set_read_only(self, read_only: bool) -> None:
        """Readable and selectable, not changeable."""
        self._line.setReadOnly(read_only)
        self._button.setEnabled(not read_only)

    def entry(self) -> QWidget:
        """The line."""
        return self._line

    def rename(self, name: str) -> None:
        """Line and button say the question."""
        super().rename(name)
        self._button.setAccessibleName(self.context.words._("Choose a day: {question}", question=name))

    def _show_plain(self, value: Value | None) -> None:
        self._kept = None if value is None else str(value)
        self._line.put(own_digits(self.context.words, self._kept or ""))
        self._say()

    def _say(self) -> None:
        self._in_words.setText(formats.day(self.context.words, self._kept) if self._kept else "")

    def _typed(self) -> None:
        text, words = self._line.text(), self.context.words
        found = iso_date(text, partial=self.question.partial)
        if text.strip() and found is None:
            self.remarked.emit(
                words._(
                    "Write the date as year-month-day or day.month.year, such as 2024-05-31 or 31.5.2024."
                )
            )
            return
        self.remarked.emit("")
        self._kept = found
        self._say()
        self._edited()

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setAccessibleName(self.context.words._("Calendar"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if self._kept is not None and len(self._kept) == len("2024-05-31"):
            calendar.setSelectedDate(QDate.fromString(self._kept, Qt.DateFormat.ISODate))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _picked(self, day: QDate) -> None:
        self._show_plain(day.toString(Qt.DateFormat.ISODate))
        self.remarked.emit("")
        self._line.setFocus()
        self._edited()
