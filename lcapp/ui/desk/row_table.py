"""A table of the desk: lines of one kind as rows, sorted by any column, read out with the column's name."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from lcapp.i18n import Words
from lcapp.ui.alphabet import in_alphabet
from lcapp.ui.appearance.room import grown

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Line = TypeVar("Line")


class RowsModel(QAbstractTableModel, Generic[Line]):
    """One row for each line; what is told of a line stands in the classes that inherit.

    Args:
        words: The officer's language.
        heads: Names of the columns; the table begins sorted by the first.
        names: By column, names that are sorted by the language's alphabet.
        keys: What any other column is sorted by.
    """

    def __init__(
        self,
        words: Words,
        heads: Sequence[str],
        *,
        names: Mapping[int, Callable[[Line], str]],
        keys: Mapping[int, Callable[[Line], Any]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._heads = words, tuple(heads)
        self._names, self._keys = names, keys
        self._lines: list[Line] = []
        self._sorted_by, self._order = 0, Qt.SortOrder.AscendingOrder

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows, in the order that was chosen."""
        self.beginResetModel()
        self._lines = list(lines)
        self._sort_lines()
        self.endResetModel()

    def line(self, row: int) -> Line:
        """What stands in a row."""
        return self._lines[row]

    def said(self, line: Line, column: int) -> str:
        """What a cell says."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many things are told of each."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a column tells."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; a screen reader hears the column's name before it."""
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.said(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[column]}: {self.said(line, column)}"
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep the order they had."""
        self.layoutAboutToBeChanged.emit()
        self._sorted_by, self._order = column, order
        self._sort_lines()
        self.layoutChanged.emit()

    def _sort_lines(self) -> None:
        by, down = self._sorted_by, self._order is Qt.SortOrder.DescendingOrder
        if by in self._names:
            self._lines = in_alphabet(self._words, self._lines, self._names[by])
            if down:
                self._lines.reverse()
            return
        self._lines.sort(key=self._keys[by], reverse=down)


def row_table(
    model: RowsModel[Any], name: str, widths: Mapping[int, int], *, several: bool = False
) -> QTableView:
    """The table of a model.

    Args:
        model: Its rows.
        name: For a screen reader.
        widths: Pixels of columns at the normal text size; the last takes the rest.
        several: Whether more than one row may be chosen at once.
    """
    modes = QAbstractItemView.SelectionMode
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSortingEnabled(True)
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    head.setStretchLastSection(True)
    for column, wide in widths.items():
        table.setColumnWidth(column, grown(wide))
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    return table
