"""Verified copies of the library in a folder of their own, with the evidence files, each once.

A copy appears under its name only after it was opened and proved: pages, answer hashes, root hashes. Beside
it stands its digest, as `sha256sum` writes and checks it.
"""

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from lcapp.domain.snapshot_thinning import Copy, may_go
from lcapp.errors import EnvironmentFailed, StorageUnavailable
from lcapp.files import reason_of, sync_folder, write_atomically
from lcapp.services.library_ports import Fault, Snapshot
from lcapp.storage.copy_connection import UNREADABLE, open_copy, open_working_copy
from lcapp.storage.own_bundle import keep_bundle, named_bundle, remove_unnamed
from lcapp.storage.proof import page_faults, row_faults

_NAME = re.compile(r"library-(\d{8}T\d{6}\.\d{6}Z)-([a-z-]{1,40}?)(?:-\d{1,3})?\.sqlite")
_TIME = "%Y%m%dT%H%M%S.%fZ"
_DIGEST = re.compile(r"[0-9a-f]{64}")
UNFINISHED = ".lcapp-"
EVIDENCE = "evidence"
ELSEWHERE = "lcapp-copies"
"""Folder inside the second place."""


def take(
    connection: sqlite3.Connection,
    folder: Path,
    *,
    reason: str,
    now: datetime,
    own: Mapping[str, bytes] | None = None,
) -> Snapshot:
    """Copy the library, prove the copy and give it its name; without a transaction.

    Args:
        connection: The library.
        folder: Of the copies.
        reason: What it is made for.
        now: UTC.
        own: A person's own files, which go with it.

    Raises:
        StorageUnavailable: `snapshot_not_written` with `reason`, `snapshot_not_proved` (with `count`).
    """
    unfinished = begin(connection, folder)
    try:
        must_be_whole(unfinished)
        return finish(unfinished, reason=reason, now=now, own=own)
    finally:
        give_up(unfinished)


def begin(connection: sqlite3.Connection, folder: Path) -> Path:
    """Copy the library into an unfinished file; raises StorageUnavailable `snapshot_not_written`."""
    unfinished = folder / f"{UNFINISHED}{secrets.token_hex(8)}.part"
    try:
        with _refusals():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _copy_library(connection, unfinished)
    except BaseException:
        give_up(unfinished)
        raise
    return unfinished


def must_be_whole(unfinished: Path) -> None:
    """Prove a copy that has no name yet and wait for the disk; raises StorageUnavailable."""
    with _refusals():
        if faults := prove(unfinished):
            raise StorageUnavailable("snapshot_not_proved", count=len(faults))
        _sync(unfinished)


def finish(
    unfinished: Path, *, reason: str, now: datetime, own: Mapping[str, bytes] | None = None
) -> Snapshot:
    """Give a proved copy its name, with digest and own files beside it; raises StorageUnavailable."""
    folder = unfinished.parent
    with _refusals():
        target = _free_name(folder, reason, now)
        digest = f"{file_digest(unfinished)}  {target.name}\n{keep_bundle(folder, own or {})}"
        write_atomically(digest_file(target), digest.encode("ascii"), private=True)
        unfinished.replace(target)
        sync_folder(folder)
    return _snapshot(target, elsewhere=False)


def give_up(unfinished: Path) -> None:
    """Take an unfinished copy away, if it is still there."""
    _remove(unfinished)


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageUnavailable("snapshot_not_written", reason=reason_of(error)) from error
    except StorageUnavailable:
        raise
    except EnvironmentFailed as error:
        raise StorageUnavailable("snapshot_not_written", reason=str(error.params["reason"])) from error
    except UNREADABLE as error:
        raise StorageUnavailable("snapshot_not_written", reason="failed") from error


def prove(path: Path) -> list[Fault]:
    """What is wrong with a copy; it is opened without being changed. Never for the live library.

    The digest beside a copy says that it is still what was proved when it was made; without one all is proved
    anew.
    """
    with contextlib.suppress(OSError):
        told = digest_file(path).read_text(encoding="ascii", errors="replace").partition(" ")[0]
        return [] if told == file_digest(path) else [Fault("library_pages_damaged", {"count": 1})]
    try:
        with contextlib.closing(open_copy(path)) as connection:
            return page_faults(connection, whole=True) + row_faults(connection)
    except UNREADABLE:
        return [Fault("library_pages_damaged", {"count": 1})]


def digest_file(copy: Path) -> Path:
    """Where the digest of a copy stands."""
    return copy.with_name(f"{copy.name}.sha256")


