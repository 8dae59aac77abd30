"""The plan of days: first day, own deadline, days off, the dated list, and its printed page."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.back_planner import BackPlan, PlannedDay, Room, plan_back
from lcapp.domain.calls import Call
from lcapp.errors import LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.typed_days import typed_days
from lcapp.i18n.weekends import weekend_of
from lcapp.i18n.wording import certainty_word, error_sentence, harmless, party_words
from lcapp.i18n.wording_guide import left_out_sentences, planned_sentence, room_sentence
from lcapp.services.app import App
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.fields.date_text import line_text, placeholder, trouble_words
from lcapp.ui.fields.layouts import empty
from lcapp.ui.screens.asked_line import AskedLine, label_beside
from lcapp.ui.screens.context import ScreenContext

_SURE = ("seen", "typed")


class PlanBox(QWidget):
    """Reckons anew with every change; printing writes one page."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._call: Call | None = None
        self._country = ""
        self._city = ""
        self.plan: BackPlan | None = None
        words = context.words
        self._lines = {
            "start": AskedLine(words._("First day of work"), placeholder(words)),
            "deadline": AskedLine(words._("A deadline of your own"), placeholder(words)),
            "free": AskedLine(words._("Days on which nobody works"), _free_example(words)),
        }
        self.start, self.deadline = self._lines["start"].line, self._lines["deadline"].line
        self.free = self._lines["free"].line
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
        for row, (text, name) in enumerate(
            (
                (words._("First day of work"), "start"),
                (words._("A deadline of your own, which binds instead of the call's"), "deadline"),
                (words._("Days on which nobody works, besides weekends"), "free"),
            )
        ):
            asked = self._lines[name]
            label = label_beside(text, asked.line)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(asked, row, 1, Qt.AlignmentFlag.AlignTop)
            asked.changed.connect(self._reckon)
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

    def keep_city(self, name: str) -> None:
        """Print a city's name at the head of the page; it may be empty."""
        self._city = name

    def _reckon(self) -> None:
        words, call = self._context.words, self._call
        if call is None:
            return
        empty(self._list)
        free = typed_days(words, self.free.text())
        self._lines["free"].say(_not_free(words, free.trouble) if free.trouble else "")
        self.plan = plan_back(
            call,
            self._context.app.guide.steps,
            start=self._day("start") or self._context.today(),
            deadline=self._day("deadline"),
            weekend=weekend_of(self._country),
            free_days=free.days,
        )
        self.print.setEnabled(self.plan is not None)
        if self.plan is None:
            self.said.setText(
                words._("No deadline lies ahead in this call. Type one above to see what it would take.")
            )
            return
        binding = formats.day_in_calendars(words, self.plan.binding.isoformat(), weekday=True)
        told = words._("Reckoned back from {day}.", day=binding)
        if room := room_sentence(words, self.plan):
            told += f" {room}"
        self.said.setText(told)
        set_look(self.said, severity="must_fix" if self.plan.room in (Room.SHORT, Room.NONE) else "")
        self._list.addLayout(self._rows(self.plan))
        if left_out := left_out_sentences(words, self.plan):
            told = words._("Left out for lack of time: {steps}", steps=" ".join(left_out))
            self._list.addWidget(PlainLabel(told, role="help", wrap=True))

    def _rows(self, plan: BackPlan) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, planned in enumerate(plan.days):
            day = formats.day_in_calendars(self._context.words, planned.value)
            label = PlainLabel(day, role="label" if planned.fixed else "")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._said_of(planned), row, 1)
        return grid

    def _said_of(self, planned: PlannedDay) -> QVBoxLayout:
        words = self._context.words
        column = QVBoxLayout()
        column.setSpacing(0)
        what = PlainLabel(planned_sentence(words, planned), role="label" if planned.fixed else "", wrap=True)
        column.addWidget(what)
        parts = [party_words(words, planned.who)]
        if planned.fixed and planned.certainty not in _SURE:
            parts.append(certainty_word(words, planned.certainty))
        if planned.source:
            parts.append(words._("Source: {source}", source=harmless(words, planned.source)))
        column.addWidget(PlainLabel(" · ".join(parts), role="help", wrap=True))
        return column

    def _day(self, name: str) -> date | None:
        words, asked = self._context.words, self._lines[name]
        typed = typed_date(words, asked.text, partial=False)
        asked.say(trouble_words(words, typed) if asked.text else "")
        return date.fromisoformat(typed.iso) if typed.iso else None

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
            *(context.app, plan, call, language, paper, self._city, Path(chosen)),
            done=lambda file: self.said.setText(words._("Written: {file}", file=harmless(words, str(file)))),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        if isinstance(error, LcappError):
            self.said.setText(error_sentence(words, error))
        else:
            self.said.setText(words._("The file could not be written. The details are in the log."))


def _free_example(words: Words) -> str:
    first, last, alone = (line_text(words, day) for day in ("2027-03-20", "2027-04-02", "2027-05-01"))
    # Isolated, or the first and the last day of a row change places in a Persian line.
    return f"\u2068{first}\u2069 – \u2068{last}\u2069; \u2068{alone}\u2069"


def _not_free(words: Words, piece: str) -> str:
    return words._(
        "“{text}” is neither a day nor a row of days, such as {example}.",
        text=harmless(words, piece),
        example=_free_example(words),
    )


def _write(app: App, plan: BackPlan, call: Call, language: str, paper: str, city: str, file: Path) -> Path:
    data = app.print_plan(plan, call, language=language, paper=paper, city=city, moment=app.clock())
    app.write_file(file, data)
    return file
