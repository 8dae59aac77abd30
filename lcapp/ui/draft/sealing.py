"""Sealing a dossier from the window, and putting the scan of a signed page beside what was sealed."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lcapp.domain.fingerprint import short_code
from lcapp.errors import InputRefused, LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import error_sentence
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.read_only import SEALED


class Sealing(QObject):
    """`sealed` says that the draft may only be read from now on; `to_fix` that a fault stands in the way."""

    sealed = Signal(str)
    to_fix = Signal()

    def __init__(
        self, session: DraftSession, app: App, words: Words, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._app, self._words, self._dialogs = session, app, words, dialogs

    @property
    def is_sealed(self) -> bool:
        """Whether the dossier is sealed now."""
        reason = self._session.read_only
        return reason is not None and reason.code == SEALED

    def seal(self) -> None:
        """Freeze what stands in the draft. It can be opened for writing again, so nobody is asked twice."""
        words = self._words
        if self.is_sealed:
            self._add_signed_page()
            return
        try:
            version = self._app.submissions.seal(self._session)
        except InputRefused as refused:
            self._dialogs.tell(error_sentence(words, refused))
            if refused.code == "not_ready_to_seal":
                self.to_fix.emit()
            return
        except LcappError as error:
            self._dialogs.tell(error_sentence(words, error))
            return
        self._session.stand_as(sealed=True)
        self.sealed.emit(
            words._(
                "Version {number} is sealed; its fingerprint is {code}. Export it to be signed and sent.",
                number=formats.number(words, version.number),
                code=short_code(version.content_id),
            )
        )

    def _add_signed_page(self) -> None:
        words = self._words
        chosen = self._dialogs.choose_file_to_open(
            words._("Add the signed page"), words._("Scans (*.pdf *.png *.jpg *.jpeg)")
        )
        if chosen is None:
            return
        day = self._dialogs.ask_text(words._("Day of the signature, such as 2026-05-31 (may stay empty)"))
        if day is None:
            return
        try:
            self._app.submissions.add_signed_page(self._session.dossier.number, Path(chosen), dated=day)
        except LcappError as error:
            self._dialogs.tell(error_sentence(words, error))
            return
        self._dialogs.tell(words._("The signed page stands beside the sealed version now."))
