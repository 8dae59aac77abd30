"""The library replaced as a whole: put together from copies and journal, restored from a file, begun anew.

All of it runs on the storage thread. A library that a newer program wrote is never replaced.
"""

import logging
from collections.abc import Callable, Mapping

from lcapp.errors import InputRefused, LcappError, StorageUnavailable
from lcapp.services.library_ports import OwnBrought, OwnOutcome, PutBack, Restored
from lcapp.storage import health
from lcapp.storage.backup import Received, put_evidence
from lcapp.storage.closing_seal import ClosingSeal
from lcapp.storage.copying import Copying
from lcapp.storage.engine import Library, storage_code
from lcapp.storage.library import LibraryFile
from lcapp.storage.recovery import Places, Recovered, rebuild, set_aside
from lcapp.storage.restoring import Restoring

_log = logging.getLogger(__name__)


class Replacing:
    """Replaces one library.

    Args:
        library: The library's file.
        places: Where the parts stand, with the second place of this moment.
        copying: Makes a copy before and after.
        seal: Is no more once the file is another.
        restoring: Puts a library with own files in its place in one step.

    Attributes:
        may_be_missing: Whether it was wanted that there is no library: one is begun without asking.
    """

    def __init__(
        self,
        library: LibraryFile,
        places: Callable[[], Places],
        copying: Copying,
        seal: ClosingSeal,
        restoring: Restoring,
    ) -> None:
        self.may_be_missing = False
        self._library, self._places = library, places
        self._copying, self._seal, self._restoring = copying, seal, restoring

    def rebuild(self) -> Recovered:
        """Put the library together anew; what stood there is kept beside. Raises StorageUnavailable."""
        self._library.must_be_ours()
        self._library.let_go()
        self._seal.remove()
        done = rebuild(self._places(), now=self._library.clock())
        self._copying.queue("repair")
        return done

    def start_empty(self) -> None:
        """Put library and journals aside, so that an empty one is begun; copies stay."""
        self._library.must_be_ours()
        self._library.let_go()
        set_aside(self._places().library, self._library.clock(), word="before")
        self._put_journals_aside()
        self.may_be_missing = True

    def finish(self) -> None:
        """Finish a restore that a start found half done; one that could not be is undone or tried again."""
        try:
            self._restoring.finish()
        except StorageUnavailable as refused:
            if self._restoring.under_way():
                raise
            _log.error("restore taken back: %(code)s", {"code": refused.code})

    def put_in(self, found: Received, own: Mapping[str, bytes], refused: Mapping[str, LcappError]) -> PutBack:
        """Put a proved library in the place of this one, which is kept as a copy; returns what differs.

        Args:
            found: What came.
            own: Own files that were judged.
            refused: Own files that were not taken, and why.
        """
        self._library.must_be_ours()
        places = self._places()
        before: dict[tuple[str, str, str], str] = {}
        try:
            before = self._library.with_library(self._before)
        except StorageUnavailable as error:
            if error.code not in ("library_missing", "library_damaged", "library_foreign"):
                raise
        self._library.let_go()
        try:
            put_evidence(found, places.evidence)
        except OSError as error:
            raise StorageUnavailable(storage_code(error)) from error
        now = self._library.clock()
        told = self._restoring.prepare(found.library, own, aside=not before, now=now)
        self._restoring.finish()
        self.may_be_missing = True
        answers = self._library.with_library(lambda library: self._after(library, before))
        others = [OwnBrought(name, OwnOutcome.REFUSED, reason=why) for name, why in refused.items()]
        if found.lost:
            lost = InputRefused("own_files_lost", file=found.lost)
            others.append(OwnBrought(found.lost, OwnOutcome.REFUSED, reason=lost))
        return PutBack(answers, (*told, *others))

    def _before(self, library: Library) -> dict[tuple[str, str, str], str]:
        self._copying.make(library, "before-restore")
        return health.answer_hashes(library.connection)

    def _after(self, library: Library, before: dict[tuple[str, str, str], str]) -> tuple[Restored, ...]:
        self._copying.make(library, "restored")
        return health.answers_that_differ(library.connection, before)

    def _put_journals_aside(self) -> None:
        places = self._places()
        for path in (places.journal, places.previous_journal):
            set_aside(path, self._library.clock(), word="before")
