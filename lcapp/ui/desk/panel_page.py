"""What the panels beside a received dossier share: a page that scrolls, and saying what was refused."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip
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


class Toggle(QPushButton):
    """A button that stays pressed and says what pressing it does next; its tip tells its key.

    Args:
        show: What it says while it is not pressed.
        hide: What it says while it is.
        keys: Such as `Ctrl+Shift+P`.
        parent: Qt's parent.
    """

    def __init__(self, show: str, hide: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(show, parent)
        self._texts, self._keys = (show, hide), QKeySequence(keys)
        self.setCheckable(True)
        self.setShortcut(self._keys)
        plain_tooltip(self, f"\u2066{keys}\u2069")
        self.toggled.connect(lambda _on: self._tell())

    def _tell(self) -> None:
        self.setText(self._texts[self.isChecked()])
        # Qt takes the key away with the old text.
        self.setShortcut(self._keys)


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
