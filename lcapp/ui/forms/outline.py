"""The parts, sections and questions of a form as a tree, and the keys and buttons that change their order."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.form_editing import Line, Path, Tables, outline, text_of
from lcapp.i18n import Words
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_forms import table_words
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.small_button import small_button

_PATH = Qt.ItemDataRole.UserRole


class Tree(QTreeWidget):
    """Alt+Up and Alt+Down move a line, Delete takes it away, Insert puts one behind it."""

    shifted = Signal(int)
    delete_wanted = Signal()
    insert_wanted = Signal()
    dropped = Signal(object, bool)
    """The path of the line something was dropped at, and whether below it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setProperty("role", "nav")
        self.setIconSize(QSize(14, 14))
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen stays in sight."""
        super().resizeEvent(event)
        item = self.currentItem()
        if item is not None:
            self.scrollToItem(item)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where; Qt itself must not move lines that stand for the form."""
        item = self.itemAt(event.position().toPoint())
        below = self.dropIndicatorPosition() is not QAbstractItemView.DropIndicatorPosition.AboveItem
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if item is not None:
            target = tuple(item.data(0, _PATH))
            QTimer.singleShot(0, self, lambda: self.dropped.emit(target, below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of this tree; all others are Qt's."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        acts: dict[tuple[bool, int], Callable[[], object]] = {
            (True, Qt.Key.Key_Up): lambda: self.shifted.emit(-1),
            (True, Qt.Key.Key_Down): lambda: self.shifted.emit(1),
            (False, Qt.Key.Key_Delete): self.delete_wanted.emit,
            (False, Qt.Key.Key_Insert): self.insert_wanted.emit,
        }
        act = acts.get((alt, event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()


class Outline(QWidget):
    """`chosen` carries the path of a table; the others what is to be done with the chosen one."""

    chosen = Signal(object)
    shifted = Signal(int)
    removed = Signal()
    added = Signal(str)
    dropped = Signal(object, bool)

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._look = words, look
        self._items: dict[Path, QTreeWidgetItem] = {}
        self.tree = Tree(words._("Parts, sections and questions"))
        self.up = small_button(look, "chevron-up", words._("Move up"), lambda: self.shifted.emit(-1))
        self.down = small_button(look, "chevron-down", words._("Move down"), lambda: self.shifted.emit(1))
        self.away = small_button(look, "x", words._("Remove"), self.removed.emit)
        self.question = self._add_button(words._("Question"), "question")
        self.field = self._add_button(words._("Field"), "fields")
        self.section = self._add_button(words._("Section"), "section")
        self.part = self._add_button(words._("Part"), "part")
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, things in (
            (first, (self.up, self.down, self.away)),
            (second, (self.question, self.field, self.section, self.part)),
        ):
            row.setSpacing(4)
            for thing in things:
                row.addWidget(thing)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.setSpacing(8)
        self._buttons.addLayout(first)
        self._buttons.addLayout(second)
        for row in (first, second):
            self._buttons.setAlignment(row, Qt.AlignmentFlag.AlignLeading)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.shifted.connect(self.shifted)
        self.tree.dropped.connect(self.dropped)
        self.tree.delete_wanted.connect(self.removed)
        self.tree.insert_wanted.connect(lambda: self.added.emit("question"))

    @property
    def path(self) -> Path:
        """Where the chosen table stands."""
        item = self.tree.currentItem()
        return tuple(item.data(0, _PATH)) if item is not None else ()

    def show_form(self, tables: Tables, wrong: Mapping[Path, str], current: Path) -> None:
        """Show every line; `wrong` has the severity of what stands in a table."""
        lines = [Line((), "", text_of(tables.get("id")), text_of(tables.get("title"))), *outline(tables)]
        blocker = QSignalBlocker(self.tree)
        if [line.path for line in lines] != list(self._items):
            self._rebuild(lines)
        for line in lines:
            self._say(self._items[line.path], line, wrong.get(line.path, ""))
        item = self._items.get(current)
        if item is not None and item is not self.tree.currentItem():
            self.tree.setCurrentItem(item)
        blocker.unblock()
        movable = bool(current)
        for button in (self.up, self.down, self.away):
            button.setEnabled(movable)

    def spread(self, *, wide: bool) -> None:
        """All buttons in one row where there is room."""
        directions = QBoxLayout.Direction
        self._buttons.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def allow(self, kinds: frozenset[str]) -> None:
        """Which kinds may be added behind what is chosen."""
        for button, kind in ((self.question, "question"), (self.section, "section")):
            button.setEnabled(kind in kinds)
        self.field.setVisible("fields" in kinds)
        self.part.setVisible(not kinds - {"part", "section"})

    def _add_button(self, said: str, kind: str) -> QPushButton:
        button = QPushButton(said)
        button.setIcon(self._look.icon("plus", "accent"))
        button.setProperty("role", "link")
        button.setAccessibleName(self._words._("Add: {what}", what=said))
        button.clicked.connect(lambda: self.added.emit(kind))
        return button

    def _rebuild(self, lines: list[Line]) -> None:
        self.tree.clear()
        self._items = {}
        for line in lines:
            above = self._items[line.path[:-2]] if len(line.path) > 2 else self.tree
            item = QTreeWidgetItem(above)
            item.setData(0, _PATH, list(line.path))
            self._items[line.path] = item
        self.tree.expandAll()

    def _say(self, item: QTreeWidgetItem, line: Line, severity: str) -> None:
        words = self._words
        kind = table_words(words, line.kind)
        label = " ".join(line.label.split()) or line.id
        said = harmless(words, label) or words._("{what} without words", what=kind)
        if item.text(0) != said:
            item.setText(0, said)
            item.setToolTip(0, "")
        picture = {"error": "alert-circle", "advice": "info"}.get(severity, "")
        colour = "must_fix" if severity == "error" else "advice"
        if item.data(0, _PATH + 1) != picture:
            item.setData(0, _PATH + 1, picture)
            item.setIcon(0, self._look.icon(picture, colour) if picture else QIcon())
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{kind}: {said}")

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(tuple(item.data(0, _PATH)))
