"""The doctor: library, journal, copies and evidence files looked at by hash, and what can be put right."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from lcapp.services.library_ports import Fault, Restored
from lcapp.storage.copy_connection import UNREADABLE, open_copy
from lcapp.storage.desk_proof import desk_faults, received_files
from lcapp.storage.library_snapshots import (
    ELSEWHERE,
    EVIDENCE,
    copy_whole,
    digest_file,
    evidence_in,
    file_digest,
    listed,
    prove,
)
from lcapp.storage.own_bundle import bundles, is_whole
from lcapp.storage.proof import page_faults, readable_answers, row_faults
from lcapp.storage.recovery import MOST_TOLD, Places, journals

OF_LIBRARY = frozenset(
    {
        "library_pages_damaged",
        "library_rows_orphaned",
        "answer_damaged",
        "dossier_incomplete",
        "library_behind",
        "desk_damaged",
    }
)
"""Codes that a rebuild of the library puts right."""

OF_FILES = frozenset(
    {"evidence_missing", "evidence_damaged", "received_file_missing", "received_file_damaged"}
)
"""Codes that a copy of the file puts right."""

FAULT_CODES = {
    "library_pages_damaged": ("count",),
    "library_rows_orphaned": (),
    "answer_damaged": ("dossier", "question"),
    "dossier_incomplete": ("dossier",),
    "library_behind": ("dossier",),
    "journal_damaged": ("count",),
    "journal_missing": (),
    "snapshot_damaged": ("name",),
    "evidence_missing": ("dossier", "name"),
    "evidence_damaged": ("dossier", "name"),
    "evidence_copy_damaged": ("name",),
    "own_copy_damaged": ("name",),
    "desk_damaged": ("count",),
    "received_file_missing": ("number",),
    "received_file_damaged": ("number",),
}
"""Every fault with the parameters it brings."""

Told = Callable[[int, int], None]


def check(connection: sqlite3.Connection, places: Places, told: Told) -> tuple[Fault, ...]:
    """Everything that is not as it was saved. `told` hears steps done and steps in all."""
    snapshots = listed(places.snapshots)
    steps = 3 + len(snapshots)
    faults = page_faults(connection, whole=True) + row_faults(connection) + desk_faults(connection)
    told(1, steps)
    faults += _journal_faults(connection, places)
    told(2, steps)
    for count, snapshot in enumerate(snapshots, start=3):
        if prove(places.snapshots / snapshot.name):
            faults.append(Fault("snapshot_damaged", {"name": snapshot.name}))
        told(count, steps)
    faults += [
        Fault("own_copy_damaged", {"name": path.name})
        for path in bundles(places.snapshots)
        if not is_whole(path)
    ]
    faults += _evidence_faults(connection, places)
    told(steps, steps)
    return tuple(faults)


def set_aside_damaged_copies(places: Places, faults: Iterable[Fault]) -> None:
    """Give damaged copies another name, so that nobody takes them for good ones; none is removed."""
    for fault in faults:
        if fault.code in ("snapshot_damaged", "evidence_copy_damaged", "own_copy_damaged"):
            of_evidence = fault.code == "evidence_copy_damaged"
            folder = places.snapshots / EVIDENCE if of_evidence else places.snapshots
            path = folder / str(fault.params["name"])
            with contextlib.suppress(OSError):
                path.replace(path.with_name(f"{path.name}.damaged"))
                digest_file(path).unlink(missing_ok=True)


def bring_back_evidence(places: Places, faults: Iterable[Fault]) -> None:
    """Take lost or damaged evidence files from the copies."""
    if not any(fault.code in OF_FILES for fault in faults):
        return
    folders = [places.snapshots / EVIDENCE]
    if places.elsewhere is not None:
        folders.append(places.elsewhere / ELSEWHERE / EVIDENCE)
    for folder in folders:
        for path in evidence_in(folder):
            if file_digest(places.evidence / path.name) != path.name and file_digest(path) == path.name:
                with contextlib.suppress(OSError):
                    copy_whole(path, places.evidence / path.name)


def holds_dossier(path: Path, uuid: str) -> bool:
    """Whether a copy of the library holds a dossier; a copy that cannot be read might."""
    try:
        with contextlib.closing(open_copy(path)) as connection:
            return connection.execute("SELECT 1 FROM dossier WHERE uuid = ?", (uuid,)).fetchone() is not None
    except UNREADABLE:
        return path.exists()


def answer_hashes(connection: sqlite3.Connection) -> dict[tuple[str, str, str], str]:
    """The hash of every answer by dossier uuid, question and language."""
    return {(one.uuid, one.question, one.language): one.hash for one in readable_answers(connection)}


def answers_that_differ(
    connection: sqlite3.Connection, before: dict[tuple[str, str, str], str]
) -> tuple[Restored, ...]:
    """The answers of a restored library that the one before did not have so."""
    titles = dict(connection.execute("SELECT number, title FROM dossier").fetchall())
    told: list[Restored] = []
    for one in readable_answers(connection):
        if before.get((one.uuid, one.question, one.language)) != one.hash and len(told) < MOST_TOLD:
            at = datetime.fromisoformat(one.at)
            title = titles.get(one.dossier, "")
            told.append(Restored(one.dossier, title, one.question, one.language, "snapshot", at))
    return tuple(told)


def _journal_faults(connection: sqlite3.Connection, places: Places) -> list[Fault]:
    _previous, current = journals(places)
    faults = []
    if not current.found:
        faults.append(Fault("journal_missing", {}))
    if current.damaged:
        faults.append(Fault("journal_damaged", {"count": current.damaged}))
    last = {row.row["uuid"]: row.row for row in current.rows if row.table == "dossier" and row.kind == "put"}
    there = dict(connection.execute("SELECT uuid, rev FROM dossier").fetchall())
    gone = {row.row.get("number") for row in current.rows if row.table == "dossier" and row.kind == "cut"}
    for uuid, row in last.items():
        if there.get(uuid, 0) < row["rev"] and row["number"] not in gone:
            faults.append(Fault("library_behind", {"dossier": row["number"]}))
    return faults


def _evidence_faults(connection: sqlite3.Connection, places: Places) -> list[Fault]:
    faults = []
    proved: dict[str, str] = {}
    cited = connection.execute(
        "SELECT dossier, 'A' || number, sha256 FROM evidence WHERE sha256 <> '' "
        "UNION SELECT dossier, 'V' || version, sha256 FROM signed_page ORDER BY 1, 2"
    ).fetchall()
    kept = {path.name for path in evidence_in(places.snapshots / EVIDENCE)}
    for dossier, name, sha256 in cited:
        path = places.evidence / sha256
        if sha256 not in proved:
            proved[sha256] = file_digest(path)
        if proved[sha256] != sha256:
            code = "evidence_damaged" if path.exists() else "evidence_missing"
            faults.append(Fault(code, {"dossier": dossier, "name": name}, repairable=sha256 in kept))
    for number, sha256 in received_files(connection):
        path = places.evidence / sha256
        if proved.setdefault(sha256, file_digest(path)) != sha256:
            code = "received_file_damaged" if path.exists() else "received_file_missing"
            faults.append(Fault(code, {"number": number}, repairable=sha256 in kept))
    for path in evidence_in(places.snapshots / EVIDENCE):
        if file_digest(path) != path.name:
            faults.append(Fault("evidence_copy_damaged", {"name": path.name}))
    return faults
