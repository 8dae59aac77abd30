"""Which rows a transaction touched: noted by triggers of this connection, so no writer can forget to tell.

The triggers are temporary: they stand in no file and are gone with the connection.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

KEPT_TABLES = (
    "dossier",
    "answer",
    "change",
    "note",
    "audit",
    "evidence",
    "version",
    "signed_page",
    "parked",
    "received",
    "received_content",
    "desk_entry",
    "remark",
)
"""Tables that hold what somebody wrote or did; of the others all can be made anew."""

GROWS = {"change": ("after", "at")}
"""Columns in which alone a row of a table may change once it is there."""

_MOST_KEYS = 4


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A row as it stands at the end of a transaction.

    Args:
        table: Its table.
        key: Its key by column.
        row: The row by column, None where it was removed. `grown` rows hold key and changed columns only.
    """

    table: str
    key: dict[str, Any]
    row: dict[str, Any] | None
    grown: bool = False


def tables_here(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The kept tables that this library has; an older shape has fewer."""
    found = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type='table'")}
    return tuple(name for name in KEPT_TABLES if name in found)


def key_columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The columns of a table's primary key, in order."""
    columns = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    return tuple(column[1] for column in sorted(columns, key=lambda one: one[5]) if column[5])


def watch(connection: sqlite3.Connection) -> None:
    """Begin to note touched rows; to be called once after the library has its shape."""
    columns = ", ".join(f"k{n}" for n in range(_MOST_KEYS))
    connection.execute(f"CREATE TEMP TABLE touched (tbl TEXT, grown INTEGER, {columns})")
    for table in tables_here(connection):
        keys = key_columns(connection, table)
        for deed, old_or_new in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            values = [f'{old_or_new}."{key}"' for key in keys] + ["NULL"] * (_MOST_KEYS - len(keys))
            grown = int(deed == "UPDATE" and table in GROWS)
            connection.execute(
                f'CREATE TEMP TRIGGER "touched_{table}_{deed}" AFTER {deed} ON main."{table}" '
                f"BEGIN INSERT INTO touched VALUES ('{table}', {grown}, {', '.join(values)}); END"
            )


def touched_rows(connection: sqlite3.Connection) -> Iterator[TouchedRow]:
    """The rows touched since the last call; to be called inside the transaction, before its end."""
    columns = ", ".join(f"k{n}" for n in range(_MOST_KEYS))
    noted = connection.execute(
        f"SELECT tbl, min(grown), {columns} FROM temp.touched GROUP BY tbl, {columns} ORDER BY min(rowid)"
    ).fetchall()
    if not noted:
        return
    connection.execute("DELETE FROM temp.touched")
    for table, grown, *values in noted:
        keys = key_columns(connection, table)
        key = dict(zip(keys, values, strict=False))
        where = " AND ".join(f'"{name}" = ?' for name in keys)
        cursor = connection.execute(f'SELECT * FROM main."{table}" WHERE {where}', tuple(key.values()))
        found = cursor.fetchone()
        if found is None:
            yield TouchedRow(table, key, None)
            continue
        row = {column[0]: value for column, value in zip(cursor.description, found, strict=True)}
        if grown:
            row = key | {name: row[name] for name in GROWS[table]}
        yield TouchedRow(table, key, row, bool(grown))
