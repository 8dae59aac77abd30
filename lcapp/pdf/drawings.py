"""The flowable of everything that is drawn: charts, pictures, frames for annexes, key figures, seals."""

from typing import TYPE_CHECKING, Any

from lcapp.domain.charts import Amounts, Radar, Spans, Timeline
from lcapp.pdf import looks
from lcapp.pdf.block_kinds import Heading
from lcapp.pdf.charts import BarChart, RadarChart, TimelineChart
from lcapp.pdf.cover_setting import seal_square
from lcapp.pdf.drawn_kinds import AnnexPage, Bars, Drawn, KeyFigures, Picture, SealMark
from lcapp.pdf.pictures import AnnexRoom, Photo
from lcapp.pdf.record_charts import AmountChart, SpanChart
from lcapp.pdf.table import TableShape, TextTable

if TYPE_CHECKING:
    from lcapp.pdf.layout import Layout

KEY_FIGURES_ACROSS = 3


def drawing(layout: "Layout", drawn: Drawn) -> Any:
    """The flowable of a drawn block."""
    match drawn:
        case Bars():
            return BarChart(layout, drawn)
        case Radar():
            return RadarChart(layout, drawn)
        case Timeline():
            return TimelineChart(layout, drawn)
        case Amounts():
            return AmountChart(layout, drawn)
        case Spans():
            return SpanChart(layout, drawn)
        case KeyFigures():
            return _key_figures(layout, drawn)
        case Picture():
            said = [layout.text(drawn.caption, looks.CELL)] if drawn.caption else []
            if drawn.rights:
                said.append(layout.text(drawn.rights, looks.look_style("aside")))
            return Photo(drawn, said, page_height=layout.shape.text_height, rtl=layout.rtl)
        case AnnexPage():
            return _annex_page(layout, drawn)
        case SealMark():
            return seal_square(layout, drawn)


def _key_figures(layout: "Layout", key: KeyFigures) -> TextTable:
    """Figures in a table without a head, three across."""
    cells = []
    for figure in key.figures:
        said = [layout.text(figure.figure, looks.KEY_FIGURE, semibold=True)]
        says_its_unit = not figure.unit or figure.label.endswith(")")
        label = figure.label if says_its_unit else f"{figure.label} ({figure.unit})"
        said.append(layout.text(label, looks.KEY_LABEL))
        if figure.details:
            said.append(layout.text(figure.details, looks.look_style("aside")))
        cells.append(layout.stack(said))
    while len(cells) % KEY_FIGURES_ACROSS:
        cells.append(layout.stack([]))
    across = min(KEY_FIGURES_ACROSS, len(cells))
    rows = [cells[start : start + across] for start in range(0, len(cells), across)]
    return TextTable(None, rows, TableShape((1 / across,) * across, layout.rtl, layout.shape.text_height))


def _annex_page(layout: "Layout", page: AnnexPage) -> AnnexRoom:
    said: list[Any] = []
    if page.heading:
        said.append(layout.heading(Heading(2, page.heading, name=page.evidence)))
    said.append(layout.text(page.title, looks.ANNEX_TITLE))
    if page.caption:
        said.append(layout.text(page.caption, looks.look_style("aside")))
    return AnnexRoom(page, said, layout.frames)
