"""Kept versions, the scans of their signed pages, and the audit."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, insert, select, tuple_, update

from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.versions import AuditEntry, SignedPage, Version, VersionKind
from lcapp.errors import ChangedElsewhere, InputRefused, NotFound, StorageUnavailable
from lcapp.services.library_ports import NewVersion
from lcapp.storage.audit_trail import add_audit, dossier_row, subject_of
from lcapp.storage.library import LibraryFile, Touched
from lcapp.storage.rows import AUDIT, DOSSIER, SIGNED_PAGE, VERSION, time_of, time_text

_VERBS = {VersionKind.MILESTONE: "milestone", VersionKind.SEALED: "seal"}


class SqliteVersionStore:
    """Implements `services.library_ports.VersionStore`.

    Args:
        library: The file that all stores share.
    """

    def __init__(self, library: LibraryFile) -> None:
        self._library = library

    def add_version(self, new: NewVersion, *, actor: str) -> Version:
        """Keep a version; a sealed one sets the dossier's status in the same transaction.

        Raises:
            ChangedElsewhere: The dossier's `rev` is not the expected one, or it is sealed already.
        """
        return self._library.wait(
            lambda connection: self.add_within(connection, new, actor),
            Touched(new.dossier, _VERBS[new.kind]),
        )

    def add_within(self, connection: Connection, new: NewVersion, actor: str) -> Version:
        """`add_version` as a part of somebody's transaction."""
        row = dossier_row(connection, new.dossier)
        sealing = new.kind is VersionKind.SEALED
        if row["rev"] != new.expected_rev or (sealing and row["status"] == "sealed"):
            raise ChangedElsewhere("changed_elsewhere", dossier=new.dossier)
        of_this = VERSION.c.dossier == new.dossier
        last = connection.execute(select(func.max(VERSION.c.number)).where(of_this)).scalar() or 0
        version = Version(
            new.dossier, last + 1, new.kind, new.label, self._library.clock(), actor, new.content_id
        )
        connection.execute(
            insert(VERSION).values(
                dossier=version.dossier,
                number=version.number,
                kind=str(version.kind),
                label=version.label,
                taken_at=time_text(version.taken_at),
                actor=version.actor,
                content_id=version.content_id,
                content=new.content.decode("utf-8"),
                digest=_digest(version, new.content),
            )
        )
        if sealing:
            _set_status(connection, new.dossier, "sealed")
        details = {"version": version.number, "label": new.label, "content_id": new.content_id}
        add_audit(connection, version.taken_at, actor, _VERBS[new.kind], new.dossier, details)
        return version

    def versions(self, dossier: int) -> tuple[Version, ...]:
        """All versions, oldest first; each with the scans of its signed pages."""

        def work(connection: Connection) -> tuple[Version, ...]:
            dossier_row(connection, dossier)
            pages: dict[int, list[SignedPage]] = {}
            for row in connection.execute(
                select(SIGNED_PAGE)
                .where(SIGNED_PAGE.c.dossier == dossier)
                .order_by(SIGNED_PAGE.c.added_at, SIGNED_PAGE.c.id)
            ).mappings():
                pages.setdefault(row["version"], []).append(_page(row))
            rows = connection.execute(
                select(VERSION).where(VERSION.c.dossier == dossier).order_by(VERSION.c.number)
            ).mappings()
            return tuple(_version(row, tuple(pages.get(row["number"], ()))) for row in rows)

        return self._library.wait(work)

    def newest_versions(self) -> dict[int, Version]:
        """By dossier the version kept last, without its signed pages; those with none are left out."""

        def work(connection: Connection) -> dict[int, Version]:
            last = select(VERSION.c.dossier, func.max(VERSION.c.number)).group_by(VERSION.c.dossier)
            small = (column for column in VERSION.c if column.name not in ("content", "digest"))
            rows = connection.execute(
                select(*small).where(tuple_(VERSION.c.dossier, VERSION.c.number).in_(last))
            ).mappings()
            return {row["dossier"]: _version(row, ()) for row in rows}

        return self._library.wait(work)

    def version_content(self, dossier: int, number: int) -> bytes:
        """The content of one.

        Raises:
            NotFound: There is no such version.
            StorageUnavailable: `version_damaged`: it is not what was kept.
        """

        def work(connection: Connection) -> bytes:
            row = _row(connection, dossier, number)
            content = str(row["content"]).encode("utf-8")
            if _digest(_version(row, ()), content) != row["digest"]:
                raise StorageUnavailable("version_damaged")
            return content

        return self._library.wait(work)

    def reopen(self, dossier: int, reason: str, *, actor: str) -> None:
        """Set a sealed dossier's status back to `draft`; the reason goes into the audit."""

        def work(connection: Connection) -> None:
            if dossier_row(connection, dossier)["status"] != "sealed":
                raise InputRefused("not_sealed", dossier=dossier)
            _set_status(connection, dossier, "draft")
            add_audit(connection, self._library.clock(), actor, "reopen", dossier, {"reason": reason})

        self._library.wait(work, Touched(dossier, "reopen"))

    def add_signed_page(self, dossier: int, number: int, page: SignedPage, *, actor: str) -> None:
        """Put a scan beside a sealed version.

        Raises:
            NotFound: There is no such version.
            InputRefused: `not_sealed`: it is a milestone.
        """

        def work(connection: Connection) -> None:
            if _row(connection, dossier, number)["kind"] != VersionKind.SEALED:
                raise InputRefused("not_sealed", dossier=dossier)
            connection.execute(
                insert(SIGNED_PAGE).values(
                    dossier=dossier,
                    id=page.id,
                    version=number,
                    sha256=page.sha256,
                    file_name=page.file_name,
                    media_type=page.media_type,
                    size=page.size,
                    dated=page.dated,
                    added_at=time_text(page.added_at),
                )
            )
            details = {"version": number, "sha256": page.sha256, "dated": page.dated}
            add_audit(connection, page.added_at, actor, "signed_page", dossier, details)

        self._library.wait(work, Touched(dossier, "signed_page"))

    def note_deed(self, dossier: int, verb: str, details: Mapping[str, Any], *, actor: str) -> None:
        """Put a deed into the audit that changes nothing in the library, such as `export`."""

        def work(connection: Connection) -> None:
            dossier_row(connection, dossier)
            add_audit(connection, self._library.clock(), actor, verb, dossier, dict(details))

        self._library.wait(work, Touched(dossier, verb))

    def audit(self, dossier: int) -> tuple[AuditEntry, ...]:
        """Who did what, oldest first."""

        def work(connection: Connection) -> tuple[AuditEntry, ...]:
            dossier_row(connection, dossier)
            rows = connection.execute(
                select(AUDIT).where(AUDIT.c.subject == subject_of(dossier)).order_by(AUDIT.c.id)
            )
            return tuple(
                AuditEntry(time_of(row.at), row.actor, row.verb, row.subject, json.loads(row.details))
                for row in rows
            )

        return self._library.wait(work)


