"""Between draft and history panel: fetches the past, shows differences, brings things back as acts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.versions import Version
from lcapp.errors import LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import error_sentence, harmless, question_named
from lcapp.services.answer_history import AnswerHistory, Day, restore_answer
from lcapp.services.draft_session import DraftSession
from lcapp.services.library_ports import PastAnswer
from lcapp.ui.appearance.look import Look
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.history_panel import HistoryPanel, Lines
from lcapp.ui.draft.side_panel import SidePanel
from lcapp.ui.models.history_words import HistoryWords, Shown

NAME = "history"
_MOST_COMPARED = 60
"""Answers whose difference is shown at once; of the rest only the number is told."""


class LookingBack(QObject):
    """`restored` carries a sentence for a bar with Undo, `went` the place to look at.

    Args:
        session: The open draft.
        history: Gives the past; asked for when the panel is first looked at.
        words: The officer's language.
        look: Colours.
        dialogs: Asks for a name.
        panel: Where the tab is added.
    """

    restored = Signal(str)
    went = Signal(object)

    def __init__(
        self,
        session: DraftSession,
        history: Callable[[], AnswerHistory],
        words: Words,
        look: Look,
        dialogs: Dialogs,
        *,
        panel: SidePanel,
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._history = history
        self._words = words
        self._look = look
        self._dialogs = dialogs
        self._told = HistoryWords(words, session.form)
        self._question = ""
        self._late = panel.add_late(NAME, words._("History"), self._make)
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self.refresh)

    @property
    def panel(self) -> HistoryPanel:
        """The page."""
        return self._late()

    def _make(self, parent: QWidget) -> HistoryPanel:
        panel = HistoryPanel(self._words, self._look, parent)
        panel.shown_anew.connect(self.refresh)
        panel.moment_chosen.connect(self._show_change)
        panel.state_chosen.connect(self._compare)
        panel.restore_wanted.connect(self._restore)
        panel.name_wanted.connect(self._name)
        panel.restore_all_wanted.connect(self._restore_all)
        return panel

    def show_place(self, question: str) -> None:
        """The person is at a question."""
        self._question = question
        self.refresh()

    def saved(self) -> None:
        """The library has something new."""
        if self._looked_at:
            self._soon.start()

    def refresh(self) -> None:
        """Show the past as the library has it now, if anybody looks."""
        if not self._looked_at:
            return
        try:
            if self.panel.whole:
                self._show_dossier()
            else:
                self._show_answer()
        except LcappError as error:
            self.panel.show_answer("", (), none=error_sentence(self._words, error))

    @property
    def _looked_at(self) -> bool:
        return self._late.made is not None and self._late.made.isVisible()

    @property
    def _writable(self) -> bool:
        return self._session.read_only is None

    def _show_answer(self) -> None:
        words, session = self._words, self._session
        if not self._question:
            self.panel.show_answer("", (), none=words._("No question chosen yet."))
            return
        lines: list[tuple[str, object | None]] = []
        past = [(key, self._history().of_answer(session.dossier.number, key)) for key in self._keys()]
        told = [(key, days) for key, days in past if days]
        for key, days in told:
            if len(told) > 1:
                lines.append((formats.language_name(words, key.language), None))
            lines += self._lines(days)
        none = words._(
            "Nothing was written here yet. Each change will be listed with its time and its author."
        )
        self.panel.show_answer(question_named(words, session.form, self._question), lines, none=none)

    def _keys(self) -> list[AnswerKey]:
        session = self._session
        question = session.form.question(self._question)
        if question is None or not question.translatable:
            return [AnswerKey(self._question)]
        standing = sorted(key.language for key in session.answers if key.question == self._question)
        call = session.call.languages if session.call else ()
        languages = dict.fromkeys((*session.form.languages, *call, self._words.language, *standing))
        return [AnswerKey(self._question, code) for code in languages]

    def _lines(self, days: tuple[Day, ...]) -> Lines:
        lines: list[tuple[str, object | None]] = []
        for day in days:
            lines.append((self._told.day(day), None))
            lines += [(self._told.deed(deed, with_place=False), deed.changes[0]) for deed in day.deeds]
        return lines

    def _show_dossier(self) -> None:
        words, number = self._words, self._session.dossier.number
        history = self._history()
        states = [
            (
                words._(
                    "{name}, {moment}",
                    name=harmless(words, state.label),
                    moment=formats.moment_in_calendars(words, state.taken_at),
                ),
                state,
            )
            for state in history.milestones(number)
        ]
        deeds: list[tuple[str, object | None]] = []
        for day in history.of_dossier(number):
            deeds.append((self._told.day(day), None))
            deeds += [(self._told.deed(deed, with_place=True), deed) for deed in day.deeds]
        self.panel.show_dossier(states, deeds, writable=self._writable)

    def _show_change(self, moment: object) -> None:
        if not isinstance(moment, PastAnswer):
            return
        words, now = self._words, self._session.answer(moment.key)
        if self.panel.with_now.isChecked():
            shown = self._told.difference(moment.key, moment.after, now)
            about = "" if shown else words._("It is the same now.")
        else:
            shown = self._told.difference(moment.key, moment.before, moment.after)
            about = ""
        may = self._writable and moment.after != now
        self.panel.show_change(about, shown, self._told.spoken(shown), may_restore=may)

    def _restore(self, moment: object) -> None:
        if not isinstance(moment, PastAnswer):
            return
        try:
            changed = restore_answer(self._session, moment.key, moment.after)
        except LcappError as error:
            self._dialogs.tell(error_sentence(self._words, error))
            return
        if changed:
            self._session.flush_later()
            self.restored.emit(
                self._words._(
                    "The answer is as it was on {moment}.",
                    moment=formats.moment_in_calendars(self._words, moment.at),
                )
            )
            self.went.emit(moment.key)

    def _name(self) -> None:
        words = self._words
        name = self._dialogs.ask_text(words._("Name of this state, such as “sent to the mayor”"))
        if not name:
            return
        try:
            self._history().name_milestone(self._session, name)
        except LcappError as error:
            self._dialogs.tell(error_sentence(words, error))
        self.refresh()

    def _compare(self, state: object) -> None:
        if not isinstance(state, Version):
            return
        words = self._words
        try:
            pairs = self._history().compare(self._session, state.number)
        except LcappError as error:
            self.panel.show_comparison(error_sentence(words, error), (), "")
            return
        shown: list[Shown] = []
        for pair in pairs[:_MOST_COMPARED]:
            shown.append(Shown(self._told.place(pair.key)))
            shown += self._told.difference(pair.key, pair.then, pair.now)
        about = words._("Everything is as it was then.")
        if pairs:
            about = words.ngettext(
                "{count} answer is another now. Struck through: then; underlined: now.",
                "{count} answers are others now. Struck through: then; underlined: now.",
                len(pairs),
            )
        self.panel.show_comparison(about, shown, self._told.spoken(shown))

    def _restore_all(self, state: object) -> None:
        if not isinstance(state, Version):
            return
        words = self._words
        try:
            report = self._history().restore_milestone(self._session, state.number)
        except LcappError as error:
            self._dialogs.tell(error_sentence(words, error))
            return
        self._session.flush_later()
        said = words._("Everything is as it was then.")
        if report.changed:
            said = words.ngettext(
                "{count} answer is as it was at “{name}”.",
                "{count} answers are as they were at “{name}”.",
                report.changed,
                name=harmless(words, state.label),
            )
        if report.left_out:
            said += " " + words.ngettext(
                "{count} answer has no place in the form of today and was left out.",
                "{count} answers have no place in the form of today and were left out.",
                len(report.left_out),
            )
        self.restored.emit(said)
        self.panel.show_comparison("", (), "")
