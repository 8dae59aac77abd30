"""A figure with what makes it comparable: unit, year, territory, source, what it rests on, how sure it is."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcapp.domain.answers import BASES, CONFIDENCES, Value
from lcapp.domain.forms import Question
from lcapp.i18n import Words, formats
from lcapp.i18n.wording_history import part_words
from lcapp.i18n.wording_records import basis_words, confidence_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.tongue import own_digits

_DIGITS_OF_A_YEAR = 4
_FIRST_YEAR = 1000
_WIDEST_ROW = 780
"""Width of sixty digits, in pixels, from which year and territory need a row each."""
_ROWS = ({"value": 4, "year": 2, "territory": 6}, {"source": 1}, {"basis": 1, "confidence": 1})
"""The parts in each row and their shares of it: names of places and sources are long, and are read whole."""
_NARROW_ROWS = ({"value": 3, "year": 2}, {"territory": 1}, *_ROWS[1:])


class DataPoint(Field):
    """A small box for the figure and for each part asked. Any language's digits and separators are read."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        words = context.words
        self._figure: int | str | None = None
        self._known_year: int | None = None
        self._value = LineEdit(name=self.name)
        self._value.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        texts = [part for part in question.parts if part in ("year", "territory", "source")]
        self._texts = {part: LineEdit(name=part_words(words, part)) for part in texts}
        self._choices = {
            part: _choice(words, part) for part in question.parts if part in ("basis", "confidence")
        }
        if year := self._texts.get("year"):
            year.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._build()
        for line in self._lines():
            line.textEdited.connect(self._typed)
        for choice in self._choices.values():
            choice.activated.connect(self._edited)
        self._value.left.connect(self._tidy)
        self.setFocusProxy(self._value)

    def _build(self) -> None:
        figure = QWidget()
        row = QHBoxLayout(figure)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._value, 1)
        if self.question.unit:
            unit = self.context.own_words(self.question, "unit", self.question.unit)
            row.addWidget(PlainLabel(unit, role="muted"))
        metrics = self.fontMetrics()
        self._value.setMinimumWidth(metrics.horizontalAdvance("0,000,000") + 24)
        if year := self._texts.get("year"):
            year.setMinimumWidth(metrics.horizontalAdvance("0000") + 28)
        self._place(figure, narrow=metrics.horizontalAdvance("0" * 60) > _WIDEST_ROW)
        self.rename(self.name)

    def _place(self, figure: QWidget, *, narrow: bool) -> None:
        boxes: dict[str, tuple[QWidget, QWidget]] = {"value": (figure, self._value)}
        boxes |= {part: (line, line) for part, line in self._texts.items()}
        boxes |= {part: (choice, choice) for part, choice in self._choices.items()}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for shares in _NARROW_ROWS if narrow else _ROWS:
            asked = {part: share for part, share in shares.items() if part in boxes}
            if not asked:
                continue
            row = QHBoxLayout()
            row.setSpacing(12)
            rows.addLayout(row)
            for part, share in asked.items():
                box, buddy = boxes[part]
                cell = QVBoxLayout()
                cell.setSpacing(2)
                if len(boxes) > 1:
                    label = PlainLabel(part_words(self.context.words, part), role="help")
                    label.setBuddy(buddy)
                    cell.addWidget(label)
                cell.addWidget(box)
                row.addLayout(cell, share)

    def _lines(self) -> tuple[LineEdit, ...]:
        return (self._value, *self._texts.values())

    def raw(self) -> Any:
        """The parts that hold something; where a part cannot be read, what was understood last."""
        parts: dict[str, Any] = {"value": self._figure}
        for part, line in self._texts.items():
            parts[part] = self._known_year if part == "year" else line.text().strip()
        parts |= {part: choice.currentData() for part, choice in self._choices.items()}
        return {name: part for name, part in parts.items() if part not in (None, "")} or None

    def set_read_only(self, read_only: bool) -> None:
        """Readable and selectable, not changeable."""
        for line in self._lines():
            line.setReadOnly(read_only)
        for choice in self._choices.values():
            choice.setEnabled(not read_only)

    def entry(self) -> QWidget:
        """The figure."""
        return self._value

    def rename(self, name: str) -> None:
        """Each box says the question and its own part."""
        words = self.context.words
        self.name = name
        self._value.setAccessibleName(name)
        said = {
            "year": words._("Year of: {question}", question=name),
            "territory": words._("Territory of: {question}", question=name),
            "source": words._("Source of: {question}", question=name),
            "basis": words._("What it rests on: {question}", question=name),
            "confidence": words._("How sure: {question}", question=name),
        }
        for part, box in (*self._texts.items(), *self._choices.items()):
            box.setAccessibleName(said[part])

    def _show_plain(self, value: Value | None) -> None:
        point = value if isinstance(value, dict) else {}
        words = self.context.words
        self._figure, self._known_year = point.get("value"), point.get("year")
        self._value.put("" if self._figure is None else formats.number(words, self._figure))
        for part, line in self._texts.items():
            text = str(point.get(part, ""))
            line.put(own_digits(words, text) if part == "year" else text)
        for part, choice in self._choices.items():
            choice.setCurrentIndex(max(0, choice.findData(point.get(part))))

    def _typed(self) -> None:
        self.remarked.emit(self._read_figure() or self._read_year())
        self._edited()

    def _read_figure(self) -> str:
        """Take the figure in; a sentence where it cannot be read."""
        words, text = self.context.words, self._value.text()
        number = formats.parse_number(words, text)
        if text.strip() and number is None:
            return words._("This figure could not be read. Write digits only, such as 84300.")
        self._figure = str(number) if isinstance(number, Decimal) else number
        return ""

    def _read_year(self) -> str:
        """Take the year in; a sentence where it is none."""
        if "year" not in self._texts:
            return ""
        words, text = self.context.words, self._texts["year"].text().strip()
        if text and not (len(text) == _DIGITS_OF_A_YEAR and text.isdecimal() and int(text) >= _FIRST_YEAR):
            return words._("A year has four digits.")
        self._known_year = int(text) if text else None
        return ""

    def _tidy(self) -> None:
        if formats.parse_number(self.context.words, self._value.text()) is not None:
            self._value.put(formats.number(self.context.words, self._figure or 0))


def _choice(words: Words, part: str) -> Combo:
    combo = Combo(name=part_words(words, part))
    combo.addItem(words._("Choose…"), "")
    for option in BASES if part == "basis" else CONFIDENCES:
        combo.addItem(
            basis_words(words, option) if part == "basis" else confidence_words(words, option), option
        )
    return combo
