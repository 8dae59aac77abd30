"""Dossiers, their answers and their record in the SQLite library."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.dossier import Dossier, DossierContent, Note
from lcapp.domain.fingerprint import answer_hash, canonical_bytes, root_hash
from lcapp.domain.history import BROUGHT, Act, Change
from lcapp.domain.parked import stands_beside
from lcapp.errors import ChangedElsewhere, StorageUnavailable
from lcapp.services.ports import DossierCard, NewDossier, SaveBatch, SaveDone, SaveReceipt
from lcapp.storage.audit_trail import add_audit, dossier_row
from lcapp.storage.change_record import append_acts, last_acts
from lcapp.storage.library import LibraryFile, Touched
from lcapp.storage.parked_store import read_parked, write_beside
from lcapp.storage.rows import (
    ANSWER,
    CARD_COLUMNS,
    DOSSIER,
    NOTE,
    card_of,
    dossier_of,
    key_of,
    mark_of,
    note_of,
    note_row,
    time_text,
    value_of,
)
from lcapp.storage.sides_recorded import read_sides

_LAST_EDITED_FIRST = "ORDER BY updated_at DESC, number DESC"


class SqliteDossierStore:
    """The library of dossiers; implements `services.ports.DossierStore`.

    Args:
        library: The file that all stores share.
    """

    def __init__(self, library: LibraryFile) -> None:
        self._library = library
        self._clock = library.clock
        self._listed: tuple[object, int, tuple[DossierCard, ...]] = (None, 0, ())
        """Connection, its count of changed rows, and all cards as they were then."""
        self._made: dict[int, tuple[tuple[Any, ...], DossierCard]] = {}
        """Row and card by number as listed last: of ten thousand, one save changes one."""

    def create(self, new: NewDossier, *, actor: str) -> Dossier:
        """Make a dossier and give it the next number."""
        return self._library.wait(lambda connection: self.create_within(connection, new, actor), new)

    def cards(self, *, kind: str = "") -> tuple[DossierCard, ...]:
        """All dossiers or those of a kind, those in the bin included, last edited first."""
        return self._library.wait(lambda connection: self._cards(connection, kind))

    def load(self, number: int) -> DossierContent:
        """One dossier with its answers, each proved by its hash.

        Raises:
            NotFound: There is no dossier of that number.
            StorageUnavailable: `dossier_damaged` with `dossier` and `question`: the answer is not what was
                saved. `question` is empty when an answer is missing or older than the dossier says.
        """
        return self._library.wait(lambda connection: _load(connection, number))

    def acts(self, number: int, *, limit: int) -> tuple[Act, ...]:
        """The last recorded acts of a dossier, oldest first."""
        return self._library.wait(lambda connection: last_acts(connection, number, limit))

    def save(self, batch: SaveBatch) -> SaveReceipt:
        """Save now and wait.

        Raises:
            ChangedElsewhere: The dossier was saved by somebody else since; nothing was changed.
            NotFound: There is no dossier of that number.
        """
        return self._library.wait(lambda connection: self.save_within(connection, batch), batch)

    def save_later(self, batch: SaveBatch, done: SaveDone) -> None:
        """Queue a save for the storage thread and return at once."""
        self._library.later(lambda connection: self.save_within(connection, batch), done, batch)

    def rename(self, number: int, title: str, *, actor: str) -> None:
        """Give a dossier another title. `rev` stays: an open draft is not disturbed."""
        self._alter(number, {"title": title}, "rename", actor)

    def set_deleted(self, number: int, *, deleted: bool, actor: str) -> None:
        """Put a dossier into the bin or take it out again."""
        at = time_text(self._clock()) if deleted else None
        verb = "delete" if deleted else "restore"
        self._alter(number, {"deleted_at": at}, verb, actor)

    def newer(self) -> int:
        """The shape of a library that a newer program wrote, which can only be read; 0 for one of ours."""
        return self._library.newer()

    def close(self) -> None:
        """Finish what is queued and let go of the library."""
        self._library.close()

    # On the storage thread

    def _cards(self, connection: Connection, kind: str) -> tuple[DossierCard, ...]:
        # Nobody but this connection writes: while it changed no row, the list is the one of before.
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        of, changes, cards = self._listed
        if kind or of is not driver or changes != driver.total_changes:
            sql = f"SELECT {CARD_COLUMNS} FROM dossier WHERE ? IN ('', kind) {_LAST_EDITED_FIRST}"
            rows = driver.execute(sql, (kind,)).fetchall()
            made = {row[0]: self._row_and_card(row) for row in rows}
            cards = tuple(card for _row, card in made.values())
            if not kind:
                self._made, self._listed = made, (driver, driver.total_changes, cards)
        return cards

    def _row_and_card(self, row: tuple[Any, ...]) -> tuple[tuple[Any, ...], DossierCard]:
        before = self._made.get(row[0])
        return before if before is not None and before[0] == row else (row, card_of(row))

    def create_within(self, connection: Connection, new: NewDossier, actor: str) -> Dossier:
        """`create` as a part of somebody's transaction."""
        now = self._clock()
        made = connection.execute(
            insert(DOSSIER).values(
                uuid=new.uuid,
                kind=new.kind,
                call=new.call,
                form=new.form,
                form_digest=new.form_digest,
                title=new.title,
                status="draft",
                rev=1,
                root_hash=root_hash(()),
                fictional=int(new.fictional),
                answered=new.progress.answered,
                required=new.progress.required,
                to_fix=new.progress.to_fix,
                created_at=time_text(now),
                updated_at=time_text(now),
            )
        )
        number = int(made.lastrowid)
        if new.answers:
            changes = tuple(Change(key, None, value) for key, value in new.answers.items())
            act = Act(f"{new.act_kind}-{new.uuid}", new.act_kind, changes, now, actor)
            _write_answers(connection, number, new.uuid, (act,), rev=1, actor=actor)
            append_acts(connection, number, (act,), actor=actor)
            connection.execute(
                update(DOSSIER).where(DOSSIER.c.number == number).values(root_hash=_root(connection, number))
            )
        _write_notes(connection, number, new.notes)
        add_audit(connection, now, actor, new.act_kind, number, {"uuid": new.uuid, "form": new.form})
        return dossier_of(dossier_row(connection, number))

    def save_within(self, connection: Connection, batch: SaveBatch) -> SaveReceipt:
        """`save` as a part of somebody's transaction."""
        row = dossier_row(connection, batch.dossier)
        if row["rev"] != batch.expected_rev:
            raise ChangedElsewhere("changed_elsewhere", dossier=batch.dossier)
        if row["status"] == "sealed":
            # What was sealed is what was sent; only `reopen` makes it a draft again.
            raise ChangedElsewhere("sealed", dossier=batch.dossier)
        now = self._clock()
        rev = batch.expected_rev + 1
        _write_answers(connection, batch.dossier, row["uuid"], batch.acts, rev=rev, actor=batch.actor)
        append_acts(connection, batch.dossier, batch.acts, actor=batch.actor)
        form = write_beside(connection, batch.dossier, batch.acts)
        for key, mark in batch.marks.items():
            # A mark falls away with its answer.
            connection.execute(
                update(ANSWER).where(*_at(batch.dossier, key)).values(state=str(mark.state), state_by=mark.by)
            )
        _write_notes(connection, batch.dossier, batch.notes)
        connection.execute(
            update(DOSSIER)
            .where(DOSSIER.c.number == batch.dossier)
            .values(
                rev=rev,
                root_hash=_root(connection, batch.dossier) if batch.acts else row["root_hash"],
                answered=batch.progress.answered,
                required=batch.progress.required,
                to_fix=batch.progress.to_fix,
                updated_at=time_text(now),
                **form,
            )
        )
        return SaveReceipt(rev, now)

    def _alter(self, number: int, new: dict[str, Any], verb: str, actor: str) -> None:
        def work(connection: Connection) -> None:
            row = dossier_row(connection, number)
            connection.execute(update(DOSSIER).where(DOSSIER.c.number == number).values(new))
            details = {name: row[name] for name in new}
            add_audit(connection, self._clock(), actor, verb, number, details)

        self._library.wait(work, Touched(number, verb))


