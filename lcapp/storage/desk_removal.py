"""Deleting a received dossier for good, and putting back what was deleted, byte for byte."""

import contextlib
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, or_, select, update

from lcapp.domain.desk_dossier import DeskDossier, heirs
from lcapp.errors import InputRefused, NotFound
from lcapp.services.desk_ports import TakenOut
from lcapp.storage import search_index
from lcapp.storage.copy_connection import UNREADABLE, open_copy
from lcapp.storage.desk_rows import DESK_ENTRY, RECEIVED, RECEIVED_CONTENT, line_of
from lcapp.storage.evidence_files import EvidenceFiles
from lcapp.storage.journal import JournalRow
from lcapp.storage.keeper import Keeper
from lcapp.storage.library import LibraryFile, Touched
from lcapp.storage.record_store import cited_files, without_traces
from lcapp.storage.row_watch import tables_here
from lcapp.storage.rows import AUDIT, time_text, value_text

NO_DOSSIER = 0
_TABLES = (RECEIVED, RECEIVED_CONTENT, DESK_ENTRY, AUDIT)
"""Tables with rows of a received file, in the order in which they are put back."""


class SqliteDeskRemovals:
    """Implements `services.desk_ports.DeskRemovals`.

    Args:
        library: The file that all stores share.
        files: The bytes of files as they came.
        keeper: The journal and the copies, which let go of it too.
    """

    def __init__(self, library: LibraryFile, files: EvidenceFiles, keeper: Keeper) -> None:
        self._library, self._files, self._keeper = library, files, keeper

    def take_out(self, number: int, *, details: Mapping[str, Any], actor: str) -> TakenOut:
        """See `DeskRemovals`."""
        file = self._bytes_of(number)

        def work(connection: Connection) -> tuple[TakenOut, bool, bool]:
            line = line_of(_row(connection, number))
            others = _others(connection, line)
            rows = _rows_of(connection, line, is_last=not others)
            new = heirs(line, others)
            for table in reversed(_TABLES):
                for row in rows[table.name]:
                    connection.execute(delete(table).where(*_keys(table, row)))
            search_index.forget(connection, -number)
            for other, replaced in new.items():
                _set(connection, other, replaced_by=replaced)
                if not replaced and not line.replaced_by:
                    # How far the Commission is belongs to the dossier, not to one of its files.
                    _set(connection, other, state=str(line.state), reply_by=_day(line))
            self._tell(connection, actor, "desk_delete", line.uuid, details)
            changed = tuple(one for one in others if one.number in new)
            cited = line.sha256 in cited_files(connection)
            return TakenOut(line, rows, changed, b"" if cited else file), cited, not others

        taken, cited, was_last = self._library.wait(work, Touched(NO_DOSSIER, "desk_delete"))
        if not cited:
            self._files.remove(taken.line.sha256)
        self._library.with_library(without_traces)
        held = self._library.on_thread(lambda: self._forgotten(taken, was_last=was_last))
        return TakenOut(taken.line, taken.rows, taken.others, taken.file, held)

    def put_back(self, taken: TakenOut, *, actor: str) -> None:
        """See `DeskRemovals`."""
        line = taken.line

        def work(connection: Connection) -> None:
            again = select(RECEIVED.c.number).where(
                or_(
                    RECEIVED.c.number == line.number,
                    (RECEIVED.c.call == line.call) & (RECEIVED.c.sha256 == line.sha256),
                )
            )
            if connection.execute(again).first() is not None:
                raise InputRefused("received_here_again", file=line.file_name)
            for table in _TABLES:
                for row in taken.rows[table.name]:
                    if not _is_there(connection, table, row):
                        connection.execute(insert(table).values(**row))
            for other in taken.others:
                _set(
                    connection,
                    other.number,
                    replaced_by=other.replaced_by,
                    state=str(other.state),
                    reply_by=_day(other),
                )
            self._tell(connection, actor, "desk_put_back", line.uuid, {"number": line.number})

        if taken.file:
            self._files.keep_bytes(taken.file)
        self._library.wait(work, Touched(NO_DOSSIER, "desk_put_back"))

    def _forgotten(self, taken: TakenOut, *, was_last: bool) -> tuple[str, ...]:
        return self._keeper.forget_rows(_mine(taken, was_last=was_last), _holds(taken))

    def _bytes_of(self, number: int) -> bytes:
        line = self._library.wait(lambda connection: line_of(_row(connection, number)))
        with contextlib.suppress(NotFound, OSError):
            return self._files.path(line.sha256).read_bytes()
        return b""

    def _tell(
        self, connection: Connection, actor: str, verb: str, uuid: str, details: Mapping[str, Any]
    ) -> None:
        connection.execute(
            insert(AUDIT).values(
                at=time_text(self._library.clock()),
                actor=actor,
                verb=verb,
                subject=f"desk {uuid}",
                details=value_text(dict(details)),
            )
        )


