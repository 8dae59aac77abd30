"""Playing the journal's rows into a library: each row as it was written last, whatever stood there."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from lcapp.domain.fingerprint import root_hash
from lcapp.storage.journal import JournalRow
from lcapp.storage.row_watch import key_columns, tables_here


@contextlib.contextmanager
def rebuilding(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction without the library's own triggers, which guard against people and not against repair.

    Afterwards everything is searched anew.
    """
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        triggers = connection.execute(
            "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' ORDER BY rowid"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f'DROP TRIGGER main."{name}"')
        yield
        _make_search_stale(connection)
        for _name, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.rollback()
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def play(connection: sqlite3.Connection, rows: Iterable[JournalRow]) -> None:
    """Write rows in their order; inside `rebuilding`."""
    shapes = {table: _shape(connection, table) for table in tables_here(connection)}
    for one in rows:
        if one.table not in shapes:
            continue
        columns, keys = shapes[one.table]
        row = {name: value for name, value in one.row.items() if name in columns}
        if not set(keys) <= row.keys():
            continue
        if one.kind == "put":
            put(connection, one.table, row)
            continue
        where = " AND ".join(f'"{key}" = :{key}' for key in keys)
        if one.kind == "cut":
            connection.execute(f'DELETE FROM main."{one.table}" WHERE {where}', row)
        else:
            grown = ", ".join(f'"{name}" = :{name}' for name in row if name not in keys)
            connection.execute(f'UPDATE main."{one.table}" SET {grown} WHERE {where}', row)


def put(connection: sqlite3.Connection, table: str, row: dict[str, Any], *, only_new: bool = False) -> None:
    """Write one whole row; with `only_new` nothing where its key is taken."""
    names = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f":{name}" for name in row)
    how = "IGNORE" if only_new else "REPLACE"
    connection.execute(f'INSERT OR {how} INTO main."{table}" ({names}) VALUES ({values})', row)


def mend_roots(connection: sqlite3.Connection) -> list[int]:
    """Give each dossier the root hash of the answers it has; returns those that had another."""
    mended = []
    for number, wanted in connection.execute("SELECT number, root_hash FROM dossier").fetchall():
        hashes = connection.execute("SELECT hash FROM answer WHERE dossier = ?", (number,)).fetchall()
        found = root_hash(hash_ for (hash_,) in hashes)
        if found != wanted:
            connection.execute("UPDATE dossier SET root_hash = ? WHERE number = ?", (found, number))
            mended.append(number)
    return mended


def _shape(connection: sqlite3.Connection, table: str) -> tuple[frozenset[str], tuple[str, ...]]:
    columns = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    return frozenset(column[1] for column in columns), key_columns(connection, table)


def _make_search_stale(connection: sqlite3.Connection) -> None:
    tables = {
        name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type='table'")
    }
    if "search_stale" not in tables:
        return
    connection.execute(
        "INSERT OR IGNORE INTO search_stale SELECT dossier, question, language, note FROM search_text"
    )
    connection.execute("INSERT OR IGNORE INTO search_stale SELECT number, '', '', '' FROM dossier")
    connection.execute(
        "INSERT OR IGNORE INTO search_stale SELECT dossier, question, language, '' FROM answer"
    )
    connection.execute("INSERT OR IGNORE INTO search_stale SELECT dossier, question, '', id FROM note")
    if "received_content" in tables:
        connection.execute(
            "INSERT OR IGNORE INTO search_stale SELECT -received, '', '', '' FROM received_content"
        )
