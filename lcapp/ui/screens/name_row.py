"""The one question at the first start: what is your name. A calm row, never a window in the way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel


class NameRow(QFrame):
    """`named` carries the name; `put_off` tells that the person would rather go on."""

    named = Signal(str)
    put_off = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        label = PlainLabel(words._("What is your name?"), role="label")
        self.line = QLineEdit()
        self.line.setAccessibleName(words._("What is your name?"))
        self.line.setMaxLength(200)
        self.line.setMinimumWidth(160)
        label.setBuddy(self.line)
        keep = QPushButton(words._("Keep"))
        later = QPushButton(words._("Later"))
        later.setProperty("role", "link")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(keep)
        row.addWidget(later)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.line)
        column.addLayout(row)
        column.addWidget(
            PlainLabel(
                words._(
                    "It stands beside every change, for colleagues who work here too. "
                    "It stays on this computer."
                ),
                role="help",
                wrap=True,
            )
        )
        keep.clicked.connect(self._keep)
        self.line.returnPressed.connect(self._keep)
        later.clicked.connect(self.put_off)

    def _keep(self) -> None:
        name = " ".join(self.line.text().split())
        if name:
            self.named.emit(name)
        else:
            self.line.setFocus()
