"""The lines above a draft: not saved, only to be read, a newer form is here."""

from PySide6.QtWidgets import QWidget

from lcapp.i18n import Words
from lcapp.services.draft_session import ReadOnlyReason
from lcapp.services.form_upgrade import Announcement
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.read_only import SEALED, read_only_sentence
from lcapp.ui.draft.save_banner import Banner, save_failed_banner
from lcapp.ui.models.upgrade_words import announcement_sentence


class Banners:
    """The banners of one draft, from the most to the least urgent."""

    def __init__(self, words: Words, look: Look, announced: Announcement | None, parent: QWidget) -> None:
        self._words = words
        self.not_saved = save_failed_banner(words, look, parent)
        go_on = words._("Go on writing…")
        self.why_read_only = Banner(look, severity="advice", first=go_on, parent=parent)
        look_first, not_now = words._("Look at what would change"), words._("Not now")
        self.newer = Banner(look, severity="done", first=look_first, second=not_now, parent=parent)
        self.newer.second_chosen.connect(lambda: self.newer.say(""))
        self._announced = announced

    def all(self) -> tuple[Banner, Banner, Banner]:
        """Not saved, read only, newer: in their order on the screen."""
        return (self.not_saved, self.why_read_only, self.newer)

    def announce(self) -> None:
        """Say what is newer than the draft, if anything is."""
        self.newer.say(announcement_sentence(self._words, self._announced) if self._announced else "")

    def show_read_only(self, reason: ReadOnlyReason | None) -> None:
        """Say why the draft can only be read; a sealed one can be opened again from here."""
        self.why_read_only.say(read_only_sentence(self._words, reason) if reason else "")
        self.why_read_only.offer_first(reason is not None and reason.code == SEALED)
