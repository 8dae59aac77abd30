"""A text that can be written in, with the words marked that the other side does not have."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from lcapp.domain.text_difference import PieceKind, text_difference
from lcapp.i18n import Words
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.text_box import TextBox

_AFTER_MS = 150


class MarkedBox(TextBox):
    """`rewritten` carries the text after each change. Marks are underlines, so they are seen without colour.

    Args:
        words: The language.
        look: Colours.
        name: What a screen reader says.
        parent: Qt's parent.
    """

    rewritten = Signal(str)

    def __init__(self, words: Words, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, lines=2, parent=parent)
        self._words = words
        self._other = ""
        self._mark = QTextCharFormat()
        self._mark.setFontUnderline(True)
        self._mark.setForeground(QColor(look.tokens.colour("accent")))
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._show_marks)
        self.textChanged.connect(self._on_changed)

    def show_beside(self, text: str, other: str) -> None:
        """Show a text; `other` is what it is compared with."""
        self._other = other
        self.put(text)
        self._show_marks()

    def compare_with(self, other: str) -> None:
        """The other side was written anew."""
        self._other = other
        self._soon.start()

    def _on_changed(self) -> None:
        self._soon.start()
        self.rewritten.emit(self.text())

    def _show_marks(self) -> None:
        place, marks, own = 0, [], []
        for piece in text_difference(self._other, self.text()):
            if piece.kind is PieceKind.REMOVED:
                continue
            # Qt counts in halves of UTF-16.
            length = len(piece.text.encode("utf-16-le")) // 2
            if piece.kind is PieceKind.ADDED and piece.text.strip():
                marks.append(self._marked(place, length))
                own.append(piece.text.strip())
            place += length
        self.setExtraSelections(marks)
        words = self._words
        said = words._("only here: {texts}", texts=words.listed(own)) if own else words._("nothing only here")
        self.setAccessibleDescription(said)

    def _marked(self, start: int, length: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format = self._mark
        return mark
