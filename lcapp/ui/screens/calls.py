"""Calls and forms: what is on this computer, and how a new one is put in."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.forms import Form
from lcapp.errors import LcappError
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording import confidence_badge, error_sentence, harmless
from lcapp.ui.appearance.card_button import CardButton
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.draft.official_form_sheet import OfficialFormSheet
from lcapp.ui.models.call_words import (
    date_words,
    past_calls,
    sorted_calls,
    state_beside,
    title_and_state,
)
from lcapp.ui.screens.call_facts import CallFacts
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead


class CallsScreen(QWidget):
    """A list of calls, each with its facts under it when pressed; then the forms.

    `copy_wanted` and `edit_wanted` carry the name of a form somebody wants to write.
    """

    back_requested = Signal()
    install_wanted = Signal()
    copy_wanted = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.cards: dict[str, CardButton] = {}
        self.writing: dict[tuple[str, bool], QPushButton] = {}
        """The buttons beside the forms, by name and whether they open a copy."""
        self.official: dict[str, QPushButton] = {}
        self.official_sheet: OfficialFormSheet | None = None
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
            card = CardButton(title_and_state(words, call, context.today(), past=past))
            head = QHBoxLayout()
            head.addWidget(PlainLabel(call_title(words, call), role="label", wrap=True), 1)
            state = state_beside(words, call, context.today(), past=past)
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
        said = words._("Next year's form is written as a copy of the last. It is in use once you keep it.")
        lines.addWidget(PlainLabel(said, role="help", wrap=True))
        self._show_forms()
        lines.addStretch(1)

    def _show_forms(self) -> None:
        context, words = self._context, self._context.words
        for name in context.app.forms.names():
            copied = False
            try:
                form = context.app.forms.get(name)
                copied = form.is_official
                said = f"{form.name}: {harmless(words, form.title)} ({confidence_badge(words, form)})"
            except LcappError as error:
                said = f"{harmless(words, name)}: {error_sentence(words, error)}"
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(PlainLabel(said, wrap=True), 1)
            if context.app.form_editing.is_own(name):
                row.addWidget(self._writing(name, copy=False))
            if copied:
                row.addWidget(self._writing(name, copy=True))
                row.addWidget(self._official(form))
            self.page.lines.addLayout(row)

    def _official(self, form: Form) -> QPushButton:
        """A button that opens the sheet of a form's official Word document."""
        button = self.official[form.name] = QPushButton()
        button.setProperty("role", "link")
        button.clicked.connect(lambda: self._show_official(form))
        self._name_official(form)
        return button

    def _name_official(self, form: Form) -> None:
        context, words = self._context, self._context.words
        has = context.app.official.has(form)
        said = words._("Official Word form…") if has else words._("Attach the official Word form…")
        button = self.official[form.name]
        button.setText(said)
        button.setAccessibleName(words._("{act} {form}", act=said, form=harmless(words, form.name)))

    def _show_official(self, form: Form) -> None:
        context = self._context
        sheet = OfficialFormSheet(
            form, context.app, context.words, context.dialogs, context.tasks, parent=self.window()
        )
        self.official_sheet = sheet
        sheet.finished.connect(lambda _result: self._name_official(form))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _writing(self, name: str, *, copy: bool) -> QPushButton:
        """A button that opens a form to be written."""
        button = QPushButton()
        button.setProperty("role", "link")
        button.clicked.connect(partial((self.copy_wanted if copy else self.edit_wanted).emit, name))
        self.writing[name, copy] = button
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Say where somebody began to write: an editor that was just left has kept its work by now."""
        super().showEvent(event)
        context, words = self._context, self._context.words
        for (name, copy), button in self.writing.items():
            begun = context.app.form_editing.is_begun(name, copy=copy)
            if copy:
                said = words._("Go on with the copy…") if begun else words._("Edit a copy…")
            else:
                said = words._("Go on editing…") if begun else words._("Edit…")
            button.setText(said)
            button.setAccessibleName(words._("{act} {form}", act=said, form=harmless(words, name)))

    def _toggle(self, call_id: str, facts: CallFacts) -> None:
        if facts.isHidden():
            facts.show_call(self._context.app.calls.get(call_id))
        facts.setVisible(facts.isHidden())
