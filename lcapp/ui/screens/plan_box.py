"""The plan of days: a first day, a deadline where none is known, the dated list, and its printed page."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.back_planner import BackPlan, PlannedDay, plan_back
from lcapp.domain.calls import Call
from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.weekends import weekend_of
from lcapp.i18n.wording import certainty_word, error_sentence, harmless, party_words
from lcapp.i18n.wording_guide import planned_sentence
from lcapp.services.app import App
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.date_text import iso_date, line_text, placeholder
from lcapp.ui.fields.layouts import empty
from lcapp.ui.screens.context import ScreenContext

_SURE = ("seen", "typed")


class PlanBox(QWidget):
    """Reckons anew with every change; printing writes one page."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._call: Call | None = None
        self._country = ""
        self.plan: BackPlan | None = None
        words = context.words
        self.start = self._line(words._("First day of work"))
        self.deadline = self._line(words._("A deadline of your own"))
        self.start.setText(line_text(words, context.today().isoformat()))
        self.print = QPushButton(words._("Print as one page…"))
        self.said = PlainLabel(role="help", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, (text, line) in enumerate(
            (
                (words._("First day of work"), self.start),
                (words._("A deadline of your own, which binds instead of the call's"), self.deadline),
            )
        ):
            label = PlainLabel(text, wrap=True)
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.print)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.said)
        column.addLayout(self._list)
        column.addLayout(buttons)
        for line in (self.start, self.deadline):
            line.textChanged.connect(self._reckon)
        self.print.clicked.connect(self._print)

    def show_call(self, call: Call) -> None:
        """Plan for another call."""
        self._call = call
        self._reckon()

    def keep_country(self, country: str) -> None:
        """Keep the weekend of a country (ISO code, or empty)."""
        if country != self._country:
            self._country = country
            self._reckon()

    def _reckon(self) -> None:
        empty(self._list)
        words, call = self._context.words, self._call
        if call is None:
            return
        self.plan = plan_back(
            call,
            self._context.app.guide.steps,
            start=self._day(self.start) or self._context.today(),
            deadline=self._day(self.deadline),
            weekend=weekend_of(self._country),
        )
        self.print.setEnabled(self.plan is not None)
        if self.plan is None:
            self.said.setText(
                words._("No deadline lies ahead in this call. Type one above to see what it would take.")
            )
            return
        binding = formats.day_in_calendars(words, self.plan.binding.isoformat(), weekday=True)
        told = words._("Reckoned back from {day}.", day=binding)
        if self.plan.squeezed:
            told += " " + words._("Less time is left than usual; all steps stand closer together.")
        self.said.setText(told)
        self._list.addWidget(self._rows(self.plan))

    def _rows(self, plan: BackPlan) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, planned in enumerate(plan.days):
            day = formats.day_in_calendars(self._context.words, planned.value)
            label = PlainLabel(day, role="label" if planned.fixed else "")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._said_of(planned), row, 1)
        return sheet

    def _said_of(self, planned: PlannedDay) -> QWidget:
        words = self._context.words
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        what = PlainLabel(planned_sentence(words, planned), role="label" if planned.fixed else "", wrap=True)
        column.addWidget(what)
        parts = [party_words(words, planned.who)]
        if planned.fixed and planned.certainty not in _SURE:
            parts.append(certainty_word(words, planned.certainty))
        if planned.source:
            parts.append(words._("Source: {source}", source=harmless(words, planned.source)))
        column.addWidget(PlainLabel(" · ".join(parts), role="help", wrap=True))
        return box

    def _day(self, line: QLineEdit) -> date | None:
        iso = iso_date(line.text(), partial=False, words=self._context.words)
        return date.fromisoformat(iso) if iso else None

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(placeholder(self._context.words))
        return line

    def _print(self) -> None:
        context, words, plan, call = self._context, self._context.words, self.plan, self._call
        if plan is None or call is None:
            return
        chosen = context.dialogs.choose_file_to_save(
            words._("Print as one page"), f"plan-{call.id}.pdf", words._("PDF files (*.pdf)")
        )
        if chosen is None:
            return
        language, paper = words.language, context.settings().paper
        context.tasks.run(
            _write,
            *(context.app, plan, call, language, paper, Path(chosen)),
            done=lambda file: self.said.setText(words._("Written: {file}", file=harmless(words, str(file)))),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        if isinstance(error, LcappError):
            self.said.setText(error_sentence(words, error))
        else:
            self.said.setText(words._("The file could not be written. The details are in the log."))


def _write(app: App, plan: BackPlan, call: Call, language: str, paper: str, file: Path) -> Path:
    data = app.print_plan(plan, call, language=language, paper=paper, city="", moment=app.clock())
    app.write_file(file, data)
    return file
