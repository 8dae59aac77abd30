"""When copies of the library are made: each half hour of work, before what changes much, at the end.

A copy is made on the storage thread, which takes a tenth of the time, and proved on a thread of its own. That
thread copies evidence files, too, and fills the second place.
"""

import contextlib
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from lcapp.errors import LcappError, StorageUnavailable
from lcapp.services.library_ports import Snapshot
from lcapp.storage import library_snapshots
from lcapp.storage.clock_memory import ClockMemory
from lcapp.storage.copies_elsewhere import Elsewhere
from lcapp.storage.engine import Library, storage_code
from lcapp.storage.journal import JournalFile, JournalRead
from lcapp.storage.library import LibraryFile
from lcapp.storage.own_bundle import bundle_name, named_bundle
from lcapp.storage.recovery import Places
from lcapp.storage.writer import StorageThread

_log = logging.getLogger(__name__)
EVERY = timedelta(minutes=30)
NOT_AGAIN_WITHIN = timedelta(minutes=5)
"""A command that changes something closes the library at once: a thousand of them make no thousand copies."""
LONGEST_JOURNAL = 32 << 20


class Copying:
    """Makes copies of one library.

    Args:
        library: The library's file.
        places: Where the parts stand.
        journal: Begun anew with each copy.
        elsewhere: The second place.
        clock_memory: Keeps a clock that jumped from making copies look old.
        own: The person's own files as they are now, which go with each copy.
    """

    def __init__(
        self,
        library: LibraryFile,
        places: Places,
        journal: JournalFile,
        elsewhere: Elsewhere,
        clock_memory: ClockMemory,
        own: Callable[[], Mapping[str, bytes]],
    ) -> None:
        self._library, self._places, self._journal = library, places, journal
        self._elsewhere, self._clock_memory, self._own = elsewhere, clock_memory, own
        self._beside = StorageThread("lcapp-copies")
        self._holds_all = ""
        """Name of a copy since which nothing was written; empty for none."""
        self._changed = False
        self._last: datetime | None = None
        self._work_since: datetime | None = None
        self._queued = False
        self._under_way: tuple[Path, int] | None = None
        """The copy that is being proved, and the last transaction it holds."""
        self._proving: Path | None = None

    def opened(self, current: JournalRead) -> None:
        """The library was opened with this journal."""
        self._changed = bool(current.rows)
        self._holds_all = "" if current.rows or current.damaged else current.since
        newest = library_snapshots.listed(self._places.snapshots)
        self._last = newest[0].taken_at if newest else None

    def wrote(self) -> None:
        """Something was written; after half an hour of it a copy is due."""
        self._changed, self._holds_all = True, ""
        now = self._library.clock()
        if self._work_since is None:
            self._work_since = now
        since = now - self._work_since
        if not timedelta(0) <= since < EVERY or self._journal.size > LONGEST_JOURNAL:
            self.queue("work")

    def queue(self, reason: str) -> None:
        """Make a copy once what is queued before it is done; it is proved beside the work."""
        if not self._queued:
            self._queued = True
            self._library.soon(lambda library: self._begin(library, reason), self._after_queued)

    def make(self, library: Library, reason: str) -> Snapshot:
        """Make a copy now; on the storage thread."""
        self._under_way = None
        now = self._library.clock()
        snapshot = library_snapshots.take(
            library.connection, self._places.snapshots, reason=reason, now=now, own=self._own()
        )
        self._named(snapshot, now, after=self._journal.last)
        return snapshot

    def forget(self) -> None:
        """What a copy under way holds is not to be kept."""
        self._under_way = None

    def make_first(self, library: Library, reason: str, *, sparing: bool) -> None:
        """Make a copy unless there is one that holds all; see `LibraryKeeper.copy_first`."""
        if self._holds_all and self._has_own(self._holds_all):
            return
        if not (sparing and self._made_lately()):
            self.make(library, reason)

    def make_last(self, library: Library) -> None:
        """The library is let go: make a copy where something changed and none was made lately."""
        self._under_way = None
        if not self._made_lately() and (self._changed or self._own_changed()):
            with contextlib.suppress(LcappError):
                self.make(library, "close")

    def wait(self) -> None:
        """Wait for the copies of evidence and of the second place."""
        self._beside.call(lambda: None)

    def close(self) -> None:
        """Wait until the copies under way are made; one that nobody can name any more is thrown away."""
        self._beside.close()
        if self._proving is not None:
            library_snapshots.give_up(self._proving)

    def _made_lately(self) -> bool:
        since = None if self._last is None else self._library.clock() - self._last
        return since is not None and timedelta(0) <= since < NOT_AGAIN_WITHIN

    def _own_changed(self) -> bool:
        """Whether the newest copy has other own files than there are; there may be none of a library yet."""
        newest = library_snapshots.listed(self._places.snapshots)[:1]
        return any(not self._has_own(one.name) for one in newest)

    def _has_own(self, name: str) -> bool:
        """Whether a copy is there and has the own files as they are now."""
        copy = self._places.snapshots / name
        named = named_bundle(library_snapshots.digest_file(copy))
        return copy.exists() and (named[0].name if named else "") == bundle_name(self._own())

    def _begin(self, library: Library, reason: str) -> None:
        now = self._library.clock()
        unfinished = library_snapshots.begin(library.connection, self._places.snapshots)
        under_way = self._under_way = (unfinished, self._journal.last)
        self._proving = unfinished
        self._beside.later(
            lambda: library_snapshots.must_be_whole(unfinished),
            lambda result: self._library.soon(
                lambda _library: self._finish(under_way, result, reason, now), self._after_queued
            ),
        )

    def _finish(self, under_way: tuple[Path, int], result: object, reason: str, now: datetime) -> None:
        """The copy was proved, or not; one that was overtaken by another, or by an end, is thrown away."""
        unfinished, held = under_way
        try:
            if self._under_way is under_way:
                self._under_way = None
                if isinstance(result, Exception):
                    raise result
                made = library_snapshots.finish(unfinished, reason=reason, now=now, own=self._own())
                self._named(made, now, after=held)
        finally:
            library_snapshots.give_up(unfinished)

    def _named(self, snapshot: Snapshot, now: datetime, *, after: int) -> None:
        all_held = after == self._journal.last
        try:
            self._journal.start_anew(snapshot.name, after=after)
        except OSError as error:
            raise StorageUnavailable(storage_code(error)) from error
        self._changed, self._holds_all = not all_held, snapshot.name if all_held else ""
        self._last, self._work_since = now, None if all_held else now
        self._beside.later(lambda: self._copy_on(snapshot, now), _tell_log)

    def _after_queued(self, result: object) -> None:
        self._queued = self._under_way is not None
        if isinstance(result, Exception):
            # Tried again with the next half hour; the journal goes on meanwhile.
            self._work_since = self._library.clock()
            _log.info("no snapshot: %(code)s", {"code": getattr(result, "code", type(result).__name__)})

    def _copy_on(self, snapshot: Snapshot, now: datetime) -> None:
        places = self._places
        library_snapshots.copy_evidence(places.evidence, places.snapshots / library_snapshots.EVIDENCE)
        self._elsewhere.copy(snapshot, places.evidence, now)
        library_snapshots.thin(places.snapshots, now=now, jumped_at=self._clock_memory.see(now))


def _tell_log(result: object) -> None:
    if isinstance(result, Exception):
        _log.info("copies not made: %(code)s", {"code": type(result).__name__})
