"""Seven questions and the answer: may this city take part in this call."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.calls import Call
from lcapp.domain.eligibility import Eligibility, Outcome, check_eligibility
from lcapp.domain.eligibility_notes import AUTHORITIES, SIGNATORIES
from lcapp.i18n import formats
from lcapp.i18n.calendars import Calendar, calendar_of
from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.wording import eligibility_answer, harmless, reason_sentence
from lcapp.i18n.wording_reasons import authority_words, signatory_words
from lcapp.ui.alphabet import in_alphabet
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.date_text import iso_date, trouble_words
from lcapp.ui.screens.context import ScreenContext

_SEVERITY = {"yes": "done", "no": "must_fix", "borderline": "advice"}
_OUTCOME_SEVERITY = {
    Outcome.MET: "done",
    Outcome.NOT_MET: "must_fix",
    Outcome.OPEN: "advice",
    Outcome.TOLD: "",
}


class EligibilityBox(QWidget):
    """Nothing here blocks: the answer stands beside, and the draft can be started anyway.

    `answered` tells that an answer was given anew.
    """

    answered = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._call: Call | None = None
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
        order = words._("year-month-day, or empty")
        if calendar_of(words) is not Calendar.GREGORIAN:
            order = words._("year/month/day, or empty")
        self.joined = self._line(words._("Member of the network since"), order)
        self.awarded = self._line(words._("Last award received on"), order)
        self.nominated = self._line(
            words._("Cities your Commission has put forward in this call"), words._("a number, or empty")
        )
        self.population = self._line(words._("Inhabitants"), words._("a number, or empty"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for row, (text, widget) in enumerate(
            (
                (words._("1  Country"), self.country),
                (words._("2  Kind of authority"), self.authority),
                (words._("3  Who signs for the city"), self.signatory),
                (words._("4  Member of the network since"), self.joined),
                (words._("5  Last award received on"), self.awarded),
                (words._("6  Cities your Commission has put forward in this call"), self.nominated),
                (words._("7  Inhabitants"), self.population),
            )
        ):
            label = PlainLabel(text, wrap=True)
            label.setBuddy(widget)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(widget, row, 1)
        self._said = QVBoxLayout()
        self._said.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._grid)
        column.addLayout(self._said)

    @property
    def country_code(self) -> str:
        """ISO code of the country, or empty."""
        at = self.country.findText(self.country.currentText())
        return str(self.country.itemData(at) or "") if at >= 0 else ""

    @property
    def joined_on(self) -> str:
        """ISO day of joining, or empty."""
        return iso_date(self.joined.text(), partial=False, words=self._context.words) or ""

    @property
    def awarded_on(self) -> str:
        """ISO day of the last award, or empty."""
        return iso_date(self.awarded.text(), partial=False, words=self._context.words) or ""

    def show_call(self, call: Call) -> None:
        """Answer for another call."""
        self._call = call
        self.refresh()

    def refresh(self) -> None:
        """Answer anew."""
        self._answer_anew()
        self.answered.emit()

    def _answer_anew(self) -> None:
        while (item := self._said.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        words = self._context.words
        self.answer = None
        if self._call is None:
            return
        for line in (self.joined, self.awarded):
            typed = typed_date(words, line.text(), partial=False)
            if line.text().strip() and typed.trouble:
                said = trouble_words(words, typed)
                if typed.calendar is Calendar.GREGORIAN:
                    said = words._(
                        "“{text}” is not a whole date, such as 2024-05-31.", text=harmless(words, line.text())
                    )
                self._say(said, "advice")
        if not self._answered_anything():
            self._say(words._("Answer what you know; nothing here stops you from writing."), "")
            return
        self.answer = self._checked(self._call)
        until = self.answer.until.isoformat() if self.answer.until else ""
        self._say(
            eligibility_answer(words, self.answer.answer, until), _SEVERITY[self.answer.answer], role="label"
        )
        for reason in self.answer.reasons:
            said = reason_sentence(words, reason)
            if reason.source:
                said = words._(
                    "{sentence} (Source: {source})", sentence=said, source=harmless(words, reason.source)
                )
            self._say(said, _OUTCOME_SEVERITY[reason.outcome])

    def _answered_anything(self) -> bool:
        lines = (self.joined, self.awarded, self.nominated, self.population)
        chosen = (self.country_code, self.authority.currentData(), self.signatory.currentData())
        return any(chosen) or any(line.text().strip() for line in lines)

    def _checked(self, call: Call) -> Eligibility:
        return check_eligibility(
            call,
            country=self.country_code or None,
            joined=date.fromisoformat(self.joined_on) if self.joined_on else None,
            awarded=date.fromisoformat(self.awarded_on) if self.awarded_on else None,
            on=self._context.today(),
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

    def _say(self, sentence: str, severity: str, *, role: str = "") -> None:
        label = PlainLabel(sentence, role=role, wrap=True)
        if severity and role:
            label.set_severity(severity)
        self._said.addWidget(_marked(label, severity, self._context) if not role else label)

    def _line(self, name: str, placeholder: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(placeholder)
        line.textChanged.connect(self.refresh)
        return line

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
