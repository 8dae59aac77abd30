"""In the city's record: where else a fact stands, and changing it there too."""

from functools import partial
from typing import TYPE_CHECKING

from shiboken6 import isValid

from PySide6.QtCore import QObject

from lcapp.domain.events import Event, Saved
from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.services.facts import FactPlace
from lcapp.ui.city.offer_line import OfferLine
from lcapp.ui.fields.tab_order import tab_after
from lcapp.ui.models.offer_words import value_words
from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.screens.draft import DraftScreen


class FactPlaces(QObject):
    """Looks when the person comes to a question, leaves it, or its value was saved; beside the window.

    Args:
        screen: The draft screen of a record.
        context: The surroundings of a screen.
    """

    def __init__(self, screen: "DraftScreen", context: ScreenContext) -> None:
        super().__init__(screen)
        self._screen, self._session, self._context = screen, screen.session, context
        self._record = screen.session.form.id
        self._lines: dict[str, OfferLine] = {}
        screen.pages.entered.connect(self.look)
        screen.pages.left.connect(self.look)
        screen.bridge.happened.connect(self._on_event)

    @property
    def lines(self) -> dict[str, OfferLine]:
        """The lines made so far, by the id of their question."""
        return self._lines

    def look(self, question: str) -> None:
        """Find the places of a fact and tell them under its question."""
        if question not in self._screen.pages.page.frames:
            return
        if self._session.has_unsaved:
            self._screen.autosave.flush_now()
        self._find(question)

    def _on_event(self, event: Event) -> None:
        # Coming and going only queue the save: what was found then may be compared with the older value.
        if isinstance(event, Saved):
            for question in self._lines.keys() & self._screen.pages.page.frames.keys():
                self._find(question)

    def _find(self, question: str) -> None:
        self._context.tasks.run(
            self._context.app.facts.places,
            *(self._record, question),
            done=partial(self._show, question),
            failed=lambda _error: None,
        )

    def _show(self, question: str, places: tuple[FactPlace, ...]) -> None:
        # A task belongs to the window: the person may have gone on meanwhile, and the screen is gone.
        if not isValid(self) or not isValid(self._screen.pages):
            return
        frame = self._screen.pages.page.frames.get(question)
        if frame is None or (not places and question not in self._lines):
            return
        if question not in self._lines:
            self._lines[question] = OfferLine(frame.context.label(frame.question), frame)
            frame.beneath.addWidget(self._lines[question])
            tab_after(frame.quiet, self._lines[question])
        line, words = self._lines[question], self._context.words
        others = [place for place in places if not place.agrees]
        if not places:
            line.nothing()
        elif not others:
            said = words.ngettext(
                "{count} other dossier says the same.", "{count} other dossiers say the same.", len(places)
            )
            line.offer(said, words._("Show where"), partial(self._tell, said, places))
        else:
            said = words.ngettext(
                "{count} other dossier says something else.",
                "{count} other dossiers say something else.",
                len(others),
            )
            line.offer(said, words._("Change it there…"), partial(self._ask, question, said, tuple(others)))

    def _tell(self, said: str, places: tuple[FactPlace, ...]) -> None:
        self._context.dialogs.tell_lines(said, [self._place(place) for place in places])

    def _place(self, place: FactPlace) -> str:
        words = self._context.words
        form = self._context.app.forms.get(place.dossier.form)
        return words._(
            "{title}: {value}",
            title=harmless(words, place.dossier.title),
            value=value_words(words, form, place.question, place.value),
        )

    def _ask(self, question: str, said: str, places: tuple[FactPlace, ...]) -> None:
        words, dialogs, app = self._context.words, self._context.dialogs, self._context.app
        change = words._("Change it there too; each can be undone")
        only = words._("Only show where")
        chosen = dialogs.ask(said, [change, only])
        if chosen == only:
            self._tell(said, places)
        elif chosen == change:
            try:
                self._session.flush()
                count = app.facts.carry(self._record, question, dossiers=app.dossiers)
            except LcappError as error:
                dialogs.tell(error_sentence(words, error))
                return
            told = words.ngettext("Changed in {count} dossier.", "Changed in {count} dossiers.", count)
            self._screen.undo_bar.offer(told)
            self.look(question)
