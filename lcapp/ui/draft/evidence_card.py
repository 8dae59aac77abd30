"""One registered file or link: number, title, what it is, date, caption and rights, and what it supports."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.file_kinds import ENDINGS, name_misleads
from lcapp.domain.forms import Question, QuestionType
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_annexes import kind_of_file_words, removal_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.date_field import DateField
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.fields.small_button import small_button


class EvidenceCard(QFrame):
    """`changed` carries the evidence as the person wants it now; `moved` one step up (-1) or down (1)."""

    changed = Signal(object)
    moved = Signal(int)
    removed = Signal()
    open_wanted = Signal()
    cite_wanted = Signal()
    insert_wanted = Signal()

    def __init__(
        self,
        evidence: Evidence,
        words: Words,
        look: Look,
        *,
        label_of: Callable[[str], str],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self._words, self._look = words, look
        self._label_of, self._today = label_of, today
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 12)
        column.setSpacing(6)
        self._build_head(column)
        self._build_lines(column)
        self._build_foot(column)
        self._name()

    def _build_head(self, column: QVBoxLayout) -> None:
        words, evidence = self._words, self.evidence
        self._title = PlainLabel(role="label", wrap=True)
        self.up = small_button(self._look, "chevron-up", words._("Move up"), lambda: self.moved.emit(-1))
        self.down = small_button(self._look, "chevron-down", words._("Move down"), lambda: self.moved.emit(1))
        opens = words._("Open link") if evidence.kind is EvidenceKind.LINK else words._("Open the file")
        self.open = small_button(self._look, "external-link", opens, self.open_wanted.emit)
        self.open.setEnabled(evidence.kind is EvidenceKind.LINK or evidence.media_type in ENDINGS)
        self.remove = small_button(self._look, "trash", words._("Remove"), self.removed.emit)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        for button in (self.up, self.down, self.open, self.remove):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for said in about_lines(words, evidence):
            column.addWidget(PlainLabel(said, role="help", wrap=True))

    def _build_lines(self, column: QVBoxLayout) -> None:
        words, evidence = self._words, self.evidence
        self.annex: SquareMark | None = None
        if evidence.pages:
            self.annex = SquareMark()
            self.annex.setChecked(evidence.annex)
            self.annex.toggled.connect(lambda on: self._change(annex=on))
            column.addWidget(OptionRow(self.annex, words._("Print it in the dossier as an annex")))
        self.title = self._line(column, words._("Title"), evidence.title, "title")
        self._build_date(column)
        self.caption = self._line(column, words._("Caption"), evidence.caption, "caption")
        is_file = evidence.kind is EvidenceKind.FILE
        whose = (
            words._("Rights, such as the photographer") if is_file else words._("Rights, such as the author")
        )
        self.rights = self._line(column, whose, evidence.rights, "rights")

    def _build_date(self, column: QVBoxLayout) -> None:
        words = self._words
        name = words._("Date: day, month or year")
        asked = Question("dated", QuestionType.DATE, name, partial=True)
        context = FieldContext(words, self._look, "", (), tuple, self._today, {})
        self.dated = DateField(asked, context)
        self.dated.rename(words._("{title} of {number}", title=name, number=self.evidence.name))
        self.dated.show_answer(self.evidence.dated or None)
        for in_words in self.dated.findChildren(PlainLabel):
            # Two calendars in one row would leave the line no room in the narrow panel.
            in_words.setWordWrap(True)
        label = PlainLabel(name, role="help")
        label.setBuddy(self.dated.entry())
        trouble = PlainLabel(role="help", wrap=True)
        trouble.setVisible(False)
        for widget in (label, self.dated, trouble):
            column.addWidget(widget)

        def say(sentence: str) -> None:
            trouble.setText(sentence)
            trouble.setVisible(bool(sentence))

        self.dated.remarked.connect(say)
        line = self.dated.entry()
        assert isinstance(line, LineEdit)
        # A date is whole only when the person goes on: 20 and 201 on the way to 2019 are none.
        line.setMinimumWidth(line.fontMetrics().horizontalAdvance("0000-00-00") + 26)
        line.left.connect(lambda: self._change(dated=self.dated.raw() or ""))

    def _build_foot(self, column: QVBoxLayout) -> None:
        words, evidence = self._words, self.evidence
        supported = ", ".join(self._label_of(each) for each in evidence.supports)
        if supported:
            said = words._("Supports: {questions}", questions=supported)
            column.addWidget(PlainLabel(said, role="help", wrap=True))
        self.insert = self._link(
            column, words._("Cite ({number}) at the cursor", number=evidence.name), self.insert_wanted.emit
        )
        self.cite = self._link(column, words._("Cite it at this question"), self.cite_wanted.emit)

    def _link(self, column: QVBoxLayout, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "link")
        button.clicked.connect(lambda: act())
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return button

    def _line(self, column: QVBoxLayout, title: str, text: str, part: str) -> LineEdit:
        line = LineEdit(name=self._words._("{title} of {number}", title=title, number=self.evidence.name))
        line.put(text)
        label = PlainLabel(title, role="help")
        label.setBuddy(line)
        column.addWidget(label)
        column.addWidget(line)
        line.left.connect(lambda: self._change(**{part: line.text().strip()}))
        return line

    def _name(self) -> None:
        words, evidence = self._words, self.evidence
        name = words._("{number}: {title}", number=evidence.name, title=harmless(words, evidence.title))
        self._title.setText(name)
        for button in (self.up, self.down, self.open, self.remove, self.cite, self.insert):
            button.setAccessibleDescription(name)

    def _change(self, **parts: Any) -> None:
        changed = replace(self.evidence, **parts)
        if not changed.title:
            # Without a title it is called by its own name, as when it was added.
            changed = replace(changed, title=changed.file_name or changed.url)
            self.title.put(changed.title)
        if changed != self.evidence:
            self.evidence = changed
            self._name()
            self.changed.emit(changed)

    def allow(self, *, writable: bool, up: bool, down: bool) -> None:
        """What makes sense now."""
        self.up.setEnabled(writable and up)
        self.down.setEnabled(writable and down)
        for button in (self.remove, self.cite, self.insert):
            button.setEnabled(writable)
        if self.annex is not None:
            self.annex.setEnabled(writable)
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(not writable)
        self.dated.set_read_only(not writable)


def about(words: Words, evidence: Evidence) -> str:
    """What it is: file name, kind, pages and size, or the address."""
    if evidence.kind is EvidenceKind.LINK:
        return harmless(words, evidence.url)
    parts = [harmless(words, evidence.file_name)]
    if evidence.pages > 1:
        parts.append(words.ngettext("{count} page", "{count} pages", evidence.pages))
    parts.append(formats.file_size(words, evidence.size))
    return " · ".join(part for part in parts if part)


def about_lines(words: Words, evidence: Evidence) -> list[str]:
    """What it is, and what must be known of it; a line each."""
    told, kind = [about(words, evidence)], kind_of_file_words(words, evidence.media_type)
    if kind and name_misleads(evidence.file_name, evidence.media_type):
        told.append(words._("It is {kind}, whatever its name says.", kind=kind))
    if evidence.kind is EvidenceKind.FILE and not evidence.pages:
        told.append(words._("It is only listed among the evidence, not printed."))
    if evidence.removed:
        things = words.listed([removal_words(words, code) for code in evidence.removed])
        told.append(words._("Left out for safety: {things}.", things=things))
    if evidence.signed:
        told.append(words._("This file carries a digital signature; its original travels unchanged."))
    return told
