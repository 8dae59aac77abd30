"""What else is remembered beside the answers of a dossier: what the record says last of each key holds."""

from sqlalchemy import Connection, func, select

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.side_records import SIDES
from lcapp.errors import StorageUnavailable
from lcapp.storage.rows import CHANGE, key_of, value_of


def read_sides(connection: Connection, dossier: int) -> dict[AnswerKey, Value]:
    """What stands under each key of `lcapp.domain.side_records`.

    Raises:
        StorageUnavailable: `dossier_damaged`: a row is not what was written.
    """
    of_sides = (CHANGE.c.dossier == dossier, CHANGE.c.question.in_(SIDES))
    last = select(func.max(CHANGE.c.seq)).where(*of_sides).group_by(CHANGE.c.question, CHANGE.c.language)
    found: dict[AnswerKey, Value] = {}
    for row in connection.execute(select(CHANGE).where(CHANGE.c.seq.in_(last))).mappings():
        try:
            value = value_of(row["after"])
        except (ValueError, TypeError, RecursionError) as error:
            raise StorageUnavailable("dossier_damaged", dossier=dossier, question="") from error
        if value is not None:
            found[key_of(row)] = value
    return found
