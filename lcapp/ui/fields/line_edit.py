"""A one-line text box that lets the draft's undo through and takes pasted text in tidily."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lcapp.ui.fields.undo_keys import is_for_the_draft


class LineEdit(QLineEdit):
    """A line of text. `left` tells that the focus went elsewhere."""

    left = Signal()
    rubbed_out = Signal()
    """Backspace in a line that is empty already."""
    shows = Signal(str)
    """Another text stands here now, typed or put."""

    def __init__(self, *, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self.shows)

    def put(self, text: str) -> None:
        """Show a text without telling anybody, unless it stands here already."""
        if self.text() != text:
            blocked = self.blockSignals(True)
            self.setText(text)
            self.setCursorPosition(0)
            self.blockSignals(blocked)
            self.shows.emit(text)

    def event(self, event: QEvent) -> bool:
        """Qt's entry; see `undo_keys`."""
        if is_for_the_draft(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Backspace where there is nothing to rub out."""
        if event.key() == Qt.Key.Key_Backspace and not self.text() and not self.isReadOnly():
            self.rubbed_out.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody left."""
        super().focusOutEvent(event)
        self.left.emit()
