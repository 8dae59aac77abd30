"""The head of every screen but the first: the way back and what this is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip
from lcapp.ui.appearance.look import Look


class ScreenHead(QWidget):
    """`back_wanted` asks to leave the screen."""

    back_wanted = Signal()

    def __init__(
        self, title: str, words: Words, look: Look, *, back: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = QToolButton()
        self.back.setIcon(look.icon("arrow-left"))
        self.back.setIconSize(QSize(20, 20))
        self.back.setAutoRaise(True)
        self.back.setAccessibleName(back or words._("Back to my dossiers"))
        plain_tooltip(self.back, back or words._("Back to my dossiers"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(PlainLabel(title, role="section", wrap=True), 1)
        self.back.clicked.connect(self.back_wanted)
