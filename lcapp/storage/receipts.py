"""What came in from outside: lines of the audit that say from which file and which computer a dossier is."""

import json
from typing import Any

from sqlalchemy import Connection, select

from lcapp.services.package_ports import RECEIVED, Receipt
from lcapp.storage.audit_trail import subject_of
from lcapp.storage.rows import AUDIT, time_of


def receipts(connection: Connection) -> tuple[Receipt, ...]:
    """Everything that was ever taken in and still stands here, oldest first."""
    rows = connection.execute(select(AUDIT).where(AUDIT.c.verb == RECEIVED).order_by(AUDIT.c.id))
    return tuple(
        Receipt(
            dossier=int(row.subject.rpartition(" ")[2]),
            at=time_of(row.at),
            key=str(details.get("key", "")),
            original=str(details.get("original", "")),
            content_id=str(details.get("content_id", "")),
        )
        for row in rows
        if (details := _details(row.details))
    )


def originals(connection: Connection, dossier: int | None = None) -> set[str]:
    """Digests of the files, as they came in, of one dossier or of all."""
    wanted = select(AUDIT.c.details).where(AUDIT.c.verb == RECEIVED)
    if dossier is not None:
        wanted = wanted.where(AUDIT.c.subject == subject_of(dossier))
    texts: list[str] = list(connection.execute(wanted).scalars())
    return {str(_details(text).get("original", "")) for text in texts} - {""}


def _details(text: str) -> dict[str, Any]:
    told = json.loads(text)
    return told if isinstance(told, dict) else {}
