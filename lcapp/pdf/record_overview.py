"""What a record shows on its pages besides the answers, as plain drawings and tables for the window."""

from collections.abc import Iterator

from lcapp.domain.charts import Amounts, Overviews, Radar, Shown, Spans, Table, Timeline
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.i18n import Words
from lcapp.pdf.block_kinds import Block, Cell, Grid, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.record_blocks import record_blocks
from lcapp.services.ports import PrintOptions


def record_overview(snapshot: DossierSnapshot, words: Words) -> Overviews:
    """The drawings of every section, with the very figures and sentences of the PDF.

    Args:
        snapshot: A record.
        words: The language of titles; of answers in several languages, the one in it is taken.
    """
    printing = Printing(snapshot, words, PrintOptions(language=words.language))
    found = {
        section.id: tuple(_shown(record_blocks(printing, section)))
        for _part, section in snapshot.form.sections()
    }
    return {section: shown for section, shown in found.items() if shown}


def _shown(blocks: Iterator[Block]) -> Iterator[Shown]:
    title = ""
    for block in blocks:
        match block:
            case Text(look="small_label"):
                title = block.text
            case Grid():
                yield Shown(title, _table(block))
            case Timeline() | Spans() | Amounts() | Radar():
                yield Shown(title, block)


def _table(grid: Grid) -> Table:
    return Table(
        tuple(column.title for column in grid.columns),
        tuple(tuple(map(_said, row)) for row in grid.rows),
        tuple(column.figures for column in grid.columns),
    )


def _said(cell: Cell) -> str:
    return "\n".join(block.text for block in cell if isinstance(block, Text))
