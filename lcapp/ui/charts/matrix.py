"""A small table without scroll bars: heads in muted letters, hairlines between the rows, cells that wrap."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from lcapp.domain.charts import Table
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, rule

_LEADING_SHARE = 2
"""How much wider the first column is than the others."""


class Matrix(QWidget):
    """Tab stops here; the cells are told row by row.

    Args:
        table: What it shows.
        words: The person's language.
        name: What the table is called.
        parent: Qt's parent.
    """

    def __init__(self, table: Table, words: Words, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(_told(table, words))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, title in enumerate(table.titles):
            grid.setColumnStretch(column, 1 if column or table.figures[-1] else _LEADING_SHARE)
            self._put(
                grid, 0, column, PlainLabel(title, role="help", wrap=True), figure=table.figures[column]
            )
        for row, cells in enumerate(table.rows, start=1):
            grid.addWidget(rule(), 2 * row - 1, 0, 1, len(table.titles))
            for column, text in enumerate(cells):
                label = PlainLabel(text, wrap=True)
                self._put(grid, 2 * row, column, label, figure=table.figures[column])

    @staticmethod
    def _put(grid: QGridLayout, row: int, column: int, label: PlainLabel, *, figure: bool) -> None:
        across = Qt.AlignmentFlag.AlignTrailing if figure else Qt.AlignmentFlag.AlignLeading
        if figure:
            label.setWordWrap(False)
            grid.addWidget(label, row, column, across | Qt.AlignmentFlag.AlignTop)
        else:
            level = label.alignment() & ~Qt.AlignmentFlag.AlignVertical_Mask
            label.setAlignment(level | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, column)


def _told(table: Table, words: Words) -> str:
    rows = []
    for cells in table.rows:
        said = [
            words._("{column}: {value}", column=title, value=words.listed(text.splitlines()))
            for title, text in zip(table.titles[1:], cells[1:], strict=True)
            if text
        ]
        rows.append(words._("{row}: {values}", row=cells[0], values="; ".join(said)) if said else cells[0])
    return ". ".join(rows)
