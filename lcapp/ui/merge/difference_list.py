"""What differs, section by section, as a list to walk through with the arrows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.wrapping import Wrapping


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One answer that differs.

    Args:
        key: Where.
        section: Title of its section.
        label: Its question.
        state: A few words: what happened to it.
        picture: Name of an icon.
        colour: Of the icon.
    """

    key: AnswerKey
    section: str
    label: str
    state: str
    picture: str
    colour: str


class DifferenceList(QListWidget):
    """`chosen` carries an answer's key. Titles of sections stand between and cannot be chosen."""

    chosen = Signal(object)

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: dict[AnswerKey, int] = {}
        self.setAccessibleName(name)
        self.setProperty("role", "nav")
        self.setIconSize(QSize(16, 16))
        Wrapping(self)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._on_item)

    def show_lines(self, lines: Sequence[DifferenceLine]) -> None:
        """Show them; the first is chosen where none of those was."""
        before = self.key
        with QSignalBlocker(self):
            self.clear()
            self._rows = {}
            section = ""
            for line in lines:
                if line.section != section:
                    section = line.section
                    self._add_title(section)
                self._rows[line.key] = self.count()
                self.addItem(self._item(line))
        if lines:
            self.choose(before if before in self._rows else lines[0].key)

    def show_line(self, line: DifferenceLine) -> None:
        """One of them has another state now."""
        item = self.item(self._rows[line.key])
        self._fill(item, line)

    @property
    def key(self) -> AnswerKey | None:
        """Which is chosen."""
        item = self.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, AnswerKey) else None

    def choose(self, key: AnswerKey | None) -> None:
        """Choose one."""
        if key in self._rows:
            self.setCurrentRow(self._rows[key])

    def step(self, keys: Sequence[AnswerKey]) -> None:
        """Go to the next of some after the chosen one, from the beginning again after the last."""
        rows = sorted(self._rows[key] for key in keys if key in self._rows)
        if rows:
            self.setCurrentRow(next((row for row in rows if row > self.currentRow()), rows[0]))

    def _add_title(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        item.setFont(font)
        self.addItem(item)

    def _item(self, line: DifferenceLine) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, line.key)
        self._fill(item, line)
        return item

    def _fill(self, item: QListWidgetItem, line: DifferenceLine) -> None:
        item.setIcon(self._look.icon(line.picture, line.colour))
        item.setText(f"{line.label}\n{line.state}" if line.state else line.label)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.label}: {line.state}")

    def _on_item(self, item: QListWidgetItem | None) -> None:
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(found, AnswerKey):
            self.chosen.emit(found)
