"""Who did what: rows of the audit, written in the transaction of the deed; and the dossier they are about."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from lcapp.errors import NotFound
from lcapp.storage.rows import AUDIT, DOSSIER, time_text, value_text


def add_audit(
    connection: Connection, at: datetime, actor: str, verb: str, dossier: int, details: dict[str, Any]
) -> None:
    """Put a line into the audit of a dossier."""
    connection.execute(
        insert(AUDIT).values(
            at=time_text(at),
            actor=actor,
            verb=verb,
            subject=subject_of(dossier),
            details=value_text(details),
        )
    )


def subject_of(dossier: int) -> str:
    """What the audit calls a dossier."""
    return f"dossier {dossier}"


def dossier_row(connection: Connection, number: int) -> Any:
    """The row of a dossier; raises NotFound."""
    row = connection.execute(select(DOSSIER).where(DOSSIER.c.number == number)).mappings().one_or_none()
    if row is None:
        raise NotFound("dossier_unknown", dossier=number)
    return row
