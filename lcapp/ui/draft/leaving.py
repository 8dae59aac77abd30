"""Leaving a draft: everything is saved first; when the disk refuses, the person decides."""

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
            answer = self._answer_to(self._failure())
            if answer is not None:
                return answer
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
        data = write_answers(session.dossier.written_for, session.form, session.answers)
        try:
            self._app.write_file(Path(chosen), data)
        except LcappError as error:
            self._dialogs.tell(error_sentence(words, error))
            return False
        return True

    def _failure(self) -> LcappError | None:
        if self._session.read_only is not None:
            # Nothing can be saved here any more; what was typed meanwhile would be flushed into the void.
            return ChangedElsewhere("changed_elsewhere")
        try:
            self._session.flush()
        except LcappError as error:
            return error
        return None

    def _answer_to(self, error: LcappError | None) -> bool | None:
        """Whether to close; None means to look again whether everything is saved."""
        if error is None:
            return None
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
            return None
        return self.save_copy() if answer == copy else answer == discard


def file_stem(title: str) -> str:
    """A title as the name of a file, on every system."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return " ".join(kept.split())[:80] or "lcapp"
