"""A dossier on the Commission's desk: one line of the list, and what becomes of its versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DeskState(StrEnum):
    """How far the Commission is with a dossier."""

    NEW = "new"
    IN_REVIEW = "in_review"
    REQUESTED = "requested"
    ENDORSED = "endorsed"
    REFUSED = "refused"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class DeskDossier:
    """One received file.

    Args:
        number: Its number on this desk.
        uuid: The dossier's name on every computer; its versions share it.
        call: Id of the call.
        form: Name of the form.
        form_digest: Digest of the form the answers were written for.
        title: The city.
        country: ISO code, or empty.
        content_id: Hash of what it says, computed here.
        version: Number of the sealed version; 0 for a draft.
        sealed: Whether the city sealed it; a draft is read for advice and stands in no ranking.
        taken_at: When the city made the file, as it says (UTC).
        came_on: The day it came in.
        added_at: When it was imported (UTC).
        file_name: What the file was called; for showing only.
        sha256: Of the file as it came; its bytes are kept.
        size: Bytes of that file.
        carrier: `package` or `pdf`.
        removals: How many things were left out for safety or because they did not fit.
        sender: Code of what is known of the sender (`first`, `same`, `another`, `own`, `unsigned`, …).
        state: How far the Commission is.
        eligibility: `yes`, `no` or `borderline`.
        formal: `passed`, `failed` or `look`: the formal check with what people said instead.
        answered: Required questions answered.
        required: Required questions in all.
        to_fix: Findings that would have stopped a seal.
        reply_by: The day by which the city answers a request, or None.
        replaced_by: Number of the version that came in its place; 0 for the one that holds.
    """

    number: int
    uuid: str
    call: str
    form: str
    form_digest: str
    title: str
    country: str
    content_id: str
    version: int
    sealed: bool
    taken_at: datetime
    came_on: date
    added_at: datetime
    file_name: str
    sha256: str
    size: int
    carrier: str
    removals: int = 0
    sender: str = ""
    state: DeskState = DeskState.NEW
    eligibility: str = "borderline"
    formal: str = "look"
    answered: int = 0
    required: int = 0
    to_fix: int = 0
    reply_by: date | None = None
    replaced_by: int = 0

    @property
    def percent(self) -> int:
        """Whole percent of the required questions answered, rounded down."""
        return 100 * self.answered // self.required if self.required else 100


class Arrival(StrEnum):
    """What a file is to what came before: the first of its city, a newer or older version, or nothing new."""

    FIRST = "first"
    NEWER = "newer"
    OLDER = "older"
    DUPLICATE = "duplicate"


def arrival_of(new: DeskDossier, before: Iterable[DeskDossier]) -> tuple[Arrival, DeskDossier | None]:
    """What a file is, and the one it repeats, replaces or comes after.

    Args:
        new: The file.
        before: What came in of the same dossier in the same call.
    """
    others = tuple(before)
    for one in others:
        same_deed = (one.content_id, one.sealed, one.version) == (new.content_id, new.sealed, new.version)
        if one.sha256 == new.sha256 or same_deed:
            return Arrival.DUPLICATE, one
    mine = [one for one in others if one.sealed is new.sealed and not one.replaced_by]
    newest = max(mine, key=_age, default=None)
    if newest is not None and _age(newest) > _age(new):
        return Arrival.OLDER, newest
    if newest is not None:
        return Arrival.NEWER, newest
    # A seal closes the drafts of before; a draft for advice that is younger than the seal stands beside it.
    sealed = max((one for one in others if one.sealed), key=_age, default=None)
    if not new.sealed and sealed is not None and sealed.taken_at >= new.taken_at:
        return Arrival.OLDER, sealed
    return (Arrival.NEWER, max(others, key=_age)) if others else (Arrival.FIRST, None)


def replaced_by(new: DeskDossier, before: Iterable[DeskDossier]) -> tuple[int, ...]:
    """Numbers of the files in whose place a newer one comes."""
    return tuple(
        one.number
        for one in before
        if not one.replaced_by
        and (one.sealed is new.sealed or (new.sealed and one.taken_at <= new.taken_at))
        and _age(one) <= _age(new)
    )


def heirs(gone: DeskDossier, others: Iterable[DeskDossier]) -> dict[int, int]:
    """What stands in whose place once a file is gone: the number that replaces each that it had replaced.

    Args:
        gone: The file that is taken away.
        others: The other files of the same dossier in the same call.

    Returns:
        By number, 0 for the one that holds again.
    """
    freed = [one for one in others if one.replaced_by == gone.number]
    if not freed or gone.replaced_by:
        return {one.number: gone.replaced_by for one in freed}
    newest = max(freed, key=_age)
    return {one.number: 0 if one is newest else newest.number for one in freed}


def carried_state(before: DeskDossier) -> DeskState:
    """How far the Commission is with a newer version: as far as before; a request is answered with it."""
    return DeskState.IN_REVIEW if before.state is DeskState.REQUESTED else before.state


def _age(one: DeskDossier) -> tuple[bool, int, datetime]:
    return (one.sealed, one.version, one.taken_at)