def listed(folder: Path, *, elsewhere: bool = False) -> tuple[Snapshot, ...]:
    """The copies in a folder, newest first; a folder that is not there has none."""
    try:
        names = [entry for entry in folder.iterdir() if _NAME.fullmatch(entry.name)]
        found = [_snapshot(path, elsewhere=elsewhere) for path in names]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda one: (one.taken_at, one.name), reverse=True))


def copy_evidence(source: Path, target: Path) -> int:
    """Copy every evidence file that is not there yet; a file whose bytes are not its name's is left out.

    Returns:
        How many were copied.
    """
    copied = 0
    for path in evidence_in(source):
        if not (target / path.name).exists() and file_digest(path) == path.name:
            copy_whole(path, target / path.name)
            copied += 1
    return copied


def evidence_in(folder: Path) -> Iterator[Path]:
    """The files named by a digest, sorted."""
    with contextlib.suppress(OSError):
        yield from sorted(path for path in folder.iterdir() if _DIGEST.fullmatch(path.name))


def file_digest(path: Path) -> str:
    """SHA-256 (hex) of a file; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file so that it appears whole or not at all, private, on disk."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_name(f"{UNFINISHED}{secrets.token_hex(8)}.part")
    try:
        with source.open("rb") as old, open(unfinished, "xb", opener=_private) as new:
            shutil.copyfileobj(old, new, 1 << 20)
            new.flush()
            os.fsync(new.fileno())
        unfinished.replace(target)
        sync_folder(target.parent)
    finally:
        _remove(unfinished)


def copy_elsewhere(snapshot: Snapshot, folder: Path, evidence: Path, place: Path) -> None:
    """Put a copy and the evidence into the second place, which must be there. Raises OSError."""
    if not place.is_dir():
        raise FileNotFoundError(place)
    target = place / ELSEWHERE
    copy_whole(folder / snapshot.name, target / snapshot.name)
    if file_digest(target / snapshot.name) != file_digest(folder / snapshot.name):
        _remove(target / snapshot.name)
        raise OSError("the copy differs")
    if (digest := digest_file(folder / snapshot.name)).exists():
        if (named := named_bundle(digest)) and file_digest(target / named[0].name) != named[1]:
            copy_whole(named[0], target / named[0].name)
        copy_whole(digest, target / digest.name)
    copy_evidence(evidence, target / EVIDENCE)


def thin(folder: Path, *, now: datetime, jumped_at: datetime | None = None) -> tuple[str, ...]:
    """Remove the copies that are not needed any more; see `lcapp.domain.snapshot_thinning`."""
    copies = [Copy(one.name, one.taken_at) for one in listed(folder)]
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return ()
    gone = []
    for name in sorted(may_go(copies, now=now, jumped_at=jumped_at, free=free)):
        with contextlib.suppress(OSError):
            (folder / name).unlink()
            _remove(digest_file(folder / name))
            gone.append(name)
    remove_unnamed(folder)
    return tuple(gone)


def sweep(*folders: Path, whole_folders: bool = True) -> int:
    """Remove what earlier starts left unfinished; returns how many files and folders.

    Args:
        folders: Where to look.
        whole_folders: Whether folders, too, were left by an earlier start and not made by this one.
    """
    count = 0
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                if not path.name.startswith(UNFINISHED):
                    continue
                if path.is_dir() and not path.is_symlink():
                    if not whole_folders:
                        continue
                    shutil.rmtree(path, ignore_errors=True)
                elif ".part" in path.name:  # SQLite's own companions of one as well
                    _remove(path)
                count += 1
    return count


def _copy_library(connection: sqlite3.Connection, target: Path) -> None:
    with contextlib.closing(open_working_copy(target)) as copy:
        connection.backup(copy)
        # One file without companions, which can be read where nothing may be written.
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()


def _snapshot(path: Path, *, elsewhere: bool) -> Snapshot:
    found = _NAME.fullmatch(path.name)
    assert found is not None
    at = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
    return Snapshot(path.name, at, found[2], path.stat().st_size, elsewhere)


def _free_name(folder: Path, reason: str, now: datetime) -> Path:
    stem = f"library-{now.astimezone(UTC).strftime(_TIME)}-{reason}"
    for count in range(1, 1000):
        path = folder / (f"{stem}.sqlite" if count == 1 else f"{stem}-{count}.sqlite")
        if not path.exists():
            return path
    raise FileExistsError(stem)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
