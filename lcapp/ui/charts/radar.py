"""A figure on each of several axes around a centre, now and before."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from lcapp.domain.charts import Radar
from lcapp.ui.appearance.look import Look
from lcapp.ui.charts.chart import Chart

_RADIUS = 120.0
_LONGEST_NAME = 180.0
_DOT = 3.0
_OFF = 8.0
_UPRIGHT = 0.2
_CENTRE, _LEFT, _RIGHT = (
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
)


class RadarChart(Chart):
    """The first series as a filled outline, the second dashed with open dots; clockwise, or mirrored."""

    def __init__(self, radar: Radar, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name=name, alt=radar.alt, parent=parent)
        self._radar = radar

    def height_of(self, width: float) -> float:
        """Circle, names above and beneath, and what each line means."""
        above, below = self._reach(width)
        return above + below + (self.line_height() + 4) * self._legend_lines() + 4

    def draw(self, painter: QPainter) -> None:
        """Rings and axes, series, names, and what each line means."""
        above, below = self._reach(self.width())
        centre = QPointF(self.width() / 2, above)
        steps = [mark for mark, _told in self._radar.marks]
        least, most = min(steps), max(steps)
        count = len(self._radar.axes)

        def point(place: int, figure: float) -> QPointF:
            # The lowest mark stands off the centre, so that all rings can be told apart.
            away = _RADIUS * (figure - least + 1) / (most - least + 1)
            return centre + self._towards(place) * away

        painter.setPen(QPen(self.colour("line"), 1.0))
        for step in steps:
            painter.drawPolygon(QPolygonF([point(place, step) for place in range(count)]))
        for place in range(count):
            painter.drawLine(centre, point(place, most))
        for number, series in enumerate(self._radar.series):
            points = [point(n, figure) for n, figure in enumerate(series.figures) if figure is not None]
            self._series(painter, points, number)
        for mark, told in self._radar.marks:
            at = point(0, mark)
            box = QRectF(at.x() + (4 if self.rtl else -44), at.y() - 8, 40, 16)
            self.say(painter, box, told, colour="muted", across=_RIGHT, wrap=False)
        for place, name in enumerate(self._radar.axes):
            box = self._room_of(place, self.width()).translated(centre)
            self.say(painter, box, name, across=self._lean(place))
        if self._legend_lines():
            self._legend(painter, above + below)

    def _reach(self, width: float) -> tuple[float, float]:
        """How far the names go above and beneath the centre."""
        boxes = [self._room_of(place, width) for place in range(len(self._radar.axes))]
        return max(_RADIUS, *(-box.top() for box in boxes)) + 2, max(
            _RADIUS, *(box.bottom() for box in boxes)
        ) + 2

    def _legend_lines(self) -> int:
        return len(self._radar.series) if len(self._radar.series) > 1 else 0

    def _towards(self, place: int) -> QPointF:
        turn = 2 * math.pi * place / len(self._radar.axes)
        x = math.sin(turn)
        return QPointF(-x if self.rtl else x, -math.cos(turn))

    def _room_of(self, place: int, width: float) -> QRectF:
        """Where a name stands, seen from the centre."""
        name, towards = self._radar.axes[place], self._towards(place)
        if abs(towards.x()) < _UPRIGHT:
            # Between its neighbours, however many lines that takes.
            room = max(80.0, 2 * _RADIUS * math.sin(2 * math.pi / len(self._radar.axes)) - 4)
            tall = self.room_for(name, room)
            top = -_RADIUS - _OFF - tall if towards.y() < 0 else _RADIUS + _OFF
            return QRectF(-room / 2, top, room, tall)
        at = towards * (_RADIUS + _OFF)
        room = max(60.0, min(_LONGEST_NAME, width / 2 - abs(at.x()) - 4))
        tall = self.room_for(name, room)
        left = at.x() if towards.x() > 0 else at.x() - room
        return QRectF(left, at.y() - tall / 2 + towards.y() * tall / 2, room, tall)

    def _lean(self, place: int) -> Qt.AlignmentFlag:
        """Names lean on the circle, whichever way one reads."""
        x = self._towards(place).x()
        if abs(x) < _UPRIGHT:
            return _CENTRE
        return _LEFT if (x > 0) != self.rtl else _RIGHT

    def _series(self, painter: QPainter, points: list[QPointF], number: int) -> None:
        painter.save()
        colour = self._pen(painter, number)
        filled = QColor(colour)
        filled.setAlphaF(0.12 if number == 0 else 0.0)
        painter.setBrush(filled)
        painter.drawPolygon(QPolygonF(points))
        for one in points:
            self._dot(painter, one, number)
        painter.restore()

    def _pen(self, painter: QPainter, number: int) -> QColor:
        colour = self.colour("text" if number else "accent")
        pen = QPen(colour, 1.2 if number else 2.0)
        if number:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        return colour

    def _dot(self, painter: QPainter, at: QPointF, number: int) -> None:
        colour = self.colour("text" if number else "accent")
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(self.colour("surface") if number else colour)
        painter.drawEllipse(at, _DOT, _DOT)

    def _legend(self, painter: QPainter, top: float) -> None:
        tall = self.line_height() + 4
        for number, series in enumerate(self._radar.series):
            level = top + tall * number + tall / 2
            painter.save()
            self._pen(painter, number)
            painter.drawLine(QPointF(self.across(4), level), QPointF(self.across(32), level))
            self._dot(painter, QPointF(self.across(18), level), number)
            painter.restore()
            room = self.width() - 44.0
            self.say(painter, QRectF(self.across(40, room), level - tall / 2, room, tall), series.name)
