"""Repeated records: one card each, with the fields of the form inside."""

import uuid
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Question
from lcapp.i18n import formats
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.record_card import RecordCard
from lcapp.ui.fields.tab_order import tab_before


class Group(Field):
    """Records that can be added, removed, moved and copied; each keeps its id."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._cards: list[RecordCard] = []
        self._read_only = False
        self._in_place = True
        """Whether every record has its place, so that they can be numbered."""
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        self._add = QPushButton(context.words._("Add another"))
        self._add.setIcon(context.look.icon("plus", "accent"))
        self._add.setProperty("role", "link")
        self._add.clicked.connect(lambda: self.add())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._build_folding())
        outer.addLayout(self._column)
        outer.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self._insert(0, {"id": uuid.uuid4().hex})

    def _build_folding(self) -> QWidget:
        words = self.context.words
        self._folding = QWidget()
        row = QHBoxLayout(self._folding)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        self.folds = {True: QPushButton(words._("Fold all")), False: QPushButton(words._("Unfold all"))}
        for folded, button in self.folds.items():
            button.setProperty("role", "link")
            button.clicked.connect(partial(self.fold_all, folded=folded))
            row.addWidget(button)
        return self._folding

    @property
    def cards(self) -> Sequence[RecordCard]:
        """The records in order."""
        return tuple(self._cards)

    def raw(self) -> Any:
        """Every record with its id, None while all are empty; an empty one is left to `canonical`."""
        records = [card.raw() for card in self._cards]
        return records if any(len(record) > 1 for record in records) else None

    def set_read_only(self, read_only: bool) -> None:
        """Everything readable, nothing changeable."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for card in self._cards:
            card.set_read_only(read_only)

    def entry(self) -> QWidget:
        """The first field of the first record."""
        return self._cards[0].entry()

    def go_to(self, item: str = "", field: str = "") -> bool:
        """Focus a record or a field in it."""
        for card in self._cards:
            if card.record_id == item:
                card.set_folded(False)
                card.entry(field).setFocus()
                return True
        return False

    def rename(self, name: str) -> None:
        """Each record says the question and its number."""
        self.name = name
        for button in (self._add, *self.folds.values()):
            button.setAccessibleName(f"{button.text()}: {name}")
        self._number()

    def describe(self, text: str) -> None:
        """The group as a whole; fields have their own."""
        self.setAccessibleDescription(text)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Hand each record its own."""
        for card in self._cards:
            card.show_findings([f for f in findings if f.item == card.record_id])

    def fold_all(self, *_checked: bool, folded: bool) -> None:
        """Show only the heads of all records, or their fields as well."""
        for card in self._cards:
            card.set_folded(folded)

    def add(self) -> None:
        """An empty record at the end, ready to type in."""
        self._insert(len(self._cards), {"id": uuid.uuid4().hex}).entry().setFocus()

    def remove(self, card: RecordCard) -> None:
        """Take a record away; the draft's undo brings it back."""
        if len(self._cards) == 1:
            self._insert(1, {"id": uuid.uuid4().hex})
        place = self._cards.index(card)
        self._take(card)
        self._cards[max(0, place - 1)].entry().setFocus()
        self._edited()

    def duplicate(self, card: RecordCard) -> None:
        """A copy right below, under an id of its own."""
        if self._may_add():
            copy = self._insert(
                self._cards.index(card) + 1, {**(card.canonical() or {}), "id": uuid.uuid4().hex}
            )
            copy.entry().setFocus()
            self._edited()

    def shift(self, card: RecordCard, by: int) -> None:
        """Move a record up or down."""
        place = self._cards.index(card)
        if 0 <= place + by < len(self._cards):
            self._cards.insert(place + by, self._cards.pop(place))
            self._column.removeWidget(card)
            self._column.insertWidget(place + by, card)
            self._tab_to(place + by)
            self._number()
            self._edited()

    def _may_add(self) -> bool:
        most = self.question.max_items
        return not self._read_only and (most is None or len(self._cards) < most)

    def _insert(self, place: int, record: dict[str, Value]) -> RecordCard:
        card = RecordCard(self.question, self.context, record_id=str(record["id"]))
        card.show_record(record)
        card.set_read_only(self._read_only)
        card.edited.connect(self._edited)
        card.remarked.connect(self.remarked)
        card.remove_wanted.connect(lambda: self.remove(card))
        card.copy_wanted.connect(lambda: self.duplicate(card))
        card.move_wanted.connect(lambda by: self.shift(card, by))
        self._cards.insert(place, card)
        self._column.insertWidget(place, card)
        self._tab_to(place)
        self._number()
        return card

    def _tab_to(self, place: int) -> None:
        after = self._cards[place + 1] if place + 1 < len(self._cards) else self._add
        tab_before(self._cards[place], after)

    def _take(self, card: RecordCard) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()

    def _number(self) -> None:
        if not self._in_place:
            return
        words = self.context.words
        for number, card in enumerate(self._cards, start=1):
            counted = formats.number(words, number)
            card.rename(words._("{question}, record {number}", question=self.name, number=counted), counted)
            card.allow(up=number > 1, down=number < len(self._cards), copy=self._may_add())
        self._add.setEnabled(self._may_add())
        self._folding.setVisible(len(self._cards) > 1)

    def _show_plain(self, value: Value | None) -> None:
        shown = value if isinstance(value, list) else []
        known = {card.record_id: card for card in self._cards}
        self._in_place = False
        for place, record in enumerate(shown):
            card = known.pop(str(record["id"]), None)
            if card is None:
                self._insert(place, record)
                continue
            card.show_record(record)
            self._cards.remove(card)
            self._cards.insert(place, card)
            self._column.removeWidget(card)
            self._column.insertWidget(place, card)
            self._tab_to(place)
        if not shown:
            self._insert(0, {"id": uuid.uuid4().hex})
        for card in self._cards[max(1, len(shown)) :]:
            self._take(card)
        self._in_place = True
        self._number()
