"""A web address."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lcapp.domain.forms import Question
from lcapp.ui.appearance.labels import plain_tooltip
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.open_link import open_link_button
from lcapp.ui.fields.short_text import ShortText


class Url(ShortText):
    """A web address; it reads from left to right in every language, and can be opened after it was shown."""

    hints = Qt.InputMethodHint.ImhUrlCharactersOnly
    always_left_to_right = True
    widest = None

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self.open_link = open_link_button(context, self._line, name=self.name)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.addWidget(self.open_link)

    def rename(self, name: str) -> None:
        """Say what this field is called; the button belongs to it."""
        super().rename(name)
        said = self.context.words._("Open link of: {question}", question=name)
        self.open_link.setAccessibleName(said)
        plain_tooltip(self.open_link, said)
