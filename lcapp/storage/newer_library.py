"""A library that a newer program wrote: its shape is seen before anything is opened, and a copy is read.

Nothing of it is written, not even the log taken in that an unclean end left behind: the file and what stands
beside it are copied, and the copy is held in memory only.
"""

import contextlib
import shutil
import sqlite3
import struct
import tempfile
from pathlib import Path

from lcapp.errors import StorageUnavailable
from lcapp.storage.copy_connection import UNREADABLE, memory_copy, open_working_copy
from lcapp.storage.engine import LIBRARY_ID, Library
from lcapp.storage.holder import holder_of
from lcapp.storage.library_snapshots import UNFINISHED
from lcapp.storage.migrations import all_steps
from lcapp.storage.proof import page_faults
from lcapp.storage.rows import METADATA

_VERSION_AT = slice(60, 64)
_KIND_AT = slice(68, 72)
_HEAD = 100
_LOG_HEAD, _FRAME_HEAD = 32, 24
_LOG_MAGIC = (0x377F0682, 0x377F0683)
_NOT_OURS_TO_NEED = frozenset({"search_text", "search_stale", "leaving"})
"""Tables that reading a dossier does without."""


def known_version() -> int:
    """The newest shape this program knows."""
    return len(all_steps())


def version_of(path: Path) -> int:
    """The shape of a library that nothing in this process has open; 0 where there is none of ours.

    What an unclean end left in the log beside it counts. A look, not a proof: whoever opens it asks again.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        late = _first_page_in_log(Path(f"{path}-wal"))
    except OSError:
        return 0
    head = late or head
    if len(head) < _HEAD or int.from_bytes(head[_KIND_AT], "big") != LIBRARY_ID:
        return 0
    return int.from_bytes(head[_VERSION_AT], "big")


def open_newer(path: Path, version: int) -> Library:
    """Hold a copy in memory that can only be read.

    Raises:
        StorageUnavailable: `library_held`: the newer program is using it. `library_too_new` (with `found`,
            `known`): what this program reads is not in it, or not so.
    """
    if holder := holder_of(path):
        raise StorageUnavailable("library_held", holder=holder)
    connection = memory_copy()
    try:
        with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=path.parent) as place:
            _copy_into(connection, path, Path(place) / "library.sqlite")
        if page_faults(connection, whole=False) or not _has_what_is_read(connection):
            raise too_new(version)
        connection.execute("PRAGMA query_only=ON")
    except (OSError, *UNREADABLE) as error:
        connection.close()
        raise too_new(version) from error
    except BaseException:
        connection.close()
        raise
    return Library(path, connection, newer=version)


def too_new(version: int) -> StorageUnavailable:
    """What is said to whoever wants to write."""
    return StorageUnavailable("library_too_new", found=version, known=known_version())


def _copy_into(connection: sqlite3.Connection, path: Path, copy: Path) -> None:
    shutil.copyfile(path, copy)
    for ending in ("-wal", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
    with contextlib.closing(open_working_copy(copy)) as opened:
        opened.backup(connection)


def _has_what_is_read(connection: sqlite3.Connection) -> bool:
    for name, table in METADATA.tables.items():
        found = {row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')}
        if name not in _NOT_OURS_TO_NEED and not {column.name for column in table.columns} <= found:
            return False
    return True


def _first_page_in_log(log: Path) -> bytes | None:
    """The head of the first page as the log has it last, inside a transaction that was committed."""
    try:
        data = log.read_bytes()
    except FileNotFoundError:
        return None
    if len(data) < _LOG_HEAD:
        return None
    magic, _format, page_size, _count, salt = struct.unpack(">IIII8s", data[:24])
    if magic not in _LOG_MAGIC or not 512 <= page_size <= 65536:
        return None
    waiting: bytes | None = None
    found: bytes | None = None
    for at in range(_LOG_HEAD, len(data) - _FRAME_HEAD - page_size + 1, _FRAME_HEAD + page_size):
        page, size, frame_salt = struct.unpack(">II8s", data[at : at + 16])
        if frame_salt != salt:
            break
        if page == 1:
            waiting = data[at + _FRAME_HEAD : at + _FRAME_HEAD + _HEAD]
        if size:
            found = waiting
    return found
