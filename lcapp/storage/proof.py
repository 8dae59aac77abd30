"""Whether what stands in a library is what was saved: pages, answer rows by hash, dossiers by root hash."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from lcapp.domain.fingerprint import root_hash
from lcapp.services.library_ports import Fault

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


def proves(
    uuid: object, question: object, language: object, value: object, rev: object, hash_: object
) -> bool:
    """Whether a hash fits an answer whose value is canonical text; equal to `fingerprint.answer_hash`."""
    if not isinstance(value, str) or not isinstance(rev, int):
        return False
    try:
        names = ",".join(json.dumps(name, ensure_ascii=False) for name in (uuid, question, language))
        return hashlib.sha256(f"[{names},{value},{rev}]".encode()).hexdigest() == hash_
    except (TypeError, ValueError):
        return False


def page_faults(connection: sqlite3.Connection, *, whole: bool) -> list[Fault]:
    """What SQLite itself finds; `whole` also compares indexes with their tables."""
    try:
        found = connection.execute(
            "PRAGMA integrity_check(20)" if whole else "PRAGMA quick_check(20)"
        ).fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchone() if whole else None
    except sqlite3.DatabaseError:
        return [Fault("library_pages_damaged", {"count": 1})]
    said = [row for row in found if row[0] != "ok"]
    faults = [Fault("library_pages_damaged", {"count": len(said)})] if said else []
    return faults + ([Fault("library_rows_orphaned", {})] if orphans else [])


def row_faults(connection: sqlite3.Connection, *, first: int = 0, last: int | None = None) -> list[Fault]:
    """Answers and dossiers whose hashes do not fit, of the dossiers numbered `first` to `last`."""
    faults: list[Fault] = []
    try:
        for number, uuid, wanted in _dossiers(connection, first, last):
            hashes = []
            for question, language, value, rev, hash_ in connection.execute(
                "SELECT question, language, value, rev, hash FROM answer WHERE dossier = ?", (number,)
            ):
                hashes.append(str(hash_))
                if not proves(uuid, question, language, value, rev, hash_):
                    faults.append(Fault("answer_damaged", {"dossier": number, "question": str(question)}))
            if root_hash(hashes) != wanted:
                faults.append(Fault("dossier_incomplete", {"dossier": number}))
    except (sqlite3.DatabaseError, UnicodeDecodeError):
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
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return
    for number, uuid in numbers:
        rows = connection.execute(
            "SELECT question, language, value, rev, hash, updated_at FROM answer WHERE dossier = ?", (number,)
        )
        while True:
            try:
                row = rows.fetchone()
            except (sqlite3.DatabaseError, UnicodeDecodeError):
                break
            if row is None:
                break
            yield AnswerRow(number, uuid, *row)