def _set_status(connection: Connection, dossier: int, status: str) -> None:
    connection.execute(update(DOSSIER).where(DOSSIER.c.number == dossier).values(status=status))


def _row(connection: Connection, dossier: int, number: int) -> Any:
    found = connection.execute(
        select(VERSION).where(VERSION.c.dossier == dossier, VERSION.c.number == number)
    )
    row = found.mappings().one_or_none()
    if row is None:
        raise NotFound("version_unknown", dossier=dossier, version=number)
    return row


def _version(row: Any, pages: tuple[SignedPage, ...]) -> Version:
    return Version(
        dossier=row["dossier"],
        number=row["number"],
        kind=VersionKind(row["kind"]),
        label=row["label"],
        taken_at=time_of(row["taken_at"]),
        actor=row["actor"],
        content_id=row["content_id"],
        signed_pages=pages,
    )


def _page(row: Any) -> SignedPage:
    return SignedPage(
        id=row["id"],
        sha256=row["sha256"],
        file_name=row["file_name"],
        media_type=row["media_type"],
        size=row["size"],
        dated=row["dated"],
        added_at=time_of(row["added_at"]),
    )


def _digest(version: Version, content: bytes) -> str:
    head = [str(version.kind), version.label, time_text(version.taken_at), version.actor, version.content_id]
    return hashlib.sha256(canonical_bytes(head) + content).hexdigest()
