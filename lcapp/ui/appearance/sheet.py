"""Sheets over the window: as high as their words need, and rolling where the screen is too low for them."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QLayout, QScrollArea, QWidget

from lcapp.ui.appearance.room import grown

_ABOVE_AND_BELOW = 60
"""Pixels of the screen that the frame of a window takes."""
_LEAST_LINES = 4


class Sheet(QDialog):
    """A dialog that grows with what it says. Qt alone gives wrapped words too little height.

    Args:
        width: The least width at the normal text size, in pixels.
        parent: The window it lies over.
    """

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(grown(width))

    def event(self, event: QEvent) -> bool:
        """Something may have been said, or taken away."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish, QEvent.Type.Show):
            self._fit()
        return done

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        wide = max(self.minimumWidth(), layout.totalSizeHint().width())
        wide = max(wide, self.width()) if self.isVisible() else wide
        high = _height(layout, wide)
        room = self.screen().availableGeometry().height() - _ABOVE_AND_BELOW
        high = min(max(high, self.height()) if self.isVisible() else high, max(room, self.minimumHeight()))
        if (wide, high) != (self.width(), self.height()):
            self.resize(wide, high)


class Rolled(QScrollArea):
    """Rows of a sheet: shown whole where there is room, else to be rolled through.

    Args:
        rows: What it shows.
        parent: The sheet.
    """

    def __init__(self, rows: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows.setContentsMargins(0, 0, 0, 0)
        self._rows = rows
        place = QWidget()
        place.setLayout(rows)
        self.setWidget(place)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at which nothing needs rolling."""
        return _height(self._rows, width)

    def sizeHint(self) -> QSize:
        """As wide as its rows."""
        wide = self._rows.totalSizeHint().width()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """No narrower than its rows, and a few lines high."""
        rolled = self.verticalScrollBar().sizeHint().width()
        wide = self._rows.totalMinimumSize().width()
        return QSize(wide + rolled, self.fontMetrics().height() * _LEAST_LINES)


class Rows(QGridLayout):
    """Names and what they name, side by side; Qt's own form gives wrapped words a wrong height."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(8)
        self.setColumnStretch(1, 1)

    def add_row(self, name: str, thing: QWidget) -> None:
        """Add a line; without a name the thing stands alone under the others."""
        row = self.rowCount()
        if name:
            label = QLabel(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(thing)
            self.addWidget(label, row, 0)
        self.addWidget(thing, row, 1)


def _height(layout: QLayout, width: int) -> int:
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()
