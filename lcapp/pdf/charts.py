"""Charts drawn as vectors with our own text, mirrored where the page runs from the right."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportlab.platypus import Flowable

from lcapp.domain.charts import Radar, Timeline
from lcapp.pdf import looks
from lcapp.pdf.drawn_kinds import Bars
from lcapp.pdf.looks import ACCENT, HAIRLINE, INK, LINE, MUTED
from lcapp.pdf.tagging import Element, marked, page_box
from lcapp.pdf.text.isolation import FSI, PDI, clean
from lcapp.pdf.text.style import Alignment, Anchor, Run, TextStyle
from lcapp.pdf.typesetting import Typesetter

BAR_HEIGHT = 8.0
LABEL_SHARE = 0.44
RADIUS = 96.0
POLE_GAP, LEGEND_LINE = 16.0, 13.0
TERM_GOALS = 5
_DOT = 2.4
_GAP = 8.0


class Chart(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A figure that tells its numbers in words to those who do not see it; subclasses draw in `paint`.

    Args:
        setter: Sets the text.
        alt: The chart in words.
    """

    def __init__(self, setter: Typesetter, alt: str) -> None:
        super().__init__()
        self.setter, self.alt = setter, alt
        self.rtl = setter.rtl
        self.spaceBefore, self.spaceAfter = 6.0, 10.0

    def draw(self) -> None:
        """Draws everything as one figure."""
        canvas = self.canv
        box = page_box(canvas, self.width, self.height)
        canvas.saveState()
        with marked(canvas, Element("Figure", alt=self.alt, box=box)):
            self.paint(canvas)
        canvas.restoreState()

    def paint(self, canvas: Any) -> None:
        """Draws what the chart shows."""

    def across(self, x: float, width: float = 0.0) -> float:
        """The left edge of something that begins at `x` from the leading side."""
        return self.width - x - width if self.rtl else x

    def label(
        self, text: str, style: TextStyle, *, alignment: Alignment = "start", bold: bool = False
    ) -> Any:
        """Text inside the figure: part of it, not a paragraph of its own."""
        style = replace(looks.for_script(style, text, self.setter.language), alignment=alignment)
        run = Run(f"{FSI}{clean(text)}{PDI}", semibold=bold)
        language = self.setter.language
        return self.setter.engine.block([run], style, language=language, direction=self.setter.direction)

    def line_at(self, text: str | Run, style: TextStyle, x: float, y: float, **more: Any) -> None:
        """One line that begins at `x` from the leading side."""
        said = text if isinstance(text, str) else text.text
        style = looks.for_script(style, said, self.setter.language)
        at = self.width - x if self.rtl else x
        side: Anchor = "right" if self.rtl else "left"
        self.setter.engine.draw_line(
            self.canv, at, y, text, style, language=self.setter.language, align=side, **more
        )


