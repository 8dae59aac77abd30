"""The sections of the form with their states, at the leading side; a drop-down where there is no room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lcapp.domain.dossier import AnswerState
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import state_word
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.section_state import PICTURES, SectionState, state_sentence
from lcapp.ui.draft.wrapping import Wrapping
from lcapp.ui.fields.combo import Combo


@dataclass(frozen=True, slots=True)
class SectionLine:
    """What the list shows of one section."""

    section: str
    title: str
    state: SectionState
    to_fix: int
    mark: AnswerState | None = None
    """Ready or approved, where all its answers are."""


class SectionList(QWidget):
    """Sections in official order; `chosen` carries a section's id."""

    chosen = Signal(str)

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._look = look
        self._lines: tuple[SectionLine, ...] = ()
        self._holders: Mapping[str, str] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(words._("Sections"))
        self.list.setProperty("role", "nav")
        self.list.setIconSize(QSize(16, 16))
        Wrapping(self.list)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.total = PlainLabel(role="help", wrap=True)
        self.drop_down = Combo(name=words._("Section"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 8, 16)
        column.setSpacing(12)
        column.addWidget(self.list, 1)
        column.addWidget(self.total)
        self.list.currentRowChanged.connect(self._on_row)
        self.drop_down.activated.connect(self._on_row)

    def show_lines(self, lines: Sequence[SectionLine]) -> None:
        """Show sections and states; the chosen one stays chosen."""
        if tuple(lines) == self._lines:
            return
        rebuilt = [line.section for line in lines] != [line.section for line in self._lines]
        self._lines = tuple(lines)
        with QSignalBlocker(self.list), QSignalBlocker(self.drop_down):
            if rebuilt:
                self.list.clear()
                self.drop_down.clear()
                for _line in lines:
                    self.list.addItem(QListWidgetItem())
                    self.drop_down.addItem("")
            for row, line in enumerate(lines):
                self._show_line(row, line)

    def show_holders(self, holders: Mapping[str, str]) -> None:
        """Show who has which section, by its id: "with Ana since 3 May, due 20 May"."""
        self._holders = dict(holders)
        with QSignalBlocker(self.list), QSignalBlocker(self.drop_down):
            for row, line in enumerate(self._lines):
                self._show_line(row, line)

    def show_progress(self, percent: int, to_fix: int, not_relevant: int = 0, *, standing: str = "") -> None:
        """The line at the foot: how far the city is, what it leaves out, and how much must be fixed.

        `standing` stands in the place of the share in a record, which nobody sends and which is never done.
        """
        words = self._words
        share = standing or formats.percent(words, percent)
        if not_relevant and not standing:
            share = words.ngettext(
                "{percent} · {count} not relevant",
                "{percent} · {count} not relevant",
                not_relevant,
                percent=share,
            )
        if to_fix:
            said = words.ngettext(
                "{percent} · {count} to fix", "{percent} · {count} to fix", to_fix, percent=share
            )
        elif percent >= 100 and not standing:
            said = words._("{percent} · nothing to fix", percent=share)
        else:
            said = share
        self.total.setText(said)
        done = percent >= 100 and not to_fix and not standing
        set_look(self.total, severity="done" if done else "")

    def choose(self, section: str) -> None:
        """Mark a section without telling anybody."""
        rows = [line.section for line in self._lines]
        if section in rows:
            with QSignalBlocker(self.list), QSignalBlocker(self.drop_down):
                self.list.setCurrentRow(rows.index(section))
                self.drop_down.setCurrentIndex(rows.index(section))

    def _show_line(self, row: int, line: SectionLine) -> None:
        words = self._words
        item = self.list.item(row)
        picture, colour = PICTURES[line.state]
        icon = self._look.icon(picture, colour)
        item.setIcon(icon)
        title = f"{line.title} · {state_word(words, line.mark)}" if line.mark else line.title
        held = self._holders.get(line.section, "")
        item.setText(f"{title}\n{held}" if held else title)
        said = state_sentence(words, line.state)
        name = words._("{section}: {state}", section=title, state=said)
        if line.to_fix:
            name += " · " + words.ngettext("{count} to fix", "{count} to fix", line.to_fix)
        name += f" · {held}" if held else ""
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        item.setToolTip("")
        self.drop_down.setItemText(row, title)
        self.drop_down.setItemIcon(row, icon)
        self.drop_down.setItemData(row, name, Qt.ItemDataRole.AccessibleTextRole)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._lines):
            self.choose(self._lines[row].section)
            self.chosen.emit(self._lines[row].section)
