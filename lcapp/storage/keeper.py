"""Watches over the library: journal, snapshots, the start, restore; implements `LibraryKeeper`.

All of it runs on the storage thread, but evidence files and the second place, which have a thread of their
own. Faults are injected by replacing `journal.sync` or `journal.write`, by damaging the files of `Places`
between two starts, or by a `clock` that jumps.
"""

import contextlib
import logging
import platform
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from lcapp.errors import LcappError, StorageUnavailable
from lcapp.services.library_ports import Fault, Restored, Snapshot, StartReport
from lcapp.storage import health, library_snapshots
from lcapp.storage.backup import Received, put_in_place, received, write_backup
from lcapp.storage.copies_elsewhere import Elsewhere
from lcapp.storage.disk_kind import DiskKind, disk_kind
from lcapp.storage.engine import Library, sorted_errors, storage_code
from lcapp.storage.holder import holder_of, note_file
from lcapp.storage.journal import JournalFile
from lcapp.storage.library import LibraryFile
from lcapp.storage.proof import page_faults, row_faults
from lcapp.storage.recovery import Places, journals, rebuild, set_aside, something_to_recover
from lcapp.storage.row_watch import touched_rows, watch
from lcapp.storage.rows import time_text
from lcapp.storage.start_check import roll_forward, with_last_save
from lcapp.storage.writer import StorageThread

_log = logging.getLogger(__name__)
SNAPSHOT_EVERY = timedelta(minutes=30)
NOT_AGAIN_WITHIN = timedelta(minutes=5)
"""A command that changes something closes the library at once: a thousand of them make no thousand copies."""
LONGEST_JOURNAL = 32 << 20
CHECKED_AT_ONCE = 8 << 20
"""A library of this many bytes is checked before it is used; a larger one beside the work."""
_DOSSIERS_AT_ONCE = 50


