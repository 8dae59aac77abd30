"""Who decides or signs off, with exact title and date, and what is said about it."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from lcapp.i18n import Words
from lcapp.services.mayor import Signatory
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.date_text import iso_date, line_text, placeholder


class DecisionBox(QWidget):
    """Four lines: name, exact title, date, comment.

    Args:
        words: The person's language.
        name: To begin with.
        title: To begin with.
        day: To begin with (ISO).
        parent: Qt's parent.
    """

    def __init__(
        self, words: Words, *, name: str, title: str, day: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.name, self.title, self.day, self.comment = (QLineEdit() for _line in range(4))
        self.name.setText(name)
        self.title.setText(title)
        self.day.setText(line_text(words, day))
        self.day.setPlaceholderText(placeholder(words))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (text, line) in enumerate(
            (
                (words._("Name"), self.name),
                (words._("Exact title"), self.title),
                (words._("Date"), self.day),
                (words._("Comment"), self.comment),
            )
        ):
            label = PlainLabel(text)
            label.setBuddy(line)
            line.setAccessibleName(text)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)

    def signatory(self) -> Signatory | None:
        """Who it is; None where the date cannot be read."""
        iso = iso_date(self.day.text(), partial=False, words=self._words)
        return Signatory(self.name.text().strip(), self.title.text().strip(), iso) if iso else None
