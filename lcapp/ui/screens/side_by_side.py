"""One question, all cities: every answer of a call beside the others, to be read in one go."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain.desk_dossier import DeskDossier
from lcapp.domain.forms import UNANSWERED_TYPES, Form
from lcapp.domain.plain_text import plain_text
from lcapp.errors import NotFound
from lcapp.i18n.form_texts import FormWords, call_title
from lcapp.i18n.sentences import harmless
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.desk.panel_page import leading, link
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.layouts import empty
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead


class SideBySideScreen(QWidget):
    """`read_wanted` carries the number of a received dossier."""

    back_requested = Signal()
    read_wanted = Signal(int)

    def __init__(self, context: ScreenContext, call: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._call = context, call
        words = context.words
        known = context.app.calls.get(call)
        self._form: Form = context.app.forms.get(known.form)
        name = words._("One question, all cities: {call}", call=call_title(words, known))
        self.head = ScreenHead(name, words, context.look, back=words._("Back to the desk"))
        self.question = Combo(name=words._("Question"))
        self.question.addItem(words._("All figures"), "")
        form_words = FormWords(words, self._form.name)
        for question in self._form.questions():
            if question.type not in UNANSWERED_TYPES:
                self.question.addItem(form_words.label(question), question.id)
        self.page = ScrollColumn(name)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.page.lines.addWidget(self.question)
        self.page.lines.addLayout(self._list)
        self.page.lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self.page, 1)
        self.head.back_wanted.connect(self.back_requested)
        self.question.currentIndexChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the answers to the chosen question."""
        empty(self._list)
        words = self._context.words
        question = self._form.question(str(self.question.currentData() or ""))
        if question is None:
            self._show_figures()
            return
        try:
            told = self._context.app.commission.comparison.side_by_side(self._call, question.id)
        except NotFound:
            self._list.addWidget(PlainLabel(words._("No city was asked this."), role="help", wrap=True))
            return
        for line, value in told:
            said = plain_text(question, value) if value is not None else ""
            self._show_city(line)
            label = PlainLabel(said or words._("No answer"), role="" if said else "help", wrap=True)
            self._list.addWidget(label)
            self._list.addWidget(rule())

    def _show_figures(self) -> None:
        words = self._context.words
        figures = self._context.app.commission.comparison.figures(self._call)
        for line, values in figures.rows:
            self._show_city(line)
            for (name, label, unit), value in zip(figures.questions, values, strict=True):
                question = self._form.question(name)
                said = plain_text(question, value) if question is not None and value is not None else ""
                text = words._("{question}: {answer}", question=label, answer=said or words._("No answer"))
                self._list.addWidget(PlainLabel(f"{text} {unit if said else ''}".strip(), wrap=True))
            self._list.addWidget(rule())

    def _show_city(self, line: DeskDossier) -> None:
        title = harmless(self._context.words, line.title) or self._context.words._("Without a name")
        leading(self._list, link(title, partial(self.read_wanted.emit, line.number)))
