"""The text box of long answers: plain text, as tall as its content, polite to the draft's undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QTextEdit, QWidget

from lcapp.ui.appearance.fonts import FAMILIES
from lcapp.ui.fields.undo_keys import is_for_the_draft

Paste = Callable[[QMimeData], str]
"""What to insert of what the clipboard holds."""

_MOST_PIXELS = 16_000


class TextBox(QTextEdit):
    """Plain text of many lines; each paragraph reads in the direction of its own letters.

    The page scrolls, not the box: the box grows with its text and keeps the cursor in the page's view.
    """

    left = Signal()

    def __init__(
        self, *, name: str, lines: int = 3, paste: Paste | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._paste = paste
        self._persian_first = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._follow_cursor)
        self.textChanged.connect(self._choose_face)
        self._grow()

    def text(self) -> str:
        """What stands here, letter for letter: Qt's own `toPlainText` makes no-break spaces plain ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def put(self, text: str) -> None:
        """Show a text without telling anybody, unless it stands here already."""
        if self.text() != text:
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)
            self._choose_face()
            self._grow()

    def _choose_face(self) -> None:
        # With the Latin face first, every space of a Persian paragraph is a change of face, and laying it out
        # takes twice as long.
        persian = self.document().firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
        if persian != self._persian_first:
            self._persian_first = persian
            font = self.font()
            font.setFamilies(list(reversed(FAMILIES)) if persian else list(FAMILIES))
            self.setFont(font)

    def event(self, event: QEvent) -> bool:
        """Qt's entry; see `undo_keys`."""
        document = self.document()
        if is_for_the_draft(event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable()):
            event.ignore()
            return False
        handled = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Polish):
            self._grow()
        return handled

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what `paste` makes of the clipboard, as one step of undo."""
        if not source.hasText() and not source.hasHtml():
            return
        text = self._paste(source) if self._paste else source.text()
        self.textCursor().insertText(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the box."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody left."""
        super().focusOutEvent(event)
        self.left.emit()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        around = 2 * (self.document().documentMargin() + 6)
        wanted = max(self.document().size().height() + 12, self._lines * line + around)
        height = min(int(wanted) + 1, _MOST_PIXELS)
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _follow_cursor(self) -> None:
        # The box grows only after this key was handled; asking now would scroll to where the cursor was.
        if self.hasFocus():
            QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        sheet = parent.widget() if parent is not None else None
        if parent is not None and sheet is not None:
            place = self.viewport().mapTo(sheet, self.cursorRect().center())
            parent.ensureVisible(place.x(), place.y(), 0, 48)
