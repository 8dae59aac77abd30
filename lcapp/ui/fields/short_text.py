"""A line of text."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.domain.record_references import REFERENCES
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.title_offer import TitleOffer


class ShortText(Field):
    """One line; what is too long is kept and counted, never cut."""

    hints = Qt.InputMethodHint.ImhNone
    always_left_to_right = False
    widest: int | None = None

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._line = LineEdit(name=self.name, parent=self)
        self._line.setInputMethodHints(self.hints)
        if self.always_left_to_right:
            self._line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if self.widest is not None:
            self._line.setMaximumWidth(self.widest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        if self.widest is not None:
            row.addStretch()
        reference = REFERENCES.get((context.group.id, question.id)) if context.group else None
        if context.group and reference is not None:
            titles = partial(context.titles, context.group.id, question.id)
            TitleOffer(self._line, titles, several=reference.several, words=context.words, look=context.look)
            # A title that is chosen is no typing to Qt.
            self._line.textChanged.connect(self._edited)
        else:
            self._line.textEdited.connect(self._edited)
        self.setFocusProxy(self._line)

    def raw(self) -> Any:
        """The text as typed."""
        return self._line.text() or None

    def set_read_only(self, read_only: bool) -> None:
        """Readable and selectable, not changeable."""
        self._line.setReadOnly(read_only)

    def entry(self) -> QWidget:
        """The line."""
        return self._line

    def _show_plain(self, value: Value | None) -> None:
        self._line.put("" if value is None else str(value))
