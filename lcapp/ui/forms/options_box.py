"""The options of a question, or the rows of a grid: one in each line, with its id and its words."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.form_editing import Tables, tables_in, text_of
from lcapp.i18n import Words, formats
from lcapp.i18n.wording_forms import key_words
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.forms.rows import FormLine, Take

_ID_LETTERS = 22


class OptionsBox(QWidget):
    """Enter adds a line, Alt+Up and Alt+Down move it, Backspace in an empty one takes it away.

    Args:
        key: `options` or `rows`.
        words: The language.
        look: Icons.
        table: The question.
        take: Takes the new list.
        step: Told that what comes next is a step of its own, to be taken back alone.
        parent: Qt's parent.
    """

    shown = Signal()
    """The lines were built anew."""

    def __init__(
        self,
        key: str,
        words: Words,
        look: Look,
        table: Tables,
        take: Take,
        step: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._words, self._look, self._take = key, words, look, take
        self._step = step
        self._options = [dict(one) for one in tables_in(table, key)]
        self.lines: list[_OptionLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.add_button = QPushButton(words._("Add another"))
        self.add_button.setProperty("role", "link")
        self.add_button.setIcon(look.icon("plus", "accent"))
        name = key_words(words, key)
        self.add_button.setAccessibleName(f"{self.add_button.text()}: {name}")
        self.add_button.clicked.connect(lambda: self.add(len(self._options)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(self._column)
        outer.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()

    def add(self, place: int) -> None:
        """A new line at a place, ready to type in."""
        known = {text_of(one.get("id")) for one in self._options}
        number = next(n for n in range(1, len(known) + 2) if f"option_{n}" not in known)
        self._options.insert(place, {"id": f"option_{number}", "label": ""})
        self._changed(at=place)

    def shift(self, place: int, by: int) -> None:
        """Move a line up or down."""
        if 0 <= place + by < len(self._options):
            self._options.insert(place + by, self._options.pop(place))
            self._changed(at=place + by)

    def remove(self, place: int) -> None:
        """Take a line away; undo brings it back."""
        self._options.pop(place)
        self._changed(at=max(0, place - 1))

    def type_into(self, place: int, key: str, text: str) -> None:
        """What was typed into a line."""
        self._options[place] = {**self._options[place], key: text}
        self._tell()

    def enter(self) -> None:
        """To the first box that was left empty, else to the first line, else to where one is added."""
        boxes = [box for line in self.lines for box in (line.label, line.id)]
        empty = [box for box in boxes if not box.text().strip()]
        (*empty, *boxes, self.add_button)[0].setFocus()

    def _changed(self, *, at: int) -> None:
        self._step()
        self._tell()
        self._step()
        # The button or line that asked for it is still at work.
        QTimer.singleShot(0, self, lambda: self._show_at(at))

    def _show_at(self, at: int) -> None:
        self._show()
        (self.lines[at].label if self.lines else self.add_button).setFocus()

    def _tell(self) -> None:
        self._take(self._key, [dict(one) for one in self._options] or None)

    def _show(self) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [_OptionLine(place, one, self) for place, one in enumerate(self._options)]
        for line in self.lines:
            self._column.addWidget(line)
        self.shown.emit()

    def names(self, place: int) -> tuple[str, str]:
        """What a screen reader says of the two boxes of a line."""
        count = formats.number(self._words, place + 1)
        name = key_words(self._words, self._key)
        said = self._words._("{question}, item {number}", question=name, number=count)
        return f"{said}: {key_words(self._words, 'id')}", said

    def buttons(self, place: int) -> tuple[QWidget, ...]:
        """Up, down and away."""
        words, look = self._words, self._look
        up = small_button(look, "chevron-up", words._("Move up"), lambda: self.shift(place, -1))
        down = small_button(look, "chevron-down", words._("Move down"), lambda: self.shift(place, 1))
        up.setEnabled(place > 0)
        down.setEnabled(place < len(self._options) - 1)
        return up, down, small_button(look, "x", words._("Remove"), lambda: self.remove(place))


class _OptionLine(QWidget):
    def __init__(self, place: int, option: dict[str, Any], box: OptionsBox) -> None:
        super().__init__(box)
        id_name, name = box.names(place)
        self.label = FormLine(name=name)
        self.label.put(text_of(option.get("label")))
        self.id = FormLine(name=id_name)
        self.id.put(text_of(option.get("id")))
        self.id.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.id.setFixedWidth(self.id.fontMetrics().averageCharWidth() * _ID_LETTERS + 24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.label, 1)
        row.addWidget(self.id)
        for button in box.buttons(place):
            row.addWidget(button)
        self.label.textChanged.connect(lambda text: box.type_into(place, "label", text))
        self.id.textChanged.connect(lambda text: box.type_into(place, "id", text))
        self.label.returnPressed.connect(lambda: box.add(place + 1))
        self.label.rubbed_out.connect(lambda: box.remove(place))
        self._key_acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: box.shift(place, -1),
            Qt.Key.Key_Down: lambda: box.shift(place, 1),
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrow moves."""
        act = self._key_acts.get(Qt.Key(event.key()))
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and act is not None:
            act()
        else:
            super().keyPressEvent(event)
