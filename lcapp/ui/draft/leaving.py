"""Leaving a draft: everything is saved first; when the disk refuses, the person decides what becomes of the text."""

from pathlib import Path

from lcapp.domain.answers_file import write_answers
from lcapp.errors import ChangedElsewhere, LcappError
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.ui.dialogs import Dialogs


class Leaving:
    """The ways out of a draft."""

    def __init__(self, session: DraftSession, app: App, words: Words, dialogs: Dialogs) -> None:
        self._session = session
        self._app = app
        self._words = words
        self._dialogs = dialogs

    def leave(self) -> bool:
        """Save everything and wait for the disk.

        Returns:
            Whether the draft may be closed: all is saved, or copied elsewhere, or the person gave it up.
        """
        while self._session.has_unsaved:
            try:
                self._session.flush()
            except LcappError as error:
                answer = self._asked(error)
                if answer is None:
                    return False
                if answer:
                    return True
        return True

    def save_copy(self) -> bool:
        """Write the answers into a file of the person's choice; whether that was done."""
        words, session = self._words, self._session
        name = f"{file_stem(session.dossier.title)}.json"
        chosen = self._dialogs.choose_file_to_save(
            words._("Save a copy elsewhere"), name, words._("Answers files (*.json)")
        )
        if chosen is None:
            return False
        data = write_answers(session.dossier.call, session.form, session.answers)
        try:
            self._app.write_file(Path(chosen), data)
        except LcappError as error:
            self._dialogs.tell(error_sentence(words, error))
            return False
        return True

    def _asked(self, error: LcappError) -> bool | None:
        """True: close; False: try again; None: stay."""
        words = self._words
        again, copy, discard = (
            words._("Try again"),
            words._("Save a copy elsewhere…"),
            words._("Discard what is not saved"),
        )
        choices = [copy, discard] if isinstance(error, ChangedElsewhere) else [again, copy, discard]
        question = words._("Not saved yet. {reason}", reason=error_sentence(words, error))
        answer = self._dialogs.ask(question, choices)
        if answer == again:
            return False
        if answer == copy:
            return True if self.save_copy() else None
        return True if answer == discard else None


def file_stem(title: str) -> str:
    """A title as the name of a file, on every system."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return " ".join(kept.split())[:80] or "lcapp"
