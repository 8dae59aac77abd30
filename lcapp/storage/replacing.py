"""The library replaced as a whole: put together from copies and journal, restored from a file, begun anew.

All of it runs on the storage thread. A library that a newer program wrote is never replaced.
"""

from collections.abc import Callable

from lcapp.errors import StorageUnavailable
from lcapp.services.library_ports import Restored
from lcapp.storage import health
from lcapp.storage.backup import Received, put_in_place
from lcapp.storage.closing_seal import ClosingSeal
from lcapp.storage.copying import Copying
from lcapp.storage.engine import Library
from lcapp.storage.library import LibraryFile
from lcapp.storage.recovery import Places, Recovered, rebuild, set_aside


class Replacing:
    """Replaces one library.

    Args:
        library: The library's file.
        places: Where the parts stand, with the second place of this moment.
        copying: Makes a copy before and after.
        seal: Is no more once the file is another.

    Attributes:
        may_be_missing: Whether it was wanted that there is no library: one is begun without asking.
    """

    def __init__(
        self, library: LibraryFile, places: Callable[[], Places], copying: Copying, seal: ClosingSeal
    ) -> None:
        self.may_be_missing = False
        self._library, self._places = library, places
        self._copying, self._seal = copying, seal

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

    def put_in(self, found: Received) -> tuple[Restored, ...]:
        """Put a proved library in the place of this one, which is kept as a copy; returns what differs."""
        self._library.must_be_ours()
        places = self._places()
        before: dict[tuple[str, str, str], str] = {}
        try:
            before = self._library.with_library(self._before)
        except StorageUnavailable as refused:
            if refused.code not in ("library_missing", "library_damaged", "library_foreign"):
                raise
        self._library.let_go()
        if not before:
            set_aside(places.library, self._library.clock(), word="before-restore")
        self._seal.remove()
        put_in_place(found, places.library, places.evidence)
        self._put_journals_aside()
        self.may_be_missing = True
        return self._library.with_library(lambda library: self._after(library, before))

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
