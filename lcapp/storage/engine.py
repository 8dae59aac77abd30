"""The one connection to the library: held exclusively, set for safety, its errors sorted once."""

import contextlib
import errno
import itertools
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from lcapp.errors import StorageUnavailable
from lcapp.storage.holder import holder_of, remove_note, write_note

LIBRARY_ID = 0x4C434150
"""`LCAP` at byte 68 of the file: what it is, for us and for others."""

_PAUSE_SECONDS = (0.01, 0.09)
"""Between two tries, by chance: starts at the same moment must not keep each other out for ever."""
_LEAST_TRIES = 4

_BEFORE_READING = (
    "locking_mode=EXCLUSIVE",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
)
_BEFORE_WRITING = (
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "secure_delete=ON",
    "journal_size_limit=16777216",
)
_MUST_BE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "locking_mode": "exclusive"}
"""Read back, because SQLite does not complain about a setting it cannot follow."""

_CAREFUL = {"journal_mode": "delete", "synchronous": 3}
"""On a stick or a FAT disk each commit waits until the folder, too, is on disk."""

_CODES = (
    ("SQLITE_FULL", "disk_full"),
    ("SQLITE_READONLY", "library_read_only"),
    ("SQLITE_PERM", "library_read_only"),
    ("SQLITE_BUSY", "library_held"),
    ("SQLITE_LOCKED", "library_held"),
    ("SQLITE_PROTOCOL", "library_held"),
    ("SQLITE_CORRUPT", "library_damaged"),
    ("SQLITE_NOTADB", "library_damaged"),
    ("SQLITE_CANTOPEN", "library_not_opened"),
    ("SQLITE_IOERR", "disk_failed"),
    ("SQLITE_NOMEM", "memory_full"),
)


class Guard(Protocol):
    """Told around each transaction."""

    def before_commit(self, connection: sqlite3.Connection) -> None:
        """All was written and nothing is committed; what is raised here turns the transaction back."""

    def turned_back(self) -> None:
        """The transaction does not stand in the library."""


class Library:
    """The open library. To be used only on the thread that opened it (SQLite's driver watches over that).

    Args:
        path: The library's file.
        connection: The one connection to it, or to a copy of it in memory.
        newer: The shape of a library that a newer program wrote, which is only read; 0 for one of ours.

    Attributes:
        guard: Told around each transaction; None at first.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, newer: int = 0) -> None:
        self.path = path
        self.connection = connection
        self.newer = newer
        self.guard: Guard | None = None
        self._engine = _engine(connection, "BEGIN" if newer else "BEGIN IMMEDIATE")

    @contextlib.contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: all of it stands in the library afterwards, or nothing.

        Raises:
            StorageUnavailable: The machine refused.
        """
        try:
            with sorted_errors(), self._engine.begin() as connection:
                yield connection
                if self.guard is not None:
                    self.guard.before_commit(self.connection)
        except BaseException:
            if self.guard is not None:
                self.guard.turned_back()
            raise

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        try:
            if not self.newer:
                with contextlib.suppress(StorageUnavailable), sorted_errors():
                    self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                remove_note(self.path)
        finally:
            self._engine.dispose()
            self.connection.close()


def open_library(path: Path, *, wait_seconds: float, careful: bool = False) -> Library:
    """Open the library, or make an empty one; its shape is the business of `lcapp.storage.migrate`.

    Nothing else in this process may ever open the file: closing any handle to it would drop SQLite's locks.

    Args:
        path: The library's file; missing folders are made.
        wait_seconds: How long to wait for another process that holds it.
        careful: Whether the file stands on a stick or a FAT disk (see `lcapp.storage.disk_kind`).

    Raises:
        StorageUnavailable: `library_held` (with `holder`), `library_damaged`, `library_foreign`,
            `library_read_only`, `library_not_opened`, `disk_full`, `disk_failed`.
    """
    _make_private_file(path)
    give_up_at = time.monotonic() + wait_seconds
    for tried in itertools.count(1):
        try:
            connection = _connect(path, careful=careful)
            break
        except StorageUnavailable as refused:
            if refused.code != "library_held":
                raise
            # Of several that start at once each may see another's first step and none its last.
            if tried >= _LEAST_TRIES and time.monotonic() >= give_up_at:
                raise StorageUnavailable("library_held", holder=holder_of(path)) from refused
        time.sleep(random.uniform(*_PAUSE_SECONDS))
    write_note(path)
    return Library(path, connection)


