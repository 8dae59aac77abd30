"""Tables of text as flowables: columns, figures aligned on their decimal mark, pairs without a head."""

from dataclasses import replace
from typing import Any

from lcapp.pdf import looks
from lcapp.pdf.block_kinds import Brief, Cell, Grid, Pairs, Text
from lcapp.pdf.late_numbers import PageNumberRoom
from lcapp.pdf.stack import Stack
from lcapp.pdf.table import TableShape, TextTable
from lcapp.pdf.text.isolation import lone_number
from lcapp.pdf.text.style import Alignment
from lcapp.pdf.typesetting import Typesetter

PAIR_SHARES = (0.32, 0.68)
BRIEF_LABEL_SHARE = 0.38
WHOLE_GRID = 0.4
"""Of a page: tables up to this height stand on one page."""


def brief_table(setter: Typesetter, brief: Brief) -> TextTable:
    """Number, label and answer of short questions side by side."""
    label, number = looks.look_style("label"), replace(looks.look_style("label"), colour=looks.MUTED)
    # All three stand on one line.
    label, number = replace(label, leading=14.5), replace(number, leading=14.5)
    rows = []
    for asked in brief.rows:
        said = [setter.text(asked.label.text, label, semibold=True, language=asked.label.language)]
        if asked.translated:
            said.append(setter.text(asked.translated, looks.look_style("small_label")))
        answer = [setter.paragraph(text) for text in asked.body if isinstance(text, Text)]
        cells = [setter.stack([setter.text(asked.number, number)]), setter.stack(said), setter.stack(answer)]
        rows.append(_standing_for(asked.question, cells))
    gutter = looks.NUMBER_GUTTER / setter.shape.text_width
    shares = (gutter, BRIEF_LABEL_SHARE, 1 - gutter - BRIEF_LABEL_SHARE)
    return TextTable(None, rows, TableShape(shares, setter.rtl, setter.shape.text_height, row_head=1))


def pair_table(setter: Typesetter, pairs: Pairs) -> TextTable:
    """Two columns without a head."""
    rows = [
        [
            setter.stack([setter.text(name.text, looks.look_style("small_label"))]),
            setter.stack([_cell_text(setter, text) for text in texts]),
        ]
        for name, texts in pairs.rows
    ]
    return TextTable(None, rows, TableShape(PAIR_SHARES, setter.rtl, setter.shape.text_height, row_head=0))


def grid_table(setter: Typesetter, grid: Grid) -> TextTable:
    """A table with its head."""
    height = setter.shape.text_height
    shape = TableShape(
        tuple(column.share for column in grid.columns),
        setter.rtl,
        height,
        roomy=grid.roomy,
        whole_up_to=height * WHOLE_GRID,
        row_head=0 if len(grid.columns) > 1 else None,
    )
    longest = [max((_fraction(row[n]) for row in grid.rows), default=0.0) for n in range(len(grid.columns))]
    head = None
    if any(column.title for column in grid.columns):
        head = [
            setter.stack(
                [
                    setter.text(
                        column.title,
                        replace(
                            looks.CELL_HEAD, alignment=_alignment(setter, column.figures, column.centred)
                        ),
                    )
                ]
            )
            for column in grid.columns
        ]
    rows = [
        [
            setter.stack(
                [
                    _cell_text(
                        setter,
                        text,
                        figures=column.figures,
                        centred=column.centred,
                        pad=longest[n] - _fraction((text,)),
                    )
                    for text in row[n]
                ]
            )
            for n, column in enumerate(grid.columns)
        ]
        for row in grid.rows
    ]
    for question, cells in zip(grid.questions, rows, strict=False):
        _standing_for(question, cells)
    return TextTable(head, rows, shape)


def _standing_for(question: str, cells: list[Stack]) -> list[Stack]:
    """Cells that tell, when they are drawn, which question stands there."""
    for cell in cells:
        cell.question = question
    return cells


def _alignment(setter: Typesetter, figures: bool, centred: bool) -> Alignment:
    if centred:
        return "center"
    return "end" if figures and not setter.rtl else "start"


def _cell_text(
    setter: Typesetter, text: Text, *, figures: bool = False, centred: bool = False, pad: float = 0.0
) -> Any:
    style = looks.CELL
    if text.page_of:
        return PageNumberRoom(text.page_of, style, setter.late_numbers)
    language = next((piece.language for piece in text.said if piece.language), setter.language)
    if text.look in ("aside", "warning"):
        style = replace(looks.look_style(text.look), size=7.5, leading=10.5)
    style = looks.for_script(style, text.text, language)
    is_figure = not any(piece.quiet for piece in text.said)
    if figures and is_figure:
        width = pad * looks.CELL.size
        style = replace(
            style,
            alignment=_alignment(setter, True, False),
            start_indent=width if setter.rtl else 0.0,
            end_indent=0.0 if setter.rtl else width,
        )
    elif centred:
        style = replace(style, alignment="center")
    if setter.rtl and len(text.said) == 1:
        text = replace(text, said=(replace(text.said[0], text=lone_number(text.said[0].text)),))
    return setter.paragraph(text, style)


def _fraction(cell: Cell) -> float:
    """About how wide the decimals of a figure with their mark are, in em: figures are all equally wide."""
    decimals = max((text.decimals for text in cell), default=0)
    return 0.268 + 0.572 * decimals if decimals else 0.0