class Keeper:
    """Hooks itself into a `LibraryFile`.

    Args:
        library: The library's file, not opened yet.
        places: Where the parts stand.
        elsewhere: The second place for copies as the settings have it now, or empty.
    """

    def __init__(
        self,
        library: LibraryFile,
        places: Places,
        *,
        elsewhere: Callable[[], str] = str,
        kind_of: Callable[[Path], DiskKind] = disk_kind,
    ) -> None:
        self._library = library
        self._fixed_places = places
        self._elsewhere = Elsewhere(places.snapshots, elsewhere, kind_of)
        self._kind_of = kind_of
        self._copies = StorageThread("lcapp-copies")
        self.journal = JournalFile(places.journal, places.previous_journal)
        self._report = StartReport()
        self._kind: DiskKind | None = None
        self._unclean = False
        self._changed = False
        self._appended: int | None = None
        self._last_snapshot: datetime | None = None
        self._work_since: datetime | None = None
        self._snapshot_queued = False
        library.before_open.append(self._before_open)
        library.on_open.append(self._on_open)
        library.on_close.append(self._on_close)
        library.on_forget.append(self._on_forget)
        library.mend = self._mend
        library.careful = lambda: self._disk().careful

    @property
    def places(self) -> Places:
        """Where the parts stand, with the second place of this moment."""
        return replace(self._fixed_places, elsewhere=self._elsewhere.place())

    # For the faces

    def start_report(self) -> StartReport:
        """What happened when the library was opened; opens it."""
        self._library.with_library(lambda _library: None)
        return self._report

    def disk(self) -> str:
        """The kind of disk the library stands on; see `DiskKind`."""
        return str(self._disk())

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Verified copies, newest first; those of the second place as well, when it is there."""
        here = library_snapshots.listed(self._fixed_places.snapshots)
        there = self._elsewhere.listed()
        return tuple(sorted((*here, *there), key=lambda one: (one.taken_at, one.name), reverse=True))

    def snapshot_path(self, snapshot: Snapshot) -> Path:
        """Where a copy stands."""
        if snapshot.elsewhere and (folder := self._elsewhere.folder()) is not None:
            return folder / snapshot.name
        return self._fixed_places.snapshots / snapshot.name

    def last_elsewhere(self) -> datetime | None:
        """When the last copy was put into the second place; None for never."""
        return self._elsewhere.last()

    def take_snapshot(self, reason: str) -> Snapshot:
        """Make a verified copy now, with the evidence, and in the second place too where it is there."""
        snapshot = self._library.with_library(lambda library: self._snapshot(library, reason))
        self._copies.call(lambda: None)
        return snapshot

    def backup(self, path: Path) -> None:
        """Write library and evidence files into one file.

        Raises:
            EnvironmentFailed: `file_not_written`.
        """
        self._library.with_library(
            lambda library: write_backup(library.connection, self._fixed_places.evidence, path)
        )

    def restore(self, path: Path) -> tuple[Restored, ...]:
        """Replace the library by a backup or snapshot that passes as a stranger's file would have to.

        Raises:
            InputRefused: `backup_refused` with `reason`; nothing was changed.
        """
        folder = self._fixed_places.library.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with received(path, folder) as found:
            return self._library.on_thread(lambda: self._put_in(found))

    def rebuild(self) -> StartReport:
        """Make the library from copies and journal, as when it is missing."""
        self._library.on_thread(self._rebuild)
        return self.start_report()

    def start_empty(self) -> None:
        """Begin an empty library though copies are there; they stay, the journals are put aside."""

        def begin() -> None:
            self._library.let_go()
            now = self._library.clock()
            set_aside(self._fixed_places.library, now, word="before")
            for path in (self._fixed_places.journal, self._fixed_places.previous_journal):
                set_aside(path, now, word="before")
            self._may_be_missing = True

        self._library.on_thread(begin)
        self._library.with_library(lambda _library: None)

    def check(self, told: Callable[[int, int], None] | None = None) -> tuple[Fault, ...]:
        """Check library, journal, snapshots and evidence files by hash."""
        return self._library.with_library(
            lambda library: health.check(library.connection, self.places, told or (lambda _done, _all: None))
        )

    def repair(self) -> tuple[Fault, ...]:
        """Put right what can be; returns what could not."""
        faults = self.check()
        if any(fault.code in health.OF_LIBRARY for fault in faults):
            self._library.on_thread(self._rebuild)
        health.set_aside_damaged_copies(self.places, faults)
        health.bring_back_evidence(self.places, faults)
        if faults:
            self.take_snapshot("repair")
        return self.check()

    def close(self) -> None:
        """Wait until the copies under way are made."""
        self._copies.close()

    # Around a transaction, on the storage thread

    def before_commit(self, connection: sqlite3.Connection) -> None:
        """Put what was touched into the journal, on disk, before the library commits."""
        self._appended = None
        rows = list(touched_rows(connection))
        if not rows:
            return
        try:
            self._appended = self.journal.append(rows, at=time_text(self._library.clock()))
        except OSError as error:
            raise StorageUnavailable(storage_code(error)) from error
        self._changed = True
        self._want_snapshot()

    def turned_back(self) -> None:
        """The library did not take it: neither does the journal."""
        before, self._appended = self._appended, None
        if before is not None:
            with contextlib.suppress(OSError):
                self.journal.cut_back(before)

    # Opening and closing, on the storage thread

    _may_be_missing = False

    def _before_open(self) -> None:
        library = self._fixed_places.library
        if self._disk() is DiskKind.NETWORK:
            raise StorageUnavailable("library_on_network")
        missing = not library.exists() or library.stat().st_size == 0
        if missing and not self._may_be_missing and something_to_recover(self._fixed_places):
            raise StorageUnavailable("library_missing", count=len(self.snapshots()))
        # Another process of this computer that lives may be about to end in order, while we wait for it.
        alive = holder_of(library).endswith(f" on {platform.node()}")
        self._unclean = not missing and note_file(library).exists() and not alive

    def _on_open(self, library: Library) -> None:
        with sorted_errors():
            self._look_over(library)

    def _look_over(self, library: Library) -> None:
        places = self._fixed_places
        library_snapshots.sweep(places.library.parent, places.snapshots)
        previous, current = journals(places)
        roll_forward(library.connection, current)
        small = places.library.stat().st_size <= CHECKED_AT_ONCE
        if small and (page_faults(library.connection, whole=False) or row_faults(library.connection)):
            raise StorageUnavailable("library_damaged")
        if self._unclean:
            self._report = with_last_save(self._report, library.connection, current)
        cut = current.whole_bytes if current.found and not current.damaged else None
        try:
            self.journal.open(from_size=cut, last=max(previous.last, current.last))
        except OSError as error:
            raise StorageUnavailable(storage_code(error)) from error
        watch(library.connection)
        library.guard = self
        self._changed = bool(current.rows)
        newest = library_snapshots.listed(places.snapshots)
        self._last_snapshot = newest[0].taken_at if newest else None
        no_beginning = not current.found and library.connection.execute("SELECT 1 FROM dossier").fetchone()
        if self._unclean or current.damaged or no_beginning:
            self._queue_snapshot("start")
        if not small:
            self._check_on(1)

    def _on_close(self, library: Library) -> None:
        library.guard = None
        now = self._library.clock()
        lately = (
            self._last_snapshot is not None and timedelta(0) <= now - self._last_snapshot < NOT_AGAIN_WITHIN
        )
        if self._changed and not lately:
            with contextlib.suppress(LcappError):
                self._snapshot(library, "close")
        self.journal.close()

    def _on_forget(self, number: int, uuid: str) -> tuple[str, ...]:
        with contextlib.suppress(OSError):
            self.journal.forget(number)
        return tuple(
            one.name for one in self.snapshots() if health.holds_dossier(self.snapshot_path(one), uuid)
        )

    def _mend(self) -> bool:
        if not something_to_recover(self._fixed_places) and not self._fixed_places.library.exists():
            return False
        self._rebuild()
        return True

    def _rebuild(self) -> None:
        self._library.let_go()
        done = rebuild(self.places, now=self._library.clock())
        self._report = replace(
            self._report,
            damaged_copy=str(done.damaged_copy or ""),
            restored=done.restored,
            lost=done.lost,
        )
        self._queue_snapshot("repair")

    def _put_in(self, found: Received) -> tuple[Restored, ...]:
        places = self._fixed_places
        before: dict[tuple[str, str, str], str] = {}
        try:
            before = self._library.with_library(self._before_restore)
        except StorageUnavailable as refused:
            if refused.code not in ("library_missing", "library_damaged", "library_foreign"):
                raise
        self._library.let_go()
        now = self._library.clock()
        set_aside(places.library, now, word="before-restore") if not before else None
        put_in_place(found, places.library, places.evidence)
        for path in (places.journal, places.previous_journal):
            set_aside(path, now, word="before")
        self._may_be_missing = True
        return self._library.with_library(lambda library: self._after_restore(library, before))

    def _before_restore(self, library: Library) -> dict[tuple[str, str, str], str]:
        self._snapshot(library, "before-restore")
        return health.answer_hashes(library.connection)

    def _after_restore(
        self, library: Library, before: dict[tuple[str, str, str], str]
    ) -> tuple[Restored, ...]:
        self._snapshot(library, "restored")
        return health.answers_that_differ(library.connection, before)

    # Snapshots, on the storage thread

    def _want_snapshot(self) -> None:
        now = self._library.clock()
        if self._work_since is None:
            self._work_since = now
        since = now - self._work_since
        if not timedelta(0) <= since < SNAPSHOT_EVERY or self.journal.size > LONGEST_JOURNAL:
            self._queue_snapshot("work")

    def _queue_snapshot(self, reason: str) -> None:
        if not self._snapshot_queued:
            self._snapshot_queued = True
            self._library.soon(lambda library: self._snapshot(library, reason), self._after_queued)

    def _after_queued(self, result: object) -> None:
        self._snapshot_queued = False
        if isinstance(result, Exception):
            # Tried again with the next half hour; the journal goes on meanwhile.
            self._work_since = self._library.clock()
            _log.info("no snapshot: %(code)s", {"code": getattr(result, "code", type(result).__name__)})

    def _snapshot(self, library: Library, reason: str) -> Snapshot:
        places, now = self._fixed_places, self._library.clock()
        snapshot = library_snapshots.take(library.connection, places.snapshots, reason=reason, now=now)
        try:
            self.journal.start_anew(snapshot.name)
        except OSError as error:
            raise StorageUnavailable(storage_code(error)) from error
        self._last_snapshot, self._work_since, self._changed = now, None, False
        self._copies.later(lambda: self._copy_on(snapshot, now), _tell_log)
        return snapshot

    def _copy_on(self, snapshot: Snapshot, now: datetime) -> None:
        places = self._fixed_places
        library_snapshots.copy_evidence(places.evidence, places.snapshots / library_snapshots.EVIDENCE)
        self._elsewhere.copy(snapshot, places.evidence, now)
        library_snapshots.thin(places.snapshots, now=now)

    # The check beside the work

    def _check_on(self, first: int) -> None:
        def part(library: Library) -> tuple[list[Fault], int]:
            connection = library.connection
            faults = page_faults(connection, whole=False) if first == 1 else []
            last = first + _DOSSIERS_AT_ONCE - 1
            faults += row_faults(connection, first=first, last=last)
            more = connection.execute("SELECT 1 FROM dossier WHERE number > ? LIMIT 1", (last,)).fetchone()
            return faults, last + 1 if more else 0

        def checked(result: object) -> None:
            if not isinstance(result, tuple):
                return
            faults, following = result
            if faults:
                self._rebuild()
            elif following:
                self._check_on(following)

        self._library.soon(part, checked)

    def _disk(self) -> DiskKind:
        if self._kind is None:
            self._kind = self._kind_of(self._fixed_places.library.parent)
        return self._kind


def _tell_log(result: object) -> None:
    if isinstance(result, Exception):
        _log.info("copies not made: %(code)s", {"code": type(result).__name__})
