"""What stood on the desk before a deed, so that it can be taken back: entries, and how far a line was."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lcapp.domain.desk_dossier import DeskState
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskFilter, DeskStore, DeskView, LineChange


@dataclass(frozen=True, slots=True)
class Before:
    """What a deed replaced.

    Args:
        subject: What the deed was about, for the audit: a dossier's uuid or the id of a call.
        entries: As they stood; one with an empty body was not there.
        written: What the deed wrote in their places.
        new_lines: Numbers of dossiers that nobody had begun with.
    """

    subject: str
    entries: tuple[DeskEntry, ...]
    written: tuple[DeskEntry, ...]
    new_lines: tuple[int, ...] = ()


def before(
    desk: DeskView, subject: str, written: Iterable[DeskEntry], new_lines: Iterable[int] = ()
) -> Before:
    """What stands where some entries are about to be written."""
    to_write = tuple(written)
    kept = {one: _standing(desk, one) for one in dict.fromkeys(map(_place, to_write))}
    entries = tuple(kept[_place(one)] or replace(one, body={}) for one in to_write)
    return Before(subject, entries, to_write, tuple(new_lines))


def put_back(store: DeskStore, taken: Before, *, verb: str, actor: str) -> int:
    """Write what stood there before; what was changed since stays, and a dossier that is gone stays gone.

    Returns:
        How many entries were changed since and stay.
    """
    entries, changed = [], 0
    here = {one.number: one for one in store.lines(DeskFilter(replaced=True))}
    dossiers = {one.uuid for one in here.values()}
    for old, new in zip(taken.entries, taken.written, strict=True):
        now = _standing(store, _place(new))
        if new.subject in dossiers and (dict(now.body) if now else {}) == dict(new.body):
            entries.append(old)
        else:
            changed += 1
    lines = tuple(
        LineChange(number, state=DeskState.NEW)
        for number in taken.new_lines
        if number in here and here[number].state is DeskState.IN_REVIEW
    )
    if entries:
        store.write(DeskDeed(verb, taken.subject, tuple(entries), lines), actor=actor)
    return changed


Place = tuple[str, str, str, str]


def _place(entry: DeskEntry) -> Place:
    return entry.kind, entry.call, entry.subject, entry.id


def _standing(desk: DeskView, place: Place) -> DeskEntry | None:
    kind, call, subject, entry_id = place
    kept = desk.entries(kind=kind, call=call, subject=subject)
    return next((one for one in kept if one.id == entry_id), None)
