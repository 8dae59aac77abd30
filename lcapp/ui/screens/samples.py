"""Sample cities to look at: real ones with their sources and blanks, and clearly invented ones."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.help_texts import sample_text
from lcapp.i18n.wording import error_sentence
from lcapp.services.ports import Sample
from lcapp.ui.appearance.card_button import CardButton
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead


class SamplesScreen(QWidget):
    """`started` carries the number of the dossier made from a sample."""

    back_requested = Signal()
    started = Signal(int)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.cards: list[CardButton] = []
        self._build()
        self.head.back_wanted.connect(self.back_requested)
        self._show()

    def _build(self) -> None:
        words = self._context.words
        self.head = ScreenHead(words._("Sample cities"), words, self._context.look)
        self.page = ScrollColumn(words._("Sample cities"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget)

    def _show(self) -> None:
        context, words = self._context, self._context.words
        lines = self.page.lines
        lines.addWidget(
            PlainLabel(
                words._(
                    "A sample opens as a dossier of its own. Change what you like; "
                    "delete it when you are done."
                ),
                role="help",
                wrap=True,
            )
        )
        for name in context.app.samples.names():
            try:
                sample = context.app.samples.get(name)
            except LcappError as error:
                lines.addWidget(PlainLabel(error_sentence(words, error), role="help", wrap=True))
                continue
            card = self._card(sample)
            self.cards.append(card)
            lines.addWidget(card)
        if not self.cards:
            lines.addWidget(PlainLabel(words._("No samples came with this copy of the program."), wrap=True))
        lines.addStretch(1)

    def _card(self, sample: Sample) -> CardButton:
        words = self._context.words
        title = sample_text(words, sample.name, sample.title)
        card = CardButton(title)
        said = [self._call_title(sample)]
        said.append(words._("invented city") if sample.fictional else words._("real city"))
        if sample.dated:
            said.append(formats.day(words, sample.dated))
        card.lines.addWidget(PlainLabel(title, role="label", wrap=True))
        card.lines.addWidget(PlainLabel(" · ".join(said), role="help", wrap=True))
        if sample.note:
            note = sample_text(words, sample.name, sample.note)
            card.lines.addWidget(PlainLabel(note, role="help", wrap=True))
        card.pass_clicks_through()
        card.clicked.connect(lambda: self._start(sample))
        return card

    def _call_title(self, sample: Sample) -> str:
        try:
            return call_title(self._context.words, self._context.app.calls.get(sample.call))
        except LcappError:
            return sample.call

    def _start(self, sample: Sample) -> None:
        context = self._context
        try:
            made = context.app.dossiers.start_sample(sample)
        except LcappError as error:
            context.dialogs.tell(error_sentence(context.words, error))
            return
        self.started.emit(made.number)
