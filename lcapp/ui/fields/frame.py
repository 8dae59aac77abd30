"""The frame around a question: number, label, explanation, the answer, and what is to be said."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.city_records import is_record
from lcapp.domain.dossier import AnswerMark
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Confidence, Question, QuestionType
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip
from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.finding_line import FindingLine
from lcapp.ui.fields.language_tabs import LanguageTabs
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.quiet_line import QuietLine
from lcapp.ui.fields.text_box import TextBox

Said = tuple[Finding, str]
"""A finding with its sentence."""

_NARROWEST_NUMBER = 32
_SENTENCE_END = re.compile(r"[.!?؟۔。](?=\s|$)|(?=\n)")
SAID_BY_COUNTER = frozenset({"too_many_words", "too_many_characters"})
"""Findings the counter says already, in their colour; a screen reader hears them all the same."""


def number_width(widget: QWidget) -> int:
    """Width of the column of numbers, in pixels: it grows with the text."""
    return max(_NARROWEST_NUMBER, widget.fontMetrics().horizontalAdvance("00") + 14)


class QuestionFrame(QWidget):
    """One question as one block. It knows no session: it shows, and it tells."""

    answer_edited = Signal(str, object)
    state_wanted = Signal(str, object)
    note_wanted = Signal()
    copy_wanted = Signal(str)

    def __init__(
        self, question: Question, context: FieldContext, *, number: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.context = context
        self.visited = False
        self._brought = False
        self._number = number
        self._read_only = False
        self._findings: tuple[Said, ...] = ()
        self._shown_findings: tuple[str, ...] = ()
        self._marks: dict[str, AnswerMark] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        question = self.question
        self.answer: AnswerBox | LanguageTabs = (
            LanguageTabs(question, self.context, self)
            if question.translatable
            else AnswerBox(question, self.context, self)
        )
        self.quiet = QuietLine(question, self.context.words, name=self.context.label(question), parent=self)
        self._remark = PlainLabel(role="help", wrap=True, parent=self)
        self._remark.setVisible(False)
        self.beneath = QVBoxLayout()
        """Right under the answer: room for what others know about it."""
        self._finding_lines = QVBoxLayout()
        self._finding_lines.setSpacing(4)
        body = QVBoxLayout()
        body.setSpacing(4)
        self._build_words(body)
        body.addSpacing(4)
        body.addWidget(self.answer)
        body.addLayout(self.beneath)
        body.addLayout(self._finding_lines)
        body.addWidget(self._remark)
        body.addWidget(self.quiet)
        number = PlainLabel(self._number, role="muted", parent=self)
        number.setFixedWidth(number_width(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(body, 1)

    def _build_words(self, body: QVBoxLayout) -> None:
        question = self.question
        own = self.context.own_words(question, "label", question.label)
        first = self.context.label(question)
        self._label = PlainLabel(first, role="label", wrap=True, parent=self)
        self._label.setBuddy(self.answer.entry())
        if question.type is not QuestionType.STATEMENT:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(self._label, 1)
            if badge := self._badge():
                label = PlainLabel(badge, role="help", parent=self)
                plain_tooltip(label, question.provenance)
                row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            body.addLayout(row)
        if own != first and question.type is not QuestionType.STATEMENT:
            body.addWidget(PlainLabel(own, role="muted", wrap=True, parent=self))
        explanation = self.context.own_words(question, "explanation", question.explanation)
        self._explanation = self.context.official(explanation, question.explanation)
        if explanation:
            body.addWidget(PlainLabel(explanation, role="help", wrap=True, parent=self))

    def _badge(self) -> str:
        words, question, said = self.context.words, self.question, []
        if question.takes_answer and not question.required and question.required_when is None:
            said.append(words._("optional"))
        if question.confidence is Confidence.RECONSTRUCTED:
            said.append(words._("reconstructed"))
        elif question.confidence is Confidence.OWN and not is_record(self.context.form):
            said.append(words._("our own question"))
        return " · ".join(said)

    def _connect(self) -> None:
        answer, quiet = self.answer, self.quiet
        if isinstance(answer, LanguageTabs):
            answer.answer_edited.connect(self._edited)
            answer.language_chosen.connect(self._language_chosen)
        else:
            answer.answer_edited.connect(lambda raw: self._edited("", raw))
        answer.remarked.connect(self.say)
        quiet.note_wanted.connect(self.note_wanted)
        quiet.copy_wanted.connect(lambda: self.copy_wanted.emit(self.language))
        quiet.nothing_wanted.connect(lambda: self.box.say_nothing())
        quiet.state_wanted.connect(lambda state: self.state_wanted.emit(self.language, state))

    @property
    def language(self) -> str:
        """The language shown; empty where the question is not translatable."""
        return self.answer.language if isinstance(self.answer, LanguageTabs) else ""

    @property
    def box(self) -> AnswerBox:
        """The answer box shown."""
        return self.answer.box if isinstance(self.answer, LanguageTabs) else self.answer

    def show_answer(self, language: str, value: Value | None) -> None:
        """Show a canonical value at one key of this question."""
        if isinstance(self.answer, LanguageTabs):
            self.answer.show_answer(language, value)
        else:
            self.answer.show_answer(value)
        if language == self.language:
            self._count(self.box.raw())

    def show_mark(self, language: str, mark: AnswerMark) -> None:
        """Say how far the answer at one key is."""
        self._marks[language] = mark
        if language == self.language:
            self.quiet.show_mark(mark)

    def show_findings(self, findings: Sequence[Said]) -> None:
        """Say what checking found here; an empty sequence takes it away."""
        self._findings = tuple(findings)
        here = [(f, s) for f, s in findings if f.language in ("", self.language)]
        sentences = tuple(sentence for _finding, sentence in here)
        self.answer.show_findings([finding for finding, _sentence in findings])
        if sentences != self._shown_findings:
            self._shown_findings = sentences
            empty(self._finding_lines)
            for finding, sentence in here:
                if finding.code in SAID_BY_COUNTER and not finding.item:
                    continue
                self._finding_lines.addWidget(FindingLine(self.context.look, finding.severity, sentence))
        self._describe()

    def set_read_only(self, read_only: bool) -> None:
        """Readable, not changeable."""
        self._read_only = read_only
        self.answer.set_read_only(read_only)
        self._count(self.box.raw())

    def bring(self) -> None:
        """Put the focus here because the page was opened, not because the person came."""
        self._brought = True
        self.focus()

    def focus(self, *, language: str = "", item: str = "", field: str = "") -> None:
        """Bring the person to this question, as narrowly as possible."""
        if language and isinstance(self.answer, LanguageTabs):
            self.answer.turn_to(language)
        if not (item and self.box.field.go_to(item, field)):
            self.box.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, start: int, end: int, text: str) -> None:
        """Mark a place in the text box in focus, if the text stands there."""
        box = self.window().focusWidget()
        if isinstance(box, TextBox) and self.isAncestorOf(box) and box.text() == text:
            cursor = box.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
            box.setTextCursor(cursor)
        elif isinstance(box, LineEdit) and self.isAncestorOf(box) and box.text() == text:
            box.setSelection(start, end - start)

    def select_said(self, said: str) -> None:
        """Mark the sentence that begins so, in the text box in focus; nothing where it is not there."""
        box = self.window().focusWidget()
        if isinstance(box, TextBox) and self.isAncestorOf(box):
            text = box.text()
            start = text.find(said)
            if said and start >= 0:
                end = _SENTENCE_END.search(text, start + len(said) - 1)
                self.select(start, end.end() if end else len(text), text)

    def focus_came(self) -> None:
        """The person is here now."""
        self.quiet.show_actions(True)

    def focus_went(self) -> None:
        """The person was here; from now on findings may be said."""
        self.visited = self.visited or not self._brought
        self._brought = False
        self.quiet.show_actions(self.underMouse())

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse shows the actions as well."""
        super().enterEvent(event)
        self.quiet.show_actions(True)

    def leaveEvent(self, event: QEvent) -> None:
        """And hides them, unless the focus is here."""
        super().leaveEvent(event)
        focus = self.window().focusWidget()
        self.quiet.show_actions(focus is not None and self.isAncestorOf(focus))

    def _edited(self, language: str, raw: object) -> None:
        self._brought = False
        self._count(raw)
        self.answer_edited.emit(language, raw)

    def _count(self, raw: object) -> None:
        self.quiet.counter.show_count(raw)
        self.quiet.allow(writing=not self._read_only, answered=raw is not None, nothing=self.box.says_nothing)

    def _language_chosen(self, language: str) -> None:
        self._label.setBuddy(self.answer.entry())
        self.quiet.show_mark(self._marks.get(language, AnswerMark()))
        self._count(self.box.raw())
        self.show_findings(self._findings)

    def say(self, sentence: str) -> None:
        """Say something quietly about what was just done; an empty sentence takes it away."""
        self._remark.setText(sentence)
        self._remark.setVisible(bool(sentence))

    def _describe(self) -> None:
        counted = self.quiet.counter.text()
        # An answer over its limit is said by the finding and by the counter: once is enough to hear.
        said = any(finding.code in SAID_BY_COUNTER for finding, _sentence in self._findings)
        told = (*self._shown_findings, "" if said else counted, self._explanation)
        self.answer.describe(" ".join(text for text in told if text))
