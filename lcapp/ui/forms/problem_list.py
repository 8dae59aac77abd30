"""Everything wrong in a form, one line each; a line leads to the box in which it is put right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lcapp.domain.form_editing import Path
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.wrapping import Wrapping

_LINES = 3
"""Seen at once; more are rolled through."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong: where it is put right, what is said there, and what is said in the list."""

    path: Path
    key: str
    severity: str
    sentence: str
    placed: str


class ProblemList(QWidget):
    """`wanted` carries the complaint that was chosen."""

    wanted = Signal(object)

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._look = words, look
        self.complaints: tuple[Complaint, ...] = ()
        self.title = PlainLabel(role="label", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(words._("What is wrong"))
        self.list.setProperty("role", "nav")
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Wrapping(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.list)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemClicked.connect(self._on_chosen)

    def show_complaints(self, complaints: Sequence[Complaint]) -> None:
        """Show what is wrong now; the chosen line stays chosen while it is there."""
        words = self._words
        if tuple(complaints) != self.complaints:
            row = max(0, self.list.currentRow())
            self.complaints = tuple(complaints)
            self.list.clear()
            for one in self.complaints:
                picture, colour = (
                    ("alert-circle", "must_fix") if one.severity == "error" else ("info", "advice")
                )
                self.list.addItem(QListWidgetItem(self._look.icon(picture, colour), one.placed))
            if self.complaints:
                self.list.setCurrentRow(min(row, len(self.complaints) - 1))
        errors = sum(one.severity == "error" for one in self.complaints)
        self.title.setText(
            words.ngettext("{count} thing has to be put right", "{count} things have to be put right", errors)
            if errors
            else words._("Nothing is wrong in this form.")
        )
        self.list.setVisible(bool(self.complaints))
        lines = [self.list.sizeHintForRow(row) for row in range(min(_LINES, self.list.count()))]
        self.list.setFixedHeight(sum(lines) + 2 * self.list.frameWidth())

    def next(self) -> Complaint | None:
        """The complaint after the chosen one, chosen from now on; the first follows the last."""
        if not self.complaints:
            return None
        self.list.setCurrentRow((self.list.currentRow() + 1) % len(self.complaints))
        return self.complaints[self.list.currentRow()]

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.wanted.emit(self.complaints[self.list.row(item)])
