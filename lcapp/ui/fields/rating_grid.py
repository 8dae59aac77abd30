"""Several rows judged on one scale: arrows and digits do everything, the mouse as well."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Option, Question
from lcapp.i18n import formats
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.marks import RoundMark
from lcapp.ui.fields.option_row import two_lines

_BACKWARD, _FORWARD = -1, 1
_OVERHANG = 8


class RatingGrid(Field):
    """Rows and marks. Digits judge, Delete takes back, arrows go from row to row and mark to mark."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self._rows: dict[str, QButtonGroup] = {}
        self._official = ""
        self._places: dict[QObject, tuple[int, int]] = {}
        self._labels: dict[str, PlainLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self._build_head(grid)
        for number, row in enumerate(question.rows):
            self._build_row(grid, number, row)
        self.setFocusProxy(self.entry())

    def _build_head(self, grid: QGridLayout) -> None:
        scale, official = self.question.scale, self.question.scale_meaning
        own = self.context.own_scale(self.question)
        for place, step in enumerate(scale):
            head = PlainLabel(formats.number(self.context.words, step), role="help")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            head.setMinimumWidth(36)
            grid.addWidget(head, 0, place + 1)
        if official:
            meanings = PlainLabel(self._told(own), role="help", wrap=True)
            if own != official:
                plain_tooltip(meanings, self._told(official))
                meanings.setAccessibleDescription(self._told(official))
            grid.addWidget(meanings, 0, 0)

    def _told(self, meaning: Sequence[str]) -> str:
        """Each step with its meaning, or only the ends where only the ends have one."""
        words, scale = self.context.words, self.question.scale
        pairs = zip(scale, meaning, strict=False) if len(meaning) == len(scale) else ()
        told = [f"{formats.number(words, s)} = {m}" for s, m in pairs if m]
        if not told:
            ends = (scale[0], scale[-1])
            told = [f"{formats.number(words, s)} = {m}" for s, m in zip(ends, meaning, strict=False)]
        return " · ".join(told)

    def _build_row(self, grid: QGridLayout, number: int, row: Option) -> None:
        group = QButtonGroup(self)
        own = self.context.own_option(self.question, row)
        official = row.label if row.label != own else ""
        self._official = self._official if number else official
        label = PlainLabel(own, wrap=True)
        # The last letter of a Persian line may hang over its end.
        end = _OVERHANG, 0
        before, after = end if self.context.words.direction == "rtl" else end[::-1]
        label.setContentsMargins(before, 0, after, 0)
        grid.addWidget(two_lines(label, official), number + 1, 0)
        for place, step in enumerate(self.question.scale):
            mark = RoundMark()
            mark.setAccessibleName(f"{own}: {formats.number(self.context.words, step)}")
            mark.setAccessibleDescription(official)
            mark.installEventFilter(self)
            group.addButton(mark, step)
            self._places[mark] = (number, place)
            grid.addWidget(mark, number + 1, place + 1, Qt.AlignmentFlag.AlignCenter)
            if place:
                mark.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        label.setBuddy(group.buttons()[0])
        group.idClicked.connect(self._edited)
        self._rows[row.id] = group
        self._labels[row.id] = label

    def name_rows(self, names: Mapping[str, str]) -> None:
        """Call rows otherwise than the form does, by their ids; for a form that gives their numbers only."""
        for row, name in names.items():
            label = self._labels[row]
            label.setText(name)
            around = label.parentWidget()
            if around is not self and around is not None:
                for official in around.findChildren(PlainLabel):
                    official.setVisible(official is label)
            for mark in self._rows[row].buttons():
                step = formats.number(self.context.words, self._rows[row].id(mark))
                mark.setAccessibleName(f"{name}: {step}")
                mark.setAccessibleDescription("")

    def raw(self) -> Any:
        """Judged rows with their step."""
        judged = {name: group.checkedId() for name, group in self._rows.items() if group.checkedButton()}
        return judged or None

    def set_read_only(self, read_only: bool) -> None:
        """Marks stay visible but do not move."""
        for group in self._rows.values():
            for mark in group.buttons():
                mark.setEnabled(not read_only)

    def entry(self) -> QWidget:
        """The first mark of the first row."""
        return next(iter(self._rows.values())).buttons()[0]

    def rename(self, name: str) -> None:
        """Rows keep their own names; the grid as a whole says the question."""
        self.name = name
        self.setAccessibleName(name)

    def describe(self, text: str) -> None:
        """The first mark says its row's official words as well."""
        self.entry().setAccessibleDescription(" ".join(said for said in (self._official, text) if said))

    def go_to(self, item: str = "", field: str = "") -> bool:
        """Focus a row."""
        if item not in self._rows:
            return False
        self._focus(list(self._rows).index(item), 0)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on a mark."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._places:
            return self._key(event, *self._places[watched])
        return super().eventFilter(watched, event)

    def _show_plain(self, value: Value | None) -> None:
        scores = value if isinstance(value, dict) else {}
        for name, group in self._rows.items():
            with QSignalBlocker(group):
                self._put(group, scores.get(name))

    def _put(self, group: QButtonGroup, step: int | None) -> None:
        group.setExclusive(False)
        for mark in group.buttons():
            mark.setChecked(group.id(mark) == step)
        group.setExclusive(True)
        self._one_stop_for_tab(group)

    def _one_stop_for_tab(self, group: QButtonGroup) -> None:
        stop = group.checkedButton() or group.buttons()[0]
        for mark in group.buttons():
            mark.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mark is stop else Qt.FocusPolicy.ClickFocus)

    def _key(self, event: QKeyEvent, row: int, place: int) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        group = list(self._rows.values())[row]
        key, text = event.key(), event.text()
        if text.isdecimal() and int(text) in self.question.scale:
            self._put(group, int(text))
            self._focus(row, self.question.scale.index(int(text)))
            self._edited()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._put(group, None)
            self._edited()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._focus(row + (_FORWARD if key == Qt.Key.Key_Down else _BACKWARD), place)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            ahead = (key == Qt.Key.Key_Right) is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
            self._focus(row, place + (_FORWARD if ahead else _BACKWARD))
        else:
            return False
        return True

    def _focus(self, row: int, place: int) -> None:
        rows = list(self._rows.values())
        if 0 <= row < len(rows) and 0 <= place < len(self.question.scale):
            rows[row].button(self.question.scale[place]).setFocus(Qt.FocusReason.OtherFocusReason)
