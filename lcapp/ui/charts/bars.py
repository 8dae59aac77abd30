"""Amounts beside each other, and what lasts how long."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from lcapp.domain.charts import Amounts, Spans
from lcapp.ui.appearance.look import Look
from lcapp.ui.charts.chart import BAR, NAME_SHARE, NamedRows

_FIGURE_SHARE = 0.24
_SLIVER = 2.0
_DIAMOND = 5.0


class AmountChart(NamedRows):
    """A bar for each amount; the greatest takes the whole room."""

    def __init__(self, amounts: Amounts, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name=name, alt=amounts.alt, parent=parent)
        self._amounts = amounts
        self.names = tuple(row for row, _share, _told in amounts.rows)

    def draw(self, painter: QPainter) -> None:
        """Names, bars and amounts."""
        begin = self.width() * NAME_SHARE
        figures = self.width() * _FIGURE_SHARE
        room = self.width() - begin - figures
        for middle, (_name, share, told) in zip(self.rows(painter), self._amounts.rows, strict=True):
            # A small amount is an amount too: it gets a sliver of a bar.
            drawn = max(room * share / 1000, _SLIVER)
            painter.fillRect(
                QRectF(self.across(begin, drawn), middle - BAR / 2, drawn, BAR), self.colour("accent")
            )
            at = begin + drawn + 6
            box = QRectF(self.across(at, self.width() - at), middle - 20, self.width() - at, 40)
            self.say(painter, box, told, wrap=False)


class SpanChart(NamedRows):
    """A bar from beginning to end under a line of years; what happens on one day is a diamond."""

    def __init__(self, spans: Spans, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name=name, alt=spans.alt, parent=parent)
        self._spans = spans
        self.names = tuple(row for row, _begin, _end in spans.rows)

    @property
    def head(self) -> float:  # type: ignore[override]
        """Room for the years."""
        return self.line_height() + 4

    def draw(self, painter: QPainter) -> None:
        """Years, names and bars."""
        begin = self.width() * NAME_SHARE
        room, length = self.width() - begin - 8, max(1, self._spans.months)
        for place, (month, written) in enumerate(self._spans.marks):
            at = begin + room * month / length
            painter.setPen(QPen(self.colour("line"), 1.0))
            painter.drawLine(
                QPointF(self.across(at), self.head - 2), QPointF(self.across(at), float(self.height()))
            )
            after = self._spans.marks[place + 1][0] if place + 1 < len(self._spans.marks) else length
            wide = max(40.0, room * (after - month) / length - 4)
            box = QRectF(self.across(at + 3, wide), 0, wide, self.head - 4)
            self.say(painter, box, written, colour="muted", wrap=False)
        for middle, (_name, first, last) in zip(self.rows(painter), self._spans.rows, strict=True):
            start, drawn = begin + room * first / length, room * (last - first) / length
            if drawn > 0:
                bar = QRectF(self.across(start, drawn), middle - BAR / 2, drawn, BAR)
                painter.fillRect(bar, self.colour("accent"))
            else:
                self._diamond(painter, QPointF(self.across(start), middle))

    def _diamond(self, painter: QPainter, at: QPointF) -> None:
        ends = ((-_DIAMOND, 0), (0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("accent"))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in ends]))
