"""The register of evidence of each dossier; every row is proved by its hash when it is read."""

import dataclasses
import json
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.fingerprint import canonical_bytes, digest
from lcapp.errors import NotFound, StorageUnavailable
from lcapp.storage.audit_trail import add_audit, dossier_row
from lcapp.storage.library import LibraryFile, Touched
from lcapp.storage.rows import EVIDENCE, time_of, time_text

_TEXTS = ("id", "title", "file_name", "url", "media_type", "sha256", "caption", "rights", "dated")
_NUMBERS = ("number", "position", "size", "pages")


class SqliteEvidenceStore:
    """Implements `services.library_ports.EvidenceStore`.

    Args:
        library: The file that all stores share.
    """

    def __init__(self, library: LibraryFile) -> None:
        self._library = library

    def evidence(self, dossier: int) -> tuple[Evidence, ...]:
        """What is registered, in its order; what was taken out is left out.

        Raises:
            NotFound: There is no such dossier.
            StorageUnavailable: `dossier_damaged`: a row is not what was saved.
        """
        return self._library.wait(lambda connection: evidence_of(connection, dossier))

    def taken_out(self, dossier: int) -> tuple[Evidence, ...]:
        """What was taken out of the register, in the order of the numbers."""
        return self._library.wait(lambda connection: evidence_of(connection, dossier, taken_out=True))

    def add_evidence(self, dossier: int, evidence: Evidence, *, actor: str) -> Evidence:
        """Register; gives the next number of the dossier and the last position."""

        def work(connection: Connection) -> Evidence:
            uuid = dossier_row(connection, dossier)["uuid"]
            mine = EVIDENCE.c.dossier == dossier
            last = connection.execute(select(func.max(EVIDENCE.c.number)).where(mine)).scalar() or 0
            place = connection.execute(select(func.max(EVIDENCE.c.position)).where(mine)).scalar() or 0
            added = dataclasses.replace(evidence, number=last + 1, position=place + 1)
            connection.execute(insert(EVIDENCE).values(evidence_row(dossier, uuid, added, None)))
            self._note(connection, dossier, "add_evidence", added, actor)
            return added

        return self._library.wait(work, Touched(dossier, "add_evidence"))

    def change_evidence(self, dossier: int, evidence: Evidence, *, actor: str) -> None:
        """Write what may change of one already there; raises NotFound `evidence_unknown`."""

        def work(connection: Connection) -> None:
            self._write(connection, dossier, evidence)
            self._note(connection, dossier, "change_evidence", evidence, actor)

        self._library.wait(work, Touched(dossier, "change_evidence"))

    def order_evidence(self, dossier: int, ids: tuple[str, ...], *, actor: str) -> None:
        """Give the evidence another order; what is not named comes behind, in its old order."""

        def work(connection: Connection) -> None:
            standing = {one.id: one for one in evidence_of(connection, dossier)}
            wanted = [one for one in dict.fromkeys(ids) if one in standing]
            wanted += [one for one in standing if one not in wanted]
            for position, one in enumerate(wanted, start=1):
                if standing[one].position != position:
                    moved = dataclasses.replace(standing[one], position=position)
                    self._write(connection, dossier, moved)
            details = {"order": [standing[one].name for one in wanted]}
            add_audit(connection, self._library.clock(), actor, "order_evidence", dossier, details)

        self._library.wait(work, Touched(dossier, "order_evidence"))

    def set_evidence_removed(self, dossier: int, evidence: str, *, removed: bool, actor: str) -> None:
        """Take out of the register, or put back; the number stays taken and the file stays kept."""

        def work(connection: Connection) -> None:
            found, uuid = self._found(connection, dossier, evidence)
            at = time_text(self._library.clock()) if removed else None
            connection.execute(
                update(EVIDENCE).where(*_at(dossier, evidence)).values(evidence_row(dossier, uuid, found, at))
            )
            verb = "remove_evidence" if removed else "restore_evidence"
            self._note(connection, dossier, verb, found, actor)

        self._library.wait(work, Touched(dossier, "remove_evidence" if removed else "restore_evidence"))

    def _write(self, connection: Connection, dossier: int, evidence: Evidence) -> None:
        found, uuid = self._found(connection, dossier, evidence.id)
        fixed = ("number", "kind", "file_name", "sha256", "size", "added_at")
        kept = {name: getattr(found, name) for name in fixed}
        row = evidence_row(dossier, uuid, dataclasses.replace(evidence, **kept), None)
        connection.execute(update(EVIDENCE).where(*_at(dossier, evidence.id)).values(row))

    def _found(self, connection: Connection, dossier: int, evidence: str) -> tuple[Evidence, str]:
        uuid = str(dossier_row(connection, dossier)["uuid"])
        found = connection.execute(select(EVIDENCE).where(*_at(dossier, evidence))).mappings().one_or_none()
        if found is None:
            raise NotFound("evidence_unknown", evidence=evidence)
        return _proved(dossier, uuid, found), uuid

    def _note(self, connection: Connection, dossier: int, verb: str, evidence: Evidence, actor: str) -> None:
        details = {"evidence": evidence.name, "sha256": evidence.sha256}
        add_audit(connection, self._library.clock(), actor, verb, dossier, details)


