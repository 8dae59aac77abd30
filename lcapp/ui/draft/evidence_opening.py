"""Opening what is registered: a link by its dialog, a file as a copy of our copy, after a question."""

import shutil
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.files import write_atomically
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_annexes import kind_of_file_words, removal_words
from lcapp.services.evidence_opening import copy_to_open
from lcapp.services.library_ports import EvidenceFiles
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.links import Links


def copy_in_desktop(copy: Path) -> None:
    """Hand a copy this program has just written to the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))


class EvidenceOpening:
    """Opens a registered file or link; the place a file came from is never touched.

    Args:
        dialogs: Ask first.
        words: The language.
        files: The bytes of the library.
        open_: Opens a copy; tests give their own.
    """

    def __init__(
        self,
        dialogs: Dialogs,
        words: Words,
        files: Callable[[], EvidenceFiles],
        *,
        open_: Callable[[Path], object] = copy_in_desktop,
    ) -> None:
        self._dialogs, self._words, self._files = dialogs, words, files
        self.open_copy = open_
        self._folder: Path | None = None

    def open(self, evidence: Evidence) -> None:
        """Ask, and open; raises what `copy_to_open` does."""
        if evidence.kind is EvidenceKind.LINK:
            Links(self._dialogs).ask(evidence.url)
            return
        go = self._words._("Open a copy")
        if self._dialogs.ask(self._question(evidence), [go, self._words._("Leave it closed")]) != go:
            return
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="lcapp-opened-"))
            # The copies go with the draft; another program has read them by then, or holds them itself.
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self.open_copy(copy_to_open(evidence, self._files(), self._folder, write=_write))

    def _question(self, evidence: Evidence) -> str:
        words = self._words
        said = words._(
            "{number}, “{title}”, is {kind} of {size}. A copy of it is opened by the program this computer "
            "has for such files.",
            number=evidence.name,
            title=harmless(words, evidence.title),
            kind=kind_of_file_words(words, evidence.media_type) or words._("a file of unknown kind"),
            size=formats.file_size(words, evidence.size),
        )
        if not evidence.removed:
            return said
        things = words.listed([removal_words(words, code) for code in evidence.removed])
        return f"{said} {words._('It holds what is never printed: {things}.', things=things)}"


def _write(path: Path, data: bytes) -> None:
    write_atomically(path, data, private=True)
