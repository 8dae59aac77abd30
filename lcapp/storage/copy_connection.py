"""Connections to copies of the library: files that nobody else has open. Never for the library itself."""

import sqlite3
from pathlib import Path

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What the driver raises for a damaged file: the second where even the name of what is broken is no text."""

_TRUSTING_NOTHING = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")


def open_copy(path: Path) -> sqlite3.Connection:
    """Read a file that nobody writes to, as it stands: what waits in a -wal beside it is not seen."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return _careful(sqlite3.connect(uri, uri=True, isolation_level=None), "query_only=ON")


def open_working_copy(path: Path) -> sqlite3.Connection:
    """Open a copy that may be changed, or make one; takes in what waits in a -wal beside it."""
    return _careful(sqlite3.connect(path, isolation_level=None))


def memory_copy() -> sqlite3.Connection:
    """An empty library that stands nowhere."""
    return sqlite3.connect(":memory:", isolation_level=None)


def _careful(connection: sqlite3.Connection, *more: str) -> sqlite3.Connection:
    try:
        for setting in (*_TRUSTING_NOTHING, *more):
            connection.execute(f"PRAGMA {setting}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
