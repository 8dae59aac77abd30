"""One registered file or link: number, name, what it is, its caption and rights, and what it supports."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.fields.small_button import small_button


class EvidenceCard(QFrame):
    """`changed` carries the evidence as the person wants it now; `moved` one step up (-1) or down (1)."""

    changed = Signal(object)
    moved = Signal(int)
    removed = Signal()
    cite_wanted = Signal()

    def __init__(
        self,
        evidence: Evidence,
        words: Words,
        look: Look,
        *,
        label_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self._words = words
        self._label_of = label_of
        self.setProperty("role", "card")
        self._build(look)

    def _build(self, look: Look) -> None:
        words, evidence = self._words, self.evidence
        name = words._("{number}: {title}", number=evidence.name, title=harmless(words, evidence.title))
        self._title = PlainLabel(name, role="label", wrap=True)
        self.up = small_button(look, "chevron-up", words._("Move up"), lambda: self.moved.emit(-1))
        self.down = small_button(look, "chevron-down", words._("Move down"), lambda: self.moved.emit(1))
        self.remove = small_button(look, "trash", words._("Remove"), self.removed.emit)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        for button in (self.up, self.down, self.remove):
            button.setAccessibleDescription(name)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(PlainLabel(about(words, evidence), role="help", wrap=True))
        if evidence.removed:
            said = words._("Left out for safety: {things}.", things=_removed(words, evidence.removed))
            column.addWidget(PlainLabel(said, role="help", wrap=True))
        if evidence.signed:
            said = words._("This file carries a digital signature; its original travels unchanged.")
            column.addWidget(PlainLabel(said, role="help", wrap=True))
        self.annex: SquareMark | None = None
        if evidence.pages:
            self.annex = SquareMark()
            self.annex.setChecked(evidence.annex)
            self.annex.toggled.connect(lambda on: self._change(annex=on))
            column.addWidget(OptionRow(self.annex, words._("Print it in the dossier as an annex")))
        self.caption = self._line(column, words._("Caption"), evidence.caption, "caption")
        if evidence.kind is EvidenceKind.FILE:
            self.rights = self._line(
                column, words._("Rights, such as the photographer"), evidence.rights, "rights"
            )
        supported = ", ".join(self._label_of(each) for each in evidence.supports)
        if supported:
            said = words._("Supports: {questions}", questions=supported)
            column.addWidget(PlainLabel(said, role="help", wrap=True))
        self.cite = QPushButton(words._("Cite it at this question"))
        self.cite.setProperty("role", "link")
        self.cite.setAccessibleDescription(name)
        self.cite.clicked.connect(self.cite_wanted)
        column.addWidget(self.cite, 0, Qt.AlignmentFlag.AlignLeading)

    def _line(self, column: QVBoxLayout, title: str, text: str, part: str) -> LineEdit:
        line = LineEdit(name=self._words._("{title} of {number}", title=title, number=self.evidence.name))
        line.setText(text)
        label = PlainLabel(title, role="help")
        label.setBuddy(line)
        column.addWidget(label)
        column.addWidget(line)
        line.left.connect(lambda: self._change(**{part: line.text().strip()}))
        return line

    def _change(self, **parts: Any) -> None:
        changed = replace(self.evidence, **parts)
        if changed != self.evidence:
            self.evidence = changed
            self.changed.emit(changed)

    def allow(self, *, writable: bool, up: bool, down: bool) -> None:
        """What makes sense now."""
        self.up.setEnabled(writable and up)
        self.down.setEnabled(writable and down)
        self.remove.setEnabled(writable)
        self.cite.setEnabled(writable)
        if self.annex is not None:
            self.annex.setEnabled(writable)
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(not writable)


def about(words: Words, evidence: Evidence) -> str:
    """What it is: file name, kind, pages and size, or the address."""
    if evidence.kind is EvidenceKind.LINK:
        return harmless(words, evidence.url)
    parts = [harmless(words, evidence.file_name)]
    if evidence.pages > 1:
        parts.append(words.ngettext("{count} page", "{count} pages", evidence.pages))
    parts.append(formats.file_size(words, evidence.size))
    if evidence.dated:
        parts.append(formats.day(words, evidence.dated))
    return " · ".join(part for part in parts if part)


def _removed(words: Words, codes: tuple[str, ...]) -> str:
    from lcapp.i18n.wording_annexes import removal_words

    return words.listed([removal_words(words, code) for code in codes])
