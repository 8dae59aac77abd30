"""One line under a question: what the city's records know about it, with a button that puts it in."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lcapp.ui.appearance.labels import PlainLabel


class OfferLine(QWidget):
    """Hidden as long as there is nothing to offer.

    Args:
        question: What the question is called, for screen readers.
        parent: Qt's parent.
    """

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._act: Callable[[], object] = lambda: None
        self.said = PlainLabel(role="help", wrap=True)
        self.button = QPushButton()
        self.button.setProperty("role", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.said, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(lambda: self._act())
        self.setVisible(False)

    def offer(self, sentence: str, button: str, act: Callable[[], object]) -> None:
        """Say what there is, and what the button does with it."""
        self._act = act
        self.said.setText(sentence)
        self.button.setText(button)
        self.button.setAccessibleName(f"{button}: {self._question}")
        self.button.setAccessibleDescription(sentence)
        self.button.setVisible(True)
        self.setVisible(True)

    def tell(self, sentence: str) -> None:
        """Say something about which nothing can be done here."""
        self._act = lambda: None
        self.said.setText(sentence)
        self.button.setVisible(False)
        self.setVisible(True)

    def nothing(self) -> None:
        """Offer nothing any more."""
        self._act = lambda: None
        self.setVisible(False)
