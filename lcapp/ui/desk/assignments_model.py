"""Who reviews what as rows of a table: a row for each dossier and each of its reviewers."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from lcapp.i18n import Words
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_reviewing import assignment_state_words, due_words, since_words
from lcapp.services.assignments import ASSIGNMENT_STATES, AssignmentLine
from lcapp.ui.desk.row_table import Index, RowsModel

CITY, REVIEWER, STATE, DUE, SINCE = range(5)
_BEFORE_ALL = datetime(1, 1, 1, tzinfo=UTC)


def _since(line: AssignmentLine) -> datetime:
    return (line.reviewer.since if line.reviewer else None) or _BEFORE_ALL


def _due(line: AssignmentLine) -> date:
    return (line.reviewer.due if line.reviewer else None) or date.max


_KEYS: dict[int, Callable[[AssignmentLine], Any]] = {
    SINCE: _since,
    DUE: _due,
    STATE: lambda line: ASSIGNMENT_STATES.index(line.state),
}


class AssignmentsModel(RowsModel[AssignmentLine]):
    """One row for each dossier in one reviewer's hands, or in nobody's.

    Args:
        words: The officer's language.
        late: The colour of a day that is over; the words say it too.
    """

    def __init__(self, words: Words, late: str, parent: QObject | None = None) -> None:
        heads = (
            words._("City"),
            words._("Reviewer"),
            words._("How far"),
            words._("Ready by"),
            words._("Given on"),
        )
        names = {CITY: self._city, REVIEWER: lambda line: line.name}
        super().__init__(words, heads, names=names, keys=_KEYS, parent=parent)
        self._late = QColor(late)

    def row_of(self, number: int, reviewer: str = "") -> int:
        """The row of a dossier, and of one of its reviewers where that is given; -1 where it is not shown."""
        for row, one in enumerate(self._lines):
            who = one.reviewer.reviewer if one.reviewer else ""
            if one.line.number == number and reviewer in ("", who):
                return row
        return -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As every table, and in the colour of what is late."""
        if role == Qt.ItemDataRole.ForegroundRole and self.line(index.row()).state == "overdue":
            return self._late if index.column() in (STATE, DUE) else None
        return super().data(index, role)

    def said(self, line: AssignmentLine, column: int) -> str:
        """What a cell says."""
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