class BarChart(Chart):
    """Bars one below the other, the name of each at its leading side and its figure at its end."""

    def __init__(self, setter: Typesetter, bars: Bars) -> None:
        super().__init__(setter, bars.alt)
        self.bars = bars
        self._labels = [self.label(name, looks.CHART_TEXT) for name, _, _ in bars.rows]
        self._heights: list[float] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the names need."""
        self.width = available_width
        room = available_width * LABEL_SHARE - _GAP
        self._heights = [max(15.0, label.wrap(room, available_height)[1] + 4.0) for label in self._labels]
        self.height = sum(self._heights) + 4.0
        return self.width, self.height

    def paint(self, canvas: Any) -> None:
        """Scale, bars, names and figures."""
        bars = self.bars
        begin = self.width * LABEL_SHARE
        room = self.width - begin - 24.0
        span = max(1, bars.most - bars.least)
        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeColorRGB(*LINE)
        for step in range(bars.least, bars.most + 1):
            x = self.across(begin + room * (step - bars.least) / span)
            canvas.line(x, 0, x, self.height)
        top = self.height - 2.0
        for (_, figure, written), label, height in zip(bars.rows, self._labels, self._heights, strict=True):
            middle = top - height / 2
            label.drawOn(canvas, self.across(0.0, label.width), middle - label.height / 2)
            length = room * max(0, min(figure, bars.most) - bars.least) / span
            canvas.setFillColorRGB(*ACCENT)
            # The lowest mark is a mark too: it gets a sliver of a bar.
            drawn = max(length, 1.6)
            canvas.rect(self.across(begin, drawn), middle - BAR_HEIGHT / 2, drawn, BAR_HEIGHT, 0, 1)
            self.line_at(written, looks.CHART_FIGURE, begin + drawn + 5.0, middle - 2.8)
            top -= height


class RadarChart(Chart):
    """Axes around a centre; the first series as a filled outline, the second dashed with open dots."""

    def __init__(self, setter: Typesetter, radar: Radar) -> None:
        super().__init__(setter, radar.alt)
        self.radar = radar
        self._labels: list[tuple[Any, float]] = []
        self._above = self._below = 0.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Circle, names around it, and the names of the series beneath."""
        self.width = available_width
        side = available_width / 2 - RADIUS * 0.9 - 16.0
        self._labels = []
        for place, name in enumerate(self.radar.axes):
            angle = self._angle(place)
            if abs(math.cos(angle)) < 0.2:
                alignment: Alignment = "center"
            else:
                alignment = "start" if (math.cos(angle) > 0) != self.rtl else "end"
            label = self.label(name, looks.CHART_SMALL, alignment=alignment)
            label.wrap(min(side, 128.0), available_height)
            self._labels.append((label, angle))
        reach = [RADIUS * abs(math.sin(a)) + b.height for b, a in self._labels if math.sin(a) > 0]
        self._above = max(reach, default=RADIUS) + POLE_GAP
        reach = [RADIUS * abs(math.sin(a)) + b.height for b, a in self._labels if math.sin(a) <= 0]
        self._below = max(reach, default=RADIUS) + POLE_GAP
        self.height = self._above + self._below
        if len(self.radar.series) > 1:
            self.height += LEGEND_LINE * len(self.radar.series) + 4.0
        return self.width, self.height

    def paint(self, canvas: Any) -> None:
        """Rings and axes, series, names, and what each line means."""
        x, y = self.width / 2, self.height - self._above
        steps = [mark for mark, _ in self.radar.marks]
        least, most = min(steps), max(steps)
        count = len(self.radar.axes)

        def point(place: int, figure: float) -> tuple[float, float]:
            # The lowest mark stands off the centre, so that all rings can be told apart.
            away = RADIUS * (figure - least + 1) / (most - least + 1)
            angle = self._angle(place)
            return x + away * math.cos(angle), y + away * math.sin(angle)

        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeColorRGB(*LINE)
        for step in steps:
            self._outline(canvas, [point(place, step) for place in range(count)])
        for place in range(count):
            canvas.line(x, y, *point(place, most))
        for number, series in enumerate(self.radar.series):
            self._series(canvas, [point(n, f) for n, f in enumerate(series.figures) if f is not None], number)
        for mark, written in self.radar.marks:
            at = point(0, mark)
            self.setter.engine.draw_line(
                canvas,
                at[0] - 3.0,
                at[1] - 2.2,
                written,
                looks.CHART_MARK,
                language=self.setter.language,
                align="right",
            )
        for label, angle in self._labels:
            self._name(canvas, label, angle, x, y)
        if len(self.radar.series) > 1:
            self._legend(canvas)

    def _angle(self, place: int) -> float:
        turn = 2 * math.pi * place / len(self.radar.axes)
        return math.pi / 2 + turn if self.rtl else math.pi / 2 - turn

    def _name(self, canvas: Any, label: Any, angle: float, x: float, y: float) -> None:
        cosine, sine = math.cos(angle), math.sin(angle)
        upright = abs(cosine) < 0.2
        # Names at the poles stand farther out, clear of their neighbours'.
        away = RADIUS + (POLE_GAP if upright else 7.0)
        at, base = x + away * cosine, y + away * sine
        if upright:
            left, bottom = at - label.width / 2, base if sine > 0 else base - label.height
        else:
            left = at if cosine > 0 else at - label.width
            bottom = base - label.height / 2 + sine * label.height / 2
        label.drawOn(canvas, left, bottom)

    @staticmethod
    def _outline(canvas: Any, points: Sequence[tuple[float, float]], *, fill: int = 0) -> None:
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for one in points[1:]:
            path.lineTo(*one)
        path.close()
        canvas.drawPath(path, stroke=1, fill=fill)

    def _series(self, canvas: Any, points: list[tuple[float, float]], number: int) -> None:
        if not points:
            return
        canvas.saveState()
        self._style(canvas, number)
        self._outline(canvas, points)
        canvas.setDash()
        for left, bottom in points:
            canvas.circle(left, bottom, _DOT, 1, 1)
        canvas.restoreState()

    @staticmethod
    def _style(canvas: Any, number: int) -> None:
        colour = ACCENT if number == 0 else INK
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(1.5 if number == 0 else 1.0)
        canvas.setFillColorRGB(*(ACCENT if number == 0 else (1.0, 1.0, 1.0)))
        if number:
            canvas.setDash(3.0, 2.0)

    def _legend(self, canvas: Any) -> None:
        for number, series in enumerate(self.radar.series):
            level = 5.0 + LEGEND_LINE * (len(self.radar.series) - 1 - number)
            canvas.saveState()
            self._style(canvas, number)
            canvas.line(self.across(0.0), level, self.across(20.0), level)
            canvas.setDash()
            canvas.circle(self.across(10.0), level, _DOT, 1, 1)
            canvas.restoreState()
            self.line_at(series.name, looks.CHART_SMALL, 26.0, level - 2.6, max_width=self.width - 26.0)


