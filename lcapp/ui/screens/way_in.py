"""The way in: may we apply, what lies ahead of the city, and what must be done when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain.calls import Call
from lcapp.errors import LcappError
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import error_sentence
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.combo import Combo
from lcapp.ui.models.call_words import call_state, past_calls, sorted_calls
from lcapp.ui.screens.ahead_list import AheadList
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.eligibility_box import EligibilityBox
from lcapp.ui.screens.plan_box import PlanBox
from lcapp.ui.screens.screen_head import ScreenHead


class WayInScreen(QWidget):
    """Answers are looked at together: who joined when decides about the call and about the calendar."""

    back_requested = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
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
        self.head.back_wanted.connect(self.back_requested)

    def _build(self) -> None:
        context, words, lines = self._context, self._context.words, self.page.lines
        self.call = Combo(name=words._("Call"))
        self._fill_calls()
        self.box = EligibilityBox(context)
        self.ahead = AheadList(words)
        self.plan = PlanBox(context)
        lines.addWidget(PlainLabel(words._("May we apply?"), role="section"))
        lines.addWidget(self.call)
        lines.addWidget(self.box)
        lines.addSpacing(24)
        lines.addWidget(PlainLabel(words._("What lies ahead of the city"), role="section"))
        lines.addWidget(self.ahead)
        lines.addSpacing(24)
        lines.addWidget(PlainLabel(words._("What must be done when"), role="section"))
        lines.addWidget(self.plan)
        lines.addStretch(1)
        self.call.currentIndexChanged.connect(self._show_call)
        self.box.answered.connect(self._show_ahead)
        self.box.country.currentTextChanged.connect(lambda: self.plan.keep_country(self.box.country_code))
        self._show_call()

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
            state = call_state(words, call, context.today(), past=past)
            title = words._("{title}, {state}", title=call_title(words, call), state=state)
            self.call.addItem(title, call.id)

    @property
    def call_id(self) -> str:
        """Id of the call that is looked at; empty where there is none."""
        return str(self.call.currentData() or "")

    def _show_call(self) -> None:
        call = self._calls.get(self.call_id)
        if call is None:
            return
        self.box.show_call(call)
        self.plan.show_call(call)

    def _show_ahead(self) -> None:
        joined, awarded = self.box.joined_on, self.box.awarded_on
        self.ahead.show_city(self._calls.values(), joined=joined, awarded=awarded, on=self._context.today())
