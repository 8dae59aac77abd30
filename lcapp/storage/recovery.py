"""A library made whole again from the newest that can be proved: snapshot, journal, and its own rows.

Nothing here touches a library that is open. The damaged file is kept beside as `library.damaged-TIME.sqlite`.
"""

import contextlib
import logging
import os
import secrets
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lcapp.errors import StorageUnavailable
from lcapp.files import reason_of, sync_folder
from lcapp.services.library_ports import Fault, Restored, Snapshot
from lcapp.storage.copy_connection import UNREADABLE, open_working_copy
from lcapp.storage.engine import LIBRARY_ID
from lcapp.storage.journal import JournalRead, JournalRow, read_journal
from lcapp.storage.library_snapshots import ELSEWHERE, UNFINISHED, listed, prove
from lcapp.storage.migrations import all_steps
from lcapp.storage.proof import AnswerRow, readable_answers
from lcapp.storage.replay import mend_roots, play, put, rebuilding
from lcapp.storage.row_watch import tables_here

_log = logging.getLogger(__name__)
MOST_TOLD = 1000
_COMPANIONS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a library stand.

    Args:
        library: The library's file.
        evidence: Folder of the evidence files.
        elsewhere: The second place for copies, or None.
    """

    library: Path
    evidence: Path
    elsewhere: Path | None = None

    @property
    def journal(self) -> Path:
        """What was written since the last snapshot."""
        return self.library.parent / "journal.jsonl"

    @property
    def previous_journal(self) -> Path:
        """What was written between the last two snapshots."""
        return self.library.parent / "journal.previous.jsonl"

    @property
    def snapshots(self) -> Path:
        """Folder of the copies."""
        return self.library.parent / "snapshots"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a rebuild did."""

    damaged_copy: Path | None
    restored: tuple[Restored, ...]
    lost: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Sources:
    base: Path | None
    rows: tuple[JournalRow, ...]
    complete: bool


def something_to_recover(places: Places) -> bool:
    """Whether copies or journals are there that an empty library would hide."""
    if listed(places.snapshots):
        return True
    return any(_rows_of(path) for path in (places.journal, places.previous_journal))


def rebuild(places: Places, *, now: datetime) -> Recovered:
    """Put the library together anew and into its place; what stood there is kept beside.

    Raises:
        StorageUnavailable: `library_not_rebuilt` with `reason`; the damaged file stands where it stood or
            under its new name, and nothing of it was changed.
    """
    unfinished = places.library.with_name(f"{UNFINISHED}{secrets.token_hex(8)}.part")
    work = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=places.library.parent))
    try:
        old = _working_copy(places.library, work)
        sources = _sources(places)
        _begin(sources.base, unfinished)
        with contextlib.closing(open_working_copy(unfinished)) as new:
            lost = _fill(new, sources, old)
            restored = _told(new, old, sources, places)
        if faults := prove(unfinished):
            raise StorageUnavailable("snapshot_not_proved", count=len(faults))
        kept = set_aside(places.library, now)
        _sync(unfinished)
        unfinished.replace(places.library)
        sync_folder(places.library.parent)
    except OSError as error:
        raise StorageUnavailable("library_not_rebuilt", reason=reason_of(error)) from error
    except UNREADABLE as error:
        raise StorageUnavailable("library_not_rebuilt", reason="failed") from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        shutil.rmtree(work, ignore_errors=True)
    _log.info("library rebuilt: %(count)d answers restored", {"count": len(restored)})
    return Recovered(kept, restored, tuple(lost))


def set_aside(library: Path, now: datetime, *, word: str = "damaged") -> Path | None:
    """Give a closed library another name, its companions too; None where there is none."""
    if not library.exists():
        return None
    stem = f"{library.stem}.{word}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    kept = library.with_name(f"{stem}{library.suffix}")
    count = 1
    while kept.exists():
        count += 1
        kept = library.with_name(f"{stem}-{count}{library.suffix}")
    for ending in _COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            Path(f"{library}{ending}").replace(f"{kept}{ending}")
    library.replace(kept)
    sync_folder(library.parent)
    return kept


def journals(places: Places) -> tuple[JournalRead, JournalRead]:
    """The previous journal and the one written to; one that cannot be read counts as damaged."""
    return _read(places.previous_journal), _read(places.journal)


def _read(path: Path) -> JournalRead:
    try:
        return read_journal(path)
    except OSError:
        return JournalRead(damaged=1, found=True)


def _rows_of(path: Path) -> bool:
    return bool(_read(path).rows)


