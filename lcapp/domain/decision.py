"""What the Commission decides about a dossier: endorse, refuse, or ask for more by a day of its own.

A decision is never overwritten: the next one says what holds, the earlier ones stay. An interview is recorded
beside them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from lcapp.errors import InputRefused

LONGEST_REASON = 10_000


class DecisionKind(StrEnum):
    """What was decided. `reopen` takes the last decision back."""

    ENDORSE = "endorse"
    REFUSE = "refuse"
    REQUEST = "request"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Args:
        kind: What.
        reason: Why, in the Commission's words; of an endorsement it may be empty.
        by: Who decided or wrote it down.
        at: UTC.
        reply_by: Of a request, the day by which the city answers.
        needs: Of a request, what is asked for, one thing each.
        content_id: What the dossier said when it was decided.
    """

    kind: DecisionKind
    reason: str
    by: str
    at: datetime
    reply_by: date | None = None
    needs: tuple[str, ...] = ()
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """A talk with the city.

    Args:
        id: Its name here.
        on: The day.
        people: Who took part.
        notes: What was said.
        by: Who wrote it down.
    """

    id: str
    on: date
    people: tuple[str, ...]
    notes: str
    by: str


@dataclass(frozen=True, slots=True)
class Countdown:
    """A day that something is due, seen from today.

    Args:
        due: The day.
        days: Days left; negative when it is over.
    """

    due: date
    days: int


def holding(decisions: Iterable[Decision]) -> Decision | None:
    """The decision that holds; None before one was made or after the last was taken back.

    Args:
        decisions: Of two made in the same moment, the one told later is the later one.
    """
    in_order = sorted(decisions, key=lambda one: one.at)
    return in_order[-1] if in_order and in_order[-1].kind is not DecisionKind.REOPEN else None


def countdown(due: date | None, today: date) -> Countdown | None:
    """How long until a day; the same on both sides of a request."""
    return None if due is None else Countdown(due, (due - today).days)


def refuse_unfit(
    kind: DecisionKind,
    *,
    reason: str,
    before: Decision | None,
    sealed: bool,
    replaced: bool,
    today: date,
    reply_by: date | None = None,
) -> None:
    """Stop a decision that cannot be made.

    Args:
        kind: What is to be decided.
        reason: Why.
        before: The decision that holds.
        sealed: Whether the dossier was sealed by the city.
        replaced: Whether a later version came in.
        today: The day of deciding.
        reply_by: Of a request, the day by which the city answers.

    Raises:
        InputRefused: `reason_needed`, `reason_too_long`, `draft_not_decided`, `version_replaced`,
            `decided_already`, `nothing_to_reopen`, `reply_day_needed`, `reply_day_over`.
    """
    if kind is not DecisionKind.ENDORSE and not reason.strip():
        raise InputRefused("reason_needed")
    if len(reason) > LONGEST_REASON:
        raise InputRefused("reason_too_long", limit=LONGEST_REASON)
    if kind is DecisionKind.REOPEN:
        if before is None:
            raise InputRefused("nothing_to_reopen")
        return
    if replaced:
        raise InputRefused("version_replaced")
    if kind in (DecisionKind.ENDORSE, DecisionKind.REFUSE) and not sealed:
        raise InputRefused("draft_not_decided")
    if kind is DecisionKind.REQUEST:
        if reply_by is None:
            raise InputRefused("reply_day_needed")
        if reply_by < today:
            raise InputRefused("reply_day_over", value=reply_by.isoformat())
    if before is not None and before.kind is not DecisionKind.REQUEST:
        raise InputRefused("decided_already", kind=str(before.kind))


def decision_data(decision: Decision) -> dict[str, Any]:
    """A decision as plain data, to be kept."""
    return {
        "kind": str(decision.kind),
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "reply_by": decision.reply_by.isoformat() if decision.reply_by else None,
        "needs": list(decision.needs),
        "content_id": decision.content_id,
    }


def decision_of(data: Mapping[str, Any]) -> Decision:
    """The decision that was kept."""
    return Decision(
        kind=DecisionKind(data["kind"]),
        reason=data["reason"],
        by=data["by"],
        at=datetime.fromisoformat(data["at"]),
        reply_by=date.fromisoformat(data["reply_by"]) if data["reply_by"] else None,
        needs=tuple(data["needs"]),
        content_id=data["content_id"],
    )


def interview_data(interview: Interview) -> dict[str, Any]:
    """An interview as plain data, to be kept."""
    return {
        "id": interview.id,
        "on": interview.on.isoformat(),
        "people": list(interview.people),
        "notes": interview.notes,
        "by": interview.by,
    }


def interview_of(data: Mapping[str, Any]) -> Interview:
    """The interview that was kept."""
    return Interview(
        data["id"], date.fromisoformat(data["on"]), tuple(data["people"]), data["notes"], data["by"]
    )