@contextlib.contextmanager
def sorted_errors() -> Iterator[None]:
    """Turn what SQLite says about the machine into StorageUnavailable; our own bugs pass unchanged."""
    try:
        yield
    except DBAPIError as error:
        failure = _failure(error.orig)
        if failure is None:
            raise
        raise failure from error
    except sqlite3.Error as error:
        failure = _failure(error)
        if failure is None:
            raise
        raise failure from error
    except UnicodeDecodeError as error:
        # The driver reads what SQLite says as UTF-8, even the name of a table that is damaged.
        raise StorageUnavailable("library_damaged") from error


def storage_code(error: OSError) -> str:
    """The code of StorageUnavailable for what the system said of a file beside the library."""
    codes = {
        errno.ENOSPC: "disk_full",
        errno.EDQUOT: "disk_full",
        errno.EROFS: "library_read_only",
        errno.EACCES: "library_read_only",
        errno.EPERM: "library_read_only",
        errno.ENOENT: "library_not_opened",
    }
    return codes.get(error.errno or 0, "disk_failed")


def _failure(error: BaseException | None) -> StorageUnavailable | None:
    name = getattr(error, "sqlite_errorname", "")
    for beginning, code in _CODES:
        if name.startswith(beginning):
            return StorageUnavailable(code, **({"holder": ""} if code == "library_held" else {}))
    # The driver itself refuses text that is not UTF-8, without a code of SQLite's; we only ever write UTF-8.
    if isinstance(error, sqlite3.OperationalError) and str(error).startswith("Could not decode to UTF-8"):
        return StorageUnavailable("library_damaged")
    return None


def _connect(path: Path, *, careful: bool) -> sqlite3.Connection:
    with sorted_errors():
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        with sorted_errors():
            _set_up(connection, careful=careful)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, *, careful: bool) -> None:
    for setting in _BEFORE_READING:
        connection.execute(f"PRAGMA {setting}").fetchall()
    _refuse_strangers(connection)
    connection.execute(f"PRAGMA journal_mode={'DELETE' if careful else 'WAL'}").fetchall()
    for setting in _BEFORE_WRITING:
        connection.execute(f"PRAGMA {setting}").fetchall()
    if careful:
        connection.execute("PRAGMA synchronous=EXTRA").fetchall()
    # The lock comes with the first access of this kind and then stays.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    for name, wanted in (_MUST_BE | (_CAREFUL if careful else {})).items():
        if (found := connection.execute(f"PRAGMA {name}").fetchone()[0]) != wanted:
            msg = f"{name} is {found!r} where {wanted!r} was asked for"
            raise RuntimeError(msg)


def _refuse_strangers(connection: sqlite3.Connection) -> None:
    """Before anything is written: is this ours, or still empty?"""
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    things = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if kind != LIBRARY_ID and (kind or things):
        raise StorageUnavailable("library_foreign")


def _make_private_file(path: Path) -> None:
    """Make folder and file readable for this user only; -wal files inherit it from the file."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # O_EXCL: a file that is there is never opened here.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if not path.parent.is_dir():
            raise StorageUnavailable("library_not_opened") from None
        # Not ours to change where somebody else owns the file.
        with contextlib.suppress(OSError):
            path.chmod(0o600)
    except OSError as error:
        code = storage_code(error)
        raise StorageUnavailable("library_not_opened" if code == "disk_failed" else code) from error


def _engine(connection: sqlite3.Connection, begin: str) -> Engine:
    # hide_parameters: an error must never quote what somebody wrote.
    engine = create_engine(
        "sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(each: Connection) -> None:
        # The driver's own transactions begin too late and leave half of a changed schema behind.
        each.exec_driver_sql(begin)

    return engine
