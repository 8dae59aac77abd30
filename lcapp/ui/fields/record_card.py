"""One record of a group: a heading with its buttons, and the fields one below the other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from lcapp.domain import values
from lcapp.domain.answers import Value
from lcapp.domain.conditions import holds
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Question
from lcapp.errors import InputRefused
from lcapp.i18n.form_texts import FormWords
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.counter import Counter
from lcapp.ui.fields.language_tabs import LanguageTabs
from lcapp.ui.fields.small_button import small_button


class RecordCard(QWidget):
    """A record with its id."""

    edited = Signal()
    remarked = Signal(str)
    remove_wanted = Signal()
    copy_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(
        self, group: Question, context: FieldContext, *, record_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.record_id = record_id
        self._group = group
        self._context = replace(context, group=group)
        self._answers: dict[str, AnswerBox | LanguageTabs] = {}
        self._rows: dict[str, QWidget] = {}
        self._counters: dict[str, Counter] = {}
        self._build()

    def _build(self) -> None:
        words, look = self._context.words, self._context.look
        self._title = PlainLabel(role="label", wrap=True)
        self._buttons: dict[str, QToolButton] = {
            "up": small_button(
                look, "chevron-up", words._("Move this record up"), lambda: self.move_wanted.emit(-1)
            ),
            "down": small_button(
                look, "chevron-down", words._("Move this record down"), lambda: self.move_wanted.emit(1)
            ),
            "copy": small_button(look, "copy", words._("Duplicate this record"), self.copy_wanted.emit),
            "remove": small_button(look, "trash", words._("Remove this record"), self.remove_wanted.emit),
        }
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        for button in self._buttons.values():
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(rule())
        column.addLayout(head)
        for field in self._group.fields:
            self._build_field(column, field)

    def _build_field(self, column: QVBoxLayout, field: Question) -> None:
        answer: AnswerBox | LanguageTabs
        first = self._context.label(field)
        label = PlainLabel(first, wrap=True)
        counter = Counter(field, self._context.words)
        if field.translatable:
            tabs = answer = LanguageTabs(field, self._context)
            tabs.answer_edited.connect(lambda _code, raw: self._typed(counter, raw))
            tabs.language_chosen.connect(lambda _code: counter.show_count(tabs.box.raw()))
        else:
            answer = AnswerBox(field, self._context)
            answer.answer_edited.connect(lambda raw: self._typed(counter, raw))
        answer.remarked.connect(self.remarked)
        label.setBuddy(answer.entry())
        self._answers[field.id] = answer
        self._counters[field.id] = counter
        row = self._rows[field.id] = QWidget()
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(label)
        own = FormWords(self._context.words, self._context.form).field_label(self._group, field)
        if own != first:
            lines.addWidget(PlainLabel(own, role="muted", wrap=True))
        if field.explanation:
            said = self._context.official(
                self._context.own_words(field, "explanation", field.explanation), field.explanation
            )
            lines.addWidget(PlainLabel(said, role="help", wrap=True))
        lines.addWidget(answer)
        if counter.counts:
            lines.addWidget(counter)
        column.addWidget(row)

    def raw(self) -> dict[str, Any]:
        """The record as it stands."""
        told: dict[str, Any] = {"id": self.record_id}
        for name, answer in self._answers.items():
            told[name] = dict(answer.raws()) or None if isinstance(answer, LanguageTabs) else answer.raw()
        return {name: value for name, value in told.items() if value is not None}

    def canonical(self) -> dict[str, Any] | None:
        """The record in canonical shape, None while it is empty or holds something unreadable."""
        try:
            found = values.canonical(self._group, [self.raw()])
        except InputRefused:
            return None
        return dict(found[0]) if found else None

    def show_record(self, record: dict[str, Value]) -> None:
        """Show a canonical record."""
        for name, answer in self._answers.items():
            value = record.get(name)
            if isinstance(answer, LanguageTabs):
                for language in {*answer.languages, *(value or {})}:
                    answer.show_answer(language, (value or {}).get(language))
                self._counters[name].show_count(answer.box.raw())
            else:
                answer.show_answer(value)
                self._counters[name].show_count(answer.raw())
        self._hide_what_is_not_asked()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Hand each field its own."""
        for name, answer in self._answers.items():
            answer.show_findings([f for f in findings if f.field == name])

    def set_read_only(self, read_only: bool) -> None:
        """Everything readable, nothing changeable."""
        for answer in self._answers.values():
            answer.set_read_only(read_only)
        for button in self._buttons.values():
            button.setVisible(not read_only)

    def entry(self, field: str = "") -> QWidget:
        """What takes the focus: a field's, or the first."""
        answer = self._answers.get(field) or next(iter(self._answers.values()))
        return answer.entry()

    def rename(self, name: str, number: str) -> None:
        """Say which record this is."""
        words = self._context.words
        self._title.setText(words._("Record {number}", number=number))
        for field in self._group.fields:
            self._answers[field.id].rename(f"{self._context.label(field)} · {name}")
        for button in self._buttons.values():
            button.setAccessibleDescription(name)

    def allow(self, *, up: bool, down: bool, copy: bool) -> None:
        """Which buttons make sense now."""
        for name, allowed in (("up", up), ("down", down), ("copy", copy)):
            self._buttons[name].setEnabled(allowed)

    def _typed(self, counter: Counter, raw: object) -> None:
        counter.show_count(raw)
        self._hide_what_is_not_asked()
        self.edited.emit()

    def _hide_what_is_not_asked(self) -> None:
        asked_when = [f for f in self._group.fields if f.visible_when is not None]
        if not asked_when:
            return
        record = self.canonical() or {}
        for field in asked_when:
            looked_at = field.visible_when.questions() if field.visible_when else ()
            own = all(self._group.field(name) for name in looked_at)
            # A condition on a question outside the group is left to the check: the field stays.
            self._rows[field.id].setVisible(not own or holds(field.visible_when, record.get))
