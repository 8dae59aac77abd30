"""One record of a group: its head, and the fields one below the other, which can be folded away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain import values
from lcapp.domain.answers import Value
from lcapp.domain.city_records import WRITTEN_BY_PROGRAM
from lcapp.domain.conditions import holds
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Question, QuestionType
from lcapp.errors import InputRefused
from lcapp.i18n.form_texts import FormWords
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.chosen_options import ChosenOptions
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.counter import Counter
from lcapp.ui.fields.language_tabs import LanguageTabs
from lcapp.ui.fields.record_head import RecordHead
from lcapp.ui.models.record_title import record_title

_FEW_OPTIONS = 5
"""Beyond, the marks of a field would push the other fields of the record off the screen."""


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
        self._found: frozenset[str] = frozenset()
        self._build()

    def _build(self) -> None:
        self.head = RecordHead(self._context.words, self._context.look)
        self.head.fold_wanted.connect(self.set_folded)
        self.head.remove_wanted.connect(self.remove_wanted)
        self.head.copy_wanted.connect(self.copy_wanted)
        self.head.move_wanted.connect(self.move_wanted)
        self._body = QWidget()
        fields = QVBoxLayout(self._body)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(rule())
        column.addWidget(self.head)
        column.addWidget(self._body)
        for field in self._group.fields:
            self._build_field(fields, field)
        self.set_folded(self.record_id in self._context.folded)

    @property
    def is_folded(self) -> bool:
        """Whether only the head is shown."""
        return self.record_id in self._context.folded

    def set_folded(self, folded: bool) -> None:
        """Show the head only, or the fields as well; remembered as long as the window is open."""
        if folded:
            self._context.folded.add(self.record_id)
        else:
            self._context.folded.discard(self.record_id)
        self._body.setVisible(not folded)
        self.head.show_folded(folded)

    def _build_field(self, column: QVBoxLayout, field: Question) -> None:
        answer: AnswerBox | LanguageTabs
        first = self._context.label(field)
        label = PlainLabel(first, wrap=True)
        counter = Counter(field, self._context.words)
        context = self._context
        if len(field.options) > _FEW_OPTIONS:
            context = replace(context, registry={**context.registry, QuestionType.CHOICES: ChosenOptions})
        if field.translatable:
            tabs = answer = LanguageTabs(field, context)
            tabs.answer_edited.connect(lambda _code, raw: self._typed(counter, raw))
            tabs.language_chosen.connect(lambda _code: counter.show_count(tabs.box.raw()))
        else:
            answer = AnswerBox(field, context)
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
        row.setVisible(field.id not in WRITTEN_BY_PROGRAM)

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
        self._say()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Hand each field its own."""
        self._found = frozenset(finding.field for finding in findings)
        self._say()
        for name, answer in self._answers.items():
            answer.show_findings([f for f in findings if f.field == name])

    def set_read_only(self, read_only: bool) -> None:
        """Everything readable, nothing changeable."""
        for answer in self._answers.values():
            answer.set_read_only(read_only)
        for button in self.head.buttons.values():
            button.setVisible(not read_only)

    def entry(self, field: str = "") -> QWidget:
        """What takes the focus: a field's, or the first; the head's arrow where all are folded away."""
        if self.is_folded:
            return self.head.fold
        answer = self._answers.get(field) or next(iter(self._answers.values()))
        return answer.entry()

    def rename(self, name: str, number: str) -> None:
        """Say which record this is."""
        self.head.name(name, number)
        self._say()
        for field in self._group.fields:
            self._answers[field.id].rename(f"{self._context.label(field)} · {name}")

    def allow(self, *, up: bool, down: bool, copy: bool) -> None:
        """Which buttons make sense now."""
        for name, allowed in (("up", up), ("down", down), ("copy", copy)):
            self.head.buttons[name].setEnabled(allowed)

    def _typed(self, counter: Counter, raw: object) -> None:
        counter.show_count(raw)
        self._hide_what_is_not_asked()
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        context, record = self._context, self.raw()
        tongue = next((a.language for a in self._answers.values() if isinstance(a, LanguageTabs)), "")
        title = record_title(context.words, context.form, self._group, record, tongue)
        self.head.say(title, self._gaps(record))

    def _gaps(self, record: dict[str, Any]) -> str:
        words, label = self._context.words, self._context.label
        if len(record) == 1:
            return words._("Nothing is filled in yet.")
        asked = [field for field in self._group.fields if not self._rows[field.id].isHidden()]
        empty = [field.id for field in asked if field.required and field.id not in record]
        found = [field for field in asked if field.id in self._found and field.id not in empty]
        said = []
        if empty:
            fields = words.listed([label(field) for field in asked if field.id in empty])
            said.append(words._("Missing: {fields}", fields=fields))
        if found:
            said.append(words._("To look at: {fields}", fields=words.listed(map(label, found))))
        return " · ".join(said)

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
