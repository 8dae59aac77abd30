"""The board of evidence as a table: questions down, evidence across; Space or a click changes a place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
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
from lcapp.ui.appearance.look import Look

_WIDE, _HIGH = 940, 620
_FIRST_COLUMN = 320


PICTURES = {Rests.SUPPORTS: ("circle", "muted"), Rests.CITED: ("check-circle", "done")}
"""How a place of the board is marked: icon and colour. Letters of such shapes are in no bundled font."""
REMARK = ("alert-triangle", "advice")
RESTS = Qt.ItemDataRole.UserRole
"""Where a place keeps how the question rests on the evidence."""
_PICTURE = 16
_AIR = 14
"""Pixels around a text, as the style sheet gives them, and a little more."""


class _Places(QStyledItemDelegate):
    """Pictures in the middle of their places, and questions as high as all their lines."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's entry; a picture is painted afterwards: Qt has no middle for one without a text."""
        super().initStyleOption(option, index)
        if index.column():
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = QIcon()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's entry."""
        super().paint(painter, option, index)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if index.column() and isinstance(picture, QIcon):
            middle = QRect(0, 0, _PICTURE, _PICTURE)
            middle.moveCenter(option.rect.center())
            picture.paint(painter, middle)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt's entry; its own hint forgets the style sheet's air and counts too few lines."""
        hint = super().sizeHint(option, index)
        if index.column():
            return hint
        width = _FIRST_COLUMN - 2 * _AIR - _PICTURE
        room = option.fontMetrics.boundingRect(
            QRect(0, 0, width, _HIGH), int(Qt.TextFlag.TextWordWrap), str(index.data() or "")
        )
        return QSize(hint.width(), max(hint.height(), room.height() + _AIR))


class EvidenceBoardSheet(QDialog):
    """`toggled` carries the number of evidence, the question's id, and whether it shall support it."""

    toggled = Signal(str, str, bool)

    def __init__(
        self,
        form: Form,
        words: Words,
        look: Look,
        label_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form, self._words, self._look, self._label_of = form, words, look, label_of
        self._board: Board | None = None
        self._writable = False
        self.setWindowTitle(words._("Board of evidence"))
        self.resize(_WIDE, _HIGH)
        self.table = QTableWidget()
        self.table.setAccessibleName(words._("Board of evidence"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        self.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.table.setItemDelegate(_Places(self.table))
        self.table.verticalHeader().setVisible(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.said = PlainLabel(role="help", wrap=True)
        close = QPushButton(words._("Close"))
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.addLayout(self._legend())
        how = words._(
            "Space or a click says that a piece of evidence supports a question, or takes it back; what an "
            "answer cites is changed in the answer."
        )
        column.addWidget(PlainLabel(how, role="help", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(row)
        close.clicked.connect(self.accept)
        self.table.installEventFilter(self)
        self.table.clicked.connect(self._on_activated)
        self.table.currentCellChanged.connect(lambda row, column, *_before: self._explain(row, column))

    def _legend(self) -> QHBoxLayout:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(6)
        for picture, said in (
            (PICTURES[Rests.CITED], words._("the answer cites it")),
            (PICTURES[Rests.SUPPORTS], words._("it supports the question")),
            (REMARK, words._("something is to be said")),
        ):
            shown = QLabel()
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setPixmap(self._look.icon(*picture).pixmap(_PICTURE, _PICTURE))
            row.addWidget(shown)
            row.addWidget(PlainLabel(said, role="help"))
            row.addSpacing(14)
        row.addStretch(1)
        return row

    def show_board(self, board: Board, *, writable: bool) -> None:
        """Show a board; the place in it stays."""
        self._board, self._writable = board, writable
        words, table = self._words, self.table
        at = (table.currentRow(), table.currentColumn())
        table.blockSignals(True)
        table.clear()
        table.setRowCount(len(board.rows))
        table.setColumnCount(1 + len(board.evidence))
        table.setHorizontalHeaderItem(0, QTableWidgetItem(words._("Question")))
        for column, one in enumerate(board.evidence, start=1):
            table.setHorizontalHeaderItem(column, self._head(one.name, bool(board.findings.get(one.name))))
        for number, row in enumerate(board.rows):
            self._show_row(number, row)
        table.setColumnWidth(0, _FIRST_COLUMN)
        for column in range(1, table.columnCount()):
            table.resizeColumnToContents(column)
        table.blockSignals(False)
        table.setCurrentCell(max(0, at[0]), max(0, at[1]))
        self._explain(table.currentRow(), table.currentColumn())

    def _head(self, name: str, wrong: bool) -> QTableWidgetItem:
        head = QTableWidgetItem(name)
        if wrong:
            head.setIcon(self._look.icon(*REMARK))
        return head

    def _show_row(self, number: int, row: BoardRow) -> None:
        words, label = self._words, harmless(self._words, self._label_of(row.question))
        said = words._("{label}: nothing supports it", label=label) if row.rests_on_nothing else label
        first = QTableWidgetItem(label)
        if row.rests_on_nothing or row.findings:
            first.setIcon(self._look.icon(*REMARK))
        first.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.table.setItem(number, 0, first)
        assert self._board is not None
        for column, (one, cell) in enumerate(zip(self._board.evidence, row.cells, strict=True), start=1):
            item = QTableWidgetItem()
            if cell in PICTURES:
                item.setIcon(self._look.icon(*PICTURES[cell]))
            item.setData(RESTS, cell.value)
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