def _rows_of(
    connection: Connection, line: DeskDossier, *, is_last: bool
) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """Every row that goes with a file; `is_last` says that its dossier has no other in this call."""
    about = (DESK_ENTRY.c.call == line.call) & (DESK_ENTRY.c.subject == line.uuid)
    arrival = (DESK_ENTRY.c.kind == "arrival") & (DESK_ENTRY.c.id == line.sha256)
    deeds = AUDIT.c.subject == f"desk {line.uuid}"
    imported = func.json_extract(AUDIT.c.details, "$.number") == line.number
    gone_with_it = {
        RECEIVED: RECEIVED.c.number == line.number,
        RECEIVED_CONTENT: RECEIVED_CONTENT.c.received == line.number,
        DESK_ENTRY: about if is_last else about & arrival,
        AUDIT: deeds
        if _files_of(connection, line.uuid) == 1
        else deeds & (AUDIT.c.verb == "desk_import") & imported,
    }
    return {
        table.name: tuple(dict(one) for one in connection.execute(select(table).where(which)).mappings())
        for table, which in gone_with_it.items()
    }


def _files_of(connection: Connection, uuid: str) -> int:
    """How many files of a dossier there are in all calls."""
    counted = select(func.count()).select_from(RECEIVED).where(RECEIVED.c.uuid == uuid)
    return int(connection.execute(counted).scalar_one())


def _row(connection: Connection, number: int) -> Any:
    row = connection.execute(select(RECEIVED).where(RECEIVED.c.number == number)).mappings().one_or_none()
    if row is None:
        raise NotFound("received_unknown", number=number)
    return row


def _others(connection: Connection, line: DeskDossier) -> tuple[DeskDossier, ...]:
    wanted = select(RECEIVED).where(
        RECEIVED.c.call == line.call, RECEIVED.c.uuid == line.uuid, RECEIVED.c.number != line.number
    )
    return tuple(line_of(row) for row in connection.execute(wanted).mappings())


def _keys(table: Table, row: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    return [column == row[column.name] for column in table.primary_key.columns]


def _is_there(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    return connection.execute(select(table).where(*_keys(table, row))).first() is not None


def _set(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(RECEIVED).where(RECEIVED.c.number == number).values(**values))


def _day(line: DeskDossier) -> str | None:
    return line.reply_by.isoformat() if line.reply_by else None


def _mine(taken: TakenOut, *, was_last: bool) -> Callable[[JournalRow], bool]:
    """Whether a row of the journal belongs to what was deleted, in whatever state it was written there."""
    line = taken.line
    deeds = {row["id"] for row in taken.rows[AUDIT.name]}

    def mine(row: JournalRow) -> bool:
        told = row.row
        if row.table == RECEIVED.name:
            return bool(told.get("number") == line.number)
        if row.table == RECEIVED_CONTENT.name:
            return bool(told.get("received") == line.number)
        if row.table == DESK_ENTRY.name and (told.get("call"), told.get("subject")) == (line.call, line.uuid):
            return was_last or (told.get("kind"), told.get("id")) == ("arrival", line.sha256)
        return row.table == AUDIT.name and told.get("id") in deeds

    return mine


def _holds(taken: TakenOut) -> Callable[[Path], bool]:
    proof = taken.rows[RECEIVED.name][0]["hash"]

    def holds(path: Path) -> bool:
        try:
            with contextlib.closing(open_copy(path)) as connection:
                return RECEIVED.name in tables_here(connection) and _has(connection, proof)
        except UNREADABLE:
            # A copy that cannot be read might hold it.
            return path.exists()

    return holds


def _has(connection: sqlite3.Connection, proof: str) -> bool:
    return connection.execute("SELECT 1 FROM received WHERE hash = ?", (proof,)).fetchone() is not None
