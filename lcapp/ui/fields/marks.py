"""Round and square marks drawn in the palette's colours: the style's own vanish on dark ground."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

_SIDE = 16


class RoundMark(QRadioButton):
    """One of several."""

    def sizeHint(self) -> QSize:
        """Room for the mark and the ring of the focus."""
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return _size(self)

    def hitButton(self, _place: object) -> bool:
        """Everywhere inside counts."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring; a filled one with a dot when chosen."""
        painter, box, side = _begin(self)
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_ink(self))
            painter.drawEllipse(box.center(), side * 0.19, side * 0.19)
        painter.end()


class SquareMark(QCheckBox):
    """Any of several."""

    def sizeHint(self) -> QSize:
        """Room for the mark and the ring of the focus."""
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return _size(self)

    def hitButton(self, _place: object) -> bool:
        """Everywhere inside counts."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box; a filled one with a tick when chosen."""
        painter, box, side = _begin(self)
        painter.drawRoundedRect(box, side * 0.2, side * 0.2)
        if self.isChecked():
            painter.setPen(
                QPen(_ink(self), side * 0.12, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
            )
            tick = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32))
            painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x * side, y * side) for x, y in tick]))
        painter.end()


def _size(button: QAbstractButton) -> QSize:
    side = max(_SIDE, round(button.fontMetrics().height() * 0.85)) + 6
    return QSize(side, side)


def _ink(button: QAbstractButton) -> QColor:
    return button.palette().color(QPalette.ColorRole.Base)


def _begin(button: QAbstractButton) -> tuple[QPainter, QRectF, float]:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = float(min(button.width(), button.height()) - 6)
    box = QRectF((button.width() - side) / 2, (button.height() - side) / 2, side, side)
    palette = button.palette()
    accent = palette.color(QPalette.ColorRole.Link)
    quiet = palette.color(QPalette.ColorRole.PlaceholderText)
    if button.hasFocus():
        painter.setPen(QPen(accent, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)
    strong = accent if button.isEnabled() else quiet
    chosen = button.isChecked()
    painter.setPen(QPen(strong if chosen or button.underMouse() else quiet, 1.2))
    painter.setBrush(strong if chosen else palette.color(QPalette.ColorRole.Base))
    return painter, box, side
