"""Our city: the records every form draws on, what to do next with each, and the way to the mayor."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.city_records import ASSESSMENT, CITY, KIND, is_record, text_of
from lcapp.errors import LcappError
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.i18n.wording_standing import standing_words
from lcapp.services.ports import DossierCard
from lcapp.services.records import RecordLine
from lcapp.ui.appearance.card_button import CardButton
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.city.assessment_years import AssessmentYears
from lcapp.ui.city.record_learning import RecordLearning
from lcapp.ui.models.mayor_words import decision_words
from lcapp.ui.models.record_steps import beginning_words, next_words
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

_MOST_FOR_MAYOR = 8


class RecordCard(CardButton):
    """One record: its name, how far it is, what to do next."""

    def __init__(self, line: RecordLine, context: ScreenContext, parent: QWidget | None = None) -> None:
        words = context.words
        self.record = line.record
        title = FormWords(words, line.form.name).title(line.form)
        super().__init__(title, parent)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PlainLabel(title, role="label", wrap=True), 1)
        self.state = PlainLabel(words._("begun") if line.card else words._("not started"), role="help")
        head.addWidget(self.state)
        self.next = PlainLabel(beginning_words(words, line.record), role="help", wrap=True)
        self.lines.addLayout(head)
        self.lines.addWidget(self.next)
        self.pass_clicks_through()
        self.say(self.next.text())

    def say(self, sentence: str, state: str = "") -> None:
        """Say what to do next, and how far the record is."""
        self.next.setText(sentence)
        self.state.setText(state or self.state.text())
        self.setAccessibleDescription(f"{self.state.text()}, {sentence}")
        self.updateGeometry()


class OurCityScreen(QWidget):
    """`record_wanted` carries the number of a record's dossier, `read_wanted` that of one to be read only.

    `mayor_wanted` carries the number of an application.
    """

    back_requested = Signal()
    record_wanted = Signal(int)
    read_wanted = Signal(int)
    mayor_wanted = Signal(int)
    cities_wanted = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.cards: list[RecordCard] = []
        self.mayor_rows: list[QPushButton] = []
        words = context.words
        self.head = ScreenHead(words._("Our city"), words, context.look)
        self.page = ScrollColumn(words._("Our city"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget)
        self._build()
        self.head.back_wanted.connect(self.back_requested)
        QTimer.singleShot(0, self, self._look_into)

    def showEvent(self, event: QShowEvent) -> None:
        """The first record with something to do has the keys, unless something here has them already."""
        super().showEvent(event)
        if self.cards and self.focusWidget() is None:
            waiting = (card for line, card in zip(self._lines, self.cards, strict=True) if _waits(line))
            next(waiting, self.cards[0]).setFocus()

    def _build(self) -> None:
        words, lines, app = self._context.words, self.page.lines, self._context.app
        intro = words._(
            "What you write here once is offered in every form that asks for it. Nobody sends it."
        )
        lines.addWidget(PlainLabel(intro, role="help", wrap=True))
        self.learning = RecordLearning(self._context)
        lines.addWidget(self.learning)
        lines.addSpacing(8)
        self._lines = app.city_records.lines()
        for line in self._lines:
            card = RecordCard(line, self._context)
            card.clicked.connect(partial(self._open, line))
            self.cards.append(card)
            lines.addWidget(card)
            if line.record == ASSESSMENT and line.card is not None:
                self.years = AssessmentYears(app.city_records.assessments(), line.form, words)
                self.years.read_wanted.connect(self.read_wanted)
                lines.addWidget(self._next_year(), 0, Qt.AlignmentFlag.AlignLeading)
                lines.addWidget(self.years)
        self.cities = QPushButton(words._("Compare your city's figures with those of real cities"))
        self.cities.setProperty("role", "link")
        self.cities.clicked.connect(self.cities_wanted)
        lines.addSpacing(8)
        lines.addWidget(self.cities, 0, Qt.AlignmentFlag.AlignLeading)
        lines.addSpacing(24)
        lines.addWidget(PlainLabel(words._("For the mayor"), role="section"))
        said = words._("A brief of two pages, and the decision: approved, or sent back with a comment.")
        lines.addWidget(PlainLabel(said, role="help", wrap=True))
        self._build_mayor(lines)
        lines.addStretch(1)

    def _next_year(self) -> QPushButton:
        self.next_year = QPushButton(self._context.words._("Begin the assessment of another year…"))
        self.next_year.setProperty("role", "link")
        self.next_year.clicked.connect(self._begin_year)
        return self.next_year

    def _build_mayor(self, lines: QVBoxLayout) -> None:
        words = self._context.words
        cards = [card for card in self._context.app.dossiers.list() if not _is_internal(card)]
        for card in cards[:_MOST_FOR_MAYOR]:
            title = harmless(words, card.dossier.title)
            button = QPushButton(words._("Brief for the mayor: {title}", title=title))
            button.clicked.connect(partial(self.mayor_wanted.emit, card.dossier.number))
            self.mayor_rows.append(button)
            lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            state = PlainLabel(role="help", wrap=True)
            lines.addWidget(state)
            QTimer.singleShot(0, self, partial(self._say_decision, card.dossier.number, state))
        if len(cards) > _MOST_FOR_MAYOR:
            said = words._(
                "For any other dossier, open it and choose “Brief for the mayor…” in the menu File."
            )
            lines.addWidget(PlainLabel(said, role="help", wrap=True))
        if not cards:
            lines.addWidget(PlainLabel(words._("There is no application yet."), role="help", wrap=True))

    def _say_decision(self, number: int, label: PlainLabel) -> None:
        app, words = self._context.app, self._context.words
        try:
            decided = app.mayor.decided(app.dossiers.open(number))
        except LcappError:
            return
        label.setText(decision_words(words, decided))

    def _look_into(self) -> None:
        """Say what each record waits for; the list stands already."""
        app, words = self._context.app, self._context.words
        for line, card in zip(self._lines, self.cards, strict=True):
            if line.card is None:
                continue
            try:
                session = app.dossiers.open(line.card.dossier.number)
            except LcappError as error:
                card.say(error_sentence(words, error))
                continue
            state = standing_words(words, session.completeness())
            card.say(next_words(words, session, line.record), state)
        self.learning.look()
        if (first := self.focusWidget()) is not None:
            self.page.ensureWidgetVisible(first)

    def _open(self, line: RecordLine) -> None:
        app, words = self._context.app, self._context.words
        try:
            # A record begun before the city's name is known is called what it is, in the officer's language.
            city = text_of(app.city_records.answers(CITY), "city.name")
            title = city or FormWords(words, line.form.name).title(line.form)
            number = app.city_records.find_or_start(line.record, title=title).number
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(words, error))
            return
        self.record_wanted.emit(number)

    def _begin_year(self) -> None:
        words, app = self._context.words, self._context.app
        asked = words._("For which year? The levels of the last assessment go over.")
        year = self._context.dialogs.ask_text(asked, str(self._context.today().year), go=words._("Begin"))
        if not year:
            return
        try:
            number = app.city_records.next_assessment(year, today=self._context.today()).number
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(words, error))
            return
        self.record_wanted.emit(number)


def _waits(line: RecordLine) -> bool:
    """Whether a record was not begun, or has no answer yet to what every form asks."""
    progress = line.card.progress if line.card is not None else None
    return progress is None or progress.answered < progress.required


def _is_internal(card: DossierCard) -> bool:
    return card.dossier.kind == KIND or is_record(card.dossier.form)
