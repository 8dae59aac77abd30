"""What the panels beside a received dossier share: a page that scrolls, and saying what was refused."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.screens.context import ScreenContext


class PanelPage(QScrollArea):
    """Put things into `lines`; `said` stands above them."""

    def __init__(self, context: ScreenContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.words = context.words
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        self.said = PlainLabel(wrap=True)
        self.said.setVisible(False)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(8)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addLayout(self.lines)
        column.addStretch(1)
        self.setWidget(sheet)

    def say(self, sentence: str, severity: str = "done") -> None:
        """Say what was done or refused; an empty sentence takes the line away."""
        self.said.set_severity(severity)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def do(self, act: Callable[[], object]) -> bool:
        """Do something; what is refused is said at the top, and nothing was changed."""
        try:
            act()
        except LcappError as error:
            self.say(error_sentence(self.words, error), "must_fix")
            self.verticalScrollBar().setValue(0)
            return False
        self.say("")
        return True


def link(text: str, act: Callable[[], object], *, about: str = "") -> QPushButton:
    """A quiet button in a line of text; `about` tells a screen reader what it acts on."""
    button = QPushButton(text)
    button.setProperty("role", "link")
    button.setAccessibleDescription(about)
    button.clicked.connect(lambda: act())
    return button


def card() -> tuple[QFrame, QVBoxLayout]:
    """A frame for one thing, and where its lines go."""
    frame = QFrame()
    frame.setProperty("role", "card")
    lines = QVBoxLayout(frame)
    lines.setContentsMargins(12, 10, 12, 10)
    lines.setSpacing(4)
    return frame, lines


def leading(layout: QVBoxLayout, widget: QWidget) -> None:
    """Add something that keeps to the leading side instead of filling the line."""
    layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading)


def field_row(lines: QVBoxLayout, name: str, field: QWidget | QLayout) -> None:
    """A field under its name."""
    label = PlainLabel(name, role="help")
    lines.addWidget(label)
    if isinstance(field, QWidget):
        label.setBuddy(field)
        lines.addWidget(field)
    else:
        lines.addLayout(field)
