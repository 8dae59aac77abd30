"""Who reviews what as rows of a table: a row for each dossier and each of its reviewers."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from lcapp.i18n import Words
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_reviewing import assignment_state_words, due_words, since_words
from lcapp.services.assignments import ASSIGNMENT_STATES, AssignmentLine
from lcapp.ui.alphabet import in_alphabet

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CITY, REVIEWER, STATE, DUE, SINCE = range(5)
_BEFORE_ALL = datetime(1, 1, 1, tzinfo=UTC)


class AssignmentsModel(QAbstractTableModel):
    """One row for each dossier in one reviewer's hands, or in nobody's.

    Args:
        words: The officer's language.
        late: The colour of a day that is over; the words say it too.
    """

    def __init__(self, words: Words, late: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._late = words, QColor(late)
        self._lines: list[AssignmentLine] = []
        self._heads = (
            words._("City"),
            words._("Reviewer"),
            words._("How far"),
            words._("Ready by"),
            words._("Given on"),
        )
        self._sorted_by, self._order = CITY, Qt.SortOrder.AscendingOrder

    def show_lines(self, lines: Sequence[AssignmentLine]) -> None:
        """Show other rows, in the order that was chosen."""
        self.beginResetModel()
        self._lines = list(lines)
        self._sort_lines()
        self.endResetModel()

    def line(self, row: int) -> AssignmentLine:
        """What stands in a row."""
        return self._lines[row]

    def row_of(self, number: int, reviewer: str = "") -> int:
        """The row of a dossier, and of one of its reviewers where that is given; -1 where it is not shown."""
        for row, one in enumerate(self._lines):
            who = one.reviewer.reviewer if one.reviewer else ""
            if one.line.number == number and reviewer in ("", who):
                return row
        return -1

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
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(line, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and line.state == "overdue":
            return self._late if index.column() in (STATE, DUE) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {self._said(line, index.column())}"
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep the order they had."""
        self.layoutAboutToBeChanged.emit()
        self._sorted_by, self._order = column, order
        self._sort_lines()
        self.layoutChanged.emit()

    def _sort_lines(self) -> None:
        by, down = self._sorted_by, self._order is Qt.SortOrder.DescendingOrder
        if by in (CITY, REVIEWER):
            self._lines = in_alphabet(
                self._words, self._lines, self._city if by == CITY else lambda line: line.name
            )
            if down:
                self._lines.reverse()
            return
        self._lines.sort(key=_KEYS[by], reverse=down)

    def _said(self, line: AssignmentLine, column: int) -> str:
        words = self._words
        match column:
            case 0:
                return self._city(line)
            case 1:
                return harmless(words, line.name)
            case 2:
                return assignment_state_words(words, line)
            case 3:
                return due_words(words, line.reviewer)
        return since_words(words, line.reviewer)

    def _city(self, line: AssignmentLine) -> str:
        return harmless(self._words, line.line.title) or self._words._("Without a name")


def _since(line: AssignmentLine) -> datetime:
    return (line.reviewer.since if line.reviewer else None) or _BEFORE_ALL


def _due(line: AssignmentLine) -> date:
    return (line.reviewer.due if line.reviewer else None) or date.max


_KEYS: dict[int, Callable[[AssignmentLine], Any]] = {
    SINCE: _since,
    DUE: _due,
    STATE: lambda line: ASSIGNMENT_STATES.index(line.state),
}
