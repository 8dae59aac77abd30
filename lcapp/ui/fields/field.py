"""The contract of a field: it shows one answer, tells what a person made of it, and nothing else."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from lcapp.domain import values
from lcapp.domain.answers import Value
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Question
from lcapp.errors import InputRefused
from lcapp.ui.fields.context import FieldContext


class Field(QWidget):
    """One answer on the screen.

    A subclass builds its widgets, and fills in `raw`, `_show_plain`, `entry` and `set_read_only`.
    `answer_edited` carries the raw value and is sent for a person's acts only, never for `show_answer`.
    `remarked` carries a quiet sentence about what was just typed or pasted (empty takes it away).
    """

    answer_edited = Signal(object)
    remarked = Signal(str)

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.context = context
        self.name = context.label(question)

    def raw(self) -> Any:
        """What stands in the widgets now, as `values.canonical` takes it; None when empty."""
        raise NotImplementedError

    def show_answer(self, value: Value | None) -> None:
        """Show a canonical value; one that stands here already leaves cursor and native undo alone."""
        if self.shows(value):
            return
        with QSignalBlocker(self):
            self._show_plain(value)

    def shows(self, value: Value | None) -> bool:
        """Whether what stands here means the same as a canonical value."""
        try:
            return bool(values.canonical(self.question, self.raw()) == value)
        except InputRefused:
            return False

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the places findings point at; a field of one widget has nothing narrower to mark."""

    def set_read_only(self, read_only: bool) -> None:
        """Let the answer be read and copied, not changed."""
        raise NotImplementedError

    def entry(self) -> QWidget:
        """The widget that takes the focus when somebody comes to this question, and the label's buddy."""
        raise NotImplementedError

    def go_to(self, item: str = "", field: str = "") -> bool:
        """Focus an item, row or field inside; False when there is none narrower than `entry`."""
        return False

    def rename(self, name: str) -> None:
        """Say what this field is called to a screen reader."""
        self.name = name
        self.entry().setAccessibleName(name)

    def describe(self, text: str) -> None:
        """Say hint, count and findings to a screen reader."""
        self.entry().setAccessibleDescription(text)

    def _show_plain(self, value: Value | None) -> None:
        raise NotImplementedError

    def _edited(self) -> None:
        self.answer_edited.emit(self.raw())
