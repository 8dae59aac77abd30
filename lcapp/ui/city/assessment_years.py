"""Under the card of the self-assessment: every year, to be read, and all of them side by side."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lcapp.domain.assessment import AREAS, area_levels
from lcapp.domain.charts import Table
from lcapp.domain.forms import Form
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.services.records import YearAssessed
from lcapp.ui.charts.matrix import Matrix

_MOST_COMPARED = 4
_INSET = 16


class AssessmentYears(QWidget):
    """`read_wanted` carries the number of the year's dossier.

    Args:
        years: The latest first.
        form: Of an assessment, for the names of its areas.
        words: The person's language.
        parent: Qt's parent.
    """

    read_wanted = Signal(int)

    def __init__(
        self, years: Sequence[YearAssessed], form: Form, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._years, self._form, self._words = years, form, words
        self.buttons: list[QPushButton] = []
        self.table: Matrix | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_INSET, 0, 0, 8)
        self._column.setSpacing(4)
        for one in years[1:]:
            button = QPushButton(words._("Read the assessment of {year}", year=self._named(one)))
            button.clicked.connect(partial(self.read_wanted.emit, one.number))
            self.buttons.append(button)
            self._link(button)
        self.compare = QPushButton(words._("Compare the years"))
        self.compare.setCheckable(True)
        self.compare.toggled.connect(self._show_table)
        self._link(self.compare)
        self.setVisible(len(years) > 1)

    def _link(self, button: QPushButton) -> None:
        button.setProperty("role", "link")
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_table(self, shown: bool) -> None:
        if self.table is None:
            self.table = Matrix(self._table(), self._words, name=self._words._("Levels by year"))
            self._column.addWidget(self.table)
        self.table.setVisible(shown)

    def _table(self) -> Table:
        words, own = self._words, FormWords(self._words, self._form.name)
        compared = tuple(reversed(self._years[:_MOST_COMPARED]))
        levels = [area_levels(one.answers) for one in compared]
        titles = {section.id: own.section(section) for _part, section in self._form.sections()}
        rows = tuple(
            (
                titles[area],
                *(formats.number(words, str(one[area])) if area in one else "–" for one in levels),
            )
            for area in AREAS
            if any(area in one for one in levels)
        )
        heads = (words._("Area"), *(self._named(one) for one in compared))
        return Table(heads, rows, (False, *(True for _one in compared)))

    def _named(self, one: YearAssessed) -> str:
        return formats.day(self._words, one.year) if one.year else self._words._("no year given")
