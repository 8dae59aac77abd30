"""A page that scrolls up and down, its text in one column of readable width."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lcapp.ui.appearance.room import grown


class ScrollColumn(QScrollArea):
    """Put things into `lines`.

    Args:
        name: What a screen reader says.
        width: The widest the column becomes at the normal text size, in pixels.
        parent: Qt's parent.
    """

    def __init__(self, name: str, *, width: int = 720, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = self.sheet = QWidget()
        self.column = QWidget()
        self._width = width
        self.column.setMaximumWidth(grown(width))
        self.lines = QVBoxLayout(self.column)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(8)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(32, 24, 32, 32)
        row.addStretch(1)
        row.addWidget(self.column, 100)
        row.addStretch(1)
        self.setWidget(sheet)

    def changeEvent(self, event: QEvent) -> None:
        """A line holds as many words of a larger text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.column.setMaximumWidth(grown(self._width))
