"""A signature: made on paper, so here is only the place that will be printed."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field


class Signature(Field):
    """Says that the printed page has room for it."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        words = context.words
        said = (
            words._("To be signed and stamped on paper. The dossier prints the space for it.")
            if question.with_stamp
            else words._("To be signed on paper. The dossier prints the space for it.")
        )
        frame = QFrame(self)
        frame.setProperty("role", "card")
        picture = QLabel(frame)
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setPixmap(context.look.icon("signature", "muted").pixmap(24, 24))
        self._text = PlainLabel(said, wrap=True, role="help")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(12)
        row.addWidget(picture)
        row.addWidget(self._text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def raw(self) -> Any:
        """Nothing is ever typed."""
        return None

    def set_read_only(self, read_only: bool) -> None:
        """It always is."""

    def entry(self) -> QWidget:
        """The sentence."""
        return self._text

    def _show_plain(self, value: Value | None) -> None:
        pass