def _load(connection: Connection, number: int) -> DossierContent:
    dossier = dossier_row(connection, number)
    answers, marks, hashes = {}, {}, []
    rows = connection.execute(
        select(ANSWER).where(ANSWER.c.dossier == number).order_by(ANSWER.c.question, ANSWER.c.language)
    )
    for row in rows.mappings():
        key = key_of(row)
        answers[key] = _proved_value(number, dossier["uuid"], key, row)
        marks[key] = mark_of(row)
        hashes.append(row["hash"])
    if root_hash(hashes) != dossier["root_hash"]:
        raise StorageUnavailable("dossier_damaged", dossier=number, question="")
    notes = connection.execute(
        select(NOTE).where(NOTE.c.dossier == number).order_by(NOTE.c.written_at, NOTE.c.id)
    ).mappings()
    return DossierContent(
        dossier_of(dossier),
        answers,
        marks,
        tuple(note_of(row) for row in notes),
        read_parked(connection, number),
        read_sides(connection, number),
    )


def _proved_value(number: int, uuid: str, key: AnswerKey, row: Any) -> Value:
    try:
        value = value_of(row["value"])
        proved = answer_hash(uuid, key, value, row["rev"]) == row["hash"]
    except (ValueError, RecursionError) as error:
        raise StorageUnavailable("dossier_damaged", dossier=number, question=key.question) from error
    if not proved:
        raise StorageUnavailable("dossier_damaged", dossier=number, question=key.question)
    return value


def _write_answers(
    connection: Connection, number: int, uuid: str, acts: Iterable[Act], *, rev: int, actor: str
) -> None:
    last = {
        change.key: (act, change.after)
        for act in acts
        for change in act.changes
        if act.kind != BROUGHT and not stands_beside(change.key)
    }
    written = []
    for key, (act, value) in last.items():
        if value is None:
            connection.execute(delete(ANSWER).where(*_at(number, key)))
            continue
        written.append(
            {
                "dossier": number,
                "question": key.question,
                "language": key.language,
                "value": canonical_bytes(value).decode("utf-8"),
                "rev": rev,
                "hash": answer_hash(uuid, key, value, rev),
                "updated_at": time_text(act.at),
                "actor": act.actor or actor,
            }
        )
    if written:
        statement = upsert(ANSWER)
        renewed = {name: statement.excluded[name] for name in ("value", "rev", "hash", "updated_at", "actor")}
        statement = statement.on_conflict_do_update(
            index_elements=["dossier", "question", "language"], set_=renewed
        )
        connection.execute(statement, written)


def _write_notes(connection: Connection, number: int, notes: Iterable[Note]) -> None:
    rows = [note_row(number, note) for note in notes]
    if rows:
        statement = upsert(NOTE)
        renewed = {name: statement.excluded[name] for name in ("text", "settled")}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["dossier", "id"], set_=renewed), rows
        )


def _root(connection: Connection, number: int) -> str:
    return root_hash(connection.execute(select(ANSWER.c.hash).where(ANSWER.c.dossier == number)).scalars())


def _at(number: int, key: AnswerKey) -> tuple[Any, ...]:
    return (ANSWER.c.dossier == number, ANSWER.c.question == key.question, ANSWER.c.language == key.language)
