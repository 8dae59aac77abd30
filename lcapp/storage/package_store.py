"""Takes a package into the library in one transaction: dossier, answers, register, version and receipt."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from lcapp.domain.dossier import Dossier
from lcapp.domain.evidence import Evidence
from lcapp.services.library_ports import NewVersion
from lcapp.services.package_ports import RECEIVED, Intake, Receipt
from lcapp.services.ports import SaveBatch
from lcapp.storage.audit_trail import add_audit, dossier_row
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.evidence_store import evidence_of, evidence_row
from lcapp.storage.library import LibraryFile
from lcapp.storage.receipts import receipts
from lcapp.storage.rows import DOSSIER, EVIDENCE, dossier_of, time_text
from lcapp.storage.version_store import SqliteVersionStore


class SqlitePackageStore:
    """Implements `services.package_ports.PackageStore`.

    Args:
        library: The file that all stores share.
        dossiers: Of the same file.
        versions: Of the same file.
    """

    def __init__(
        self, library: LibraryFile, dossiers: SqliteDossierStore, versions: SqliteVersionStore
    ) -> None:
        self._library, self._dossiers, self._versions = library, dossiers, versions

    def take_in(self, intake: Intake, *, actor: str) -> Dossier:
        """Everything or nothing; see `PackageStore`."""
        written = intake.new or intake.batch
        return self._library.wait(lambda connection: self._taken(connection, intake, actor), written)

    def receipts(self) -> tuple[Receipt, ...]:
        """Everything that was ever taken in, oldest first."""
        return self._library.wait(receipts)

    def _taken(self, connection: Connection, intake: Intake, actor: str) -> Dossier:
        number = self._answers_in(connection, intake, actor)
        row = dossier_row(connection, number)
        self._register_in(connection, number, str(row["uuid"]), intake.evidence)
        if intake.keep_as is not None:
            version = NewVersion(
                dossier=number,
                kind=intake.keep_as,
                label=intake.label,
                content_id=intake.receipt.content_id,
                content=intake.content,
                expected_rev=int(row["rev"]),
            )
            self._versions.add_within(connection, version, actor)
        receipt = intake.receipt
        details = {"original": receipt.original, "key": receipt.key, "content_id": receipt.content_id}
        add_audit(connection, self._library.clock(), actor, RECEIVED, number, details)
        return dossier_of(dossier_row(connection, number))

    def _answers_in(self, connection: Connection, intake: Intake, actor: str) -> int:
        if intake.new is not None:
            made = self._dossiers.create_within(connection, intake.new, actor)
            if intake.marks:
                states = SaveBatch(made.number, made.rev, (), intake.marks, (), intake.new.progress, actor)
                self._dossiers.save_within(connection, states)
            return made.number
        batch = intake.batch
        if batch is None:
            raise ValueError("an intake has a new dossier or changes of one")
        if intake.reopen:
            connection.execute(
                update(DOSSIER).where(DOSSIER.c.number == batch.dossier).values(status="draft")
            )
        self._dossiers.save_within(connection, batch)
        return batch.dossier

    def _register_in(
        self, connection: Connection, number: int, uuid: str, wanted: tuple[Evidence, ...]
    ) -> None:
        standing = {one.id: one for one in evidence_of(connection, number)}
        at = time_text(self._library.clock())
        for gone in standing.keys() - {one.id for one in wanted}:
            row = evidence_row(number, uuid, standing[gone], at)
            connection.execute(update(EVIDENCE).where(*_at(number, gone)).values(row))
        for one in wanted:
            row = evidence_row(number, uuid, one, None)
            here = connection.execute(select(EVIDENCE.c.id).where(*_at(number, one.id))).first()
            if here is None:
                connection.execute(insert(EVIDENCE).values(row))
            elif standing.get(one.id) != one:
                connection.execute(update(EVIDENCE).where(*_at(number, one.id)).values(row))


def _at(dossier: int, evidence: str) -> tuple[Any, ...]:
    return (EVIDENCE.c.dossier == dossier, EVIDENCE.c.id == evidence)
