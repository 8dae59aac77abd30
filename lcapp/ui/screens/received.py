"""A received dossier read by the Commission: answers on one side, what is said about them on the other."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from lcapp.domain.answers import answer_in_any_language
from lcapp.domain.completeness import is_visible
from lcapp.domain.decision import Countdown
from lcapp.domain.desk_dossier import DeskState
from lcapp.domain.plain_text import said_text
from lcapp.domain.question_numbers import question_numbers
from lcapp.domain.statements import filled
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.wording import question_named
from lcapp.i18n.wording_desk import STATES, countdown_sentence, said_of
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.desk.changes_shown import ChangesShown, changes_sentences
from lcapp.ui.desk.decision_panel import DecisionPanel
from lcapp.ui.desk.deleting import Deleting
from lcapp.ui.desk.facts_panel import FactsPanel
from lcapp.ui.desk.formal_panel import FormalPanel
from lcapp.ui.desk.original_pages import OriginalPages
from lcapp.ui.desk.original_pane import OriginalPane
from lcapp.ui.desk.panel_page import Toggle
from lcapp.ui.desk.remarks_panel import RemarksPanel
from lcapp.ui.desk.score_panel import ScorePanel
from lcapp.ui.draft.leaving import file_stem
from lcapp.ui.draft.reading_page import ReadingPage
from lcapp.ui.links import Links
from lcapp.ui.models.read_draft import read_dossier
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

DAYS_TO_REVIEW = 14
MOST_QUOTED = 300
"""Letters of an answer that a score cites when nothing in it was chosen."""


class ReceivedScreen(QWidget):
    """`version_wanted` carries the number of another version on the desk."""

    back_requested = Signal()
    version_wanted = Signal(int)

    def __init__(self, context: ScreenContext, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._number = number
        self.received = context.app.commission.desk.read(number)
        self._snapshot = self.received.snapshot()
        self._changes = context.app.commission.changes.since_last(self.received)
        self._build()
        self._connect()
        for widget in (self.changed, self.show_changes):
            widget.setVisible(self._changes is not None)
        self._show_answers()
        self._show_state()

    def _build(self) -> None:
        words, line = self._context.words, self.received.line
        title = harmless(words, line.title) or words._("Without a name")
        self.head = ScreenHead(title, words, self._context.look, back=words._("Back to the desk"))
        self.state = PlainLabel(role="help")
        self.total = PlainLabel(role="help")
        self.page = ReadingPage(
            words,
            self._context.look,
            open_link=Links(self._context.dialogs).ask,
            title=title,
            how=words._("A click or Enter chooses a question; remarks and scores refer to it."),
        )
        form, context = self.received.form, self._context
        self.formal = FormalPanel(context, self._number, form)
        self.remarks = RemarksPanel(context, self._number, self._label_of)
        self.scores = ScorePanel(context, self._number, line.call)
        self.decision = DecisionPanel(context, self._number, line.call)
        self.facts = FactsPanel(context, self.received)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        for name, page in (
            (words._("Formal check"), self.formal),
            (words._("Remarks"), self.remarks),
            (words._("Scores"), self.scores),
            (words._("Decision"), self.decision),
            (words._("The file"), self.facts),
        ):
            self.tabs.addTab(page, name)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.original = OriginalPane(words, context.look)
        self.original.setVisible(False)
        for pane in (self.page, self.original, self.tabs):
            self.panes.addWidget(pane)
        self.panes.setChildrenCollapsible(False)
        for place, stretch in enumerate((3, 3, 2)):
            self.panes.setStretchFactor(place, stretch)
        self.assign = QPushButton(words._("Give to a reviewer…"))
        self.show_changes = Toggle(words._("Show changes"), words._("Hide changes"), "Ctrl+Shift+D")
        self.show_page = Toggle(words._("Show the page"), words._("Hide the page"), "Ctrl+Shift+P")
        self.changed = PlainLabel(role="help", wrap=True)
        self.changed.setContentsMargins(24, 0, 24, 0)
        second = QHBoxLayout()
        second.setContentsMargins(24, 0, 24, 0)
        second.setSpacing(16)
        second.addWidget(self.state)
        second.addWidget(self.total)
        second.addStretch(1)
        for button in (self.show_changes, self.show_page, self.assign):
            second.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addLayout(second)
        column.addWidget(self.changed)
        column.addWidget(rule())
        column.addWidget(self.panes, 1)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_requested)
        self.page.chosen.connect(self._on_chosen)
        self.remarks.chosen.connect(self.page.bring)
        self.remarks.return_wanted.connect(self._return)
        self.scores.total_changed.connect(self._show_total)
        self.scores.refresh()
        self.decision.changed.connect(self._show_state)
        self.decision.changed.connect(self.remarks.refresh)
        self.formal.changed.connect(self._show_state)
        self.facts.version_wanted.connect(self.version_wanted)
        self._deleting = Deleting(self._context, None, self)
        self._deleting.deleted.connect(self.back_requested)
        self.facts.delete_wanted.connect(lambda: self._deleting.delete(self._number))
        self._pages = OriginalPages(self._context, self.received, self.original, self)
        self.original.add_keys(self)
        self.original.question_chosen.connect(self.page.bring)
        self.original.closed.connect(lambda: self.show_page.setChecked(False))
        self.show_page.toggled.connect(lambda _on: self._on_show_page())
        self.show_changes.toggled.connect(lambda _on: self._show_answers())
        self.assign.clicked.connect(self._assign)

    def _show_answers(self) -> None:
        snapshot, words = self._snapshot, self._context.words
        numbers = {
            name: formats.number(words, place) for name, place in question_numbers(snapshot.form).items()
        }
        sections = read_dossier(
            snapshot.form,
            snapshot.answers,
            words,
            computed=snapshot.computed,
            is_asked=lambda question: is_visible(question, snapshot.answers),
            numbers=numbers,
            fill=lambda text: filled(text, self._said),
            marks={},
        )
        if self._changes is not None:
            shown = ChangesShown(words, snapshot.form, self._changes)
            self.changed.setText(changes_sentences(words, self._changes, shown.unseen(sections)))
            sections = shown.on(sections, word_by_word=self.show_changes.isChecked())
        self.page.show_sections(sections)

    def _on_show_page(self) -> None:
        on = self.show_page.isChecked()
        self.original.setVisible(on)
        if on:
            part = self.panes.width() // 11
            self.panes.setSizes([4 * part, 4 * part, 3 * part])
            self._pages.show()

    def _show_state(self) -> None:
        words, line = self._context.words, self._context.app.commission.desk.line(self._number)
        said = [said_of(words, STATES, line.state)]
        if not line.sealed:
            said.append(words._("a draft for advice"))
        if line.state is DeskState.REQUESTED and line.reply_by is not None:
            left = (line.reply_by - self._context.today()).days
            day = countdown_sentence(words, Countdown(line.reply_by, left))
            said.append(words._("the city answers by {day}", day=day))
        if line.replaced_by:
            said.append(words._("a newer version has come in"))
        self.state.setText(" · ".join(said))

    def _show_total(self, said: str) -> None:
        self.total.setText(said)
        self.decision.total.setText(said)

    def _on_chosen(self, question: str, language: str) -> None:
        self._pages.choose(question)
        self.remarks.show_place(question, language)
        self.scores.show_place(question, language, self._said(question)[:MOST_QUOTED].strip())

    def _return(self) -> None:
        words = self._context.words
        name = f"{file_stem(self.received.line.title)}-remarks.lcdossier"
        chosen = self._context.dialogs.choose_file_to_save(
            words._("Write the file with remarks"), name, words._("Dossiers (*.lcdossier)")
        )
        if chosen is None:
            return
        app, file = self._context.app, Path(chosen)
        if self.remarks.do(
            lambda: app.write_file(file, app.packages.write(app.commission.remarks.returned(self._number)))
        ):
            self.remarks.say(
                words._("{file} is written. Send it to the city.", file=harmless(words, file.name))
            )

    def _assign(self) -> None:
        words = self._context.words
        name = self._context.dialogs.ask_text(words._("Name of the reviewer"), go=words._("Give to them"))
        if not name:
            return
        usual = (self._context.today() + timedelta(days=DAYS_TO_REVIEW)).isoformat()
        asked = self._context.dialogs.ask_text(words._("Ready by"), usual, go=words._("Give to them"))
        if asked is None:
            return
        self.tabs.setCurrentWidget(self.scores)
        day = typed_date(words, asked, partial=False).iso
        if not day:
            self.scores.say(words._("The day was not understood; nobody was given the dossier."), "must_fix")
            return
        reviews = self._context.app.commission.reviews
        if self.scores.do(lambda: reviews.assign(self._number, name, date.fromisoformat(day))):
            self.scores.refresh()

    def _said(self, question_id: str) -> str:
        question = self.received.form.question(question_id)
        value = answer_in_any_language(self._snapshot.answers, question_id)
        return said_text(question, value) if question is not None else ""

    def _label_of(self, question: str) -> str:
        return question_named(self._context.words, self.received.form, question)
