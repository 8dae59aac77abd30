"""Going to the two-language view and back, and what is done there: writing, checking, choosing, naming."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.events import AnswerChanged, Event, FormChanged, SidesChanged
from lcapp.domain.glossary_terms import Offer, offered
from lcapp.domain.plain_text import plain_text
from lcapp.domain.record_names import RecordName
from lcapp.domain.translation_differences import Difference
from lcapp.domain.translation_state import (
    Translation,
    submission_language,
    submission_languages,
)
from lcapp.domain.translation_units import Unit
from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_translating import difference_sentence
from lcapp.services import translating
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.translating import LanguagePair
from lcapp.ui.bridge import Bridge
from lcapp.ui.draft.late_page import LatePage
from lcapp.ui.draft.panes import Panes
from lcapp.ui.draft.reading import Reading
from lcapp.ui.draft.translating_page import TranslatingPage
from lcapp.ui.draft.translating_row import TranslationRow
from lcapp.ui.fields.context import FieldContext

_QUIET_MS = 150
"""After this much quiet the states and differences are looked at again."""

_Texts = tuple[Value | None, Value | None, tuple[RecordName, ...]]


class Around(Protocol):
    """The screen the view stands in; whatever leaves its reading page leaves this view as well."""

    bridge: Bridge
    reading: Reading
    panes: Panes

    def place(self) -> str:
        """Id of the question the person was at last."""

    def put_page(self, page: QWidget) -> None:
        """Give a page its room in place of the panes."""


class Translating(QObject):
    """Shows the view in place of the panes. `turned` says whether it is on the screen.

    Args:
        session: The open draft.
        app: The program below the faces.
        context: The surroundings of its fields.
        around: The screen of the draft.
    """

    turned = Signal(bool)

    def __init__(self, session: DraftSession, app: App, context: FieldContext, around: Around) -> None:
        super().__init__(around.panes)
        self._session, self._app, self._context = session, app, context
        self._reading, self._panes, self._place = around.reading, around.panes, around.place
        self._pair: LanguagePair | None = None
        self._compared: dict[Unit, tuple[_Texts, tuple[Difference, ...]]] = {}
        self._late = LatePage(self._make, put=around.put_page, parent=around.reading.screen)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET_MS)
        self._soon.timeout.connect(self._refresh)
        around.bridge.happened.connect(self._hear)
        self._reading.left.connect(self.leave)
        self._reading.turned.connect(lambda reading: self._hide() if reading else None)

    @property
    def page(self) -> TranslatingPage:
        """The view."""
        return self._late()

    def _make(self, parent: QWidget) -> TranslatingPage:
        words = self._context.words
        page = TranslatingPage(
            self._session.form, self._context, numbers=self._reading.numbers, parent=parent
        )
        page.hide()
        page.built.connect(self._fill)
        page.head.closed.connect(self.close)
        page.head.next_wanted.connect(self.go_on)
        page.head.pair_chosen.connect(self._choose_pair)
        page.head.submission_chosen.connect(self._choose_submission)
        page.names.named.connect(self._name)
        page.add_key(words._("Back to the draft"), "Esc", self.close)
        page.add_key(words._("Next text to translate"), "F8", self.go_on)
        page.add_key(words._("Mark as checked and go on"), "Ctrl+Return", self.check_and_go_on)
        page.add_key(words._("Next text"), "Alt+Down", lambda: page.step(1))
        page.add_key(words._("Previous text"), "Alt+Up", lambda: page.step(-1))
        page.add_key(words._("Official terms"), "Ctrl+T", self._open_terms)
        return page

    @property
    def is_open(self) -> bool:
        """Whether the view is on the screen."""
        return self._late.made is not None and not self._late.made.isHidden()

    @property
    def pair(self) -> LanguagePair:
        """From which language into which."""
        if self._pair is None:
            self._pair = translating.usual_pair(self._session, otherwise=self._context.words.language)
        return self._pair

    def toggle(self) -> None:
        """Open the view where the person is, or go back to the draft."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show the view, with the keys in the translation of the question the person is at."""
        self._session.leave_field()
        self._reading.leave()
        self._show_pair()
        self._panes.hide()
        self.page.show()
        self.turned.emit(True)
        at = self._place()
        here = next((unit for unit in self.page.translations if unit.question == at), None)
        if here is not None:
            self.page.bring(here)
        else:
            self.go_on()

    def close(self) -> None:
        """Back to the draft, to the question of the text the person was at."""
        if self.is_open:
            self._hide()
            self._panes.show()

    def leave(self) -> None:
        """Something else is wanted in the panes."""
        self.close()

    def or_else(self, go_to: Callable[[AnswerKey], object]) -> Callable[[AnswerKey], None]:
        """Go to an answer in the view while it is open and holds it, else as `go_to` does."""

        def go(key: AnswerKey) -> None:
            if self.is_open:
                self._refresh()
                current = self.page.current
                order = ([current] if current is not None else []) + list(self.page.translations)
                here = next((unit for unit in order if unit.question == key.question), None)
                if here is not None:
                    self.page.bring(here)
                    return
            go_to(key)

        return go

    def go_on(self) -> None:
        """To the next text that is not checked."""
        found = translating.next_open(self.page.translations.values(), self.page.current)
        if found is not None:
            self.page.bring(found)
        elif self.page.head.next.isEnabled():
            self.page.head.next.setFocus()

    def check_and_go_on(self) -> None:
        """Mark the text with the keys as checked and go to the next one."""
        unit = self.page.current
        if unit is not None and self._check(unit, checked=True):
            self.go_on()

    # What the draft says

    def _hear(self, event: Event) -> None:
        if isinstance(event, FormChanged):
            self._soon.stop()
        elif isinstance(event, AnswerChanged | SidesChanged) and self.is_open:
            self._soon.start()

    def _show_pair(self) -> None:
        session, head = self._session, self.page.head
        possible = submission_languages(session.form, session.call)
        languages = dict.fromkeys((*self._context.languages, self.pair.source, self.pair.target))
        head.show_languages(tuple(languages), possible)
        head.show_pair(self.pair, submission_language(session.form, session.call, session.sides))
        self._compared = {}
        self.page.show_pair(self.pair)
        self._refresh()

    def _refresh(self) -> None:
        self._soon.stop()
        session, page = self._session, self.page
        read_only = session.read_only is not None
        page.head.set_read_only(read_only)
        names = translating.names_of(session)
        page.names.show_names(names)
        page.names.set_read_only(read_only)
        page.show_translations(translating.translations_of(session, self.pair))
        for unit, row in page.rows.items():
            self._compare(unit, row, names)

    def _fill(self, unit: Unit, row: TranslationRow) -> None:
        row.set_read_only(self._session.read_only is not None)
        row.show_translation(self.page.translations[unit])
        row.edited.connect(lambda in_source, raw: self._write(unit, row, in_source, raw))
        row.check_wanted.connect(lambda checked: self._check(unit, checked=checked))
        self._compare(unit, row, translating.names_of(self._session), anew=True)

    def _compare(
        self, unit: Unit, row: TranslationRow, names: tuple[RecordName, ...], *, anew: bool = False
    ) -> None:
        shown = self.page.translations[unit]
        texts = (shown.source, shown.target, names)
        known = self._compared.get(unit)
        if known is None or known[0] != texts:
            found = translating.differences_of(
                self._session, self.pair, unit, dates_in=self._app.translating.days_in
            )
            self._compared[unit] = (texts, found)
        elif not anew:
            return
        words = self._context.words
        row.show_differences([(one, difference_sentence(words, one)) for one in self._compared[unit][1]])
        row.show_terms(self._offered(shown))

    def _offered(self, shown: Translation) -> tuple[Offer, ...]:
        terms = self._app.translating.terms(self.pair.source, self.pair.target)
        return offered(plain_text(shown.question, shown.source), terms)

    # What the person does

    def _write(self, unit: Unit, row: TranslationRow, in_source: bool, raw: object) -> None:
        language = self.pair.source if in_source else self.pair.target
        self._try(row, lambda: translating.write_text(self._session, unit, language, raw))

    def _check(self, unit: Unit, *, checked: bool) -> bool:
        session, row = self._session, self.page.rows[unit]

        def act() -> None:
            if checked:
                translating.mark_checked(session, self.pair, [unit])
            else:
                translating.take_check_back(session, self.pair, unit)

        done = self._try(row, act)
        self._refresh()
        return done

    def _choose_pair(self, source: str, target: str) -> None:
        before = self.pair
        if source == target:
            # Whoever takes one for the other means to turn them round.
            source, target = before.target, before.source
        self._pair = LanguagePair(source, target)
        self._show_pair()

    def _choose_submission(self, language: str) -> None:
        if self._try(None, lambda: translating.choose_submission(self._session, language)):
            self._pair = None
            self._show_pair()

    def _name(self, question: str, name: str) -> None:
        self._try(None, lambda: translating.name_in_latin(self._session, question, name))

    def _open_terms(self) -> None:
        unit = self.page.current
        if unit is not None and self.page.rows[unit].terms.offers:
            self.page.rows[unit].terms.showMenu()

    def _try(self, row: TranslationRow | None, act: Callable[[], object]) -> bool:
        """Whether an act succeeded; why not is said at the text, else in the head."""
        try:
            act()
        except LcappError as error:
            said = error_sentence(self._context.words, error)
            (row.say if row is not None else self.page.head.progress.setText)(said)
            return False
        return True

    def _hide(self) -> None:
        if self.is_open:
            self._session.leave_field()
            self.page.hide()
            self.turned.emit(False)
