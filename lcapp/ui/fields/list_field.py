"""A list of short texts: Enter adds, an emptied line goes, items move and keep their ids."""

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.i18n import formats
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.fields.tab_order import tab_before


class _Item(QWidget):
    """One line with its buttons."""

    def __init__(self, item_id: str, field: "ListField") -> None:
        super().__init__()
        self.item_id = item_id
        self.number = PlainLabel(role="muted")
        self.number.setMinimumWidth(20)
        self.line = LineEdit()
        words, look = field.context.words, field.context.look
        self.buttons: tuple[QToolButton, ...] = (
            small_button(look, "chevron-up", words._("Move up"), lambda: field.shift(self, -1)),
            small_button(look, "chevron-down", words._("Move down"), lambda: field.shift(self, 1)),
            small_button(look, "x", words._("Remove"), lambda: field.remove(self)),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.number)
        row.addWidget(self.line, 1)
        for button in self.buttons:
            row.addWidget(button)
        self._key_acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: field.shift(self, -1),
            Qt.Key.Key_Down: lambda: field.shift(self, 1),
        }
        self.line.returnPressed.connect(lambda: field.add(after=self))
        self.line.rubbed_out.connect(lambda: field.remove(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+arrow moves."""
        moving = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() == moving and event.key() in self._key_acts:
            self._key_acts[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)


class ListField(Field):
    """Lines of text; at least one empty line stands ready."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._items: list[_Item] = []
        self._read_only = False
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._add = QPushButton(context.words._("Add another"))
        self._add.setProperty("role", "link")
        self._add.setIcon(context.look.icon("plus", "accent"))
        self._add.clicked.connect(lambda: self.add())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(self._column)
        outer.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self._insert(0)

    def raw(self) -> Any:
        """Items with text, each with its id."""
        held = [
            {"id": item.item_id, "text": item.line.text()} for item in self._items if item.line.text().strip()
        ]
        return held or None

    def set_read_only(self, read_only: bool) -> None:
        """Readable and selectable, not changeable."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for item in self._items:
            item.line.setReadOnly(read_only)
            for button in item.buttons:
                button.setEnabled(not read_only)

    def entry(self) -> QWidget:
        """The first line."""
        return self._items[0].line

    def go_to(self, item: str = "", field: str = "") -> bool:
        """Focus an item."""
        for known in self._items:
            if known.item_id == item:
                known.line.setFocus()
                return True
        return False

    def rename(self, name: str) -> None:
        """Each line says the question and its number."""
        self.name = name
        self._add.setAccessibleName(f"{self._add.text()}: {name}")
        self._number()

    def add(self, after: _Item | None = None) -> None:
        """An empty line below another, or at the end, ready to type in."""
        if not self._read_only:
            place = self._items.index(after) + 1 if after else len(self._items)
            self._insert(place).line.setFocus()

    def remove(self, item: _Item) -> None:
        """Take a line away; the draft's undo brings it back."""
        if self._read_only:
            return
        place = self._items.index(item)
        if len(self._items) == 1:
            item.line.clear()
        else:
            self._take(item)
            self._items[max(0, place - 1)].line.setFocus()
        self._edited()

    def shift(self, item: _Item, by: int) -> None:
        """Move a line up or down."""
        place = self._items.index(item)
        if self._read_only or not 0 <= place + by < len(self._items):
            return
        self._items.insert(place + by, self._items.pop(place))
        self._column.removeWidget(item)
        self._column.insertWidget(place + by, item)
        self._tab_to(place + by)
        self._number()
        item.line.setFocus()
        self._edited()

    def _insert(self, place: int, item_id: str = "", text: str = "") -> _Item:
        item = _Item(item_id or uuid.uuid4().hex, self)
        item.line.put(text)
        item.line.textEdited.connect(self._edited)
        self._items.insert(place, item)
        self._column.insertWidget(place, item)
        self._tab_to(place)
        self._number()
        return item

    def _tab_to(self, place: int) -> None:
        after = self._items[place + 1] if place + 1 < len(self._items) else self._add
        tab_before(self._items[place], after)

    def _take(self, item: _Item) -> None:
        self._items.remove(item)
        self._column.removeWidget(item)
        item.hide()
        item.deleteLater()
        self._number()

    def _number(self) -> None:
        words = self.context.words
        for number, item in enumerate(self._items, start=1):
            count = formats.number(words, number)
            item.number.setText(count)
            item.line.setAccessibleName(
                words._("{question}, item {number}", question=self.name, number=count)
            )
            item.buttons[0].setEnabled(number > 1 and not self._read_only)
            item.buttons[1].setEnabled(number < len(self._items) and not self._read_only)
        most = self.question.max_items
        self._add.setEnabled(most is None or len(self._items) < most)

    def _show_plain(self, value: Value | None) -> None:
        shown = value if isinstance(value, list) else []
        known = {item.item_id: item for item in self._items}
        wanted = [str(entry["id"]) for entry in shown]
        for item in list(self._items):
            if item.item_id not in wanted and len(self._items) > 1:
                self._take(item)
        for place, entry in enumerate(shown):
            standing = known.get(str(entry["id"]))
            if standing is None or standing not in self._items:
                self._insert(place, str(entry["id"]), str(entry["text"]))
                continue
            standing.line.put(str(entry["text"]))
            self._items.remove(standing)
            self._items.insert(place, standing)
            self._column.removeWidget(standing)
            self._column.insertWidget(place, standing)
            self._tab_to(place)
        for item in self._items[max(1, len(shown)) :]:
            self._take(item)
        if not shown:
            self._items[0].line.put("")
        self._number()
