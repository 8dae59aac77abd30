"""The drawer of a draft: answers that were set aside, to read, to copy, to put back, to take out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from lcapp.domain.parked import ParkedAnswer
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import parked_sentence
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.fields.layouts import empty


class DrawerPanel(QWidget):
    """`put_wanted` and `removed` carry the name of what lies in the drawer; `copied` tells that text is."""

    put_wanted = Signal(str)
    removed = Signal(str)
    copied = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rest = QScrollArea()
        self._rest.setWidgetResizable(True)
        self._rest.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rest.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        self._lines = QVBoxLayout(sheet)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._rest.setWidget(sheet)
        self._into = PlainLabel(role="help", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(
            PlainLabel(
                words._("What had no place in this form. It is kept here until you take it out."),
                role="help",
                wrap=True,
            )
        )
        column.addWidget(self._into)
        column.addWidget(self._rest, 1)
        self._puts: dict[str, QPushButton] = {}

    def show_parked(self, parked: Sequence[ParkedAnswer], *, writable: bool) -> None:
        """Show what lies in the drawer, set aside last first."""
        empty(self._lines)
        self._puts.clear()
        for one in parked:
            self._lines.addWidget(self._entry(one, writable=writable))
        if not parked:
            self._lines.addWidget(PlainLabel(self._words._("The drawer is empty."), role="help", wrap=True))
        self._lines.addStretch(1)

    def show_place(self, label: str, fits: Callable[[str], bool]) -> None:
        """Name the question the person is at, and allow to put in what fits there.

        Args:
            label: The question's words; empty where there is none.
            fits: Whether the question takes what has that name in the drawer.
        """
        words = self._words
        self._into.setText(words._("You are at: {question}", question=label) if label else "")
        self._into.setVisible(bool(label and self._puts))
        for name, button in self._puts.items():
            button.setEnabled(bool(label) and fits(name))
            button.setAccessibleDescription(label)

    def _entry(self, parked: ParkedAnswer, *, writable: bool) -> QWidget:
        words = self._words
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(parked.label, role="label", wrap=True))
        if parked.key.language:
            tongue = formats.language_name(words, parked.key.language)
            column.addWidget(PlainLabel(tongue, role="help"))
        text = PlainLabel(parked.text, wrap=True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName(parked.label)
        column.addWidget(text)
        why = words._("From {form}. {reason}", form=parked.form, reason=parked_sentence(words, parked.reason))
        column.addWidget(PlainLabel(why, role="help", wrap=True))
        put = self._link(words._("Put into the question you are at"), lambda: self.put_wanted.emit(parked.id))
        copy = self._link(words._("Copy the text"), lambda: self._copy(parked.text))
        remove = self._link(words._("Take out of the drawer"), lambda: self.removed.emit(parked.id))
        for button in (put, copy, remove):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            button.setAccessibleDescription(parked.label)
        remove.setEnabled(writable)
        put.setEnabled(False)
        if writable:
            self._puts[parked.id] = put
        column.addWidget(rule())
        return widget

    def _link(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "link")
        button.clicked.connect(lambda: act())
        return button

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()
