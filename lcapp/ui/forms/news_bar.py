"""A quiet line that says what happened, with one thing to do about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from lcapp.ui.appearance.labels import PlainLabel, set_look


class NewsBar(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._act: Callable[[], object] = lambda: None
        self.said = PlainLabel(wrap=True)
        self.button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(lambda: self._act())
        self.setVisible(False)

    def offer(
        self,
        sentence: str,
        button: str = "",
        act: Callable[[], object] = lambda: None,
        *,
        severity: str = "done",
    ) -> None:
        """Say something; with the words of a button, offer an act."""
        set_look(self, severity=severity)
        self.said.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._act = act
        self.setVisible(True)
