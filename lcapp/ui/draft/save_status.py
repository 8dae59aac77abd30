"""Whether what was typed stands in the library: "Saved 14:32" when it is true, a banner when it is not."""

from PySide6.QtCore import QObject, QTimer

from lcapp.domain.events import AnswerChanged, DrawerChanged, Event, NotesChanged, Saved, SaveFailed
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import error_sentence
from lcapp.services.draft_session import DraftSession
from lcapp.services.ports import Clock
from lcapp.ui.draft.header import DraftHeader
from lcapp.ui.draft.save_banner import Banner

SAID_MS = 2500
"""How long a passing sentence stands in the place of "Saved"."""


class SaveStatus(QObject):
    """Tells header and banner what an event means for the person's text."""

    def __init__(
        self, session: DraftSession, words: Words, clock: Clock, *, header: DraftHeader, banner: Banner
    ) -> None:
        super().__init__(header)
        self._session = session
        self._words = words
        self._clock = clock
        self._header = header
        self._banner = banner
        self.show_saved()

    def hear(self, event: Event) -> None:
        """Follow the draft."""
        match event:
            case AnswerChanged() | NotesChanged() | DrawerChanged():
                self._header.show_saved(self._words._("Saving…"))
            case Saved():
                self._banner.say("")
                self.show_saved()
            case SaveFailed(error=error):
                self._show_failed(error_sentence(self._words, error))

    def say(self, sentence: str) -> None:
        """A passing sentence."""
        self._header.show_saved(sentence)
        QTimer.singleShot(SAID_MS, self, self.show_saved)

    def show_saved(self) -> None:
        """Since when everything is saved, if everything is."""
        words, session = self._words, self._session
        if session.has_unsaved:
            return
        at, now = session.dossier.updated_at, self._clock()
        same_day = at.astimezone().date() == now.astimezone().date()
        when = formats.time_of_day(words, at) if same_day else formats.day_and_time(words, at)
        self._header.show_saved(words._("Saved {time}", time=when))

    def _show_failed(self, reason: str) -> None:
        words = self._words
        self._header.show_saved(words._("Not saved yet"), severity="must_fix")
        self._banner.say(words._("Not saved yet. {reason} Your text is kept here.", reason=reason))
