"""The received dossiers of a call as rows of a table; ten thousand of them stay light."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.fingerprint import short_code
from lcapp.i18n import Words, formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_desk import ELIGIBILITY, STATES, VERDICTS, said_of
from lcapp.ui.alphabet import in_alphabet

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

CITY, COUNTRY, STATE, COMPLETE, FORMAL, ELIGIBLE, CAME, CODE = range(8)
_ORDER_OF_STATES = {state: place for place, state in enumerate(DeskState)}
_ORDER_OF_VERDICTS = {"failed": 0, "no": 0, "look": 1, "borderline": 1, "passed": 2, "yes": 2}


class InboxModel(QAbstractTableModel):
    """One row for each received dossier.

    Args:
        words: The officer's language.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: list[DeskDossier] = []
        self._heads = (
            words._("City"),
            words._("Country"),
            words._("State"),
            words._("Complete"),
            words._("Formal check"),
            words._("May it apply?"),
            words._("Came on"),
            words._("Fingerprint"),
        )
        self._sorted_by, self._order = CITY, Qt.SortOrder.AscendingOrder

    def show_lines(self, lines: Sequence[DeskDossier]) -> None:
        """Show other rows, in the order that was chosen."""
        self.beginResetModel()
        self._lines = list(lines)
        self._sort_lines()
        self.endResetModel()

    def line(self, row: int) -> DeskDossier:
        """The dossier of a row."""
        return self._lines[row]

    def row_of(self, number: int) -> int:
        """The row of a dossier; -1 where it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.number == number), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many dossiers are shown."""
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
        by = self._sorted_by
        if by in (CITY, COUNTRY):
            self._lines = in_alphabet(self._words, self._lines, self._city if by == CITY else self._country)
            if self._order is Qt.SortOrder.DescendingOrder:
                self._lines.reverse()
            return
        self._lines.sort(key=self._keys()[by], reverse=self._order is Qt.SortOrder.DescendingOrder)

    def _keys(self) -> dict[int, Callable[[DeskDossier], Any]]:
        return {
            STATE: lambda line: _ORDER_OF_STATES[line.state],
            COMPLETE: lambda line: line.percent,
            FORMAL: lambda line: _ORDER_OF_VERDICTS.get(line.formal, 3),
            ELIGIBLE: lambda line: _ORDER_OF_VERDICTS.get(line.eligibility, 3),
            CAME: lambda line: line.came_on,
            CODE: lambda line: line.content_id,
        }

    def _said(self, line: DeskDossier, column: int) -> str:
        words = self._words
        match column:
            case 0:
                return self._city(line)
            case 1:
                return self._country(line)
            case 2:
                return said_of(words, STATES, line.state)
            case 3:
                return formats.percent(words, line.percent)
            case 4:
                return said_of(words, VERDICTS, line.formal)
            case 5:
                return said_of(words, ELIGIBILITY, line.eligibility)
            case 6:
                return formats.day(words, line.came_on.isoformat())
        return short_code(line.content_id)

    def _city(self, line: DeskDossier) -> str:
        words = self._words
        title = harmless(words, line.title) or words._("Without a name")
        if not line.sealed:
            return words._("{city} (draft for advice)", city=title)
        if line.version > 1:
            number = formats.number(words, line.version)
            return words._("{city}, version {number}", city=title, number=number)
        return title

    def _country(self, line: DeskDossier) -> str:
        return formats.country_name(self._words, line.country) if line.country else ""
