"""Calls and forms: what is on this computer, and how a new one is put in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import confidence_badge, error_sentence, harmless
from lcapp.ui.appearance.card_button import CardButton
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.models.call_words import call_state, date_words, past_calls, sorted_calls
from lcapp.ui.screens.call_facts import CallFacts
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead


class CallsScreen(QWidget):
    """A list of calls, each with its facts under it when pressed; then the forms."""

    back_requested = Signal()
    install_wanted = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.cards: dict[str, CardButton] = {}
        self._build()
        self.head.back_wanted.connect(self.back_requested)
        self.install.clicked.connect(self.install_wanted)
        self._show()

    def _build(self) -> None:
        words = self._context.words
        self.head = ScreenHead(words._("Calls and forms"), words, self._context.look)
        self.page = ScrollColumn(words._("Calls and forms"))
        self.install = QPushButton(words._("Add a form or call file…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget)

    def _show(self) -> None:
        context, words, lines = self._context, self._context.words, self.page.lines
        lines.addWidget(
            PlainLabel(
                words._(
                    "Next year's form or call is a text file. Drop it on this window, or choose it here: "
                    "it is checked first, and whatever is wrong is named."
                ),
                role="help",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.install)
        row.addStretch(1)
        lines.addLayout(row)
        lines.addSpacing(16)
        lines.addWidget(PlainLabel(words._("Calls"), role="section"))
        found = []
        for name in context.app.calls.ids():
            try:
                found.append(context.app.calls.get(name))
            except LcappError as error:
                lines.addWidget(PlainLabel(error_sentence(words, error), role="help", wrap=True))
        past = past_calls(found, context.today())
        for call in sorted_calls(found, context.today()):
            state = call_state(words, call, context.today(), past=past)
            card = CardButton(
                words._("{title}, {state}", title=harmless(words, call_title(words, call)), state=state)
            )
            head = QHBoxLayout()
            head.addWidget(PlainLabel(harmless(words, call_title(words, call)), role="label", wrap=True), 1)
            head.addWidget(PlainLabel(state, role="help"))
            card.lines.addLayout(head)
            said = words._("Cities until: {city}.", city=date_words(words, call.city_deadline))
            card.lines.addWidget(PlainLabel(said, role="help", wrap=True))
            card.pass_clicks_through()
            facts = CallFacts(context)
            facts.setVisible(False)
            facts.setContentsMargins(16, 8, 16, 16)
            card.clicked.connect(lambda _c=False, call=call.id, facts=facts: self._toggle(call, facts))
            self.cards[call.id] = card
            lines.addWidget(card)
            lines.addWidget(facts)
        lines.addSpacing(16)
        lines.addWidget(PlainLabel(words._("Forms"), role="section"))
        self._show_forms()
        lines.addStretch(1)

    def _show_forms(self) -> None:
        context, words = self._context, self._context.words
        for name in context.app.forms.names():
            try:
                form = context.app.forms.get(name)
                said = f"{form.name}: {harmless(words, form.title)} ({confidence_badge(words, form)})"
            except LcappError as error:
                said = f"{harmless(words, name)}: {error_sentence(words, error)}"
            self.page.lines.addWidget(PlainLabel(said, wrap=True))

    def _toggle(self, call_id: str, facts: CallFacts) -> None:
        if facts.isHidden():
            facts.show_call(self._context.app.calls.get(call_id))
        facts.setVisible(facts.isHidden())
