"""A line that is asked for, with what is wrong with its text right under it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lcapp.ui.appearance.labels import PlainLabel

_BESIDE_FIELD = 6
"""Pixels above a label, so that its first line stands at the height of the text in the field beside it."""


def label_beside(text: str, field: QWidget) -> PlainLabel:
    """The label of a field in a grid whose rows may grow downwards."""
    label = PlainLabel(text, wrap=True)
    label.setContentsMargins(0, _BESIDE_FIELD, 0, 0)
    label.setBuddy(field)
    return label


class AskedLine(QWidget):
    """`changed` tells that there is something to look at: another text, or that the line was left.

    Args:
        name: What a screen reader says.
        placeholder: What the empty line shows.
    """

    changed = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.trouble = PlainLabel(role="help", wrap=True)
        self.trouble.set_severity("must_fix")
        self.trouble.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.trouble)
        self.setFocusProxy(self.line)
        self._typing = False
        self.line.textEdited.connect(self._on_edited)
        self.line.textChanged.connect(self.changed)
        self.line.editingFinished.connect(self._on_left)

    @property
    def text(self) -> str:
        """What stands in the line, without spaces around it."""
        return self.line.text().strip()

    def say(self, trouble: str) -> None:
        """Say what is wrong, or nothing; while somebody still types, nothing new is said."""
        if trouble and self._typing and not self.trouble.text():
            return
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.line.setAccessibleDescription(trouble)

    def _on_edited(self) -> None:
        self._typing = True

    def _on_left(self) -> None:
        self._typing = False
        self.changed.emit()
