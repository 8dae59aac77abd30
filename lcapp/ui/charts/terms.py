"""Terms along a line, under each what is to be reached in it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from lcapp.domain.charts import Timeline
from lcapp.ui.appearance.look import Look
from lcapp.ui.charts.chart import GAP, Chart

_LEVEL = 10.0
_DOT = 5.0
_INDENT = 12.0


class TermChart(Chart):
    """The line runs in the direction of reading."""

    def __init__(self, timeline: Timeline, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name=name, alt=timeline.alt, parent=parent)
        self._terms = timeline.terms

    def height_of(self, width: float) -> float:
        """As high as the longest term."""
        room = self._room(width)
        return max(
            2 * _LEVEL
            + self.room_for(term, room, bold=True)
            + sum(self.room_for(goal, room - _INDENT) + 4 for goal in goals)
            + 8
            for term, goals in self._terms
        )

    def draw(self, painter: QPainter) -> None:
        """The line with its arrow, a dot for each term, and the goals."""
        width = float(self.width())
        painter.setPen(QPen(self.colour("accent"), 1.6))
        self._line(painter, 4, _LEVEL, width - 4, _LEVEL)
        self._line(painter, width - 10, _LEVEL - 4, width - 4, _LEVEL)
        self._line(painter, width - 10, _LEVEL + 4, width - 4, _LEVEL)
        room = self._room(width)
        for place, (term, goals) in enumerate(self._terms):
            begin = place * width / len(self._terms) + 4
            self._dot(painter, begin + _DOT, _LEVEL, _DOT, "accent")
            top = 2 * _LEVEL
            tall = self.room_for(term, room, bold=True)
            box = QRectF(self.across(begin, room), top, room, tall)
            self.say(painter, box, term, colour="accent", bold=True, down=Qt.AlignmentFlag.AlignTop)
            top += tall + 4
            for goal in goals:
                tall = self.room_for(goal, room - _INDENT)
                self._dot(painter, begin + 3, top + self.line_height() / 2, 2, "muted")
                box = QRectF(self.across(begin + _INDENT, room - _INDENT), top, room - _INDENT, tall)
                self.say(painter, box, goal, down=Qt.AlignmentFlag.AlignTop)
                top += tall + 4

    def _room(self, width: float) -> float:
        return max(40.0, width / max(1, len(self._terms)) - GAP - 4)

    def _line(self, painter: QPainter, x: float, y: float, to_x: float, to_y: float) -> None:
        painter.drawLine(QPointF(self.across(x), y), QPointF(self.across(to_x), to_y))

    def _dot(self, painter: QPainter, x: float, y: float, radius: float, colour: str) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(colour))
        painter.drawEllipse(QPointF(self.across(x), y), radius, radius)
        painter.restore()
