"""The head of a record: the arrow that folds it, its title, its buttons, and what is missing."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.elided_label import ElidedLabel
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.small_button import small_button


class RecordHead(QWidget):
    """`fold_wanted` says whether the person wants the record folded."""

    fold_wanted = Signal(bool)
    remove_wanted = Signal()
    copy_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._look = words, look
        self._number, self._record, self._gaps = "", "", ""
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.setAutoRaise(True)
        self.fold.setProperty("role", "fold")
        self.fold.setIconSize(QSize(16, 16))
        self.fold.clicked.connect(lambda opened: self.fold_wanted.emit(not opened))
        self.title = ElidedLabel(role="label")
        self.missing = PlainLabel(role="help", wrap=True)
        self.buttons: dict[str, QToolButton] = {
            "up": small_button(
                look, "chevron-up", words._("Move this record up"), lambda: self.move_wanted.emit(-1)
            ),
            "down": small_button(
                look, "chevron-down", words._("Move this record down"), lambda: self.move_wanted.emit(1)
            ),
            "copy": small_button(look, "copy", words._("Duplicate this record"), self.copy_wanted.emit),
            "remove": small_button(look, "trash", words._("Remove this record"), self.remove_wanted.emit),
        }
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.fold)
        row.addWidget(self.title, 1)
        for button in self.buttons.values():
            row.addWidget(button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addLayout(row)
        lines.addWidget(self.missing)
        self.show_folded(False)

    def show_folded(self, folded: bool) -> None:
        """Turn the arrow; what is missing is said only where the fields are not to be seen."""
        words = self._words
        self.fold.setChecked(not folded)
        closed = "chevron-left" if words.direction == "rtl" else "chevron-right"
        self.fold.setIcon(self._look.icon(closed if folded else "chevron-down", "muted"))
        plain_tooltip(self.fold, words._("Show the fields") if folded else words._("Fold this record"))
        self.missing.setVisible(folded)
        self._describe()

    def name(self, record: str, number: str) -> None:
        """Say where the record stands: to a screen reader with the question, on the screen by its number."""
        self._record, self._number = record, number
        for button in self.buttons.values():
            button.setAccessibleDescription(record)

    def say(self, title: str, gaps: str) -> None:
        """Say what the record is called, empty for nothing yet, and what is missing in it."""
        words = self._words
        if title:
            # The number comes first in the direction of the page, whatever letters the title has.
            mark = "\u200f" if words.direction == "rtl" else "\u200e"
            own = f"\u2068{title}\u2069"
            said = mark + words._("{number}. {title}", number=self._number, title=own)
        else:
            said = words._("Record {number}", number=self._number)
        self.title.say(said)
        self._gaps = gaps
        self.missing.setText(gaps)
        self.fold.setAccessibleName(f"{self._record}: {title}" if title else self._record)
        self._describe()

    def _describe(self) -> None:
        words, opened = self._words, self.fold.isChecked()
        self.fold.setAccessibleDescription(
            words._("open") if opened else f"{words._('closed')} · {self._gaps}".removesuffix(" · ")
        )
