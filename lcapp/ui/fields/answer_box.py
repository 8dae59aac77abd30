"""One whole answer: the field, what stands beside it, and "no relevant information" in its place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain import values
from lcapp.domain.answers import Value, beside, is_none, none_reason, plain_part, with_beside
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Question
from lcapp.errors import InputRefused
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.computed import ComputedFigure
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.evidence_row import EvidenceRow
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.links_row import LinksRow


class AnswerBox(QWidget):
    """The raw value of one key, whatever it is made of. Same contract as a field."""

    answer_edited = Signal(object)
    remarked = Signal(str)

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.context = context
        kind = ComputedFigure if question.computed else context.registry[question.type]
        self.field: Field = kind(question, context)
        self._silent = False
        self._build()
        self._connect()
        self.setFocusProxy(self.field)

    def _build(self) -> None:
        words, question = self.context.words, self.question
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._nothing = QWidget()
        self._reason = LineEdit(
            name=words._("Why there is no relevant information: {question}", question=question.label)
        )
        self._reason.setPlaceholderText(words._("Why? One sentence is enough."))
        self._answer_after_all = QPushButton(words._("Answer it after all"))
        self._answer_after_all.setProperty("role", "link")
        self._answer_after_all.setAccessibleName(f"{self._answer_after_all.text()}: {question.label}")
        row = QHBoxLayout(self._nothing)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(words._("No relevant information:")))
        row.addWidget(self._reason, 1)
        row.addWidget(self._answer_after_all)
        self._nothing.setVisible(False)
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        self._text = LineEdit(name=words._("Explanation of: {question}", question=question.label))
        self._text.setPlaceholderText(words._("Explain in a few words"))
        self._links = LinksRow(self.context, name=question.label) if question.with_links else None
        self._evidence = EvidenceRow(self.context, name=question.label) if question.with_evidence else None
        for widget, wanted in ((self._text, question.with_text), (self._links, True), (self._evidence, True)):
            if widget is not None and wanted:
                column.addWidget(widget)
        self._text.setParent(self)
        self._text.setVisible(question.with_text)

    def _connect(self) -> None:
        self.field.answer_edited.connect(self._edited)
        self.field.remarked.connect(self.remarked)
        self._reason.textEdited.connect(self._edited)
        self._text.textEdited.connect(self._edited)
        self._answer_after_all.clicked.connect(self.answer_after_all)
        if self._links is not None:
            self._links.edited.connect(self._edited)
        if self._evidence is not None:
            self._evidence.edited.connect(self._edited)
            self._evidence.remarked.connect(self.remarked)

    @property
    def says_nothing(self) -> bool:
        """Whether "no relevant information" stands here."""
        return not self._nothing.isHidden()

    def raw(self) -> Any:
        """What stands in the widgets now."""
        plain = {"none": self._reason.text()} if self.says_nothing else self.field.raw()
        return with_beside(
            plain,
            links=self._links.links() if self._links else None,
            evidence=self._evidence.numbers() if self._evidence else None,
            text=self._text.text() if self.question.with_text else None,
        )

    def show_answer(self, value: Value | None) -> None:
        """Show a canonical value; one that stands here already leaves everything alone."""
        if self.shows(value):
            self.field.show_answer(self.field_value(value))
            return
        self._silent = True
        plain = plain_part(value)
        nothing = is_none(plain)
        self._turn(nothing)
        self._reason.put(none_reason(plain) if nothing else "")
        if not nothing:
            self.field.show_answer(plain)
        self._text.put(str(beside(value, "text") or ""))
        if self._links is not None:
            self._links.show_links(list(beside(value, "links") or ()))
        if self._evidence is not None:
            self._evidence.show_numbers(list(beside(value, "evidence") or ()))
        self._silent = False

    def field_value(self, value: Value | None) -> Value | None:
        """The part of a value that the field shows."""
        plain = plain_part(value)
        return None if is_none(plain) else plain

    def shows(self, value: Value | None) -> bool:
        """Whether what stands here means the same as a canonical value."""
        try:
            return bool(values.canonical(self.question, self.raw()) == value)
        except InputRefused:
            return False

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Let the field mark what is narrower than itself."""
        self.field.show_findings(findings)

    def set_read_only(self, read_only: bool) -> None:
        """Everything readable, nothing changeable."""
        self.field.set_read_only(read_only)
        self._reason.setReadOnly(read_only)
        self._answer_after_all.setEnabled(not read_only)
        self._text.setReadOnly(read_only)
        if self._links is not None:
            self._links.set_read_only(read_only)
        if self._evidence is not None:
            self._evidence.set_read_only(read_only)

    def entry(self) -> QWidget:
        """What takes the focus."""
        return self._reason if self.says_nothing else self.field.entry()

    def rename(self, name: str) -> None:
        """Say what this answer is called."""
        self.field.rename(name)

    def describe(self, text: str) -> None:
        """Say hint, count and findings to a screen reader."""
        self.field.describe(text)
        self._reason.setAccessibleDescription(text)

    def say_nothing(self) -> None:
        """The person says that there is no relevant information; what was typed waits behind it."""
        self._turn(True)
        self._reason.setFocus()
        self._edited()

    def answer_after_all(self) -> None:
        """Back to the field, with what stood there before."""
        self._turn(False)
        self.field.entry().setFocus()
        self._edited()

    def _turn(self, nothing: bool) -> None:
        self._nothing.setVisible(nothing)
        self.field.setVisible(not nothing)
        self.setFocusProxy(self._reason if nothing else self.field)

    def _edited(self) -> None:
        if not self._silent:
            self.answer_edited.emit(self.raw())
