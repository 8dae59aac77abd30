"""A word-level difference to be read calmly: added underlined, removed struck through, never colour alone."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from lcapp.domain.text_difference import PieceKind
from lcapp.i18n import Words
from lcapp.ui.appearance.look import Look
from lcapp.ui.models.history_words import Shown

TALLEST = 200
"""Pixels it asks for at most; what is longer scrolls in it."""


class DifferenceView(QTextEdit):
    """As high as what it shows; reached by Tab, read by arrows, heard as "added: …", "removed: …"."""

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(words._("What is different"))
        colour = look.tokens.colour
        self._formats = {
            "heading": _format(colour("muted"), bold=True),
            PieceKind.KEPT: _format(colour("text")),
            PieceKind.ADDED: _format(colour("accent"), underlined=True),
            PieceKind.REMOVED: _format(colour("muted"), struck=True),
        }

    def show_pieces(self, shown: Sequence[Shown], spoken: str) -> None:
        """Show headings and pieces; `spoken` is the same for people who hear it."""
        self.clear()
        self.setAccessibleDescription(spoken)
        cursor = QTextCursor(self.document())
        beginning = True
        for one in shown:
            heading = one.kind == "heading"
            if heading and not beginning:
                cursor.insertBlock(_spaced(), self._formats[PieceKind.KEPT])
            # Text of people goes in as text, never as markup.
            cursor.insertText(one.text.strip("\n") if heading else one.text, self._formats[one.kind])
            if heading and one is not shown[-1]:
                cursor.insertBlock(QTextBlockFormat(), self._formats[PieceKind.KEPT])
            beginning = False
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = int(self.document().size().height()) + 12
        self.setMinimumHeight(min(wanted, TALLEST))


def _spaced() -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(8)
    return block


def _format(
    colour: str, *, bold: bool = False, underlined: bool = False, struck: bool = False
) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontUnderline(underlined)
    made.setFontStrikeOut(struck)
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made
