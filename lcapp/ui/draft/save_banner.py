"""A line over the whole width that stays until what it says is no longer true."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look


class Banner(QFrame):
    """A line over the whole width with up to two ways out."""

    first_chosen = Signal()
    second_chosen = Signal()

    def __init__(
        self, look: Look, *, severity: str, first: str = "", second: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        set_look(self, severity=severity)
        picture = QLabel(self)
        picture.setTextFormat(Qt.TextFormat.PlainText)
        name = "alert-triangle" if severity == "must_fix" else "info"
        picture.setPixmap(look.icon(name, severity).pixmap(16, 16))
        self.said = PlainLabel(wrap=True, parent=self)
        set_look(self.said, severity=severity)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(picture)
        row.addWidget(self.said, 1)
        self.buttons: list[QPushButton] = []
        for text, signal in ((first, self.first_chosen), (second, self.second_chosen)):
            if text:
                button = QPushButton(text, self)
                button.clicked.connect(signal)
                row.addWidget(button)
                self.buttons.append(button)
        self.setVisible(False)

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes the banner away."""
        self.said.setText(sentence)
        self.setVisible(bool(sentence))

    def offer_first(self, offered: bool) -> None:
        """Whether the first way out is there just now."""
        self.buttons[0].setVisible(offered)


def save_failed_banner(words: Words, look: Look, parent: QWidget) -> Banner:
    """The banner of a draft that is not saved: try again, or save a copy elsewhere."""
    again, elsewhere = words._("Try again"), words._("Save a copy elsewhere…")
    return Banner(look, severity="must_fix", first=again, second=elsewhere, parent=parent)
