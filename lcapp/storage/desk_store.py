"""The Commission's desk in the library: received dossiers, and everything written about them."""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from lcapp.domain.desk_dossier import (
    Arrival,
    DeskDossier,
    arrival_of,
    carried_state,
    replaced_by,
)
from lcapp.domain.searching import fold
from lcapp.domain.versions import AuditEntry
from lcapp.errors import NotFound, StorageUnavailable
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskFilter, LineChange, NewReceived, Put
from lcapp.services.library_ports import Hit
from lcapp.storage.desk_rows import (
    DESK_ENTRY,
    RECEIVED,
    RECEIVED_CONTENT,
    content_digest,
    entry_of,
    entry_row,
    line_of,
    line_row,
)
from lcapp.storage.desk_search import search_received, take_in_received
from lcapp.storage.library import LibraryFile, Touched
from lcapp.storage.rows import AUDIT, time_of, time_text, value_text

NO_DOSSIER = 0
"""What is told to those who listen for written dossiers: nothing of the city's side was touched."""


class SqliteDeskStore:
    """Implements `services.desk_ports.DeskStore`.

    Args:
        library: The file that all stores share.
    """

    def __init__(self, library: LibraryFile) -> None:
        self._library = library

    def put_received(self, new: NewReceived, *, actor: str) -> Put:
        """Put a file on the desk in one transaction; a duplicate changes nothing."""

        def work(connection: Connection) -> Put:
            line = new.dossier
            before = _lines(
                connection,
                select(RECEIVED).where(RECEIVED.c.call == line.call, RECEIVED.c.uuid == line.uuid),
            )
            arrival, other = arrival_of(line, before)
            if arrival is Arrival.DUPLICATE and other is not None:
                return Put(other.number, arrival, other.number)
            if arrival is Arrival.NEWER and other is not None:
                line = replace(line, state=carried_state(other))
            number = self._insert(connection, replace(new, dossier=line), actor)
            for old in replaced_by(line, before):
                _set_line(connection, old, {"replaced_by": number})
            if arrival is Arrival.OLDER and other is not None:
                _set_line(connection, number, {"replaced_by": other.number})
            for entry in new.entries:
                _put_entry(connection, entry)
            take_in_received(connection, at_most=2)
            told = {"number": number, "file": line.file_name, "sha256": line.sha256, "arrival": str(arrival)}
            self._tell(connection, actor, "desk_import", line.uuid, told)
            return Put(number, arrival, other.number if other else 0)

        return self._library.wait(work, Touched(NO_DOSSIER, "desk_import"))

    def lines(self, wanted: DeskFilter) -> tuple[DeskDossier, ...]:
        """Lines of the list, those that came last first."""
        return self._library.wait(lambda connection: _Within(connection).lines(wanted))

    def line(self, number: int) -> DeskDossier:
        """One line; raises NotFound `received_unknown`."""
        return self._library.wait(lambda connection: _Within(connection).line(number))

    def content(self, number: int) -> tuple[bytes, bytes]:
        """Canonical text of the dossier, and the form it brought.

        Raises:
            NotFound: `received_unknown`.
            StorageUnavailable: `received_damaged`.
        """

        def work(connection: Connection) -> tuple[bytes, bytes]:
            _line_row(connection, number)
            row = connection.execute(
                select(RECEIVED_CONTENT).where(RECEIVED_CONTENT.c.received == number)
            ).one_or_none()
            if row is None or content_digest(number, row.content, row.form_file) != row.digest:
                raise StorageUnavailable("received_damaged", number=number)
            return row.content.encode("utf-8"), row.form_file.encode("utf-8")

        return self._library.wait(work)

    def entries(
        self, *, kind: str = "", call: str | None = None, subject: str | None = None
    ) -> tuple[DeskEntry, ...]:
        """What was written, oldest first; None means any."""
        return self._library.wait(
            lambda connection: _Within(connection).entries(kind=kind, call=call, subject=subject)
        )

    def write(self, deed: DeskDeed, *, actor: str) -> None:
        """Write all of a deed or nothing; what its guard raises stops it."""

        def work(connection: Connection) -> None:
            if deed.guard is not None:
                deed.guard(_Within(connection))
            for entry in deed.entries:
                _put_entry(connection, entry)
            for one in deed.lines:
                _change_line(connection, one)
            self._tell(connection, actor, deed.verb, deed.subject, dict(deed.details))

        self._library.wait(work, Touched(NO_DOSSIER, deed.verb))

    def search(self, text: str, *, call: str, limit: int = 200) -> tuple[Hit, ...]:
        """Where all words of a text stand together; `Hit.dossier` is the desk's number."""
        while self._library.wait(take_in_received):
            pass  # a save can be written between two of these
        return self._library.wait(
            lambda connection: search_received(connection, text, call=call, limit=limit)
        )

    def audit(self, subject: str) -> tuple[AuditEntry, ...]:
        """Who did what about a dossier (by its uuid) or a call (by its id), oldest first."""

        def work(connection: Connection) -> tuple[AuditEntry, ...]:
            rows = connection.execute(
                select(AUDIT).where(AUDIT.c.subject == f"desk {subject}").order_by(AUDIT.c.id)
            )
            return tuple(
                AuditEntry(time_of(row.at), row.actor, row.verb, row.subject, json.loads(row.details))
                for row in rows
            )

        return self._library.wait(work)

    # On the storage thread

    def _insert(self, connection: Connection, new: NewReceived, actor: str) -> int:
        row = line_row(new.dossier, actor)
        del row["number"], row["hash"]
        made = connection.execute(insert(RECEIVED).values(**row, hash="0" * 64))
        number = int(made.lastrowid)
        proved = line_row(replace(new.dossier, number=number), actor)["hash"]
        _set_line(connection, number, {"hash": proved})
        content, form_file = new.content.decode("utf-8"), new.form_file.decode("utf-8")
        connection.execute(
            insert(RECEIVED_CONTENT).values(
                received=number,
                content=content,
                form_file=form_file,
                digest=content_digest(number, content, form_file),
            )
        )
        return number

    def _tell(
        self, connection: Connection, actor: str, verb: str, subject: str, details: dict[str, Any]
    ) -> None:
        connection.execute(
            insert(AUDIT).values(
                at=time_text(self._library.clock()),
                actor=actor,
                verb=verb,
                subject=f"desk {subject}",
                details=value_text(details),
            )
        )