def _sources(places: Places) -> _Sources:
    previous, current = journals(places)
    snapshots: list[tuple[Path, Snapshot]] = [
        (places.snapshots / one.name, one) for one in listed(places.snapshots)
    ]
    if places.elsewhere is not None:
        folder = places.elsewhere / ELSEWHERE
        snapshots += [(folder / one.name, one) for one in listed(folder, elsewhere=True)]
    # Not the time but the journals say which copy is the newest: a clock may have jumped.
    wanted = {name: place for place, name in enumerate((current.since, previous.since)) if name}
    paths = sorted((path for path, _snapshot in snapshots), key=lambda path: wanted.get(path.name, 2))
    base = next((path for path in paths if not prove(path)), None)
    if base is not None and base.name == current.since:
        return _Sources(base, tuple(current.rows), not current.damaged)
    rows = tuple(previous.rows) + tuple(current.rows)
    first = previous if previous.found else current
    follows = not previous.found or current.begins <= previous.last
    whole = current.found and follows and not (current.damaged or previous.damaged)
    reaches = first.since == ("" if base is None else base.name)
    return _Sources(base, rows, whole and reaches)


def _begin(base: Path | None, target: Path) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if base is not None:
        shutil.copyfile(base, target)
    with contextlib.closing(open_working_copy(target)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        for step in all_steps()[version:]:
            connection.execute("BEGIN EXCLUSIVE")
            step.upgrade(connection)
            connection.execute(f"PRAGMA application_id={LIBRARY_ID}")
            connection.execute(f"PRAGMA user_version={step.version}")
            connection.execute("COMMIT")


def _fill(new: sqlite3.Connection, sources: _Sources, old: Path | None) -> list[Fault]:
    with rebuilding(new):
        play(new, sources.rows)
        if not sources.complete and old is not None:
            _salvage(new, old)
        return [
            Fault("dossier_incomplete", {"dossier": number}, repairable=False) for number in mend_roots(new)
        ]


def _salvage(new: sqlite3.Connection, old: Path) -> None:
    """Take from the damaged library what is not there yet, and answers that are proved and newer."""
    with contextlib.closing(open_working_copy(old)) as damaged:
        for table in tables_here(new):
            if table == "answer":
                continue
            for row in _readable(damaged, table):
                with contextlib.suppress(sqlite3.Error):
                    put(new, table, row, only_new=True)
        numbers = {uuid: number for number, uuid in new.execute("SELECT number, uuid FROM dossier")}
        for answer in readable_answers(damaged):
            number = numbers.get(answer.uuid)
            if number is None or not answer.proved:
                continue
            there = new.execute(
                "SELECT rev FROM answer WHERE dossier = ? AND question = ? AND language = ?",
                (number, answer.question, answer.language),
            ).fetchone()
            if there is None or there[0] < answer.rev:
                _take_answer(new, damaged, number, answer)


def _take_answer(
    new: sqlite3.Connection, damaged: sqlite3.Connection, number: int, answer: AnswerRow
) -> None:
    try:
        cursor = damaged.execute(
            "SELECT * FROM answer WHERE dossier = ? AND question = ? AND language = ?",
            (answer.dossier, answer.question, answer.language),
        )
        found = cursor.fetchone()
    except UNREADABLE:
        return
    if found is not None:
        row = {column[0]: value for column, value in zip(cursor.description, found, strict=True)}
        with contextlib.suppress(sqlite3.Error):
            put(new, "answer", row | {"dossier": number})
            new.execute("UPDATE dossier SET rev = max(rev, ?) WHERE number = ?", (answer.rev, number))


def _readable(connection: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    try:
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        while (row := cursor.fetchone()) is not None:
            rows.append(dict(zip(names, row, strict=True)))
    except UNREADABLE:
        pass
    return rows


def _told(
    new: sqlite3.Connection, old: Path | None, sources: _Sources, places: Places
) -> tuple[Restored, ...]:
    """Answers of the new library that the damaged one could not prove."""
    had: set[tuple[str, str, str, str]] = set()
    if old is not None:
        with contextlib.closing(open_working_copy(old)) as damaged:
            for one in readable_answers(damaged):
                if one.proved:
                    had.add((one.uuid, one.question, one.language, one.hash))
    titles = dict(new.execute("SELECT number, title FROM dossier").fetchall())
    written = {
        (r.row.get("dossier"), r.row.get("question"), r.row.get("language"))
        for r in sources.rows
        if r.table == "answer" and r.kind == "put"
    }
    told = []
    for one in readable_answers(new):
        if (one.uuid, one.question, one.language, one.hash) in had:
            continue
        source = "journal" if (one.dossier, one.question, one.language) in written else "snapshot"
        at = datetime.fromisoformat(one.at)
        told.append(
            Restored(one.dossier, titles.get(one.dossier, ""), one.question, one.language, source, at)
        )
        if len(told) == MOST_TOLD:
            break
    return tuple(told)


def _working_copy(library: Path, work: Path) -> Path | None:
    """A copy to read from: reading takes in what stands in -wal, and the damaged file is to stay as it is."""
    if not library.exists() or library.stat().st_size == 0:
        return None
    copy = work / "damaged.sqlite"
    shutil.copyfile(library, copy)
    with contextlib.suppress(OSError):
        shutil.copyfile(f"{library}-wal", f"{copy}-wal")
    try:
        with contextlib.closing(open_working_copy(copy)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UNREADABLE:
        return None
    return copy


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
