"""New application: what for, in which call, may the city take part, and off to the first word."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.calls import Call, CallKind
from lcapp.domain.eligibility_notes import in_a_form
from lcapp.errors import LcappError
from lcapp.i18n import Words
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import error_sentence, kind_words
from lcapp.i18n.wording_reasons import authority_words
from lcapp.ui.appearance.card_button import CardButton, choice_card
from lcapp.ui.appearance.labels import PlainLabel, rule, set_look
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.models.call_words import (
    date_words,
    deadline_words,
    past_calls,
    sorted_calls,
    state_beside,
    title_and_state,
)
from lcapp.ui.models.first_answers import first_answers
from lcapp.ui.screens.call_facts import CallFacts
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.eligibility_box import EligibilityBox
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.screens.typed_city import known_facts

_BESIDE_FROM = 900
_FACTS_WIDTH = 300


class NewApplicationScreen(QWidget):
    """`started` carries the new dossier's number. The name and the button stay in sight all the time.

    `way_in_wanted` carries the id of a call: somebody wants to see what lies ahead and what is due when.
    """

    back_requested = Signal()
    started = Signal(int)
    way_in_wanted = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.call: Call | None = None
        self._calls = _known_calls(context)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        words, look = self._context.words, self._context.look
        self.head = ScreenHead(words._("New application"), words, look)
        self.page = ScrollColumn(words._("New application"), width=1040)
        self.kinds = QButtonGroup(self)
        self.kind_row = QHBoxLayout()
        self.kind_row.setSpacing(8)
        for kind in CallKind:
            card = choice_card(kind_words(words, kind), _what_for(self._context, kind))
            card.setCheckable(True)
            card.setProperty("kind", str(kind))
            self.kinds.addButton(card)
            self.kind_row.addWidget(card, 1)
        self.call_group = QButtonGroup(self)
        self.call_list = QVBoxLayout()
        self.call_list.setSpacing(6)
        self.older = QPushButton(words._("Earlier calls"))
        self.older.setProperty("role", "link")
        self.eligibility = EligibilityBox(self._context)
        self.facts = CallFacts(self._context)
        self._beside = QFrame()
        self._beside.setProperty("role", "card")
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(16, 14, 16, 16)
        beside.addWidget(self.facts)
        self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._two.setSpacing(24)
        self._two.addLayout(self._questions(), 1)
        self._aside = QVBoxLayout()
        self._aside.addWidget(self._beside)
        self._aside.addStretch(1)
        self._two.addLayout(self._aside)
        self.page.lines.addLayout(self._two)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page, rule(), self._foot()):
            column.addWidget(widget, 1 if widget is self.page else 0)

    def _questions(self) -> QVBoxLayout:
        words = self._context.words
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(PlainLabel(words._("What does your city apply for?"), role="section", wrap=True))
        column.addLayout(self.kind_row)
        column.addSpacing(20)
        column.addWidget(PlainLabel(words._("In which call?"), role="section", wrap=True))
        column.addLayout(self.call_list)
        older = QHBoxLayout()
        older.addWidget(self.older)
        older.addStretch(1)
        column.addLayout(older)
        column.addSpacing(20)
        column.addWidget(PlainLabel(words._("May your city take part?"), role="section", wrap=True))
        column.addWidget(self.eligibility)
        self.way_in = QPushButton(words._("What lies ahead of the city, and what must be done when"))
        self.way_in.setProperty("role", "link")
        column.addWidget(self.way_in, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return column

    def _foot(self) -> QWidget:
        words = self._context.words
        foot = QWidget()
        label = PlainLabel(words._("Name of your city"), role="label")
        self.title = QLineEdit()
        self.title.setAccessibleName(words._("Name of your city"))
        self.title.setMaxLength(120)
        self.title.setMinimumWidth(180)
        label.setBuddy(self.title)
        self.start = QPushButton(words._("Start writing"))
        self.start.setProperty("role", "primary")
        self.start.setDefault(True)
        self._said = PlainLabel(role="help", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(label)
        row.addWidget(self.title, 1)
        row.addWidget(self.start)
        row.addStretch(1)
        column = QVBoxLayout(foot)
        column.setContentsMargins(24, 12, 24, 12)
        column.addLayout(row)
        column.addWidget(self._said)
        self._said.setVisible(False)
        return foot

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_requested)
        self.kinds.buttonClicked.connect(self._on_kind)
        self.call_group.buttonClicked.connect(self._on_call)
        self.older.clicked.connect(self._on_older)
        self.eligibility.next_wanted.connect(self.choose_call)
        self.way_in.clicked.connect(lambda: self.way_in_wanted.emit(self.call.id if self.call else ""))
        self.facts.own_deadline_kept.connect(self._on_own_deadline)
        self.start.clicked.connect(self._on_start)
        self.title.returnPressed.connect(self._on_start)

    def _show(self) -> None:
        facts = known_facts(self._context.app)
        self.eligibility.take_record(facts)
        self.title.setText(facts.name)
        first = self.kinds.buttons()[0]
        first.setChecked(True)
        self._show_calls(CallKind(first.property("kind")))
        self._arrange()

    # What is chosen

    def choose_kind(self, kind: str) -> None:
        """Turn to what the city applies for: `membership`, `award` or `report`."""
        for button in self.kinds.buttons():
            if button.property("kind") == kind:
                button.setChecked(True)
                self._show_calls(CallKind(kind))

    def choose_call(self, call_id: str) -> None:
        """Turn to a call of the kind chosen."""
        for button in self.call_group.buttons():
            if button.property("call") == call_id:
                button.setVisible(True)
                button.setChecked(True)
                self._turn_to(call_id)

    def _show_calls(self, kind: CallKind) -> None:
        context = self._context
        for button in self.call_group.buttons():
            self.call_group.removeButton(button)
            button.setParent(None)
            button.deleteLater()
        today = context.today()
        calls = sorted_calls([call for call in self._calls if call.kind is kind], today)
        past = past_calls(calls, today)
        coming = [call for call in calls if call.id not in past]
        shown = coming + [call for call in calls if call.id in past][: max(1, 3 - len(coming))]
        for call in calls:
            card = self._call_card(call, past)
            self.call_group.addButton(card)
            self.call_list.addWidget(card)
            # Before it stood in the page it would be a window of its own and take the keys away.
            card.setVisible(call in shown)
        self.older.setVisible(len(calls) > len(shown))
        if calls:
            self.choose_call(calls[0].id)
        self._beside.setVisible(bool(calls))
        self.start.setEnabled(bool(calls))

    def _call_card(self, call: Call, past: frozenset[str]) -> CardButton:
        context, words = self._context, self._context.words
        state = state_beside(words, call, context.today(), past=past)
        card = CardButton(title_and_state(words, call, context.today(), past=past))
        card.setCheckable(True)
        card.setProperty("call", call.id)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(call_title(words, call), role="label", wrap=True), 1)
        word = PlainLabel(state, role="help")
        head.addWidget(word)
        card.lines.addLayout(head)
        said = words._(
            "Cities until: {city}. Commissions until: {commission}.",
            city=date_words(words, call.city_deadline),
            commission=date_words(words, call.commission_deadline),
        )
        card.lines.addWidget(PlainLabel(said, role="help", wrap=True))
        if call.own_deadline.value:
            own = words._(
                "Your Commission's own date: {day}, {left}.",
                day=date_words(words, call.own_deadline),
                left=deadline_words(words, call, context.today()),
            )
            card.lines.addWidget(PlainLabel(own, role="help", wrap=True))
        card.pass_clicks_through()
        return card

    def _turn_to(self, call_id: str) -> None:
        self.call = next(call for call in self._calls if call.id == call_id)
        self.facts.show_call(self.call)
        self.eligibility.show_call(self.call, self._calls)

    def _on_kind(self, button: CardButton) -> None:
        self._show_calls(CallKind(button.property("kind")))

    def _on_call(self, button: CardButton) -> None:
        self._turn_to(str(button.property("call")))

    def _on_older(self) -> None:
        for button in self.call_group.buttons():
            button.setVisible(True)
        self.older.setVisible(False)

    def _on_own_deadline(self) -> None:
        chosen = self.call
        self._calls = _known_calls(self._context)
        if chosen is not None:
            self._show_calls(chosen.kind)
            self.choose_call(chosen.id)

    def _on_start(self) -> None:
        if self.call is None:
            return
        context, name = self._context, " ".join(self.title.text().split())
        known: dict[str, object] = {
            "city.name": name,
            "city.country": self.eligibility.country_code,
            "award.member_since": self.eligibility.joined_on,
            "city.entity_type": self._entity_type(),
        }
        try:
            form = context.app.forms.get(self.call.form)
            made = context.app.dossiers.start(self.call.id, title=name, answers=first_answers(form, known))
        except LcappError as error:
            self._said.setText(error_sentence(context.words, error))
            set_look(self._said, severity="must_fix")
            self._said.setVisible(True)
            return
        self.started.emit(made.number)

    def _entity_type(self) -> object:
        """The kind of authority as forms ask for it; a kind they lack stands beside in English words."""
        kind = self.eligibility.typed().authority
        option = in_a_form(kind)
        if option == "other" and kind != option:
            return {"answer": option, "text": authority_words(Words("en"), kind)}
        return option

    def _arrange(self) -> None:
        wide = max(_FACTS_WIDTH, self.fontMetrics().averageCharWidth() * 40)
        beside = self.width() >= max(_BESIDE_FROM, round(2.8 * wide))
        self._two.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._beside.setMinimumWidth(wide if beside else 0)
        self._beside.setMaximumWidth(wide if beside else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Facts stand beside the questions where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """What is decided first has the keys; the name comes last."""
        super().showEvent(event)
        if not event.spontaneous() and (first := self.kinds.checkedButton()) is not None:
            first.setFocus()


def _known_calls(context: ScreenContext) -> list[Call]:
    calls = []
    for name in context.app.calls.ids():
        try:
            calls.append(context.app.calls.get(name))
        except LcappError:
            continue  # the list of calls says what is wrong with it
    return calls


def _what_for(context: ScreenContext, kind: CallKind) -> str:
    words = context.words
    match kind:
        case CallKind.MEMBERSHIP:
            return words._("Join UNESCO's Global Network of Learning Cities.")
        case CallKind.AWARD:
            return words._("For member cities: be nominated by your National Commission.")
        case CallKind.REPORT:
            return words._("For member cities: tell what was done since the last report.")
