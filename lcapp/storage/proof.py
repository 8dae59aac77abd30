"""Whether what stands in a library is what was saved: pages, answer rows by hash, dossiers by root hash."""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring as _quoted
from typing import Any

from lcapp.services.library_ports import Fault
from lcapp.storage.copy_connection import UNREADABLE

AT_ONCE = 2000
"""Rows read in one go."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer as it stands in a library."""

    dossier: int
    uuid: str
    question: str
    language: str
    value: str
    rev: int
    hash: str
    at: str

    @property
    def proved(self) -> bool:
        """Whether the hash proves the row."""
        return proves(self.uuid, self.question, self.language, self.value, self.rev, self.hash)


def proves(uuid: Any, question: Any, language: Any, value: object, rev: object, hash_: object) -> bool:
    """Whether a hash fits an answer whose value is canonical text; equal to `fingerprint.answer_hash`."""
    if not isinstance(value, str) or not isinstance(rev, int):
        return False
    try:
        said = f"[{_quoted(uuid)},{_quoted(question)},{_quoted(language)},{value},{rev}]"
        return hashlib.sha256(said.encode()).hexdigest() == hash_
    except (TypeError, ValueError):
        return False


def page_faults(connection: sqlite3.Connection, *, whole: bool) -> list[Fault]:
    """What SQLite itself finds; `whole` also compares indexes with their tables."""
    try:
        found = connection.execute(
            "PRAGMA integrity_check(20)" if whole else "PRAGMA quick_check(20)"
        ).fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchone() if whole else None
    except UNREADABLE:
        return [Fault("library_pages_damaged", {"count": 1})]
    said = [row for row in found if row[0] != "ok"]
    faults = [Fault("library_pages_damaged", {"count": len(said)})] if said else []
    return faults + ([Fault("library_rows_orphaned", {})] if orphans else [])


def page_faults_of(connection: sqlite3.Connection, table: str) -> list[Fault]:
    """What SQLite finds in the pages of one table; for a check that is done in pieces."""
    quoted = table.replace("'", "''")
    try:
        found = connection.execute(f"PRAGMA quick_check('{quoted}')").fetchall()
    except UNREADABLE:
        return [Fault("library_pages_damaged", {"count": 1})]
    said = [row for row in found if row[0] != "ok"]
    return [Fault("library_pages_damaged", {"count": len(said)})] if said else []


def proved_root(hashes: list[str]) -> str:
    """The root hash of answers that are proved; equal to `fingerprint.root_hash` and three times as fast."""
    listed = '","'.join(sorted(map(str, hashes)))
    return hashlib.sha256(f'["{listed}"]'.encode() if hashes else b"[]").hexdigest()


def row_faults(connection: sqlite3.Connection, *, first: int = 0, last: int | None = None) -> list[Fault]:
    """Answers and dossiers whose hashes do not fit, of the dossiers numbered `first` to `last`."""
    faults: list[Fault] = []
    try:
        for number, uuid, wanted in _dossiers(connection, first, last):
            hashes = []
            for question, language, value, rev, hash_ in connection.execute(
                "SELECT question, language, value, rev, hash FROM answer WHERE dossier = ?", (number,)
            ):
                hashes.append(hash_)
                if not proves(uuid, question, language, value, rev, hash_):
                    faults.append(Fault("answer_damaged", {"dossier": number, "question": str(question)}))
            if proved_root(hashes) != wanted:
                faults.append(Fault("dossier_incomplete", {"dossier": number}))
    except UNREADABLE:
        faults.append(Fault("library_pages_damaged", {"count": 1}))
    return faults


def _dossiers(connection: sqlite3.Connection, first: int, last: int | None) -> list[tuple[int, str, str]]:
    return connection.execute(
        "SELECT number, uuid, root_hash FROM dossier WHERE number >= ? AND number <= ? ORDER BY number",
        (first, 2**62 if last is None else last),
    ).fetchall()


def readable_answers(connection: sqlite3.Connection) -> Iterator[AnswerRow]:
    """Every answer that can still be read, dossier by dossier: one bad page hides as little as may be."""
    try:
        numbers = connection.execute("SELECT number, uuid FROM dossier").fetchall()
    except UNREADABLE:
        return
    for number, uuid in numbers:
        for row in readable_rows(
            connection,
            "SELECT question, language, value, rev, hash, updated_at FROM answer WHERE dossier = ?",
            (number,),
        ):
            yield AnswerRow(number, uuid, *row)


def readable_rows(
    connection: sqlite3.Connection, sql: str, parameters: tuple[object, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query up to the first that cannot be read."""
    try:
        rows = connection.execute(sql, parameters)
        while (row := rows.fetchone()) is not None:
            yield row
    except UNREADABLE:
        return
