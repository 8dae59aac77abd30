"""Watches over the library: the journal, the start, recovery and restore; implements `LibraryKeeper`.

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
from datetime import datetime
from pathlib import Path

from lcapp.errors import LcappError, StorageUnavailable
from lcapp.services.library_ports import BackedUp, Fault, PutBack, Snapshot, StartReport
from lcapp.storage import health, library_snapshots
from lcapp.storage.background_check import BackgroundCheck
from lcapp.storage.backup import received, write_backup
from lcapp.storage.clock_memory import ClockMemory
from lcapp.storage.closing_seal import ClosingSeal
from lcapp.storage.copies_elsewhere import Elsewhere
from lcapp.storage.copying import Copying
from lcapp.storage.disk_kind import DiskKind, disk_kind
from lcapp.storage.engine import Library, sorted_errors, storage_code
from lcapp.storage.holder import holder_of, note_file
from lcapp.storage.journal import JournalFile, JournalRow
from lcapp.storage.library import LibraryFile
from lcapp.storage.own_checks import OwnContent
from lcapp.storage.proof import page_faults, row_faults
from lcapp.storage.recovery import Places, journals, something_to_recover
from lcapp.storage.replacing import Replacing
from lcapp.storage.restoring import Restoring
from lcapp.storage.row_watch import touched_rows, watch
from lcapp.storage.rows import time_text
from lcapp.storage.start_check import roll_forward, with_last_save

_log = logging.getLogger(__name__)
CHECKED_AT_ONCE = 8 << 20
"""A library of this many bytes is checked before it is used; a larger one beside the work."""


class Keeper:
    """Hooks itself into a `LibraryFile`.

    Args:
        library: The library's file, not opened yet.
        places: Where the parts stand.
        own: The person's own files, which go with each copy.
        elsewhere: The second place for copies as the settings have it now, or empty.
    """

    def __init__(
        self,
        library: LibraryFile,
        places: Places,
        own: OwnContent,
        *,
        elsewhere: Callable[[], str] = str,
        kind_of: Callable[[Path], DiskKind] = disk_kind,
    ) -> None:
        self._library = library
        self._fixed_places = places
        self._elsewhere = Elsewhere(places.snapshots, elsewhere, kind_of)
        self._kind_of = kind_of
        self.journal = JournalFile(places.journal, places.previous_journal)
        self._clock_memory = ClockMemory(places.library.parent / "clock.json")
        self._seal = ClosingSeal(places.library, places.library.with_suffix(".seal"))
        self._own = own
        self._copying = Copying(
            library, places, self.journal, self._elsewhere, self._clock_memory, lambda: own.now().found
        )
        restoring = Restoring(places, own.settings, self._seal)
        self._replacing = Replacing(library, lambda: self.places, self._copying, self._seal, restoring)
        self._listeners: list[Callable[[StartReport], object]] = []
        self._report = StartReport()
        self._kind: DiskKind | None = None
        self._unclean = self._differs = False
        self._was_open = False
        self._appended: int | None = None
        self._changes = self._inode = 0
        self._jumped_at: datetime | None = None
        library.before_open.append(self._before_open)
        library.on_open.append(self._on_open)
        library.on_close.append(self._on_close)
        library.after_close.append(lambda: self._seal.set(self.journal.last))
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
        return replace(self._report, newer=True) if self._library.newer() else self._report

    def listen(self, told: Callable[[StartReport], object]) -> Callable[[], None]:
        """Hear of damage that the check beside the work found and put right; returns what ends it.

        `told` is called on the storage thread.
        """
        self._listeners.append(told)

        def end() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(told)

        return end

    def ages_count_from(self) -> datetime | None:
        """UTC of the last jump of the clock: what is older seems so only. None where it never jumped."""
        self._library.newer()
        return self._jumped_at

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
        snapshot = self._library.with_library(lambda library: self._copying.make(self._ours(library), reason))
        self._copying.wait()
        return snapshot

    def copy_first(self, reason: str, *, sparing: bool = False) -> None:
        """Have a verified copy of the library as it is now; none is made where the last one holds all.

        Args:
            reason: What comes next, such as `import`.
            sparing: Whether a copy of the last minutes is enough, for acts that only add something.
        """
        self._library.with_library(
            lambda library: self._copying.make_first(self._ours(library), reason, sparing=sparing)
        )

    def backup(self, path: Path) -> BackedUp:
        """Write library, evidence files and own files into one file.

        Raises:
            EnvironmentFailed: `file_not_written`.
        """
        own = self._own.now()
        evidence = self._fixed_places.evidence
        self._library.with_library(
            lambda library: write_backup(library.connection, evidence, path, own.found)
        )
        return BackedUp(tuple(own.found), own.left_out)

    def restore(self, path: Path) -> PutBack:
        """Replace the library by a backup or snapshot that passes as a stranger's file would have to.

        Raises:
            InputRefused: `backup_refused` with `reason`; nothing was changed.
            StorageUnavailable: The disk refused; nothing was changed.
        """
        folder = self._fixed_places.library.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # What earlier starts left is swept before something is unpacked beside it.
        with contextlib.suppress(StorageUnavailable):
            self._library.newer()
        with received(path, folder) as found:
            good, refused = self._own.reader.judged(found.own)
            done = self._library.on_thread(lambda: self._replacing.put_in(found, good, refused))
        self._own.changed()
        return done

    def rebuild(self) -> StartReport:
        """Make the library from copies and journal, as when it is missing."""
        self._library.on_thread(self._rebuild)
        return self.start_report()

    def start_empty(self) -> None:
        """Begin an empty library though copies are there; they stay, the journals are put aside."""
        self._library.on_thread(self._replacing.start_empty)
        self._library.with_library(lambda _library: None)

    def check(self, told: Callable[[int, int], None] | None = None) -> tuple[Fault, ...]:
        """Check library, journal, snapshots and evidence files by hash."""
        tell = told or (lambda _done, _all: None)
        return self._library.with_library(
            lambda library: health.check(self._ours(library).connection, self.places, tell)
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
        self._copying.close()

    # Around a transaction, on the storage thread

    def before_commit(self, connection: sqlite3.Connection) -> None:
        """Put what was touched into the journal, on disk, before the library commits."""
        self._appended = None
        if connection.total_changes != self._changes:
            self._changes = connection.total_changes
            self._seal.remove()
        rows = list(touched_rows(connection))
        if not rows:
            return
        try:
            if self._fixed_places.library.stat().st_ino != self._inode:
                raise FileNotFoundError(self._fixed_places.library)
            if self.journal.is_gone:
                self.journal.open(last=self.journal.last)
                self._copying.queue("start")
            self._appended = self.journal.append(rows, at=time_text(self._library.clock()))
        except OSError as error:
            raise StorageUnavailable(storage_code(error)) from error
        self._copying.wrote()

    def turned_back(self) -> None:
        """The library did not take it: neither does the journal."""
        before, self._appended = self._appended, None
        if before is not None:
            with contextlib.suppress(OSError):
                self.journal.cut_back(before)

    # Opening and closing, on the storage thread

    def _before_open(self) -> None:
        self._replacing.finish()
        library = self._fixed_places.library
        if self._disk() is DiskKind.NETWORK:
            raise StorageUnavailable("library_on_network")
        missing = not library.exists() or library.stat().st_size == 0
        if missing and not self._replacing.may_be_missing and something_to_recover(self._fixed_places):
            raise StorageUnavailable("library_missing", count=len(self.snapshots()))
        # Another process of this computer that lives may be about to end in order, while we wait for it.
        alive = holder_of(library).endswith(f" on {platform.node()}")
        self._differs = not missing and self._seal.is_broken(lambda: journals(self._fixed_places)[1].last)
        self._unclean = not missing and note_file(library).exists() and not alive

    def _on_open(self, library: Library) -> None:
        with sorted_errors():
            self._look_over(library)

    def _look_over(self, library: Library) -> None:
        places = self._fixed_places
        if self._differs:
            raise StorageUnavailable("library_damaged")
        self._seal.remove_stale()
        evidence = places.snapshots / library_snapshots.EVIDENCE
        library_snapshots.sweep(
            places.library.parent, places.snapshots, evidence, whole_folders=not self._was_open
        )
        self._was_open = True
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
        # A file that was taken away while it is open still takes what is written, and nobody finds it again.
        self._inode = places.library.stat().st_ino
        self._changes = library.connection.total_changes
        self._jumped_at = self._clock_memory.see(self._library.clock())
        self._copying.opened(current)
        no_beginning = not current.found and library.connection.execute("SELECT 1 FROM dossier").fetchone()
        if self._unclean or current.damaged or no_beginning:
            self._copying.queue("start")
        if not small:
            self._library.when_idle(library, BackgroundCheck(self._on_damage))

    def _on_close(self, library: Library) -> None:
        library.guard = None
        self._copying.make_last(library)
        self.journal.close()

    def forget_rows(
        self, mine: Callable[[JournalRow], bool], holds: Callable[[Path], bool]
    ) -> tuple[str, ...]:
        """Let go of rows that were deleted for good; to be called on the storage thread.

        Args:
            mine: Whether a row of the journal is one of them.
            holds: Whether a copy of the library holds them.

        Returns:
            Names of the copies that still do.
        """
        self._copying.forget()
        with contextlib.suppress(OSError):
            self.journal.forget_rows(mine)
        return tuple(one.name for one in self.snapshots() if holds(self.snapshot_path(one)))

    def _on_forget(self, number: int, uuid: str) -> tuple[str, ...]:
        self._copying.forget()
        with contextlib.suppress(OSError):
            self.journal.forget(number)
        return tuple(
            one.name for one in self.snapshots() if health.holds_dossier(self.snapshot_path(one), uuid)
        )

    # What is damaged or wanted otherwise, on the storage thread

    def _mend(self) -> bool:
        if not something_to_recover(self._fixed_places) and not self._fixed_places.library.exists():
            return False
        self._rebuild()
        return True

    def _on_damage(self, faults: list[Fault]) -> None:
        """The check beside the work found something: put it right and tell at once."""
        try:
            self._rebuild()
        except LcappError as error:
            _log.error("library not rebuilt: %(code)s", {"code": error.code})
            self._report = replace(self._report, lost=tuple(faults))
        for told in tuple(self._listeners):
            told(self._report)

    def _rebuild(self) -> None:
        done = self._replacing.rebuild()
        self._report = replace(
            self._report,
            damaged_copy=str(done.damaged_copy or ""),
            restored=done.restored,
            lost=done.lost,
        )

    def _ours(self, library: Library) -> Library:
        self._library.must_be_ours()
        return library

    def _disk(self) -> DiskKind:
        if self._kind is None:
            self._kind = self._kind_of(self._fixed_places.library.parent)
        return self._kind