def evidence_of(connection: Connection, dossier: int, *, taken_out: bool = False) -> tuple[Evidence, ...]:
    """The evidence of a dossier in its order, or what was taken out of it."""
    uuid = str(dossier_row(connection, dossier)["uuid"])
    of_this = EVIDENCE.c.taken_out_at.is_not(None) if taken_out else EVIDENCE.c.taken_out_at.is_(None)
    rows = connection.execute(
        select(EVIDENCE)
        .where(EVIDENCE.c.dossier == dossier, of_this)
        .order_by(EVIDENCE.c.position, EVIDENCE.c.number)
    ).mappings()
    return tuple(_proved(dossier, uuid, row) for row in rows)


def _proved(dossier: int, uuid: str, row: Any) -> Evidence:
    try:
        evidence = Evidence(
            **{name: row[name] for name in (*_TEXTS, *_NUMBERS)},
            kind=EvidenceKind(row["kind"]),
            annex=bool(row["annex"]),
            signed=bool(row["signed"]),
            supports=tuple(json.loads(row["supports"])),
            removed=tuple(json.loads(row["removed"])),
            added_at=time_of(row["added_at"]),
        )
        if _hash(uuid, evidence, row["taken_out_at"]) != row["hash"]:
            raise ValueError
    except (ValueError, TypeError, RecursionError) as error:
        raise StorageUnavailable("dossier_damaged", dossier=dossier, question="") from error
    return evidence


def evidence_row(dossier: int, uuid: str, evidence: Evidence, taken_out_at: str | None) -> dict[str, Any]:
    """The row of an entry, with its hash."""
    return {
        "dossier": dossier,
        **{name: getattr(evidence, name) for name in (*_TEXTS, *_NUMBERS)},
        "kind": str(evidence.kind),
        "annex": int(evidence.annex),
        "signed": int(evidence.signed),
        "supports": canonical_bytes(list(evidence.supports)).decode("utf-8"),
        "removed": canonical_bytes(list(evidence.removed)).decode("utf-8"),
        "added_at": time_text(evidence.added_at),
        "taken_out_at": taken_out_at,
        "hash": _hash(uuid, evidence, taken_out_at),
    }


def _hash(uuid: str, evidence: Evidence, taken_out_at: str | None) -> str:
    told: dict[str, Any] = dataclasses.asdict(evidence)
    told["kind"] = str(evidence.kind)
    told["added_at"] = time_text(evidence.added_at)
    return digest([uuid, told, taken_out_at])


def _at(dossier: int, evidence: str) -> tuple[Any, ...]:
    return (EVIDENCE.c.dossier == dossier, EVIDENCE.c.id == evidence)
