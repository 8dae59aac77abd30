"""A button that looks like a card: a whole row or choice that can be pressed, with labels inside."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lcapp.ui.appearance.labels import PlainLabel


class CardButton(QPushButton):
    """What stands in its layout is shown, the whole of it is the button.

    Args:
        name: What a screen reader says.
        parent: Qt's parent.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(16, 12, 16, 12)
        self.lines.setSpacing(4)

    def pass_clicks_through(self) -> None:
        """Labels inside do not swallow clicks; call it when all are there."""
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_picture(self, picture: QPixmap) -> None:
        """Make it a tile: a picture above the words, with more air."""
        self.lines.setContentsMargins(24, 24, 24, 24)
        above = PlainLabel()
        above.setPixmap(picture)
        above.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lines.insertWidget(0, above)
        self.lines.insertSpacing(1, 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a card as Space does: it is a row of a list to whoever comes by keys."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Text inside wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the layout needs."""
        return self.lines.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """What the layout wants."""
        return self.lines.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the layout needs at least."""
        return self.lines.totalMinimumSize()


def choice_card(title: str, beneath: str) -> CardButton:
    """A large choice: a few bold words and one sentence."""
    card = CardButton(title)
    card.setAccessibleDescription(beneath)
    card.lines.addWidget(PlainLabel(title, role="label", wrap=True))
    if beneath:
        card.lines.addWidget(PlainLabel(beneath, role="help", wrap=True))
    card.lines.addStretch(1)
    card.pass_clicks_through()
    return card
