"""The whole library in one file, and such a file taken in as a stranger's.

The file is a zip whose entries are stored as they are: `manifest.json`, `library.sqlite` and
`evidence/<sha256>`. The reader takes exactly what the writer makes: these names, in this order, end to end,
nothing before, between or after. What is inside must be a library in one of the shapes of this program, each
answer proved by its hash.
"""

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

from lcapp.errors import EnvironmentFailed, InputRefused
from lcapp.files import reason_of, sync_folder
from lcapp.storage.copy_connection import UNREADABLE, memory_copy, open_copy, open_working_copy
from lcapp.storage.engine import LIBRARY_ID
from lcapp.storage.library_snapshots import (
    EVIDENCE,
    UNFINISHED,
    copy_whole,
    evidence_in,
    file_digest,
    prove,
)
from lcapp.storage.migrations import all_steps

FORMAT = "lcapp-backup/1"
LARGEST_FILE = 4_000_000_000
"""Bytes; below what a zip without extensions can say."""
MOST_ENTRIES = 20_000
LARGEST_MANIFEST = 4 << 20
_ATTRIBUTES = 0o600 << 16
_DATE = (1980, 1, 1, 0, 0, 0)
_NAMES = re.compile(rb"manifest\.json|library\.sqlite|evidence/[0-9a-f]{64}")
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Received:
    """What was taken out of a file and proved: a library, and a folder of evidence files or None."""

    library: Path
    evidence: Path | None


def write_backup(connection: sqlite3.Connection, evidence: Path, target: Path) -> None:
    """Write library and evidence into one file, which appears whole or not at all.

    Raises:
        EnvironmentFailed: `file_not_written` with `file` and `reason`.
    """
    unfinished = target.with_name(f"{UNFINISHED}{secrets.token_hex(8)}.part")
    copy = target.with_name(f"{UNFINISHED}{secrets.token_hex(8)}.part")
    try:
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with contextlib.closing(open_working_copy(copy)) as made:
            connection.backup(made)
            made.execute("PRAGMA journal_mode=DELETE").fetchall()
        files = [("library.sqlite", copy)]
        files += [(f"{EVIDENCE}/{path.name}", path) for path in evidence_in(evidence)]
        digests = {name: file_digest(path) for name, path in files}
        # A file that is damaged here would be refused there: better a backup without it.
        files = [
            (name, path) for name, path in files if not name.startswith(EVIDENCE) or digests[name] in name
        ]
        entries = [[name, digests[name], path.stat().st_size] for name, path in files]
        manifest = json.dumps({"format": FORMAT, "entries": entries}, separators=(",", ":")).encode("utf-8")
        handle = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
                archive.writestr(_info("manifest.json"), manifest)
                for name, path in files:
                    info = _info(name)
                    info.file_size = path.stat().st_size
                    with archive.open(info, "w") as entry, path.open("rb") as source:
                        shutil.copyfileobj(source, entry, _AT_ONCE)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise EnvironmentFailed("file_not_written", file=str(target), reason=reason_of(error)) from error
    except (*UNREADABLE, zipfile.LargeZipFile) as error:
        raise EnvironmentFailed("file_not_written", file=str(target), reason="failed") from error
    finally:
        for path in (unfinished, copy):
            with contextlib.suppress(OSError):
                path.unlink()


