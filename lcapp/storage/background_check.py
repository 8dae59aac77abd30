"""The check of a large library beside the work, in pieces so short that no save between them has to wait."""

import sqlite3
import time
from collections.abc import Callable

from lcapp.services.library_ports import Fault
from lcapp.storage.copy_connection import UNREADABLE
from lcapp.storage.engine import Library
from lcapp.storage.proof import page_faults_of, row_faults

_PIECE_SECONDS = 0.03
_DOSSIERS_AT_ONCE = 20
_PLAIN_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"


class BackgroundCheck:
    """One check of the open library; call it until it returns False.

    Args:
        found: Told of the faults of the first piece that has any; nothing is checked after that.
    """

    def __init__(self, found: Callable[[list[Fault]], None]) -> None:
        self._found = found
        self._tables: list[str] | None = None
        self._next = 1

    def __call__(self, library: Library) -> bool:
        """Check a piece; returns whether more is left."""
        end = time.monotonic() + _PIECE_SECONDS
        more = True
        while more and time.monotonic() < end:
            faults, more = self._piece(library.connection)
            if faults:
                self._found(faults)
                return False
        return more

    def _piece(self, connection: sqlite3.Connection) -> tuple[list[Fault], bool]:
        try:
            if self._tables is None:
                # SQLite checks table by table, and what no table holds with the first of all.
                self._tables = [name for (name,) in connection.execute(_PLAIN_TABLES)]
            if self._tables:
                return page_faults_of(connection, self._tables.pop()), True
            last = self._next + _DOSSIERS_AT_ONCE - 1
            faults = row_faults(connection, first=self._next, last=last)
            following = connection.execute(
                "SELECT min(number) FROM dossier WHERE number > ?", (last,)
            ).fetchone()[0]
        except UNREADABLE:
            return [Fault("library_pages_damaged", {"count": 1})], False
        self._next = following or 0
        return faults, following is not None
