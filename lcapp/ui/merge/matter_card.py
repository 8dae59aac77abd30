"""One thing to decide, on the screen: both sides beside each other, four ways, and what will stand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip, rule
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.marks import RoundMark
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.merge.marked_box import MarkedBox
from lcapp.ui.merge.matter import Matter, matter_text

MINE, THEIRS, TOGETHER, OWN = "mine", "theirs", "together", "own"
WAYS = (MINE, THEIRS, TOGETHER, OWN)
_ROOM_OF_A_MARK = 44
"""Pixels of the round mark and the space beside it."""


class MatterCard(QWidget):
    """`decided` carries what shall stand, as a raw value.

    Args:
        matter: What it is about.
        question: What is asked there.
        words: The language.
        look: Colours.
        other: What the other side is called, such as a name.
        now: What stands now, which may have been decided before.
        parent: Qt's parent.
    """

    decided = Signal(object)

    def __init__(
        self,
        matter: Matter,
        question: Question,
        words: Words,
        look: Look,
        *,
        other: str,
        now: Value | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.matter = matter
        self._question, self._words, self._look = question, words, look
        self.ways: dict[str, RoundMark] = {}
        self._group = QButtonGroup(self)
        names = {
            MINE: words._("Yours"),
            THEIRS: other or words._("The other"),
            TOGETHER: words.pgettext("both texts, one after the other", "Together"),
            OWN: words._("Written anew"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if matter.name:
            column.addWidget(PlainLabel(matter.name, role="label", wrap=True))
        sides = QGridLayout()
        sides.setHorizontalSpacing(16)
        sides.setVerticalSpacing(6)
        self.mine = self._side(sides, 0, names[MINE], matter.mine, matter.theirs)
        self.theirs = self._side(sides, 1, names[THEIRS], matter.theirs, matter.mine)
        column.addLayout(sides)
        column.addLayout(self._choices(names))
        self.stands: MarkedBox | None = None
        if matter.is_text:
            label = PlainLabel(words._("What will stand"), role="label")
            self.stands = MarkedBox(words, look, name=words._("What will stand"))
            label.setBuddy(self.stands)
            column.addWidget(label)
            column.addWidget(self.stands)
            self.stands.rewritten.connect(self._on_rewritten)
        column.addWidget(rule())
        self._show_now(now)
        self._group.buttonToggled.connect(lambda _button, on: self._on_way() if on else None)
        self._group.buttonClicked.connect(lambda _button: self._on_way())

    @property
    def way(self) -> str:
        """Which way is chosen."""
        return next((name for name, button in self.ways.items() if button.isChecked()), OWN)

    def choose(self, way: str) -> bool:
        """Choose a way; whether it is there."""
        button = self.ways.get(way)
        if button is None:
            return False
        if button.isChecked():
            self._on_way()  # what was only suggested is decided now
        button.setChecked(True)
        if way == OWN and self.stands is not None:
            self.stands.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _side(
        self, sides: QGridLayout, column: int, name: str, value: Value | None, other: Value | None
    ) -> MarkedBox | PlainLabel:
        words = self._words
        title = PlainLabel(name, role="help")
        sides.addWidget(title, 0, column)
        sides.setColumnStretch(column, 1)
        said: MarkedBox | PlainLabel
        if self.matter.is_text:
            said = MarkedBox(words, self._look, name=words._("Text: {name}", name=name))
            said.show_beside(str(value or ""), str(other or ""))
            way = MINE if column == 0 else THEIRS
            said.rewritten.connect(lambda _text, way=way: self._on_side_rewritten(way))
        else:
            said = PlainLabel(matter_text(words, self._question, value), wrap=True)
            said.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            said.setAccessibleName(name)
        sides.addWidget(said, 1, column, Qt.AlignmentFlag.AlignTop)
        return said

    def _choices(self, names: dict[str, str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        there = {
            MINE: True,
            THEIRS: True,
            TOGETHER: self.matter.together is not None,
            OWN: self.matter.is_text,
        }
        for place, way in enumerate(WAYS, start=1):
            if there[way]:
                button = self.ways[way] = RoundMark()
                self._group.addButton(button)
                option = OptionRow(button, names[way])
                option.describe(self._words._("Alt+{number}; what will stand", number=str(place)))
                plain_tooltip(option, f"Alt+{place}")
                option.setMinimumWidth(self.fontMetrics().horizontalAdvance(names[way]) + _ROOM_OF_A_MARK)
                row.addWidget(option)
        row.addStretch(1)
        return row

    def _value(self, way: str) -> Value | None:
        matter = self.matter
        if way in (MINE, THEIRS):
            box = self.mine if way == MINE else self.theirs
            if isinstance(box, MarkedBox):
                return box.text() or None
            return matter.mine if way == MINE else matter.theirs
        if way == TOGETHER:
            return matter.together
        return (self.stands.text() or None) if self.stands is not None else matter.stands

    def _show_now(self, now: Value | None) -> None:
        known = {MINE: self.matter.mine, THEIRS: self.matter.theirs, TOGETHER: self.matter.together}
        way = next((name for name, value in known.items() if value == now and name in self.ways), OWN)
        if way in self.ways:
            self.ways[way].setChecked(True)
        if self.stands is not None:
            self.stands.show_beside(str(now or ""), str(self.matter.mine or ""))

    def _on_way(self) -> None:
        way = self.way
        if way != OWN and self.stands is not None:
            self.stands.show_beside(str(self._value(way) or ""), self._text_of(MINE))
        self.decided.emit(self._value(way))

    def _on_side_rewritten(self, way: str) -> None:
        for name, box, beside in ((MINE, self.mine, self.theirs), (THEIRS, self.theirs, self.mine)):
            if name != way and isinstance(box, MarkedBox) and isinstance(beside, MarkedBox):
                box.compare_with(beside.text())
        if self.way == way:
            self._on_way()

    def _on_rewritten(self, _text: str) -> None:
        if self.way == OWN:
            self.decided.emit(self._value(OWN))
        elif OWN in self.ways:
            self.ways[OWN].setChecked(True)

    def _text_of(self, way: str) -> str:
        return str(self._value(way) or "")
