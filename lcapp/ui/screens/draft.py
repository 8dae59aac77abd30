"""The draft screen: sections, questions and panels around one open draft."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.events import (
    AnswerChanged,
    DrawerChanged,
    Event,
    FormChanged,
    NotesChanged,
    Saved,
    SaveFailed,
)
from lcapp.domain.validation import not_checked
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords, call_title
from lcapp.i18n.wording import not_checked_sentence, question_named
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.form_upgrade import Announcement
from lcapp.ui.appearance.labels import rule
from lcapp.ui.appearance.look import Look
from lcapp.ui.autosave import Autosave
from lcapp.ui.bridge import Bridge
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.banners import Banners
from lcapp.ui.draft.checking import MISSING, Checked, Checking
from lcapp.ui.draft.deadlines import deadline_sentences
from lcapp.ui.draft.draft_actions import IN_PANES, draft_actions
from lcapp.ui.draft.fitting import Fitting
from lcapp.ui.draft.header import DraftHeader
from lcapp.ui.draft.leaving import Leaving
from lcapp.ui.draft.moves import Moves
from lcapp.ui.draft.opening import Opening
from lcapp.ui.draft.origin_banner import OriginBanner
from lcapp.ui.draft.packing import Packing
from lcapp.ui.draft.pages import Pages
from lcapp.ui.draft.panes import Panes
from lcapp.ui.draft.reading import Reading
from lcapp.ui.draft.save_status import SaveStatus
from lcapp.ui.draft.sealing import Sealing
from lcapp.ui.draft.section_list import SectionList
from lcapp.ui.draft.sharing import Sharing
from lcapp.ui.draft.sides import Around, sides_of
from lcapp.ui.draft.surroundings import field_context
from lcapp.ui.draft.translating import Translating
from lcapp.ui.links import Links
from lcapp.ui.screens.undo_bar import UndoBar
from lcapp.ui.tasks import Tasks
from lcapp.ui.undo_actions import UndoActions


class DraftScreen(QWidget):
    """One open draft. `back_requested` asks to close it; the window calls `leave` first."""

    back_requested = Signal()
    title_changed = Signal(str)
    form_changed = Signal()
    upgrade_wanted = Signal(str, str)
    reopen_wanted = Signal()

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        dialogs: Dialogs,
        tasks: Tasks,
        *,
        look: Look,
        paper: str = "a4",
        announced: tuple[Announcement, ...] = (),
        folded: set[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._announced = announced[0] if announced else None
        self._app, self._words, self._look, self._folded = app, words, look, folded
        self._dialogs, self._tasks, self._paper = dialogs, tasks, paper
        self.bridge = Bridge(session, self)
        self.autosave = Autosave(session, self.bridge, self)
        self.checking = Checking(session, words, tasks, self)
        self.undo_actions = UndoActions(session, words, self)
        self.links = Links(dialogs)
        self.leaving = Leaving(session, app, words, dialogs)
        self.sealing = Sealing(session, app, words, dialogs, self)
        self.packing = Packing(session, app, words, dialogs, tasks, paper=paper, parent=self)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        words, look, session = self._words, self._look, self.session
        self._column = QVBoxLayout(self)
        self.header = DraftHeader(words, look, self)
        self.banners = Banners(words, look, self._announced, self)
        self.banner, self.why_read_only, self.newer = self.banners.all()
        self.status = SaveStatus(session, words, self._app.clock, header=self.header, banner=self.banner)
        self.undo_bar = UndoBar(words, self)
        self.panes = Panes(self)
        self.sections = SectionList(words, look, self.panes.outer)
        context = field_context(session, self._app, words, look, self.links.ask, self._folded)
        self.pages = Pages(session, context, self.panes.middle)
        self.fitting = Fitting(session, self._app, self.pages, self.bridge)
        around = Around(
            session=session,
            app=self._app,
            words=words,
            look=look,
            dialogs=self._dialogs,
            tasks=self._tasks,
            bridge=self.bridge,
            status=self.status,
            label_of=self._label_of,
            go_to=self.go_to,
            paper=self._paper,
            parent=self,
            place=self.panes.outer,
        )
        self.sharing = Sharing(around, self.sections)
        self.origin = OriginBanner(session, words, look, self.bridge, self.offer_undo, parent=self)
        sides = sides_of(around)
        self.panel, self.help, self.paper, self.steps = sides.panel, sides.help, sides.paper, sides.steps
        sides.advice.switched.connect(self.checking.check_now)
        sides.registering.changed.connect(self.checking.check_soon)
        self.noting, self.finding_text, self.registering = sides.notes, sides.search, sides.registering
        self.findings, self.history, self.drawer = sides.findings, sides.history, sides.drawer
        self.panes.fill(self.sections, self.pages, self.panel)
        self.paper.stand_in(self.panes)
        self.moves = Moves(
            session,
            sections=self.sections,
            pages=self.pages,
            panel=self.panel,
            findings=self.findings,
            show_section=self.show_section,
        )
        self.reading = Reading(
            session,
            context,
            panes=self.panes,
            numbers=self.pages.numbers,
            go_to=self.go_to,
            put=self.put_page,
            parent=self,
        )
        self.translating = Translating(session, self._app, context, self)
        self.opening = Opening(
            sides, panes=self.panes, reading=self.reading, autosave=self.autosave, place=self.place
        )
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        banners = (*self.banners.all(), self.origin.banner, self.sharing.banner)
        for widget in (self.header, rule(self), *banners, self.undo_bar, self.reading.way_back):
            column.addWidget(widget)
        self.put_page(self.panes)
        self.addActions([self.undo_actions.undo, self.undo_actions.redo])
        self._actions = draft_actions(
            self,
            words,
            {
                "section_back": lambda: self.moves.step_section(-1),
                "section_on": lambda: self.moves.step_section(1),
                "question_back": lambda: self.moves.step_question(-1),
                "question_on": lambda: self.moves.step_question(1),
                "pane": self.moves.next_pane,
                "finding": self.moves.next_finding,
                "find": lambda: self.opening.search(replacing=False),
                "replace": lambda: self.opening.search(replacing=True),
                "read": self.read,
                "back": self.reading.back,
                "translate": self.translating.toggle,
                "check": self.check,
                "export": self.paper.exporting.open,
                "print": self.paper.printing.open,
                "pack": self.packing.open,
                "seal": self.sealing.seal,
                "preview": self.opening.preview,
                "panel": self.opening.toggle,
                "history": self.opening.history,
                **self.sharing.acts(lambda: self.pages.section),
                **sides.acts(),
            },
        )
        sides.worksheets.taken.connect(self.offer_undo)
        self._actions["back"].setEnabled(False)

    def _connect(self) -> None:
        self.bridge.happened.connect(self._on_event)
        self.checking.checked.connect(self._show_checked)
        self.undo_actions.moved.connect(self.translating.or_else(self.go_to))
        self.undo_actions.refused.connect(self.status.say)
        self.history.restored.connect(self.offer_undo)
        self.sharing.said.connect(self.undo_bar.offer)
        self.history.went.connect(self.go_to)
        self.sealing.sealed.connect(self._on_sealed)
        self.sealing.to_fix.connect(self.check)
        self.why_read_only.first_chosen.connect(self.reopen_wanted)
        self.newer.first_chosen.connect(self._on_newer)
        self.header.back_wanted.connect(self.back_requested)
        self.header.read_wanted.connect(self.read)
        self.reading.turned.connect(self.header.show_reading)
        for page in (self.reading, self.translating):
            page.turned.connect(self._on_turned)
        self.reading.may_return.connect(self._actions["back"].setEnabled)
        self.header.check_wanted.connect(self.check)
        self.header.export_wanted.connect(self.paper.exporting.open)
        self.header.panel_wanted.connect(self.opening.toggle)
        self.banner.first_chosen.connect(self.autosave.flush_now)
        self.banner.second_chosen.connect(self.leaving.save_copy)
        self.sections.chosen.connect(self.show_section)
        self.pages.entered.connect(self._on_entered)
        self.pages.left.connect(self._on_left)
        self.pages.note_wanted.connect(self._write_note)
        self.pages.said.connect(self.status.say)
        self.panel.closed.connect(self.opening.toggle)
        self.findings.chosen.connect(self.moves.go_to_finding)
        self.noting.went.connect(self.go_to)
        self.paper.question_chosen.connect(lambda question: self.go_to(AnswerKey(question)))
        self.panel.turned.connect(lambda _name: self.paper.look())
        self.finding_text.chosen.connect(self.moves.go_to_hit)

    def _show(self) -> None:
        words, session, self._question = self._words, self.session, ""
        deadlines = deadline_sentences(words, session.call, self._app.clock().astimezone().date())
        form = FormWords(words, session.form.name).title(session.form)
        call = call_title(words, session.call) if session.call else form
        self.header.show_title(session.dossier.title, " · ".join((call, *deadlines)))
        self.findings.show_not_checked(
            [not_checked_sentence(words, code) for code in not_checked(session.form)]
        )
        self._show_read_only()
        self.drawer.refresh()
        self.banners.announce()
        first = next((section.id for _part, section in session.form.sections()), "")
        self.checking.check_first()
        if first:
            self.show_section(first)

    # What the window asks for

    def actions(self) -> list[QAction]:
        """The draft's actions, for the menus."""
        return [self.undo_actions.undo, self.undo_actions.redo, *self._actions.values()]

    def put_page(self, page: QWidget) -> None:
        """Give a page its room beneath the head; one at a time is shown."""
        self._column.addWidget(page, 1)

    def place(self) -> str:
        """Id of the question the person is at; empty before the first."""
        return self._question

    def panels(self) -> str:
        """How the panels stand, for the settings (`Settings.panels`)."""
        return self.panes.state()

    def restore_panels(self, state: str) -> None:
        """Put the panels as they stood last time."""
        self.panes.restore(state)

    def leave(self) -> bool:
        """Save everything; whether the draft may be closed now."""
        self.session.leave_field()
        if not self.leaving.leave():
            return False
        self.autosave.stop()
        self.checking.stop()
        self.paper.stop()
        self.bridge.close()
        return True

    def go_to(self, key: AnswerKey, item: str | None = None, field: str = "") -> None:
        """Bring the person to a question, an item or a field in it."""
        self.moves.go_to(key, item or "", field)

    def show_section(self, section: str) -> None:
        """Turn to a section."""
        self.reading.leave()
        if section != self.pages.section and self.pages.section:
            self.session.leave_field()
            self.autosave.flush_now()
        self.sections.choose(section)
        self.pages.show_section(section)
        self.paper.show_section(section)

    def read(self) -> None:
        """Read the whole draft from where the person is, or go back to writing."""
        self.autosave.flush_now()
        self.reading.toggle(self._question, self.pages.section)

    def check(self) -> None:
        """Check everything, missing answers too, and bring the keys to the list."""
        self.autosave.flush_now()
        self.checking.asked_for = True
        self.pages.all_findings = True
        self.checking.check_now()
        self.opening.findings()

    def offer_undo(self, sentence: str) -> None:
        """Say what was just done to the draft, with a button that takes it back."""
        self.undo_bar.offer(sentence, lambda: self.undo_actions.act(self.session.undo))

    # What happened

    def _on_event(self, event: Event) -> None:
        self.status.hear(event)
        match event:
            case FormChanged():
                self.checking.stop()
                self.undo_actions.refresh()
                self.form_changed.emit()
            case DrawerChanged():
                self.undo_bar.setVisible(False)
                self.drawer.refresh()
                self.undo_actions.refresh()
            case AnswerChanged(key=key):
                self.undo_bar.setVisible(False)
                self.pages.show_key(key)
                self.reading.refresh()
                self.checking.check_soon()
                self.undo_actions.refresh()
            case NotesChanged(question=question):
                self.pages.show_notes(question)
                self.noting.refresh()
            case Saved():
                self.history.saved()
            case SaveFailed():
                self._show_read_only()

    def _show_read_only(self) -> None:
        reason = self.session.read_only
        self.banners.show_read_only(reason)
        self.pages.set_read_only(reason is not None)
        self.undo_actions.refresh()

    def _show_checked(self, checked: Checked) -> None:
        self.sections.show_lines(checked.sections)
        progress = (checked.percent, checked.to_fix, checked.not_relevant)
        self.sections.show_progress(*progress, standing=checked.standing)
        self.findings.show_findings(checked.listed)
        self.pages.show_checked(checked)
        self.reading.show_checked(checked, counted=lambda code: self.checking.asked_for or code != MISSING)

    def _on_sealed(self, said: str) -> None:
        self._show_read_only()
        self.registering.refresh()
        self.undo_bar.offer(said)

    def _on_turned(self, away: bool) -> None:
        self.header.panel.setEnabled(not away)
        for name in IN_PANES:
            self._actions[name].setEnabled(not away)

    def _on_entered(self, question_id: str) -> None:
        self._question = question_id
        question = self.session.form.question(question_id)
        part = next((p for p, s in self.session.form.sections() if question in s.questions), None)
        self.help.show_question(question, part)
        self.drawer.show_place(question_id)
        self.registering.show_place(question_id)
        self.history.show_place(question_id)
        self.noting.show_place(question_id)

    def _on_left(self, _question: str) -> None:
        self.session.leave_field()
        self.autosave.flush_now()
        self.checking.check_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """The first question is ready to type in."""
        super().showEvent(event)
        self.title_changed.emit(self.session.dossier.title)
        QTimer.singleShot(0, self.checking, self.checking.advise_soon)
        if not self._question:
            QTimer.singleShot(0, self.pages.page, self.pages.page.bring)

    def changeEvent(self, event: QEvent) -> None:
        """Leaving the window is a moment to save."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.autosave.flush_now()

    # What the person wants

    def _on_newer(self) -> None:
        if (newer := self._announced) is not None:
            self.upgrade_wanted.emit(newer.form, newer.call)

    def _write_note(self, question: str) -> None:
        self._on_entered(question)
        self.opening.notes()

    def _label_of(self, question: str) -> str:
        return question_named(self._words, self.session.form, question)
