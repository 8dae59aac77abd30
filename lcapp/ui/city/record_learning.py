"""One line in our city: what an application says that the city's record does not know yet, and takes over."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lcapp.domain.city_records import is_record
from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.services.draft_session import DraftSession
from lcapp.services.facts import Offer
from lcapp.ui.city.offer_line import OfferLine
from lcapp.ui.screens.context import ScreenContext

_MOST_LOOKED_AT = 5


class RecordLearning(OfferLine):
    """Hidden as long as there is nothing to take over. `learnt` tells that the record was changed."""

    learnt = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context.words._("City record"), parent)
        self._context = context

    def look(self) -> None:
        """Look at the dossiers edited last; the first with something new is named."""
        app, words = self._context.app, self._context.words
        cards = [card for card in app.dossiers.list() if not is_record(card.dossier.form)]
        for card in cards[:_MOST_LOOKED_AT]:
            try:
                offers = app.after_sending.offers(app.dossiers.open(card.dossier.number))
            except LcappError:
                continue
            if offers:
                said = words.ngettext(
                    "“{title}” says {count} thing that the city's record does not know yet.",
                    "“{title}” says {count} things that the city's record does not know yet.",
                    len(offers),
                    title=harmless(words, card.dossier.title),
                )
                self.offer(said, words._("Take over into the record"), partial(self._take, offers))
                return
        self.nothing()

    def _take(self, offers: tuple[Offer, ...]) -> None:
        words = self._context.words
        try:
            record = self._context.app.after_sending.take_over(offers)
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(words, error))
            return
        said = words._("Written into the city's record; new drafts are offered it from there.")
        self.offer(said, words._("Undo"), partial(self._undo, record))
        self.learnt.emit()

    def _undo(self, record: DraftSession) -> None:
        try:
            record.undo()
            record.flush()
        except LcappError as error:
            self._context.dialogs.tell(error_sentence(self._context.words, error))
        self.look()
        self.learnt.emit()
