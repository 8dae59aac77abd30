"""The charts of the city's records: amounts beside each other, and what lasts how long."""

from typing import Any

from lcapp.domain.charts import Amounts, Spans
from lcapp.pdf import looks
from lcapp.pdf.charts import BAR_HEIGHT, LABEL_SHARE, Chart
from lcapp.pdf.looks import ACCENT, HAIRLINE, LINE
from lcapp.pdf.typesetting import Typesetter

_GAP = 8.0
_LEAST_ROW = 15.0
_FIGURE_ROOM = 92.0
_HEAD = 14.0
_DIAMOND = 3.6


class NamedRows(Chart):
    """Rows with a name at the leading side of each, as high as the names need."""

    head = 0.0

    def __init__(self, setter: Typesetter, names: tuple[str, ...], alt: str) -> None:
        super().__init__(setter, alt)
        self._labels = [self.label(name, looks.CHART_TEXT) for name in names]
        self._heights: list[float] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the names need."""
        self.width = available_width
        room = available_width * LABEL_SHARE - _GAP
        self._heights = [max(_LEAST_ROW, one.wrap(room, available_height)[1] + 4.0) for one in self._labels]
        self.height = sum(self._heights) + 4.0 + self.head
        return self.width, self.height

    def rows(self, canvas: Any) -> list[float]:
        """Draws the names; the middle of each row."""
        middles = []
        top = self.height - 2.0 - self.head
        for label, height in zip(self._labels, self._heights, strict=True):
            label.drawOn(canvas, self.across(0.0, label.width), top - height / 2 - label.height / 2)
            middles.append(top - height / 2)
            top -= height
        return middles


class AmountChart(NamedRows):
    """Amounts as bars; the greatest takes the whole room."""

    def __init__(self, setter: Typesetter, amounts: Amounts) -> None:
        super().__init__(setter, tuple(name for name, _share, _told in amounts.rows), amounts.alt)
        self.amounts = amounts

    def paint(self, canvas: Any) -> None:
        """Names, bars and amounts."""
        begin = self.width * LABEL_SHARE
        room = self.width - begin - _FIGURE_ROOM
        for middle, (_name, share, written) in zip(self.rows(canvas), self.amounts.rows, strict=True):
            # A small amount is an amount too: it gets a sliver of a bar.
            drawn = max(room * share / 1000, 1.6)
            canvas.setFillColorRGB(*ACCENT)
            canvas.rect(self.across(begin, drawn), middle - BAR_HEIGHT / 2, drawn, BAR_HEIGHT, 0, 1)
            self.line_at(
                written,
                looks.CHART_FIGURE,
                begin + drawn + 5.0,
                middle - 2.8,
                max_width=self.width - begin - drawn - 5,
            )


class SpanChart(NamedRows):
    """A bar from beginning to end under a line of years; what happens on one day is a diamond."""

    head = _HEAD

    def __init__(self, setter: Typesetter, spans: Spans) -> None:
        super().__init__(setter, tuple(name for name, _begin, _end in spans.rows), spans.alt)
        self.spans = spans

    def paint(self, canvas: Any) -> None:
        """Years, names and bars."""
        begin = self.width * LABEL_SHARE
        room = self.width - begin
        length = max(1, self.spans.months)
        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeColorRGB(*LINE)
        for month, written in self.spans.marks:
            at = begin + room * month / length
            canvas.line(self.across(at), 0, self.across(at), self.height - self.head + 2.0)
            self.line_at(written, looks.CHART_MARK, at + 2.0, self.height - self.head + 4.0)
        for middle, (_name, first, last) in zip(self.rows(canvas), self.spans.rows, strict=True):
            start, drawn = begin + room * first / length, room * (last - first) / length
            canvas.setFillColorRGB(*ACCENT)
            if drawn > 0:
                canvas.rect(self.across(start, drawn), middle - BAR_HEIGHT / 2, drawn, BAR_HEIGHT, 0, 1)
            else:
                self._diamond(canvas, self.across(start), middle)

    @staticmethod
    def _diamond(canvas: Any, x: float, y: float) -> None:
        path = canvas.beginPath()
        path.moveTo(x - _DIAMOND, y)
        path.lineTo(x, y + _DIAMOND)
        path.lineTo(x + _DIAMOND, y)
        path.lineTo(x, y - _DIAMOND)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
