"""Seven questions and the answer: may this city take part in this call."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.calendar_spans import span_of_text
from lcapp.domain.call_windows import is_followed
from lcapp.domain.calls import Call
from lcapp.domain.city_calendar import next_call
from lcapp.domain.city_facts import CityFacts
from lcapp.domain.eligibility import Eligibility, Outcome, check_eligibility
from lcapp.domain.eligibility_notes import AUTHORITIES, SIGNATORIES
from lcapp.i18n import formats
from lcapp.i18n.calendars import Calendar, calendar_of
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.formats import own_digits
from lcapp.i18n.guidance_texts import source_named
from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.wording import eligibility_answer, harmless, reason_sentence
from lcapp.i18n.wording_guide import next_call_sentence
from lcapp.i18n.wording_reasons import authority_words, signatory_words
from lcapp.ui.alphabet import in_alphabet
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.date_text import iso_date, trouble_words
from lcapp.ui.fields.layouts import empty
from lcapp.ui.screens.asked_line import AskedLine, label_beside
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.typed_city import TypedCity, typed_of

_SEVERITY = {"yes": "done", "no": "must_fix", "borderline": "advice", "closed": "advice"}
_OUTCOME_SEVERITY = {
    Outcome.MET: "done",
    Outcome.NOT_MET: "must_fix",
    Outcome.OPEN: "advice",
    Outcome.TOLD: "",
}


class EligibilityBox(QWidget):
    """Nothing here blocks: the answer stands beside, and the draft can be started anyway.

    `answered` tells that an answer was given anew, `next_wanted` carries the id of the call that comes next.
    """

    answered = Signal()
    next_wanted = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._call: Call | None = None
        self._calls: tuple[Call, ...] = ()
        self._taken = ""
        self.answer: Eligibility | None = None
        words = context.words
        countries = context.app.countries()
        self._members = frozenset(each.code for each in countries if each.member) or None
        self._associates = frozenset(each.code for each in countries if not each.member)
        self.country = self._country_box()
        self.authority = self._choice(
            words._("Kind of authority"), [(one, authority_words(words, one)) for one in AUTHORITIES]
        )
        self.signatory = self._choice(
            words._("Who signs for the city"), [(one, signatory_words(words, one)) for one in SIGNATORIES]
        )
        when = words._("day or month, such as {example}", example=own_digits(words, "2020-09"))
        if calendar_of(words) is not Calendar.GREGORIAN:
            when = words._("year/month/day, or empty")
        number = words._("a number, or empty")
        self._lines = {
            "joined": AskedLine(words._("Member of the network since"), when),
            "awarded": AskedLine(words._("Last award received on"), when),
            "nominated": AskedLine(words._("Cities your Commission has put forward in this call"), number),
            "population": AskedLine(words._("Inhabitants"), number),
        }
        for asked in self._lines.values():
            asked.changed.connect(self.refresh)
        self.joined, self.awarded = self._lines["joined"].line, self._lines["awarded"].line
        self.nominated, self.population = self._lines["nominated"].line, self._lines["population"].line
        self.told = PlainLabel(role="help", wrap=True)
        self.told.setVisible(False)
        self._said = QVBoxLayout()
        self._said.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addLayout(self._questions())
        column.addLayout(self._said)

    def _questions(self) -> QGridLayout:
        words = self._context.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, (text, widget) in enumerate(
            (
                (words._("1  Country"), self.country),
                (words._("2  Kind of authority"), self.authority),
                (words._("3  Who signs for the city"), self.signatory),
                (words._("4  Member of the network since"), self._lines["joined"]),
                (words._("5  Last award received on"), self._lines["awarded"]),
                (
                    words._("6  Cities your Commission has put forward in this call"),
                    self._lines["nominated"],
                ),
                (words._("7  Inhabitants"), self._lines["population"]),
            )
        ):
            label = label_beside(text, widget.line if isinstance(widget, AskedLine) else widget)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    @property
    def country_code(self) -> str:
        """ISO code of the country, or empty."""
        at = self.country.findText(self.country.currentText())
        return str(self.country.itemData(at) or "") if at >= 0 else ""

    @property
    def joined_on(self) -> str:
        """ISO day, month or year of joining, or empty."""
        return iso_date(self.joined.text(), partial=True, words=self._context.words) or ""

    @property
    def awarded_on(self) -> str:
        """ISO day, month or year of the last award, or empty."""
        return iso_date(self.awarded.text(), partial=True, words=self._context.words) or ""

    def typed(self) -> TypedCity:
        """What stands in the fields now."""
        return TypedCity(
            country=self.country_code,
            authority=str(self.authority.currentData() or ""),
            signatory=str(self.signatory.currentData() or ""),
            taken=self._taken,
            **{name: asked.line.text() for name, asked in self._lines.items()},
        )

    def take_record(self, facts: CityFacts) -> None:
        """Put in what the city record says."""
        self.take(typed_of(self._context.words, facts))

    def take(self, typed: TypedCity) -> None:
        """Put into the fields what is known already, and say what comes from the city record."""
        words, self._taken = self._context.words, typed.taken
        said = words._(
            "From the city record: {facts}. What you change here does not change the record.",
            facts=typed.taken,
        )
        self.told.setText(said)
        self.told.setVisible(bool(typed.taken))
        self.blockSignals(True)
        for box, code in (
            (self.country, typed.country),
            (self.authority, typed.authority),
            (self.signatory, typed.signatory),
        ):
            box.setCurrentIndex(max(0, box.findData(code)))
        for name, asked in self._lines.items():
            asked.line.setText(getattr(typed, name))
        self.blockSignals(False)
        self.refresh()

    def show_call(self, call: Call, calls: Iterable[Call] = ()) -> None:
        """Answer for another call.

        Args:
            call: The call.
            calls: All calls known here: one of them may come next.
        """
        self._call, self._calls = call, tuple(calls) or self._calls
        self.refresh()

    def refresh(self) -> None:
        """Answer anew."""
        self._say_troubles()
        self._answer_anew()
        self.answered.emit()

    def _say_troubles(self) -> None:
        words = self._context.words
        for name in ("joined", "awarded"):
            asked = self._lines[name]
            typed = typed_date(words, asked.text, partial=True)
            said = trouble_words(words, typed) if asked.text else ""
            if said and typed.calendar is Calendar.GREGORIAN:
                said = words._(
                    "“{text}” is no date. Write a day, such as {day}, or a month, such as {month}.",
                    text=harmless(words, asked.text),
                    day=own_digits(words, "2024-05-31"),
                    month=own_digits(words, "2024-05"),
                )
            asked.say(said)
        for name in ("nominated", "population"):
            asked = self._lines[name]
            wrong = bool(asked.text) and self._whole(asked.line) is None
            said = words._(
                "“{text}” is no whole number. Write it in figures, such as {example}, or leave it empty.",
                text=harmless(words, asked.text),
                example=formats.number(words, 48000 if name == "population" else 2),
            )
            asked.say(said if wrong else "")

    def _answer_anew(self) -> None:
        empty(self._said)
        words = self._context.words
        self.answer = None
        if self._call is None:
            return
        self.answer = self._checked(self._call)
        if not self._answered_anything() and not self.answer.is_over:
            self.answer = None
            self._say(words._("Answer what you know; nothing here stops you from writing."), "")
            return
        said, until = self.answer.on_the_day, self.answer.until.isoformat() if self.answer.until else ""
        self._say(eligibility_answer(words, said, until), _SEVERITY[said], role="label")
        if self.answer.is_over:
            self._say_next(self._call)
        if not self._answered_anything():
            return
        for reason in self.answer.reasons:
            told = reason_sentence(words, reason)
            if reason.source:
                told = words._(
                    "{sentence} (Source: {source})", sentence=told, source=harmless(words, reason.source)
                )
            self._say(told, _OUTCOME_SEVERITY[reason.outcome], source=reason.source)

    def _say_next(self, call: Call) -> None:
        words = self._context.words
        joined = span_of_text(self.joined_on)
        coming = next_call(self._calls, call.kind, joined=joined, on=self._context.today())
        if coming is None:
            return
        known = next((one for one in self._calls if one.id == coming.call), None)
        told = next_call_sentence(words, coming, call_title(words, known) if known else "")
        if coming.source:
            told = words._(
                "{sentence} (Source: {source})", sentence=told, source=harmless(words, coming.source)
            )
        self._say(told, "", source=coming.source)
        if known is not None:
            turn = QPushButton(words._("Look at that call"))
            turn.setProperty("role", "link")
            turn.clicked.connect(partial(self.next_wanted.emit, known.id))
            self._said.addWidget(turn, 0, Qt.AlignmentFlag.AlignLeading)

    def _answered_anything(self) -> bool:
        chosen = (self.country_code, self.authority.currentData(), self.signatory.currentData())
        return any(chosen) or any(asked.text for asked in self._lines.values())

    def _checked(self, call: Call) -> Eligibility:
        today = self._context.today()
        return check_eligibility(
            call,
            country=self.country_code or None,
            joined=span_of_text(self.joined_on),
            awarded=span_of_text(self.awarded_on),
            on=today,
            followed=is_followed(call, self._calls, today),
            nominated=self._whole(self.nominated),
            members=self._members,
            associates=self._associates,
            authority=self.authority.currentData() or "",
            signatory=self.signatory.currentData() or "",
            population=self._whole(self.population),
        )

    def _whole(self, line: QLineEdit) -> int | None:
        number = formats.parse_number(self._context.words, line.text()) if line.text().strip() else None
        return number if isinstance(number, int) and number >= 0 else None

    def _say(self, sentence: str, severity: str, *, role: str = "", source: str = "") -> None:
        label = PlainLabel(sentence, role=role, wrap=True)
        if source:
            # The codes stay short in the sentence; what they stand for is said when one asks.
            sources = self._context.app.guide.guidance.sources
            plain_tooltip(label, source_named(self._context.words, source, sources))
        if severity and role:
            label.set_severity(severity)
        self._said.addWidget(_marked(label, severity, self._context) if not role else label)

    def _choice(self, name: str, choices: list[tuple[str, str]]) -> Combo:
        box = Combo(name=name)
        box.addItem("", "")
        for one, said in choices:
            box.addItem(said, one)
        box.currentIndexChanged.connect(self.refresh)
        return box

    def _country_box(self) -> Combo:
        context, words = self._context, self._context.words
        box = Combo(name=words._("Country"))
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        named = [
            (formats.country_name(words, each.code) or each.name, each.code)
            for each in context.app.countries()
        ]
        box.addItem("", "")
        for name, code in in_alphabet(words, named, lambda pair: pair[0]):
            box.addItem(name, code)
        line = QLineEdit()
        box.setLineEdit(line)
        line.setPlaceholderText(words._("Type a part of the name"))
        line.setAccessibleName(words._("Country"))
        completer = QCompleter(box.model(), box)
        box.setCompleter(completer)
        # Qt takes a new completer's ways from the box's defaults: they are set afterwards.
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        box.currentTextChanged.connect(self.refresh)
        return box


def _marked(label: PlainLabel, severity: str, context: ScreenContext) -> QWidget:
    """A sentence with a mark before it: colour never speaks alone."""
    names = {"done": "check", "must_fix": "x", "advice": "help-circle", "": "info"}
    picture = PlainLabel()
    picture.setPixmap(context.look.icon(names[severity], severity or "muted").pixmap(16, 16))
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return box
