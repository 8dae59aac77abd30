"""A page that scrolls up and down, its text in one column of readable width."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Put things into `lines`.

    Args:
        name: What a screen reader says.
        width: The widest the column becomes, in pixels.
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
        self.column.setMaximumWidth(width)
        self.lines = QVBoxLayout(self.column)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(8)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(32, 24, 32, 32)
        row.addStretch(1)
        row.addWidget(self.column, 100)
        row.addStretch(1)
        self.setWidget(sheet)
