"""One key of a form file as a line to be filled in: its name, the box, and what is wrong with it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_forms import key_help, key_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.fields.text_box import TextBox

Take = Callable[[str, Any], object]
"""Takes a key and its new value; None takes the key out of the file."""

CODES = frozenset({"id", "version", "languages", "scale", "earliest", "latest"})
"""Keys whose values are read from left to right in every language."""


class FormLine(LineEdit):
    """A line whose undo is the form's: a second way back would bring back what the first took away."""

    def isUndoAvailable(self) -> bool:
        """The form undoes."""
        return False

    def isRedoAvailable(self) -> bool:
        """The form redoes."""
        return False


class KeyRow(QWidget):
    """A name above, the box, help and complaints below.

    Args:
        key: Of the form file.
        words: The language.
        box: What is typed or chosen in.
        named: Whether the name stands above; a tick has it beside.
        parent: Qt's parent.
    """

    def __init__(
        self, key: str, words: Words, box: QWidget, *, named: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key, self.box = key, box
        self.is_fixed = False
        self.wrong = PlainLabel(role="help", wrap=True)
        self.wrong.set_severity("must_fix")
        self.wrong.setVisible(False)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        if named:
            name = PlainLabel(key_words(words, key), role="label", wrap=True)
            name.setBuddy(box)
            lines.addWidget(name)
        lines.addWidget(box)
        if help_ := key_help(words, key):
            lines.addWidget(PlainLabel(help_, role="help", wrap=True))
            box.setAccessibleDescription(help_)
        lines.addWidget(self.wrong)
        self.setFocusProxy(box)

    @property
    def is_entered(self) -> bool:
        """Whether the cursor is in it."""
        at = QApplication.focusWidget()
        return at is not None and self.isAncestorOf(at)

    def hint(self, text: str) -> None:
        """Show in an empty box what holds while it is empty."""
        if isinstance(self.box, QTextEdit):
            self.box.setPlaceholderText(text)

    def enter(self) -> None:
        """Put the cursor here, behind what stands here already."""
        target = self.focusProxy() or self.box
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(target, QLineEdit):
            target.end(False)
        elif isinstance(target, QTextEdit):
            target.moveCursor(QTextCursor.MoveOperation.End)

    def complain(self, sentences: list[str], severity: str) -> None:
        """Say what is wrong here; nothing takes it away."""
        said = "\n".join(sentences)
        if said != self.wrong.text():
            self.wrong.setText(said)
        self.wrong.set_severity(severity)
        self.wrong.setVisible(bool(said))


def line_row(key: str, words: Words, value: object, take: Take, *, needed: bool = False) -> KeyRow:
    """A text of one line; one that may be missing goes out of the file when it is emptied."""
    box = FormLine(name=key_words(words, key))
    if key in CODES:
        box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    box.put(value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else "")
    box.textChanged.connect(lambda text: take(key, text if text or needed else None))
    return KeyRow(key, words, box)


def text_row(key: str, words: Words, value: object, take: Take, *, needed: bool = False) -> KeyRow:
    """A text that may be long; words of a question and titles stay one line, however it was pasted."""
    box = _text_box(key, words)
    box.put(value if isinstance(value, str) else "")

    def typed() -> None:
        text = box.text().replace("\n", " ") if key in ("label", "title") else box.text()
        take(key, text if text or needed else None)

    box.textChanged.connect(typed)
    return KeyRow(key, words, box)


def _text_box(key: str, words: Words) -> TextBox:
    box = TextBox(name=key_words(words, key), lines=2)
    box.setUndoRedoEnabled(False)  # as in FormLine
    return box


def lines_row(key: str, words: Words, value: object, take: Take) -> KeyRow:
    """A list of texts, one in each line."""
    box = _text_box(key, words)
    box.put("\n".join(map(str, value)) if isinstance(value, list) else "")
    box.textChanged.connect(lambda: take(key, [one for one in box.text().split("\n") if one.strip()] or None))
    return KeyRow(key, words, box)


def codes_row(key: str, words: Words, value: object, take: Take, *, numbers: bool) -> KeyRow:
    """A list of codes or whole numbers with commas between them."""

    def typed(text: str) -> None:
        pieces = [one.strip() for one in text.replace("،", ",").split(",") if one.strip()]
        take(key, [number_of(words, one) if numbers else one for one in pieces] or None)

    box = FormLine(name=key_words(words, key))
    box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    box.put(", ".join(map(str, value)) if isinstance(value, list) else "")
    box.textChanged.connect(typed)
    return KeyRow(key, words, box)


def number_row(key: str, words: Words, value: object, take: Take) -> KeyRow:
    """A number in the digits of the reader; what is none is kept as it was typed, and complained about."""
    box = FormLine(name=key_words(words, key))
    box.setMaximumWidth(box.fontMetrics().averageCharWidth() * 24)
    if isinstance(value, int | float) and not isinstance(value, bool):
        box.put(formats.number(words, value if isinstance(value, int) else Decimal(str(value))))
    elif value is not None:
        box.put(str(value))
    box.textChanged.connect(lambda text: take(key, number_of(words, text) if text.strip() else None))
    return KeyRow(key, words, box)


def number_of(words: Words, text: str) -> int | float | str:
    """The number of a text as a form file holds it; the text itself where it is none."""
    found = formats.parse_number(words, text)
    if isinstance(found, Decimal):
        return float(found)
    return text.strip() if found is None else found


def choice_row(
    key: str, words: Words, value: object, take: Take, named: dict[str, str], *, usual: str = ""
) -> KeyRow:
    """One of a few words. What is none of them is shown as it is; `usual` is what it means to say nothing."""
    box = Combo(name=key_words(words, key))
    if usual:
        box.addItem(usual, None)
    for word, said in named.items():
        box.addItem(said, word)
    if isinstance(value, str) and value not in named:
        box.addItem(harmless(words, value), value)
    box.setCurrentIndex(max(0, box.findData(value)))
    box.currentIndexChanged.connect(lambda place: take(key, box.itemData(place)))
    return KeyRow(key, words, box)


def tick_row(key: str, words: Words, take: Take, *, on: bool, said: tuple[Any, Any] = (True, None)) -> KeyRow:
    """A tick; `said` is what the file says with it and without it."""
    box = QCheckBox()
    box.setChecked(on)
    box.toggled.connect(lambda ticked: take(key, said[0] if ticked else said[1]))
    row = KeyRow(key, words, OptionRow(box, key_words(words, key)), named=False)
    row.setFocusProxy(box)
    return row


def fixed_row(key: str, words: Words, said: str, take: Take) -> KeyRow:
    """What can only be read here and taken away."""
    place = QWidget()
    go = QPushButton(words._("Take away"))
    go.setAccessibleName(words._("Take away: {what}", what=key_words(words, key)))
    go.clicked.connect(lambda: take(key, None))
    line = QHBoxLayout(place)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(PlainLabel(said, wrap=True), 1)
    line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
    row = KeyRow(key, words, place)
    row.setFocusProxy(go)
    row.is_fixed = True
    return row
