"""The record of changes as it was, the search over all dossiers, and deleting for good."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from lcapp.domain.answers import AnswerKey
from lcapp.services.library_ports import Hit, PastAnswer
from lcapp.storage import search_index
from lcapp.storage.audit_trail import add_audit, dossier_row, subject_of
from lcapp.storage.desk_rows import RECEIVED, REMARK
from lcapp.storage.desk_search import take_in_received
from lcapp.storage.engine import Library, sorted_errors
from lcapp.storage.evidence_files import EvidenceFiles
from lcapp.storage.library import LibraryFile, Touched
from lcapp.storage.receipts import originals
from lcapp.storage.rows import (
    ANSWER,
    AUDIT,
    CHANGE,
    DOSSIER,
    EVIDENCE,
    LEAVING,
    NOTE,
    PARKED_ANSWER,
    SIGNED_PAGE,
    VERSION,
    key_of,
    time_of,
    value_of,
)

_WHEN_IDLE = 300
"""Texts taken in by one piece of idle work: a save that comes meanwhile hardly waits."""
_RECEIVED_WHEN_IDLE = 5
_OF_A_DOSSIER = (REMARK, SIGNED_PAGE, VERSION, EVIDENCE, PARKED_ANSWER, CHANGE, NOTE, ANSWER)
"""Tables with rows of a dossier, those that point at others first."""


class SqliteRecordStore:
    """Implements `services.library_ports.RecordStore`.

    Args:
        library: The file that all stores share.
        files: The bytes of evidence.
    """

    def __init__(self, library: LibraryFile, files: EvidenceFiles) -> None:
        self._library = library
        self._files = files

    def past_answers(
        self, dossier: int, key: AnswerKey | None = None, *, limit: int = 500
    ) -> tuple[PastAnswer, ...]:
        """Past states, newest first; of one answer, or of all (form and drawer included).

        Raises:
            NotFound: There is no such dossier.
        """

        def work(connection: Connection) -> tuple[PastAnswer, ...]:
            dossier_row(connection, dossier)
            wanted = select(CHANGE).where(CHANGE.c.dossier == dossier)
            if key is not None:
                wanted = wanted.where(CHANGE.c.question == key.question, CHANGE.c.language == key.language)
            rows = connection.execute(wanted.order_by(CHANGE.c.seq.desc()).limit(limit)).mappings()
            return tuple(_past(row) for row in rows)

        return self._library.wait(work)

    def search(self, text: str, *, limit: int = 200) -> tuple[Hit, ...]:
        """Where all words of a text stand together in an answer, a title or a note."""
        # A copy that can only be read is searched as it is.
        while not self._library.newer() and self._library.wait(search_index.take_in_stale):
            pass  # a save can be written between two of these
        return self._library.wait(lambda connection: search_index.search(connection, text, limit=limit))

    def index_when_idle(self, library: Library) -> None:
        """Bring the search index up to date while nobody asks for anything; when the library was opened."""

        def piece(opened: Library) -> bool:
            with opened.begin() as connection:
                taken = search_index.take_in_stale(connection, at_most=_WHEN_IDLE)
                return taken > 0 or take_in_received(connection, at_most=_RECEIVED_WHEN_IDLE) > 0

        self._library.when_idle(library, piece)

    def delete_for_good(self, dossier: int, *, actor: str) -> tuple[str, ...]:
        """Remove a dossier, its record, and files nobody else cites; the audit keeps only the deed.

        Returns:
            Names of the copies that still hold it.

        Raises:
            NotFound: There is no such dossier.
        """

        def work(connection: Connection) -> tuple[str, tuple[str, ...]]:
            return _deleted(connection, dossier, self._library, actor)

        uuid, digests = self._library.wait(work, Touched(dossier, "delete_for_good"))
        for sha256 in digests:
            self._files.remove(sha256)
        self._library.with_library(without_traces)
        return self._library.on_thread(
            lambda: tuple(name for told in self._library.on_forget for name in told(dossier, uuid))
        )


def _past(row: Any) -> PastAnswer:
    return PastAnswer(
        seq=row["seq"],
        key=key_of(row),
        before=value_of(row["before"]),
        after=value_of(row["after"]),
        began_at=time_of(row["began_at"]),
        at=time_of(row["at"]),
        actor=row["actor"],
        kind=row["kind"],
    )


def _deleted(
    connection: Connection, dossier: int, library: LibraryFile, actor: str
) -> tuple[str, tuple[str, ...]]:
    uuid = str(dossier_row(connection, dossier)["uuid"])
    cited = _cited(connection, dossier)
    connection.execute(insert(LEAVING).values(dossier=dossier))
    for table in _OF_A_DOSSIER:
        connection.execute(delete(table).where(table.c.dossier == dossier))
    connection.execute(delete(AUDIT).where(AUDIT.c.subject == subject_of(dossier)))
    connection.execute(delete(DOSSIER).where(DOSSIER.c.number == dossier))
    search_index.forget(connection, dossier)
    connection.execute(delete(LEAVING).where(LEAVING.c.dossier == dossier))
    add_audit(connection, library.clock(), actor, "delete_for_good", dossier, {})
    return uuid, tuple(sorted(cited - _cited(connection)))


def _cited(connection: Connection, dossier: int | None = None) -> set[str]:
    """Digests of the files a dossier, or any, points at; taken out evidence and what it came in count."""
    found: set[str] = set()
    for table in (EVIDENCE, SIGNED_PAGE):
        wanted = select(table.c.sha256).where(table.c.sha256 != "").distinct()
        if dossier is not None:
            wanted = wanted.where(table.c.dossier == dossier)
        found.update(connection.execute(wanted).scalars())
    # What stands on the desk belongs to no dossier of ours, but its bytes may be the same.
    found.update(connection.execute(select(RECEIVED.c.sha256)).scalars() if dossier is None else ())
    return found | originals(connection, dossier)


def without_traces(library: Library) -> None:
    """Rewrite the file, so that nothing of what was deleted is left in it or in its log."""
    with sorted_errors():
        library.connection.execute("VACUUM")
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def cited_files(connection: Connection) -> frozenset[str]:
    """Digests of all files that the library points at."""
    return frozenset(_cited(connection))
