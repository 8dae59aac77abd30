"""The remarks a city got from its Commission, beside its own dossiers; each is proved by its hash."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from lcapp.domain.remarks import remark_data, remark_of
from lcapp.errors import StorageUnavailable
from lcapp.services.desk_ports import CityRemark
from lcapp.storage.audit_trail import add_audit, dossier_row
from lcapp.storage.desk_rows import REMARK, remark_hash
from lcapp.storage.library import LibraryFile, Touched
from lcapp.storage.rows import time_text, value_text


class SqliteRemarkStore:
    """Implements `services.desk_ports.RemarkStore`.

    Args:
        library: The file that all stores share.
    """

    def __init__(self, library: LibraryFile) -> None:
        self._library = library

    def remarks(self, dossier: int) -> tuple[CityRemark, ...]:
        """Those of one dossier, in the order of their numbers.

        Raises:
            NotFound: There is no such dossier.
            StorageUnavailable: `dossier_damaged`.
        """

        def work(connection: Connection) -> tuple[CityRemark, ...]:
            dossier_row(connection, dossier)
            rows = connection.execute(
                select(REMARK).where(REMARK.c.dossier == dossier).order_by(REMARK.c.number)
            ).all()
            for row in rows:
                if remark_hash(row.dossier, row.number, row.body, row.at) != row.hash:
                    raise StorageUnavailable("dossier_damaged", dossier=dossier)
            return tuple(_remark(json.loads(row.body)) for row in rows)

        return self._library.wait(work)

    def put_remarks(self, dossier: int, remarks: tuple[CityRemark, ...], *, actor: str) -> None:
        """Write them in one transaction; of a number that is there already, the new text stands."""

        def work(connection: Connection) -> None:
            dossier_row(connection, dossier)
            now = self._library.clock()
            for one in remarks:
                number, at = one.remark.number, time_text(now)
                body = value_text(_data(one)) or ""
                connection.execute(
                    delete(REMARK).where(REMARK.c.dossier == dossier, REMARK.c.number == number)
                )
                connection.execute(
                    insert(REMARK).values(
                        dossier=dossier,
                        number=number,
                        body=body,
                        at=at,
                        hash=remark_hash(dossier, number, body, at),
                    )
                )
            add_audit(connection, now, actor, "remarks", dossier, {"count": len(remarks)})

        self._library.wait(work, Touched(dossier, "remarks"))


def _data(one: CityRemark) -> dict[str, object]:
    return {
        "remark": remark_data(one.remark),
        "commission": one.commission,
        "reply_by": one.reply_by.isoformat() if one.reply_by else "",
    }


def _remark(body: dict[str, Any]) -> CityRemark:
    said = str(body["reply_by"])
    return CityRemark(
        remark=remark_of(body["remark"]),
        commission=str(body["commission"]),
        reply_by=date.fromisoformat(said) if said else None,
    )
