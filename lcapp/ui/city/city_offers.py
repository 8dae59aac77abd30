"""Offers under the questions of an open draft: facts of the city, and material from its records."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from lcapp.domain.answers import AnswerKey, Value, is_none, plain_part
from lcapp.domain.city_records import is_record
from lcapp.domain.events import AnswerChanged, Event
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.record_feeds import Material, feeds, joined_items, joined_list
from lcapp.errors import LcappError
from lcapp.i18n import Catalogs, Words
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_passages import part_said, passage
from lcapp.services.facts import Offer
from lcapp.ui.city.choosing import Choosing
from lcapp.ui.city.offer_line import OfferLine
from lcapp.ui.fields.frame import QuestionFrame
from lcapp.ui.fields.language_tabs import LanguageTabs
from lcapp.ui.fields.tab_order import tab_after
from lcapp.ui.models.offer_words import value_words
from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.screens.draft import DraftScreen

_SOON_MS = 250


class CityOffers(QObject):
    """Lives as long as the draft screen. What the records say is read once: they do not change meanwhile.

    Args:
        screen: The draft screen.
        context: The surroundings of a screen.
    """

    def __init__(self, screen: "DraftScreen", context: ScreenContext) -> None:
        super().__init__(screen)
        self._screen, self._session, self._context = screen, screen.session, context
        self._catalogs = Catalogs(context.paths.translations)
        self._lines: dict[str, OfferLine] = {}
        self._records = context.app.city_records.all_answers()
        self.choosing = Choosing(
            screen.session,
            context.words,
            context.app.material,
            self._records,
            say=lambda one, language: passage(self._words_in(language), (one,), self._form_of),
            do=self._do,
        )
        self._city = screen.session.city
        self._known = self._city.asked_in(self._session.form.id)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        if not is_record(self._session.form.name) and (self._known or self._records):
            screen.pages.currentChanged.connect(self.refresh)
            screen.bridge.happened.connect(self._on_event)
            self.refresh()

    @property
    def lines(self) -> dict[str, OfferLine]:
        """The lines made so far, by the id of their question."""
        return self._lines

    def refresh(self) -> None:
        """Look at the page shown: what can be offered there now?"""
        offers = {
            (one.question.id, one.language): one
            for one in self._context.app.facts.offers(self._session, self._city)
        }
        for frame in self._screen.pages.page.frames.values():
            if frame.question.id in self._known or feeds(frame.question):
                self._show(frame, offers.get((frame.question.id, frame.language)))

    def _on_event(self, event: Event) -> None:
        if isinstance(event, AnswerChanged):
            self._soon.start()

    def _show(self, frame: QuestionFrame, offer: Offer | None) -> None:
        words, question = self._context.words, frame.question
        line = self._line(frame)
        if self._session.read_only is not None:
            line.nothing()
        elif offer is not None:
            value = value_words(words, self._session.form, question, offer.value)
            button = words._("Insert") if offer.replaces is None else words._("Put it in the place of this")
            said = words._("The city's record says: {value}", value=value)
            line.offer(said, button, partial(self._insert_fact, offer))
        elif self.choosing.offer(frame, line):
            return
        elif told := self._told(question, frame.language):
            count, insert = told
            said = words.ngettext(
                "The city's records have {count} line for this answer.",
                "The city's records have {count} lines for this answer.",
                count,
            )
            line.offer(said, words._("Insert into the answer"), insert)
        else:
            line.nothing()

    def _line(self, frame: QuestionFrame) -> OfferLine:
        name = frame.question.id
        if name not in self._lines:
            line = self._lines[name] = OfferLine(frame.question.label, frame)
            frame.beneath.addWidget(line)
            tab_after(frame.quiet, line)
            if isinstance(frame.answer, LanguageTabs):
                frame.answer.language_chosen.connect(lambda _language: self._soon.start())
        return self._lines[name]

    def _told(self, question: Question, language: str) -> tuple[int, Callable[[], object]] | None:
        """How many lines could be inserted, and the act that does it; None for nothing new."""
        found = self._context.app.material.material(self._session, question, language, self._records)
        if found.is_empty:
            return None
        here = self._standing(question, language)
        if question.type is QuestionType.GROUP:
            new = len(joined_items(question, here, found.items)) - len(here or ())
            return (new, partial(self._insert_items, question, found)) if new else None
        said = self._said(found, language)
        if question.type is QuestionType.LIST:
            new = len(joined_list(question, here, said)) - len(here or ())
            return (new, partial(self._insert_lines, question, language, said)) if new else None
        new = sum(1 for one in said if one not in str(here or ""))
        return (new, partial(self._insert_text, question, language)) if new else None

    def _standing(self, question: Question, language: str) -> Value | None:
        value = self._session.answer(AnswerKey(question.id, language))
        return None if value is None or is_none(value) else plain_part(value)

    def _said(self, found: Material, language: str) -> tuple[str, ...]:
        words = self._words_in(language)
        lines = tuple(part_said(words, one, self._form_of) for one in found.lines)
        return lines or tuple(passage(words, found.sentences, self._form_of).splitlines())

    def _words_in(self, language: str) -> Words:
        return self._catalogs.words(language) if language else self._context.words

    def _form_of(self, record: str) -> Form | None:
        return self._context.app.city_records.line(record).form

    # What the buttons do

    def _insert_fact(self, offer: Offer) -> None:
        self._do(lambda: self._context.app.facts.insert(self._session, (offer,)))

    def _insert_text(self, question: Question, language: str) -> None:
        def insert() -> None:
            app, session = self._context.app, self._session
            found = app.material.material(session, question, language, self._records)
            here = str(self._standing(question, language) or "")
            new = [one for one in self._said(found, language) if one not in here]
            app.material.insert_text(session, question, language, "\n".join(new))

        self._do(insert)

    def _insert_lines(self, question: Question, language: str, lines: tuple[str, ...]) -> None:
        self._do(lambda: self._context.app.material.insert_lines(self._session, question, language, lines))

    def _insert_items(self, question: Question, found: Material) -> None:
        self._do(lambda: self._context.app.material.insert_items(self._session, question, found))

    def _do(self, insert: Callable[[], object]) -> None:
        words = self._context.words
        try:
            insert()
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(words, error))
            return
        self._screen.offer_undo(words._("Taken from the city's records. Read it, and make it your own."))
        self.refresh()