class _Within:
    """The desk inside one transaction; implements `services.desk_ports.DeskView`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lines(self, wanted: DeskFilter) -> tuple[DeskDossier, ...]:
        return _filtered(self._connection, wanted)

    def line(self, number: int) -> DeskDossier:
        return line_of(_line_row(self._connection, number))

    def entries(
        self, *, kind: str = "", call: str | None = None, subject: str | None = None
    ) -> tuple[DeskEntry, ...]:
        wanted = select(DESK_ENTRY)
        if kind:
            wanted = wanted.where(DESK_ENTRY.c.kind == kind)
        if call is not None:
            wanted = wanted.where(DESK_ENTRY.c.call == call)
        if subject is not None:
            wanted = wanted.where(DESK_ENTRY.c.subject == subject)
        in_order = wanted.order_by(DESK_ENTRY.c.at, DESK_ENTRY.c.subject, DESK_ENTRY.c.id)
        return tuple(entry_of(row) for row in self._connection.execute(in_order).mappings())


def _filtered(connection: Connection, wanted: DeskFilter) -> tuple[DeskDossier, ...]:
    query = select(RECEIVED)
    for column, value in (
        (RECEIVED.c.call, wanted.call),
        (RECEIVED.c.uuid, wanted.uuid),
        (RECEIVED.c.eligibility, wanted.eligibility),
        (RECEIVED.c.formal, wanted.formal),
    ):
        if value:
            query = query.where(column == value)
    if wanted.states:
        query = query.where(RECEIVED.c.state.in_([str(one) for one in wanted.states]))
    if wanted.sealed is not None:
        query = query.where(RECEIVED.c.sealed == int(wanted.sealed))
    if not wanted.replaced:
        query = query.where(RECEIVED.c.replaced_by == 0)
    found = _lines(connection, query.order_by(RECEIVED.c.number.desc()))
    folded = fold(wanted.text)[0]
    return tuple(one for one in found if folded in fold(one.title)[0]) if folded else found


def _lines(connection: Connection, query: Select[Any]) -> tuple[DeskDossier, ...]:
    return tuple(line_of(row) for row in connection.execute(query).mappings())


def _line_row(connection: Connection, number: int) -> Any:
    row = connection.execute(select(RECEIVED).where(RECEIVED.c.number == number)).mappings().one_or_none()
    if row is None:
        raise NotFound("received_unknown", number=number)
    return row


def _set_line(connection: Connection, number: int, values: dict[str, Any]) -> None:
    connection.execute(update(RECEIVED).where(RECEIVED.c.number == number).values(**values))


def _change_line(connection: Connection, change: LineChange) -> None:
    _line_row(connection, change.number)
    values: dict[str, Any] = {}
    if change.state is not None:
        values["state"] = str(change.state)
    if change.formal is not None:
        values["formal"] = change.formal
    if change.eligibility is not None:
        values["eligibility"] = change.eligibility
    if change.reply_by is not None or change.clear_reply:
        values["reply_by"] = change.reply_by.isoformat() if change.reply_by else None
    if values:
        _set_line(connection, change.number, values)


def _put_entry(connection: Connection, entry: DeskEntry) -> None:
    key = (
        DESK_ENTRY.c.kind == entry.kind,
        DESK_ENTRY.c.call == entry.call,
        DESK_ENTRY.c.subject == entry.subject,
        DESK_ENTRY.c.id == entry.id,
    )
    connection.execute(delete(DESK_ENTRY).where(*key))
    if entry.body:
        connection.execute(insert(DESK_ENTRY).values(entry_row(entry)))
