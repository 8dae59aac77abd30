"""Whether what stands on the desk is what was saved: lines, contents, entries, and a city's remarks."""

import sqlite3
from collections.abc import Callable
from typing import Any

from lcapp.services.library_ports import Fault
from lcapp.storage.copy_connection import UNREADABLE
from lcapp.storage.desk_rows import content_digest, entry_hash, line_hash, remark_hash
from lcapp.storage.row_watch import tables_here


def desk_faults(connection: sqlite3.Connection) -> list[Fault]:
    """Rows of the desk whose hashes do not fit; one fault for each table."""
    proofs: dict[str, Callable[[dict[str, Any]], bool]] = {
        "received": lambda row: line_hash(row) == row["hash"],
        "received_content": lambda row: (
            content_digest(row["received"], row["content"], row["form_file"]) == row["digest"]
        ),
        "desk_entry": lambda row: entry_hash(row) == row["hash"],
        "remark": lambda row: (
            remark_hash(row["dossier"], row["number"], row["body"], row["at"]) == row["hash"]
        ),
    }
    faults = []
    here = tables_here(connection)
    for table, proved in proofs.items():
        if table not in here:
            continue
        wrong = 0
        try:
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for values in cursor:
                wrong += not proved(dict(zip(names, values, strict=True)))
        except UNREADABLE:
            wrong += 1
        if wrong:
            faults.append(Fault("desk_damaged", {"count": wrong}))
    return faults


def received_files(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Number and digest of every received file that should stand among the files of evidence."""
    if "received" not in tables_here(connection):
        return []
    return connection.execute("SELECT number, sha256 FROM received ORDER BY number").fetchall()
