"""Which reviewer reads which dossier, until when; never against a declared conflict of interest."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lcapp.domain.review import Sheet
from lcapp.errors import InputRefused


@dataclass(frozen=True, slots=True)
class Assignment:
    """One dossier given to one reviewer.

    Args:
        reviewer: Id of the reviewer.
        due: The day by which the sheet is to be finished.
        by: Who gave it.
        at: UTC.
    """

    reviewer: str
    due: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewerState:
    """How far one reviewer is with one dossier: `waiting`, `begun`, `finished` or `conflict`.

    Args:
        reviewer: Id of the reviewer.
        state: How far they are.
        due: The day by which the sheet is to be finished; None where nobody gave them the dossier.
        days: Days left; negative when it is over; None without a day.
        since: UTC of the giving; None where nobody did.
        finished_at: UTC; None before.
    """

    reviewer: str
    state: str
    due: date | None
    days: int | None
    since: datetime | None = None
    finished_at: datetime | None = None

    @property
    def overdue(self) -> bool:
        """Whether the day is over and the sheet is still awaited."""
        return self.days is not None and self.days < 0 and self.state in ("waiting", "begun")


def reviewer_id(name: str) -> str:
    """The id of a reviewer: the same on every computer for the same name, and without the name in it."""
    folded = unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
    return hashlib.sha256(f"lcapp-reviewer {folded}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def refuse_conflicted(reviewer: str, sheets: Iterable[Sheet]) -> None:
    """Stop an assignment against a declared conflict.

    Raises:
        InputRefused: `reviewer_conflicted` with what was declared.
    """
    for sheet in sheets:
        if sheet.reviewer == reviewer and sheet.conflict is not None and sheet.conflict.has:
            raise InputRefused("reviewer_conflicted", text=sheet.conflict.text[:200])


def reviewer_states(
    assignments: Iterable[Assignment], sheets: Iterable[Sheet], today: date
) -> tuple[ReviewerState, ...]:
    """Everybody who has to do with a dossier, and how far they are; no points are told."""
    given = {one.reviewer: one for one in sorted(assignments, key=lambda one: one.at)}
    written = {one.reviewer: one for one in sheets}
    states = []
    for reviewer in dict.fromkeys((*given, *written)):
        assignment, sheet = given.get(reviewer), written.get(reviewer)
        due = assignment.due if assignment else None
        states.append(
            ReviewerState(
                reviewer,
                _state(sheet),
                due,
                (due - today).days if due is not None else None,
                since=assignment.at if assignment else None,
                finished_at=sheet.finished_at if sheet else None,
            )
        )
    return tuple(states)


def _state(sheet: Sheet | None) -> str:
    if sheet is None:
        return "waiting"
    if sheet.conflict is not None and sheet.conflict.has:
        return "conflict"
    if sheet.is_finished:
        return "finished"
    return "begun" if sheet.scores or sheet.conflict is not None or sheet.comment else "waiting"


def assignment_data(assignment: Assignment) -> dict[str, Any]:
    """An assignment as plain data, to be kept."""
    return {
        "reviewer": assignment.reviewer,
        "due": assignment.due.isoformat(),
        "by": assignment.by,
        "at": assignment.at.isoformat(),
    }


def assignment_of(data: Mapping[str, Any]) -> Assignment:
    """The assignment that was kept."""
    return Assignment(
        data["reviewer"],
        date.fromisoformat(data["due"]),
        data["by"],
        datetime.fromisoformat(data["at"]),
    )
