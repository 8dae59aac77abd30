"""The way in: may we apply, what lies ahead of the city, and what must be done when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lcapp.domain.calendar_spans import span_of_text
from lcapp.domain.calls import Call
from lcapp.domain.city_calendar import fitting_call
from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.combo import Combo
from lcapp.ui.models.call_words import past_calls, sorted_calls, title_and_state
from lcapp.ui.screens.ahead_list import AheadList
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.eligibility_box import EligibilityBox
from lcapp.ui.screens.plan_box import PlanBox
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.screens.typed_city import TypedCity, known_facts


class WayInScreen(QWidget):
    """Answers are looked at together: who joined when decides about the call and about the calendar.

    `new_wanted` carries the id of the call in which somebody wants to begin.

    Args:
        context: The surroundings.
        call: Id of the call to open on; without it the one that fits the city.
        typed: What was typed on another screen; without it the city record is asked.
    """

    back_requested = Signal()
    new_wanted = Signal(str)

    def __init__(
        self,
        context: ScreenContext,
        *,
        call: str = "",
        typed: TypedCity | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._facts = known_facts(context.app)
        self._calls: dict[str, Call] = {}
        words = context.words
        self.head = ScreenHead(words._("The way in"), words, context.look)
        self.page = ScrollColumn(words._("The way in"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget)
        self._build()
        self._connect()
        self._show(call, typed)
        self.head.back_wanted.connect(self.back_requested)

    def _build(self) -> None:
        context, words, lines = self._context, self._context.words, self.page.lines
        self.call = Combo(name=words._("Call"))
        self._fill_calls()
        self.box = EligibilityBox(context)
        self.ahead = AheadList(words)
        self.plan = PlanBox(context)
        self.plan.keep_city(self._facts.name)
        self.begin = QPushButton(words._("Begin an application in this call"))
        lines.addWidget(PlainLabel(words._("May we apply?"), role="section"))
        lines.addWidget(self.call)
        lines.addWidget(self.box)
        lines.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeading)
        lines.addSpacing(24)
        lines.addWidget(PlainLabel(words._("What lies ahead of the city"), role="section"))
        lines.addWidget(self.ahead)
        lines.addSpacing(24)
        lines.addWidget(PlainLabel(words._("What must be done when"), role="section"))
        lines.addWidget(self.plan)
        lines.addStretch(1)

    def _connect(self) -> None:
        self.call.currentIndexChanged.connect(self._show_call)
        self.box.answered.connect(self._show_ahead)
        self.box.country.currentTextChanged.connect(lambda: self.plan.keep_country(self.box.country_code))
        self.box.next_wanted.connect(self._turn_to)
        self.begin.clicked.connect(lambda: self.new_wanted.emit(self.call_id))

    def _show(self, call: str, typed: TypedCity | None) -> None:
        self.box.take(typed) if typed is not None else self.box.take_record(self._facts)
        fitting = call or fitting_call(
            self._calls.values(),
            joined=span_of_text(self.box.joined_on),
            awarded=span_of_text(self.box.awarded_on),
            on=self._context.today(),
        )
        self._turn_to(fitting)
        self._show_call()
        self._show_ahead()

    def _turn_to(self, call: str) -> None:
        if (place := self.call.findData(call)) >= 0:
            self.call.setCurrentIndex(place)

    def showEvent(self, event: QShowEvent) -> None:
        """The first question has the keys, unless something here has them already."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.call.setFocus()

    def _fill_calls(self) -> None:
        context, words = self._context, self._context.words
        found = []
        for name in context.app.calls.ids():
            try:
                found.append(context.app.calls.get(name))
            except LcappError as error:
                self.page.lines.addWidget(PlainLabel(error_sentence(words, error), role="help", wrap=True))
        self._calls = {call.id: call for call in found}
        past = past_calls(found, context.today())
        for call in sorted_calls(found, context.today()):
            self.call.addItem(title_and_state(words, call, context.today(), past=past), call.id)

    @property
    def call_id(self) -> str:
        """Id of the call that is looked at; empty where there is none."""
        return str(self.call.currentData() or "")

    def _show_call(self) -> None:
        call = self._calls.get(self.call_id)
        if call is None:
            return
        self.box.show_call(call, self._calls.values())
        self.plan.show_call(call)

    def _show_ahead(self) -> None:
        self.begin.setVisible(self.box.answer is None or not self.box.answer.is_over)
        joined, awarded = self.box.joined_on, self.box.awarded_on
        self.ahead.show_city(self._calls.values(), joined=joined, awarded=awarded, on=self._context.today())
