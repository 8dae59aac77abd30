"""Options put into an order: the first comes first, what is not ranked stays below."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Option, Question
from lcapp.i18n import formats
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.option_row import two_lines
from lcapp.ui.fields.small_button import small_button


class _Place(QWidget):
    """One option with its rank."""

    def __init__(self, option: Option, field: "Ranking") -> None:
        super().__init__()
        words, look = field.context.words, field.context.look
        self.option = option
        self.label = field.context.own_option(field.question, option)
        self.official = option.label if option.label != self.label else ""
        self.rank = QPushButton("–")
        self.rank.setFixedWidth(44)
        self.rank.setAccessibleDescription(self.official)
        self.rank.clicked.connect(lambda: field.toggle(option.id))
        self.buttons: tuple[QToolButton, ...] = (
            small_button(look, "chevron-up", words._("Move up"), lambda: field.shift(option.id, -1)),
            small_button(look, "chevron-down", words._("Move down"), lambda: field.shift(option.id, 1)),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.rank)
        row.addWidget(two_lines(PlainLabel(self.label, wrap=True), self.official), 1)
        for button in self.buttons:
            row.addWidget(button)
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+arrow moves."""
        moving = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() == moving and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._field.shift(self.option.id, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class Ranking(Field):
    """Press an option's number to rank it next or to take it out; arrows move it."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._order: list[str] = []
        self._read_only = False
        self._places = {option.id: _Place(option, self) for option in question.options}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(
            PlainLabel(
                context.words._("Press the mark of what comes first, then second, and so on."),
                role="help",
                wrap=True,
            )
        )
        self._arrange()

    def raw(self) -> Any:
        """Ids of the ranked options, the first first."""
        return list(self._order) or None

    def set_read_only(self, read_only: bool) -> None:
        """The order stays visible."""
        self._read_only = read_only
        for place in self._places.values():
            place.rank.setEnabled(not read_only)
        self._arrange()

    def entry(self) -> QWidget:
        """The mark of the uppermost option."""
        return self._places[self._uppermost()].rank

    def _uppermost(self) -> str:
        return self._order[0] if self._order else self.question.options[0].id

    def rename(self, name: str) -> None:
        """Options keep their own names; the ranking as a whole says the question."""
        self.name = name
        self.setAccessibleName(name)

    def describe(self, text: str) -> None:
        """The uppermost mark says its option's official words as well."""
        place = self._places[self._uppermost()]
        place.rank.setAccessibleDescription(" ".join(said for said in (place.official, text) if said))

    def go_to(self, item: str = "", field: str = "") -> bool:
        """Focus an option."""
        if item not in self._places:
            return False
        self._places[item].rank.setFocus()
        return True

    def toggle(self, option: str) -> None:
        """Rank an option next, or take it out of the order."""
        if option in self._order:
            self._order.remove(option)
        else:
            self._order.append(option)
        self._arrange()
        self._edited()

    def shift(self, option: str, by: int) -> None:
        """Move a ranked option up or down."""
        if self._read_only or option not in self._order:
            return
        place = self._order.index(option)
        if 0 <= place + by < len(self._order):
            self._order.insert(place + by, self._order.pop(place))
            self._arrange()
            self._places[option].rank.setFocus()
            self._edited()

    def _show_plain(self, value: Value | None) -> None:
        self._order = list(value) if isinstance(value, list) else []
        self._arrange()

    def _arrange(self) -> None:
        words = self.context.words
        rest = [option.id for option in self.question.options if option.id not in self._order]
        for row, name in enumerate([*self._order, *rest], start=1):
            place = self._places[name]
            ranked = name in self._order
            number = formats.number(words, row) if ranked else "–"
            place.rank.setText(number)
            said = (
                words._("{option}: place {number}", option=place.label, number=number)
                if ranked
                else words._("{option}: not ranked", option=place.label)
            )
            place.rank.setAccessibleName(said)
            place.buttons[0].setEnabled(ranked and row > 1 and not self._read_only)
            place.buttons[1].setEnabled(ranked and row < len(self._order) and not self._read_only)
            if self._column.indexOf(place) != row:
                self._column.removeWidget(place)
                self._column.insertWidget(row, place)
