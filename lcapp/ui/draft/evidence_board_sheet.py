"""The board of evidence as a table: questions down, evidence across; Space or a click changes a place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.evidence_board import Board, BoardRow, Rests
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Form
from lcapp.i18n import Words
from lcapp.i18n.wording import finding_sentence, harmless
from lcapp.ui.appearance.labels import PlainLabel

_WIDE, _HIGH = 940, 620
_FIRST_COLUMN = 320


SIGNS = {Rests.NOT: "", Rests.SUPPORTS: "○", Rests.CITED: "●"}
"""How a place of the board is marked."""


class EvidenceBoardSheet(QDialog):
    """`toggled` carries the number of evidence, the question's id, and whether it shall support it."""

    toggled = Signal(str, str, bool)

    def __init__(
        self, form: Form, words: Words, label_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._form, self._words, self._label_of = form, words, label_of
        self._board: Board | None = None
        self._writable = False
        self.setWindowTitle(words._("Board of evidence"))
        self.resize(_WIDE, _HIGH)
        self.table = QTableWidget()
        self.table.setAccessibleName(words._("Board of evidence"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setVisible(False)
        self.said = PlainLabel(role="help", wrap=True)
        close = QPushButton(words._("Close"))
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.addWidget(
            PlainLabel(
                words._(
                    "{cited} the answer cites it, {supports} it supports the question. Space or a click on "
                    "an empty place or on {supports} changes it; what an answer cites is changed in the "
                    "answer.",
                    cited=SIGNS[Rests.CITED],
                    supports=SIGNS[Rests.SUPPORTS],
                ),
                role="help",
                wrap=True,
            )
        )
        column.addWidget(self.table, 1)
        column.addLayout(row)
        close.clicked.connect(self.accept)
        self.table.installEventFilter(self)
        self.table.clicked.connect(self._on_activated)
        self.table.currentCellChanged.connect(lambda row, column, *_before: self._explain(row, column))

    def show_board(self, board: Board, *, writable: bool) -> None:
        """Show a board; the place in it stays."""
        self._board, self._writable = board, writable
        words, table = self._words, self.table
        at = (table.currentRow(), table.currentColumn())
        table.blockSignals(True)
        table.clear()
        table.setRowCount(len(board.rows))
        table.setColumnCount(1 + len(board.evidence))
        heads = [self._head(one.name, bool(board.findings.get(one.name))) for one in board.evidence]
        table.setHorizontalHeaderLabels([words._("Question"), *heads])
        for number, row in enumerate(board.rows):
            self._show_row(number, row)
        table.setColumnWidth(0, _FIRST_COLUMN)
        for column in range(1, table.columnCount()):
            table.resizeColumnToContents(column)
        table.resizeRowsToContents()
        table.blockSignals(False)
        table.setCurrentCell(max(0, at[0]), max(0, at[1]))
        self._explain(table.currentRow(), table.currentColumn())

    def _head(self, name: str, wrong: bool) -> str:
        return f"{name} ⚠" if wrong else name

    def _show_row(self, number: int, row: BoardRow) -> None:
        words, label = self._words, harmless(self._words, self._label_of(row.question))
        said = words._("{label}: nothing supports it", label=label) if row.rests_on_nothing else label
        first = QTableWidgetItem(f"⚠ {label}" if row.rests_on_nothing or row.findings else label)
        first.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.table.setItem(number, 0, first)
        assert self._board is not None
        for column, (one, cell) in enumerate(zip(self._board.evidence, row.cells, strict=True), start=1):
            item = QTableWidgetItem(SIGNS[cell])
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            how = {
                Rests.NOT: words._("{evidence} does not support this question", evidence=one.name),
                Rests.SUPPORTS: words._("{evidence} supports this question", evidence=one.name),
                Rests.CITED: words._("{evidence} is cited in the answer", evidence=one.name),
            }[cell]
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}: {how}")
            self.table.setItem(number, column, item)

    def _on_activated(self, index: QModelIndex) -> None:
        board = self._board
        if board is None or not self._writable or index.column() < 1:
            return
        row = board.rows[index.row()]
        cell = row.cells[index.column() - 1]
        if cell is not Rests.CITED:
            self.toggled.emit(board.evidence[index.column() - 1].name, row.question, cell is Rests.NOT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Enter do what a click does."""
        pressed = event.key() if isinstance(event, QKeyEvent) and _is_press(event) else None
        if pressed in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.table.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _explain(self, row: int, column: int) -> None:
        board, words = self._board, self._words
        if board is None or not 0 <= row < len(board.rows):
            self.said.setText(
                "" if board is None or board.rows else words._("No question here asks for evidence.")
            )
            return
        told = []
        if column >= 1:
            one = board.evidence[column - 1]
            told.append(f"{one.name}: {harmless(words, one.title)}")
            told += [self._sentence(finding) for finding in board.findings.get(one.name, ())]
        told += [self._sentence(finding) for finding in board.rows[row].findings]
        if board.rows[row].rests_on_nothing:
            told.append(words._("Nothing supports this answer yet."))
        self.said.setText("\n".join(told))

    def _sentence(self, finding: Finding) -> str:
        return finding_sentence(self._words, finding, self._form)


def _is_press(event: QKeyEvent) -> bool:
    return event.type() is QEvent.Type.KeyPress
