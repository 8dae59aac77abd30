"""A figure with what makes it comparable: unit, year, territory and source."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from lcapp.domain.answers import Value
from lcapp.domain.forms import Question
from lcapp.i18n import formats
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.tongue import own_digits

_DIGITS_OF_A_YEAR = 4
_FIRST_YEAR = 1000
_WIDEST_ROW = 780
"""Width of sixty digits, in pixels, from which the four boxes need two rows."""


class DataPoint(Field):
    """Four small boxes. A figure may be typed with the digits and separators of any language."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        words = context.words
        self._figure: int | str | None = None
        self._known_year: int | None = None
        self._value = LineEdit(name=question.label)
        self._year = LineEdit(name=words._("Year of the figure"))
        self._territory = LineEdit(name=words._("Territory the figure is for"))
        self._source = LineEdit(name=words._("Source of the figure"))
        self._value.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._year.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._build()
        for line in self._lines():
            line.textEdited.connect(self._typed)
        self._value.left.connect(self._tidy)
        self.setFocusProxy(self._value)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        figure = QWidget()
        row = QHBoxLayout(figure)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._value, 1)
        if self.question.unit:
            unit = self.context.own_words(self.question, "unit", self.question.unit)
            row.addWidget(PlainLabel(unit, role="muted"))
        metrics = self.fontMetrics()
        self._value.setMinimumWidth(metrics.horizontalAdvance("0,000,000") + 24)
        self._year.setMinimumWidth(metrics.horizontalAdvance("0000") + 28)
        self._place(grid, figure, two_rows=metrics.horizontalAdvance("0" * 60) > _WIDEST_ROW)
        self.rename(self.question.label)

    def _place(self, grid: QGridLayout, figure: QWidget, *, two_rows: bool) -> None:
        words = self.context.words
        titles = (words._("Figure"), words._("Year"), words._("Territory"), words._("Source"))
        boxes = (figure, self._year, self._territory, self._source)
        for place, (title, box, line) in enumerate(zip(titles, boxes, self._lines(), strict=True)):
            label = PlainLabel(title, role="help")
            label.setBuddy(line)
            row, column = (2 * (place // 2), place % 2) if two_rows else (0, place)
            grid.addWidget(label, row, column)
            grid.addWidget(box, row + 1, column)
            grid.setColumnStretch(column, (4, 2, 4, 6)[place] if not two_rows else 1)

    def _lines(self) -> tuple[LineEdit, ...]:
        return (self._value, self._year, self._territory, self._source)

    def raw(self) -> Any:
        """The parts that hold something; where a part cannot be read, what was understood last."""
        parts: dict[str, Any] = {
            "value": self._figure,
            "year": self._known_year,
            "territory": self._territory.text().strip(),
            "source": self._source.text().strip(),
        }
        return {name: part for name, part in parts.items() if part not in (None, "")} or None

    def set_read_only(self, read_only: bool) -> None:
        """Readable and selectable, not changeable."""
        for line in self._lines():
            line.setReadOnly(read_only)

    def entry(self) -> QWidget:
        """The figure."""
        return self._value

    def rename(self, name: str) -> None:
        """Each box says the question and its own part."""
        words = self.context.words
        self.name = name
        self._value.setAccessibleName(name)
        self._year.setAccessibleName(words._("Year of: {question}", question=name))
        self._territory.setAccessibleName(words._("Territory of: {question}", question=name))
        self._source.setAccessibleName(words._("Source of: {question}", question=name))

    def _show_plain(self, value: Value | None) -> None:
        point = value if isinstance(value, dict) else {}
        words = self.context.words
        self._figure, self._known_year = point.get("value"), point.get("year")
        self._value.put("" if self._figure is None else formats.number(words, self._figure))
        self._year.put("" if self._known_year is None else own_digits(words, str(self._known_year)))
        self._territory.put(str(point.get("territory", "")))
        self._source.put(str(point.get("source", "")))

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
        words, text = self.context.words, self._year.text().strip()
        if text and not (len(text) == _DIGITS_OF_A_YEAR and text.isdecimal() and int(text) >= _FIRST_YEAR):
            return words._("A year has four digits.")
        self._known_year = int(text) if text else None
        return ""

    def _tidy(self) -> None:
        if formats.parse_number(self.context.words, self._value.text()) is not None:
            self._value.put(formats.number(self.context.words, self._figure or 0))
