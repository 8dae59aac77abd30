"""A drop-down that the wheel cannot change by accident while the page scrolls."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Combo(QComboBox):
    """A drop-down; `left` tells that the focus went elsewhere."""

    left = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet leaves the arrow out; a chevron in the colour of the text stands in its place."""
        super().paintEvent(event)
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, y = (14.0 if right else self.width() - 14.0), self.height() / 2 + 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.6))
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 4), QPointF(x, y), QPointF(x + 4, y - 4)]))
        painter.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody left."""
        super().focusOutEvent(event)
        self.left.emit()