class TimelineChart(Chart):
    """Terms along a line, under each the goals in a few words."""

    def __init__(self, setter: Typesetter, timeline: Timeline) -> None:
        super().__init__(setter, timeline.alt)
        self.timeline = timeline

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the longest term."""
        most = max((min(len(goals), TERM_GOALS) for _, goals in self.timeline.terms), default=0)
        self.width, self.height = available_width, 38.0 + most * looks.CHART_TEXT.leading
        return self.width, self.height

    def paint(self, canvas: Any) -> None:
        """The line with its arrow, a dot for each term, and the goals."""
        terms = self.timeline.terms
        share = self.width / max(1, len(terms))
        level = self.height - 8.0
        canvas.setStrokeColorRGB(*ACCENT)
        canvas.setLineWidth(1.2)
        canvas.line(self.across(0.0), level, self.across(self.width), level)
        head = self.width - 5.0
        canvas.lines(
            [
                (self.across(head), level + 3.0, self.across(self.width), level),
                (self.across(head), level - 3.0, self.across(self.width), level),
            ]
        )
        for number, (term, goals) in enumerate(terms):
            begin = share * number
            canvas.setFillColorRGB(*ACCENT)
            canvas.circle(self.across(begin + 4.0), level, 4.0, 0, 1)
            room = share - 16.0
            self.line_at(
                Run(term, semibold=True),
                replace(looks.CHART_TEXT, colour=ACCENT),
                begin,
                level - 18.0,
                max_width=room,
            )
            below = level - 18.0 - looks.CHART_TEXT.leading
            for place, goal in enumerate(goals[:TERM_GOALS]):
                bottom = below - place * looks.CHART_TEXT.leading
                canvas.setFillColorRGB(*MUTED)
                canvas.circle(self.across(begin + 1.6), bottom + 2.6, 1.1, 0, 1)
                self.line_at(goal, looks.CHART_TEXT, begin + 8.0, bottom, max_width=room - 8.0)
