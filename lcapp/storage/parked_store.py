"""The form of a dossier and its drawer, written in the same transaction as the act that changed them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select

from lcapp.domain.history import Act
from lcapp.domain.parked import (
    FORM_KEY,
    PARKED,
    ParkedAnswer,
    form_of,
    parked_of,
    parked_value,
    stands_beside,
)
from lcapp.errors import StorageUnavailable
from lcapp.storage.rows import PARKED_ANSWER, time_text, value_of, value_text


def write_beside(connection: Connection, dossier: int, acts: Iterable[Act]) -> dict[str, Any]:
    """Bring the drawer to what the acts say.

    Returns:
        Columns of `dossier` that the acts change: nothing, or form, digest, kind and call.
    """
    last = {change.key: change.after for act in acts for change in act.changes if stands_beside(change.key)}
    form = last.pop(FORM_KEY, None)
    for key, value in last.items():
        if key.question != PARKED:
            continue  # a parcel stands in the record alone
        mine = (PARKED_ANSWER.c.dossier == dossier, PARKED_ANSWER.c.id == key.language)
        connection.execute(delete(PARKED_ANSWER).where(*mine))
        if value is not None:
            connection.execute(insert(PARKED_ANSWER).values(_row(dossier, parked_of(key.language, value))))
    if form is None:
        return {}
    now = form_of(form)
    return {"form": now.form, "form_digest": now.digest, "kind": now.kind, "call": now.call}


def read_parked(connection: Connection, dossier: int) -> tuple[ParkedAnswer, ...]:
    """What lies in the drawer of a dossier.

    Raises:
        StorageUnavailable: `dossier_damaged`: a row is not what was written.
    """
    found = connection.execute(
        select(PARKED_ANSWER).where(PARKED_ANSWER.c.dossier == dossier).order_by(PARKED_ANSWER.c.at)
    ).mappings()
    return tuple(_parked(dossier, row) for row in found)


def _parked(dossier: int, row: RowMapping) -> ParkedAnswer:
    try:
        return parked_of(row["id"], {**row, "value": value_of(row["value"])})
    except (ValueError, KeyError, RecursionError) as error:
        raise StorageUnavailable("dossier_damaged", dossier=dossier, question=row["question"]) from error


def _row(dossier: int, parked: ParkedAnswer) -> dict[str, Any]:
    kept = dict(parked_value(parked))
    return {
        "dossier": dossier,
        "id": parked.id,
        **kept,
        "value": value_text(parked.value),
        "at": time_text(parked.at),
    }
