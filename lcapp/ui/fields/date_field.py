"""A date: typed in the usual ways or picked from a calendar, said back in words."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.i18n import formats
from lcapp.i18n.typed_dates import typed_date
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip
from lcapp.ui.fields.calendar_popup import CalendarPopup
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.date_text import line_text, placeholder, trouble_words
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.line_edit import LineEdit

_WHOLE_DAY = len("2024-05-31")


class DateField(Field):
    """A line for the date in the calendar chosen, a popup beside it, and the date in words."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        words = context.words
        self._kept: str | None = None
        self._line = LineEdit(name=self.name, placeholder=placeholder(words))
        self._line.setMaximumWidth(170)
        self._button = QToolButton()
        self._button.setIcon(context.look.icon("calendar", "muted"))
        self._button.setAccessibleName(words._("Choose a day: {question}", question=self.name))
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
        self._line.put(line_text(self.context.words, self._kept or ""))
        self._say()

    def _say(self) -> None:
        self._in_words.setText(formats.day_in_calendars(self.context.words, self._kept) if self._kept else "")

    def _typed(self) -> None:
        text, words = self._line.text(), self.context.words
        typed = typed_date(words, text, partial=self.question.partial)
        if text.strip() and not typed.iso:
            self.remarked.emit(trouble_words(words, typed))
            return
        self.remarked.emit("")
        self._kept = typed.iso or None
        self._say()
        self._edited()

    def _open_calendar(self) -> None:
        chosen = date.fromisoformat(self._kept) if self._kept and len(self._kept) == _WHOLE_DAY else None
        popup = CalendarPopup(
            self.context.words, self.context.look, today=self.context.today(), chosen=chosen, parent=self
        )
        popup.picked.connect(self._picked)
        popup.open_under(self._button)

    def _picked(self, day: str) -> None:
        self._show_plain(day)
        self.remarked.emit("")
        self._line.setFocus()
        self._edited()
