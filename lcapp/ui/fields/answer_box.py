"""One whole answer: the field, what stands beside it, and "no relevant information" in its place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain import values
from lcapp.domain.answers import Value, beside, is_none, none_reason, plain_part, with_beside
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Question, QuestionType
from lcapp.errors import InputRefused
from lcapp.ui.fields.computed import ComputedFigure
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.evidence_row import EvidenceRow
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.links_row import LinksRow
from lcapp.ui.fields.nothing_row import NothingRow
from lcapp.ui.fields.tab_order import tab_before


class AnswerBox(QWidget):
    """The raw value of one key, whatever it is made of. Same contract as a field."""

    answer_edited = Signal(object)
    remarked = Signal(str)

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.context = context
        kind = ComputedFigure if question.computed else context.registry[question.type]
        self.field: Field = kind(question, context, self)
        self._name = context.label(question)
        self._silent = False
        self._read_only = False
        self._build()
        self._connect()
        self.setFocusProxy(self.field)

    def _build(self) -> None:
        question = self.question
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._nothing: NothingRow | None = None
        self._text = self._explanation() if question.with_text else None
        self._links = LinksRow(self.context, name=self._name) if question.with_links else None
        self._evidence = EvidenceRow(self.context, name=self._name) if question.with_evidence else None
        for widget in (self.field, self._text, self._links, self._evidence):
            if widget is not None:
                self._column.addWidget(widget)

    def _explanation(self) -> LineEdit:
        words = self.context.words
        line = LineEdit(name=words._("Explanation of: {question}", question=self._name))
        line.setPlaceholderText(words._("Explain in a few words"))
        return line

    def _connect(self) -> None:
        self.field.answer_edited.connect(self._edited)
        self.field.remarked.connect(self.remarked)
        if self._text is not None:
            self._text.textEdited.connect(self._edited)
        if self._links is not None:
            self._links.edited.connect(self._edited)
        if self._evidence is not None:
            self._evidence.edited.connect(self._edited)
            self._evidence.remarked.connect(self.remarked)

    @property
    def says_nothing(self) -> bool:
        """Whether "no relevant information" stands here."""
        return self._nothing is not None and not self._nothing.isHidden()

    def raw(self) -> Any:
        """What stands in the widgets now."""
        plain = self.field.raw() if self._saying is None else {"none": self._saying.reason.text()}
        return with_beside(
            plain,
            links=self._links.links() if self._links else None,
            evidence=self._evidence.numbers() if self._evidence else None,
            text=self._text.text() if self._text else None,
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
        if self._nothing is not None:
            self._nothing.reason.put(none_reason(plain) if nothing else "")
        if not nothing:
            self.field.show_answer(plain)
        if self._text is not None:
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
        self._read_only = read_only
        if self._nothing is not None:
            self._nothing.set_read_only(read_only)
        if self._text is not None:
            self._text.setReadOnly(read_only)
        if self._links is not None:
            self._links.set_read_only(read_only)
        if self._evidence is not None:
            self._evidence.set_read_only(read_only)

    def entry(self) -> QWidget:
        """What takes the focus."""
        return self.field.entry() if self._saying is None else self._saying.reason

    def rename(self, name: str) -> None:
        """Say what this answer is called."""
        self.field.rename(name)

    def describe(self, text: str) -> None:
        """Say hint, count and findings to a screen reader."""
        self.field.describe(text)
        if self._nothing is not None:
            self._nothing.reason.setAccessibleDescription(text)

    def say_nothing(self) -> None:
        """The person says that there is no relevant information; what was typed waits behind it."""
        self._turn(True)
        self.entry().setFocus()
        self._edited()

    def answer_after_all(self) -> None:
        """Back to the field, with what stood there before."""
        self._turn(False)
        self.field.entry().setFocus()
        self._edited()

    @property
    def _saying(self) -> NothingRow | None:
        return self._nothing if self.says_nothing else None

    def _turn(self, nothing: bool) -> None:
        if nothing and self._nothing is None:
            row = self._nothing = NothingRow(
                self.context.words,
                name=self._name,
                of_figure=self.question.type is QuestionType.DATA_POINT,
            )
            row.set_read_only(self._read_only)
            row.edited.connect(self._edited)
            row.answer_wanted.connect(self.answer_after_all)
            self._column.insertWidget(1, row)
            tab_before(row, self.field)
        if self._nothing is not None:
            self._nothing.setVisible(nothing)
        self.field.setVisible(not nothing)
        self.setFocusProxy(self.entry() if nothing else self.field)

    def _edited(self) -> None:
        if not self._silent:
            self.answer_edited.emit(self.raw())
