"""What a start looks at: a journal that is ahead of its library, and the last save before an unclean end."""

import logging
import sqlite3
from dataclasses import replace

from lcapp.services.library_ports import StartReport
from lcapp.storage.journal import JournalRead
from lcapp.storage.replay import play, rebuilding
from lcapp.storage.rows import time_of

_log = logging.getLogger(__name__)


def roll_forward(connection: sqlite3.Connection, current: JournalRead) -> None:
    """Bring in what the journal has and the library has not: the power failed in between."""
    last = {row.row.get("uuid"): row for row in current.rows if row.table == "dossier" and row.kind == "put"}
    cut = {row.row.get("number") for row in current.rows if row.table == "dossier" and row.kind == "cut"}
    there = dict(connection.execute("SELECT uuid, rev FROM dossier").fetchall())
    behind = [
        row
        for uuid, row in last.items()
        if row.row["number"] not in cut and there.get(uuid, 0) < row.row["rev"]
    ]
    if behind:
        with rebuilding(connection):
            play(connection, current.rows)
        _log.info("library brought forward from the journal: %(count)d dossiers", {"count": len(behind)})


def with_last_save(report: StartReport, connection: sqlite3.Connection, journal: JournalRead) -> StartReport:
    """The report of a start after an unclean end: when something was saved last, and where."""
    for row in reversed(journal.rows):
        if row.table == "answer" and row.kind == "put":
            found: tuple[str, int, str] | None = (row.at, row.row["dossier"], row.row["question"])
            break
    else:
        found = connection.execute(
            "SELECT updated_at, dossier, question FROM answer ORDER BY updated_at DESC LIMIT 1"
        ).fetchone()
    if found is None:
        return replace(report, clean=False)
    at, dossier, question = found
    return replace(report, clean=False, last_saved=time_of(at), last_dossier=dossier, last_question=question)
