"""A quiet line that says what was just done and takes it back: instead of "are you sure?"."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, set_look


class UndoBar(QFrame):
    """Stays until something else is done."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        set_look(self, severity="done")
        self._undo: Callable[[], object] = lambda: None
        self.said = PlainLabel(wrap=True)
        self.button = QPushButton(words._("Undo"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._on_undo)
        self.setVisible(False)

    def offer(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done; with `undo`, a button takes it back."""
        self.said.setText(sentence)
        self._undo = undo or (lambda: None)
        self.button.setVisible(undo is not None)
        self.setVisible(True)

    def _on_undo(self) -> None:
        self.setVisible(False)
        self._undo()
