"""What is done to a dossier from the list: rename, duplicate, delete; each can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.ui.screens.context import ScreenContext


@dataclass(frozen=True, slots=True)
class Offer:
    """What was done, in a sentence, and how it is taken back."""

    said: str
    undo: Callable[[], object]


class DossierActs:
    """Acts by name on dossiers by number."""

    def __init__(self, context: ScreenContext) -> None:
        self._context = context

    def do(self, act: str, number: int) -> Offer | None:
        """Do it; None where nothing was done.

        Args:
            act: `rename`, `duplicate` or `delete`.
            number: The dossier.
        """
        acts = {"rename": self._rename, "duplicate": self._duplicate, "delete": self._delete}
        try:
            return acts[act](number)
        except LcappError as error:
            self._tell(error)
            return None

    def take_back(self, offer: Offer) -> None:
        """Undo what was done."""
        try:
            offer.undo()
        except LcappError as error:
            self._tell(error)

    def _rename(self, number: int) -> Offer | None:
        context, words, dossiers = self._context, self._context.words, self._context.app.dossiers
        old = self._title_of(number)
        title = context.dialogs.ask_text(words._("Title of the dossier"), old)
        if not title or title == old:
            return None
        dossiers.rename(number, title)
        said = words._(
            "“{old}” is now called “{title}”.", old=harmless(words, old), title=harmless(words, title)
        )
        return Offer(said, lambda: dossiers.rename(number, old))

    def _duplicate(self, number: int) -> Offer:
        words, dossiers = self._context.words, self._context.app.dossiers
        title = words._("{title} (copy)", title=self._title_of(number))
        made = dossiers.duplicate(number, title=title)
        said = words._("“{title}” was made.", title=harmless(words, title))
        return Offer(said, lambda: dossiers.delete(made.number))

    def _delete(self, number: int) -> Offer:
        words, dossiers = self._context.words, self._context.app.dossiers
        title = harmless(words, self._title_of(number))
        dossiers.delete(number)
        return Offer(words._("“{title}” was deleted.", title=title), lambda: dossiers.restore(number))

    def _title_of(self, number: int) -> str:
        cards = self._context.app.dossiers.list()
        return next(card.dossier.title for card in cards if card.dossier.number == number)

    def _tell(self, error: LcappError) -> None:
        self._context.dialogs.tell(error_sentence(self._context.words, error))
