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


class DataPoint(Field):
    """Four small boxes. A figure may be typed with the digits and separators of any language."""

    def __init__(self, question: Question, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        words = context.words
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
        words, grid = self.context.words, QGridLayout(self)
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
        self._value.setMinimumWidth(90)
        self._year.setMinimumWidth(64)
        titles = (words._("Figure"), words._("Year"), words._("Territory"), words._("Source"))
        for place, (title, widget, stretch) in enumerate(
            zip(titles, (figure, self._year, self._territory, self._source), (4, 2, 4, 6), strict=True)
        ):
            label = PlainLabel(title, role="help")
            label.setBuddy(self._lines()[place])
            grid.addWidget(label, 0, place)
            grid.addWidget(widget, 1, place)
            grid.setColumnStretch(place, stretch)
        self.rename(self.question.label)

    def _lines(self) -> tuple[LineEdit, ...]:
        return (self._value, self._year, self._territory, self._source)

    def raw(self) -> Any:
        """The parts that hold something; a figure that cannot be read stands as typed and is refused."""
        parts: dict[str, Any] = {
            "value": self._number(self._value.text()),
            "year": self._number(self._year.text()),
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

    def _number(self, text: str) -> Any:
        if not text.strip():
            return None
        number = formats.parse_number(self.context.words, text)
        if number is None:
            return text.strip()
        return str(number) if isinstance(number, Decimal) else number

    def _show_plain(self, value: Value | None) -> None:
        point = value if isinstance(value, dict) else {}
        figure = point.get("value")
        self._value.put("" if figure is None else formats.number(self.context.words, figure))
        self._year.put(
            "" if point.get("year") is None else own_digits(self.context.words, str(point["year"]))
        )
        self._territory.put(str(point.get("territory", "")))
        self._source.put(str(point.get("source", "")))

    def _typed(self) -> None:
        figure, year = self._number(self._value.text()), self._number(self._year.text())
        words = self.context.words
        if isinstance(figure, str) and formats.parse_number(words, figure) is None:
            self.remarked.emit(words._("This figure could not be read. Write digits only, such as 84300."))
        elif year is not None and not (isinstance(year, int) and 1000 <= year <= 9999):
            self.remarked.emit(words._("A year has four digits."))
        else:
            self.remarked.emit("")
            self._edited()

    def _tidy(self) -> None:
        number = self._number(self._value.text())
        if number is not None and formats.parse_number(self.context.words, self._value.text()) is not None:
            self._value.put(formats.number(self.context.words, number))
