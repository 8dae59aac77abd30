"""The record of changes: acts to rows and back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import Connection, insert, select, update

from lcapp.domain.history import Act
from lcapp.storage.audit_trail import subject_of
from lcapp.storage.rows import AUDIT, CHANGE, act_of, change_row, time_of, time_text, value_text

ROW_GROWS_FOR = timedelta(minutes=5)
"""How long typing stays in one row: with a row for each autosave, an hour in a long answer would be 80 MB."""

_AT_ONCE = 200
_LOOKED_AT = ("export", "milestone", "seal")
"""Deeds of the audit after which the answers stay in the record as they were."""


def append_acts(connection: Connection, dossier: int, acts: Iterable[Act], *, actor: str) -> None:
    """Put acts behind those that stand there. Typing that goes on in the last act goes on in its row."""
    rows = []
    for position, act in enumerate(acts):
        if position == 0 and _went_on(connection, dossier, act):
            continue
        rows += [change_row(dossier, act, change, actor) for change in act.changes]
    if rows:
        connection.execute(insert(CHANGE), rows)


def last_acts(connection: Connection, dossier: int, limit: int) -> tuple[Act, ...]:
    """The last acts, oldest first; parts of one act that follow each other are one."""
    if limit <= 0:
        return ()
    newest_first = select(CHANGE).where(CHANGE.c.dossier == dossier).order_by(CHANGE.c.seq.desc())
    parts: list[Act] = []
    seen: set[str] = set()
    with connection.execution_options(yield_per=_AT_ONCE).execute(newest_first) as found:
        for row in found.mappings():
            if row["act"] not in seen:
                if len(seen) == limit:
                    break
                seen.add(row["act"])
            parts.append(act_of(row))
    parts.reverse()
    return tuple(_joined(parts))


def _went_on(connection: Connection, dossier: int, act: Act) -> bool:
    if act.kind != "typing" or len(act.changes) != 1:
        return False
    change = act.changes[0]
    wanted = (
        CHANGE.c.seq,
        CHANGE.c.act,
        CHANGE.c.question,
        CHANGE.c.language,
        CHANGE.c.began_at,
        CHANGE.c.at,
    )
    last = connection.execute(
        select(*wanted).where(CHANGE.c.dossier == dossier).order_by(CHANGE.c.seq.desc()).limit(1)
    ).one_or_none()
    if last is None or (last.act, last.question, last.language) != (
        act.id,
        change.key.question,
        change.key.language,
    ):
        return False
    if not timedelta(0) <= act.at - time_of(last.began_at) < ROW_GROWS_FOR:
        return False
    if _was_kept_since(connection, dossier, time_of(last.at), act.at):
        return False
    grown = {"after": value_text(change.after), "at": time_text(act.at)}
    connection.execute(update(CHANGE).where(CHANGE.c.seq == last.seq).values(grown))
    return True


def _was_kept_since(connection: Connection, dossier: int, last: datetime, now: datetime) -> bool:
    """Whether something looked at the answers since, such as an export, so that they must stay as they were.

    What a clock put into the future does not count: it would end the thinning for as long.
    """
    since = (AUDIT.c.verb.in_(_LOOKED_AT), AUDIT.c.at >= time_text(last), AUDIT.c.at <= time_text(now))
    found = select(AUDIT.c.id).where(AUDIT.c.subject == subject_of(dossier), *since).limit(1)
    return connection.execute(found).first() is not None


def _joined(parts: list[Act]) -> Iterator[Act]:
    for _act, group in groupby(parts, key=lambda part: part.id):
        first, *more = group
        if not more:
            yield first
            continue
        changes = {change.key: change for change in first.changes}
        for change in (change for part in more for change in part.changes):
            begun = changes.get(change.key)
            changes[change.key] = replace(change, before=begun.before) if begun else change
        yield replace(first, changes=tuple(changes.values()), at=more[-1].at)
