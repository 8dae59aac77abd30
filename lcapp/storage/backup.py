"""The whole library in one file with a person's own files, and such a file taken in as a stranger's.

The file is a zip (`tiled_zip`): `manifest.json`, `library.sqlite`, `evidence/<sha256>` and `own/<sha256>`;
which names the own files have stands in the manifest. What is inside must be a library in one of the shapes
of this program, each answer proved by its hash. A backup without own files is as the first versions wrote it.
"""

import contextlib
import json
import os
import re
import secrets
import shutil
import sqlite3
import struct
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from lcapp.errors import EnvironmentFailed, InputRefused
from lcapp.files import reason_of, sync_folder
from lcapp.storage.copy_connection import UNREADABLE, memory_copy, open_copy, open_working_copy
from lcapp.storage.engine import LIBRARY_ID
from lcapp.storage.library_snapshots import (
    EVIDENCE,
    UNFINISHED,
    copy_whole,
    digest_file,
    evidence_in,
    file_digest,
    prove,
)
from lcapp.storage.migrations import all_steps
from lcapp.storage.own_bundle import OWN, named_bundle, own_entries, own_of, unpack_bundle
from lcapp.storage.tiled_zip import AT_ONCE, copy_out, manifest_bytes, read_directory, refuse, write_zip

_FAMILY = "lcapp-backup/"
FORMAT, WITH_OWN = f"{_FAMILY}1", f"{_FAMILY}2"
LARGEST_FILE = 4_000_000_000
"""Bytes; below what a zip without extensions can say."""
_LIBRARY = "library.sqlite"
_NAMES = re.compile(rb"manifest\.json|library\.sqlite|(evidence|own)/[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Received:
    """What was taken out of a file and proved.

    Args:
        library: The library.
        evidence: A folder of evidence files, or None.
        own: A person's own files by name; what is in them was not judged yet.
        lost: Name of a file with own files that stands beside a copy and is missing or damaged, or empty.
    """

    library: Path
    evidence: Path | None
    own: Mapping[str, Path] = field(default_factory=dict)
    lost: str = ""


def write_backup(
    connection: sqlite3.Connection, evidence: Path, target: Path, own: Mapping[str, bytes]
) -> None:
    """Write library, evidence and own files into one file, which appears whole or not at all.

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
        files = [(_LIBRARY, copy)]
        files += [(f"{EVIDENCE}/{path.name}", path) for path in evidence_in(evidence)]
        digests = {name: file_digest(path) for name, path in files}
        # A file that is damaged here would be refused there: better a backup without it.
        files = [
            (name, path) for name, path in files if not name.startswith(EVIDENCE) or digests[name] in name
        ]
        carried, names = own_entries(own)
        entries = [[name, digests[name], path.stat().st_size] for name, path in files]
        entries += [[name, name.rpartition("/")[2], len(data)] for name, data in carried.items()]
        told = {"format": WITH_OWN if own else FORMAT, "entries": entries} | ({"own": names} if own else {})
        manifest = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        write_zip(unfinished, manifest, [*files, *carried.items()])
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


def put_evidence(found: Received, evidence: Path) -> None:
    """Put the evidence that came beside what is there. Raises OSError."""
    if found.evidence is not None:
        for path in evidence_in(found.evidence):
            if file_digest(evidence / path.name) != path.name:
                copy_whole(path, evidence / path.name)


def expected_schemas() -> tuple[frozenset[tuple[str, str, str]], ...]:
    """What stands in `sqlite_master` after each step: type, name and text."""
    shapes = []
    with contextlib.closing(memory_copy()) as connection:
        for step in all_steps():
            step.upgrade(connection)
            shapes.append(_schema(connection))
    return tuple(shapes)


def _unpacked(path: Path, folder: Path) -> Received:
    size = path.stat().st_size
    if size > LARGEST_FILE:
        refuse("too_large")
    with path.open("rb") as file:
        start = file.read(16)
        file.seek(0)
        if start.startswith(b"SQLite format 3\0"):
            copy = folder / _LIBRARY
            with copy.open("xb") as target:
                shutil.copyfileobj(file, target, AT_ONCE)
            own, lost = _own_beside(path, folder / OWN)
            beside = path.parent / EVIDENCE
            return Received(copy, beside if beside.is_dir() else None, own, lost)
        if not start.startswith(b"PK\3\4"):
            refuse("not_a_backup")
        try:
            own = _unpack(file, size, folder)
        except (struct.error, ValueError, KeyError, TypeError, RecursionError):
            refuse("damaged")
    return Received(folder / _LIBRARY, folder / EVIDENCE, own)


def _own_beside(copy: Path, folder: Path) -> tuple[dict[str, Path], str]:
    """Own files that a copy of the library names, and the name of their file where it is not whole."""
    if (named := named_bundle(digest_file(copy))) is None:
        return {}, ""
    bundle, digest = named
    try:
        return unpack_bundle(bundle, digest, folder), ""
    except (OSError, InputRefused):
        # The library is whole; that must not be out of reach for a form that is not.
        return {}, bundle.name


def _unpack(file: BinaryIO, size: int, folder: Path) -> dict[str, Path]:
    entries = read_directory(file, size, _NAMES)
    told = _manifest(manifest_bytes(file, entries))
    wanted = {str(name): (str(digest), int(length)) for name, digest, length in told["entries"]}
    if [*wanted] != [each.name for each in entries[1:]] or _LIBRARY not in wanted:
        refuse("damaged")
    for name in (EVIDENCE, OWN):
        (folder / name).mkdir(mode=0o700)
    own = {name.rpartition("/")[2]: size for name, (_digest, size) in wanted.items() if name.startswith(OWN)}
    names = own_of(told.get("own", []), own)
    for entry in entries[1:]:
        digest, length = wanted[entry.name]
        if length != entry.length or copy_out(file, entry, folder / entry.name) != digest:
            refuse("damaged")
        if entry.name != _LIBRARY and not entry.name.endswith(digest):
            refuse("damaged")
    return {name: folder / OWN / digest for name, digest in names.items()}


def _manifest(data: bytes) -> dict[str, Any]:
    told = json.loads(data.decode("utf-8"))
    keys = {FORMAT: {"format", "entries"}, WITH_OWN: {"format", "entries", "own"}}
    if not isinstance(told, dict) or not isinstance(told.get("format"), str):
        refuse("foreign")
    if told["format"] not in keys:
        refuse("newer" if told["format"].startswith(_FAMILY) else "foreign")
    if set(told) != keys[told["format"]]:
        refuse("foreign")
    return told


def _prove_library(path: Path) -> None:
    try:
        with contextlib.closing(open_copy(path)) as connection:
            kind = connection.execute("PRAGMA application_id").fetchone()[0]
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            shapes = expected_schemas()
            if kind != LIBRARY_ID:
                refuse("foreign")
            if version > len(shapes):
                refuse("newer")
            if version < 1 or _schema(connection) != shapes[version - 1]:
                refuse("foreign")
    except UNREADABLE:
        refuse("damaged")
    if prove(path):
        refuse("damaged")


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    # SQLite before 3.37 does without STRICT.
    return frozenset(
        (str(kind), str(name), str(sql).removesuffix(" STRICT"))
        for kind, name, sql in rows
        if not str(name).startswith("sqlite_")
    )
