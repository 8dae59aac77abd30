"""The numbers of the evidence that supports an answer: A1, A2 and so on."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.line_edit import LineEdit

_NUMBER = re.compile(r"[Aa]?\s*([1-9][0-9]{0,3})")


def evidence_numbers(text: str) -> list[str] | None:
    """`A2, a5` and `2 5` as A2 and A5 without repetition; None when something is no number."""
    found: list[str] = []
    for piece in re.split(r"[,;،\s]+", text.strip()):
        if piece:
            digits = "".join(str(int(c)) if c.isdecimal() else c for c in piece)
            match = _NUMBER.fullmatch(digits)
            if match is None:
                return None
            found.append(f"A{match[1]}")
    return list(dict.fromkeys(found))


class EvidenceRow(QWidget):
    """A short line for numbers; it says when one cannot be read."""

    edited = Signal()
    remarked = Signal(str)

    def __init__(self, context: FieldContext, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self._words = words
        self._kept: list[str] = []
        self._line = LineEdit(name=words._("Evidence of: {question}", question=name), placeholder="A1, A2")
        self._line.setMaximumWidth(180)
        label = PlainLabel(words._("Evidence"), role="help")
        label.setBuddy(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self._line, 1)
        row.addStretch()
        self._line.textEdited.connect(self._typed)
        self._line.left.connect(self._tidy)

    def numbers(self) -> list[str]:
        """The numbers understood last."""
        return self._kept

    def show_numbers(self, numbers: list[str]) -> None:
        """Show numbers; equal ones leave the cursor alone."""
        if sorted(numbers) != sorted(self._kept):
            self._kept = list(numbers)
            self._line.put(", ".join(numbers))

    def set_read_only(self, read_only: bool) -> None:
        """Readable and selectable, not changeable."""
        self._line.setReadOnly(read_only)

    def _typed(self) -> None:
        found = evidence_numbers(self._line.text())
        if found is None:
            self.remarked.emit(self._words._("Evidence is named by its numbers, such as A1, A2."))
            return
        self.remarked.emit("")
        self._kept = found
        self.edited.emit()

    def _tidy(self) -> None:
        if evidence_numbers(self._line.text()) is not None:
            self._line.put(", ".join(self._kept))
