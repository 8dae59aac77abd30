"""A long text: counted on every key, pasted plainly, as tall as what was written."""

from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.domain.pasted_text import clean_paste
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.paste_words import paste_sentence
from lcapp.ui.fields.text_box import TextBox


class LongText(Field):
    """Paragraphs and simple lists in plain text."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        short = question.max_words is not None and question.max_words <= 60
        self.box = TextBox(name=self.name, lines=2 if short else 4, paste=self._taken, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.box.textChanged.connect(self._edited)
        self.setFocusProxy(self.box)

    def raw(self) -> Any:
        """The text as typed."""
        return self.box.text() or None

    def set_read_only(self, read_only: bool) -> None:
        """Readable and selectable, not changeable."""
        self.box.setReadOnly(read_only)

    def entry(self) -> QWidget:
        """The box."""
        return self.box

    def _show_plain(self, value: Value | None) -> None:
        self.box.put("" if value is None else str(value))

    def _taken(self, source: QMimeData) -> str:
        paste = clean_paste(source.text(), limit_words=self.question.max_words)
        self.remarked.emit(paste_sentence(self.context.words, paste.dropped, formatted=source.hasHtml()))
        return paste.text
