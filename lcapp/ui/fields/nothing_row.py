"""The answer "no relevant information", of a figure "not available", with its reason: in a field's place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.line_edit import LineEdit


class NothingRow(QWidget):
    """A line for the reason, and the way back to the field."""

    edited = Signal()
    answer_wanted = Signal()

    def __init__(
        self, words: Words, *, name: str, of_figure: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        why = (
            words._("Why it is not available: {question}", question=name)
            if of_figure
            else words._("Why there is no relevant information: {question}", question=name)
        )
        said = words._("Not available because:") if of_figure else words._("No relevant information:")
        self.reason = LineEdit(name=why)
        self.reason.setPlaceholderText(words._("Why? One sentence is enough."))
        self._back = QPushButton(words._("Answer it after all"))
        self._back.setProperty("role", "link")
        self._back.setAccessibleName(f"{self._back.text()}: {name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(said))
        row.addWidget(self.reason, 1)
        row.addWidget(self._back)
        self.reason.textEdited.connect(lambda _text: self.edited.emit())
        self._back.clicked.connect(self.answer_wanted)

    def set_read_only(self, read_only: bool) -> None:
        """Readable and selectable, not changeable."""
        self.reason.setReadOnly(read_only)
        self._back.setEnabled(not read_only)