@contextlib.contextmanager
def received(path: Path, work: Path) -> Iterator[Received]:
    """Take in a backup or a snapshot; nothing is changed but a folder inside `work` that is gone afterwards.

    Raises:
        InputRefused: `backup_refused` with `reason` (`not_a_backup`, `too_large`, `damaged`, `foreign` or
            `newer`); `file_not_read` with `file`.
    """
    folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=work))
    try:
        try:
            found = _unpacked(path, folder)
        except OSError as error:
            raise InputRefused("file_not_read", file=str(path), reason=reason_of(error)) from error
        _prove_library(found.library)
        yield found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(found: Received, library: Path, evidence: Path) -> None:
    """Put a proved library in the place of the closed one, and its evidence beside what is there."""
    if found.evidence is not None:
        for path in evidence_in(found.evidence):
            if file_digest(evidence / path.name) != path.name:
                copy_whole(path, evidence / path.name)
    for ending in ("-wal", "-shm", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            Path(f"{library}{ending}").unlink()
    copy_whole(found.library, library)


def expected_schemas() -> tuple[frozenset[tuple[str, str, str]], ...]:
    """What stands in `sqlite_master` after each step: type, name and text."""
    shapes = []
    with contextlib.closing(memory_copy()) as connection:
        for step in all_steps():
            step.upgrade(connection)
            shapes.append(_schema(connection))
    return tuple(shapes)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system = 0
    info.external_attr = _ATTRIBUTES
    return info


def _unpacked(path: Path, folder: Path) -> Received:
    size = path.stat().st_size
    if size > LARGEST_FILE:
        _refuse("too_large")
    with path.open("rb") as file:
        start = file.read(16)
        file.seek(0)
        if start.startswith(b"SQLite format 3\0"):
            copy = folder / "library.sqlite"
            with copy.open("xb") as target:
                shutil.copyfileobj(file, target, _AT_ONCE)
            beside = path.parent / EVIDENCE
            return Received(copy, beside if beside.is_dir() else None)
        if not start.startswith(b"PK\3\4"):
            _refuse("not_a_backup")
        try:
            _unpack(file, size, folder)
        except (struct.error, ValueError, KeyError, TypeError, RecursionError):
            _refuse("damaged")
    return Received(folder / "library.sqlite", folder / EVIDENCE)


def _unpack(file: BinaryIO, size: int, folder: Path) -> None:
    entries = _directory(file, size)
    (folder / EVIDENCE).mkdir(mode=0o700)
    wanted: dict[str, tuple[str, int]] = {}
    for place, (name, offset, length, crc) in enumerate(entries):
        file.seek(offset)
        if place == 0:
            if name != "manifest.json" or length > LARGEST_MANIFEST:
                _refuse("damaged")
            data = file.read(length)
            if zlib.crc32(data) != crc:
                _refuse("damaged")
            wanted = _manifest(data)
            if [*wanted] != [each[0] for each in entries[1:]] or "library.sqlite" not in wanted:
                _refuse("damaged")
            continue
        digest, told = wanted[name]
        if told != length or _copy_out(file, length, folder / name) != digest:
            _refuse("damaged")
        if name.startswith(EVIDENCE) and not name.endswith(digest):
            _refuse("damaged")


def _manifest(data: bytes) -> dict[str, tuple[str, int]]:
    told = json.loads(data.decode("utf-8"))
    if not isinstance(told, dict) or set(told) != {"format", "entries"} or told["format"] != FORMAT:
        _refuse(
            "newer"
            if isinstance(told, dict) and str(told.get("format")).startswith("lcapp-backup/")
            else "foreign"
        )
    return {str(name): (str(digest), int(length)) for name, digest, length in told["entries"]}


def _copy_out(file: BinaryIO, length: int, target: Path) -> str:
    hashed = hashlib.sha256()
    with target.open("xb") as copy:
        while length:
            part = file.read(min(length, _AT_ONCE))
            if not part:
                break
            hashed.update(part)
            copy.write(part)
            length -= len(part)
    return hashed.hexdigest()


def _directory(file: BinaryIO, size: int) -> list[tuple[str, int, int, int]]:
    """Name, offset of the bytes, length and CRC of each entry, which must tile the file exactly."""
    if size < 22:
        _refuse("damaged")
    file.seek(size - 22)
    end = file.read(22)
    disk, start_disk, here, count, length, start, comment = struct.unpack("<HHHHIIH", end[4:])
    if end[:4] != b"PK\5\6" or disk or start_disk or here != count or comment or count > MOST_ENTRIES:
        _refuse("damaged")
    if start + length != size - 22:
        _refuse("damaged")
    file.seek(start)
    central = file.read(length)
    entries, place, position = [], 0, 0
    for _number in range(count):
        head = central[place : place + 46]
        if head[:4] != b"PK\1\2":
            _refuse("damaged")
        (_made, _needs, flags, method, _time, _day, crc, packed, whole, names, extra, note, on_disk, _inner,
         outer, offset) = struct.unpack("<HHHHHHIIIHHHHHII", head[4:])  # fmt: skip
        name = central[place + 46 : place + 46 + names]
        if (
            flags
            or method
            or packed != whole
            or extra
            or note
            or on_disk
            or outer != _ATTRIBUTES
            or not _NAMES.fullmatch(name)
        ):
            _refuse("damaged")
        if offset != position:
            _refuse("damaged")
        file.seek(offset)
        local = file.read(30 + names)
        if local[:4] != b"PK\3\4" or local[30:] != name:
            _refuse("damaged")
        also = struct.unpack("<HHHHHIIIHH", local[4:30])
        if (also[1], also[2], also[5], also[6], also[7], also[8], also[9]) != (
            0,
            0,
            crc,
            whole,
            whole,
            names,
            0,
        ):
            _refuse("damaged")
        entries.append((name.decode("ascii"), offset + 30 + names, whole, crc))
        position = offset + 30 + names + whole
        place += 46 + names
    if position != start or place != length or len({each[0] for each in entries}) != count or not entries:
        _refuse("damaged")
    return entries


def _prove_library(path: Path) -> None:
    try:
        with contextlib.closing(open_copy(path)) as connection:
            kind = connection.execute("PRAGMA application_id").fetchone()[0]
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            shapes = expected_schemas()
            if kind != LIBRARY_ID:
                _refuse("foreign")
            if version > len(shapes):
                _refuse("newer")
            if version < 1 or _schema(connection) != shapes[version - 1]:
                _refuse("foreign")
    except UNREADABLE:
        _refuse("damaged")
    if prove(path):
        _refuse("damaged")


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    # SQLite before 3.37 does without STRICT.
    return frozenset(
        (str(kind), str(name), str(sql).removesuffix(" STRICT"))
        for kind, name, sql in rows
        if not str(name).startswith("sqlite_")
    )


def _refuse(reason: str) -> NoReturn:
    raise InputRefused("backup_refused", reason=reason)
