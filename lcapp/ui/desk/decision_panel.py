"""The decision on a received dossier: endorse, refuse, ask for more; interviews; what was decided so far."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lcapp.domain.decision import Countdown, Decision, DecisionKind
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.wording_desk import DECISIONS, countdown_sentence, said_of
from lcapp.i18n.wording_reasons import reason_sentence
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.desk.panel_page import PanelPage, field_row, leading
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.date_text import placeholder
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.text_box import TextBox
from lcapp.ui.screens.context import ScreenContext


class DecisionPanel(PanelPage):
    """`changed` tells that something was decided."""

    changed = Signal()

    def __init__(self, context: ScreenContext, number: int, call: str, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words._("Decision"), parent)
        self._decisions, self._number, self._call = context.app.commission.decisions, number, call
        self.total = PlainLabel(role="label")
        self.places = PlainLabel(role="help", wrap=True)
        self.kind = Combo(name=words._("Decision"))
        for kind, text in (
            (DecisionKind.ENDORSE, words._("Endorse")),
            (DecisionKind.REFUSE, words._("Refuse, with reasons")),
            (DecisionKind.REQUEST, words._("Ask the city for more")),
            (DecisionKind.REOPEN, words._("Take the last decision back")),
        ):
            self.kind.addItem(text, kind)
        self.reason = TextBox(name=words._("Reasons"), lines=4)
        self.needs = TextBox(name=words._("What is asked for, one thing in each line"), lines=3)
        self.reply_by = LineEdit(name=words._("Answer by"), placeholder=placeholder(words))
        self.decide = QPushButton(words._("Decide"))
        self.decide.setProperty("role", "primary")
        self.past = PlainLabel(wrap=True)
        self.people = LineEdit(name=words._("People"), placeholder=words._("Names, with commas between"))
        self.on = LineEdit(name=words._("Day"), placeholder=placeholder(words))
        self.notes = TextBox(name=words._("Notes of the interview"), lines=3)
        self.record = QPushButton(words._("Record the interview"))
        self._arrange()
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.decide.clicked.connect(self._decide)
        self.record.clicked.connect(self._record)
        self._show_kind()
        self.refresh()

    def _arrange(self) -> None:
        words = self.words
        self.lines.addWidget(self.total)
        self.lines.addWidget(self.places)
        field_row(self.lines, words._("Decision"), self.kind)
        field_row(self.lines, words._("Reasons"), self.reason)
        self._asking = QWidget()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        field_row(asking, words._("What is asked for, one thing in each line"), self.needs)
        field_row(asking, words._("Answer by"), self.reply_by)
        self.lines.addWidget(self._asking)
        leading(self.lines, self.decide)
        self.lines.addWidget(rule())
        self.lines.addWidget(PlainLabel(words._("Decided so far"), role="label"))
        self.lines.addWidget(self.past)
        self.lines.addWidget(rule())
        self.lines.addWidget(PlainLabel(words._("Interview"), role="label"))
        field_row(self.lines, words._("Day"), self.on)
        field_row(self.lines, words._("People"), self.people)
        field_row(self.lines, words._("Notes of the interview"), self.notes)
        leading(self.lines, self.record)

    def refresh(self) -> None:
        """Show what was decided, and how many places are left."""
        words = self.words
        self.places.setText(reason_sentence(words, self._decisions.places_left(self._call)))
        held = self._decisions.holding(self._number)
        said = [self._told(one, holds=one == held) for one in self._decisions.decisions(self._number)]
        for interview in self._decisions.interviews(self._number):
            said.append(
                words._(
                    "Interview on {day} with {people}. {notes}",
                    day=formats.day(words, interview.on.isoformat()),
                    people=words.listed([harmless(words, one) for one in interview.people]),
                    notes=harmless(words, interview.notes),
                ).strip()
            )
        self.past.setText("\n".join(said) or words._("Nothing was decided yet."))

    def _told(self, one: Decision, *, holds: bool) -> str:
        words = self.words
        told = words._(
            "{day}: {decision}, by {name}. {reason}",
            day=formats.day(words, one.at.astimezone().date().isoformat()),
            decision=said_of(words, DECISIONS, one.kind),
            name=harmless(words, one.by) or words._("Nobody named"),
            reason=harmless(words, one.reason),
        ).strip()
        if one.reply_by is None:
            return told
        left = (one.reply_by - self.context.today()).days
        counted = countdown_sentence(words, Countdown(one.reply_by, left))
        day = counted if holds else formats.day(words, one.reply_by.isoformat())
        return f"{told} {words._('Answer by {day}.', day=day)}"

    def _show_kind(self) -> None:
        kind = self.kind.currentData()
        self._asking.setVisible(kind == DecisionKind.REQUEST)

    def _decide(self) -> None:
        kind = DecisionKind(self.kind.currentData())
        asks = kind is DecisionKind.REQUEST
        reply_by = self._day(self.reply_by) if asks else None
        if asks and self.reply_by.text().strip() and reply_by is None:
            self.say(self.words._("The day by which the city answers was not understood."), "must_fix")
            return
        needs = tuple(line.strip() for line in self.needs.text().splitlines() if line.strip()) if asks else ()
        reason = self.reason.text().strip()
        if self.do(
            lambda: self._decisions.decide(self._number, kind, reason, reply_by=reply_by, needs=needs)
        ) and self.do(lambda: self.context.app.commission.remarks.ask(self._number, needs)):
            self.reason.clear()
            self.needs.clear()
            self.refresh()
            self.say(self.words._("{decision}.", decision=said_of(self.words, DECISIONS, kind)))
            self.changed.emit()

    def _record(self) -> None:
        day = self._day(self.on)
        if day is None:
            self.say(self.words._("The day of the interview was not understood."), "must_fix")
            self.on.setFocus()
            return
        people = tuple(one for one in self.people.text().replace("،", ",").split(","))
        if self.do(lambda: self._decisions.record_interview(self._number, day, people, self.notes.text())):
            for field in (self.on, self.people, self.notes):
                field.clear()
            self.refresh()

    def _day(self, line: LineEdit) -> date | None:
        if not line.text().strip():
            return None
        typed = typed_date(self.words, line.text(), partial=False)
        return date.fromisoformat(typed.iso) if typed.iso else None
