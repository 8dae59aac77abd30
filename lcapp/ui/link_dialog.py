"""Before a link is opened: the whole address, the host's real name, and copying as the usual way."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.addresses import Address, Refusal, visible
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.sheet import Sheet

COPY, OPEN = "copy", "open"
_MOST_LINES = 12


class LinkDialog(Sheet):
    """Shows an address from somebody's answers. `chosen` says what is wanted: `copy`, `open` or nothing.

    Args:
        text: The address as it stands in the answer.
        read: What `read_address` made of it.
        words: The officer's language.
        parent: The window.
    """

    def __init__(
        self, text: str, read: Address | Refusal, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(480, parent)
        self.chosen = ""
        self.setWindowTitle(words._("Open link"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        shown = visible(read.whole if isinstance(read, Address) else text)
        head = _head(words, read)
        self.address = _address_box(shown, name=words._("The whole address"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(head, wrap=True))
        column.addWidget(self.address)
        told = [head, shown]
        for sentence in _warnings(
            words, read, hidden=shown != (read.whole if isinstance(read, Address) else text)
        ):
            column.addWidget(PlainLabel(sentence, role="help", wrap=True))
            told.append(sentence)
        self.setAccessibleDescription("\n".join(told))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.copy = self._button(words._("Copy address"), COPY)
        self.copy.setProperty("role", "primary")
        self.copy.setDefault(True)
        row.addWidget(self.copy)
        self.open_link: QPushButton | None = None
        if isinstance(read, Address):
            self.open_link = self._button(words._("Open link"), OPEN)
            row.addWidget(self.open_link)
        row.addStretch(1)
        row.addWidget(self._button(words._("Close"), ""))
        column.addLayout(row)
        self.copy.setFocus()

    def _button(self, text: str, choice: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._choose(choice))
        return button

    def _choose(self, choice: str) -> None:
        self.chosen = choice
        self.accept()


def _head(words: Words, read: Address | Refusal) -> str:
    if isinstance(read, Refusal):
        return _why(words, read)
    if read.opened.startswith("mailto:"):
        return words._("Your mail program would write to this address:")
    return words._("Your browser would open this address:")


def _warnings(words: Words, read: Address | Refusal, *, hidden: bool) -> list[str]:
    said = []
    if isinstance(read, Address) and read.host_differs:
        # A host is Latin letters: it reads from left to right in every window.
        said.append(
            words._("The network knows this host as {host}.", host=f"\u2066{read.network_host}\u2069")
        )
    if hidden:
        said.append(words._("It holds characters that cannot be seen; they are shown as their codes."))
    return said


def _why(words: Words, why: Refusal) -> str:
    return {
        Refusal.EMPTY: words._("There is no address here."),
        Refusal.TOO_LONG: words._("This address is too long to be read whole, so it is not opened."),
        Refusal.SCHEME: words._("Only addresses that begin with http, https or mailto are opened."),
        Refusal.USER_INFO: words._(
            "This address hides a name before its host, as misleading links do. It is not opened."
        ),
        Refusal.CONTROL: words._("This address holds control characters. It is not opened."),
        Refusal.BACKSLASH: words._("This address holds a backslash. It is not opened."),
        Refusal.HOST: words._("The host in this address could not be read. It is not opened."),
        Refusal.MAIL: words._("This mail address could not be read. It is not opened."),
    }[why]


def _address_box(shown: str, *, name: str) -> QPlainTextEdit:
    box = QPlainTextEdit(shown)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    # An address reads from left to right, whatever letters it is made of.
    box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    option = box.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    box.document().setDefaultTextOption(option)
    metrics = QFontMetrics(box.font())
    lines = min(_MOST_LINES, 2 + metrics.horizontalAdvance(shown) // 420)
    box.setFixedHeight(lines * metrics.lineSpacing() + 16)
    return box
