"""Decisions of the Commission, interviews, and the one dispatch to UIL before its date."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lcapp.domain.calls import Call, Recipient
from lcapp.domain.decision import (
    Countdown,
    Decision,
    DecisionKind,
    Interview,
    countdown,
    decision_data,
    decision_of,
    holding,
    interview_data,
    interview_of,
    refuse_unfit,
)
from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.eligibility import Reason
from lcapp.domain.ranking import cap_reason, refuse_above_cap
from lcapp.errors import InputRefused
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskFilter, DeskStore, DeskView, LineChange
from lcapp.services.ports import CallLibrary, Clock

_STATES = {
    DecisionKind.ENDORSE: DeskState.ENDORSED,
    DecisionKind.REFUSE: DeskState.REFUSED,
    DecisionKind.REQUEST: DeskState.REQUESTED,
    DecisionKind.REOPEN: DeskState.IN_REVIEW,
}
_ENDORSED = frozenset({DeskState.ENDORSED, DeskState.SENT})


@dataclass(frozen=True, slots=True)
class DispatchItem:
    """One thing to be seen to before the dispatch.

    Args:
        code: `decided_all`, `letters_written`, `part2_signed`, `within_cap`, `addresses_known`,
            `before_date`.
        done: Whether it is.
        params: For its sentence.
    """

    code: str
    done: bool
    params: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The dispatch of a call.

    Args:
        call: Id of the call.
        endorsed: What goes to UIL, in the order of priority.
        to: Where it goes, from the call's data.
        copies: The cities that get a copy, with the addresses they gave.
        due: The day UIL must have it, counted down; None where it is not known.
        items: What is to be seen to.
        sent_on: The day it was sent; None before.
        sent_note: What was noted then.
    """

    call: str
    endorsed: tuple[DeskDossier, ...]
    to: tuple[Recipient, ...]
    copies: tuple[tuple[DeskDossier, str], ...]
    due: Countdown | None
    items: tuple[DispatchItem, ...]
    sent_on: date | None
    sent_note: str


class Decisions:
    """Decisions of every call.

    Args:
        desk: The dossiers.
        store: Keeps decisions and interviews.
        calls: Calls by id, with their caps.
        order: Numbers in the board's order of priority.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        store: DeskStore,
        calls: CallLibrary,
        order: Callable[[str], tuple[int, ...]],
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._desk, self._store, self._calls = desk, store, calls
        self._order, self._clock, self._actor = order, clock, actor

    def decide(
        self,
        number: int,
        kind: DecisionKind,
        reason: str = "",
        *,
        reply_by: date | None = None,
        needs: tuple[str, ...] = (),
    ) -> Decision:
        """Decide about a dossier.

        Args:
            number: Its number on the desk.
            kind: Endorse, refuse, ask for more, or take the last decision back.
            reason: Why; may be empty only for an endorsement.
            reply_by: Of a request, the day by which the city answers.
            needs: Of a request, what is asked for, one thing each.

        Raises:
            InputRefused: `cap_reached`: one endorsement too many, with the rule; `draft_not_decided`,
                `version_replaced`, `decided_already`, `reason_needed`, `reason_too_long`,
                `nothing_to_reopen`, `reply_day_needed`, `reply_day_over`.
        """
        line = self._desk.line(number)
        call = self._calls.get(line.call)
        made = Decision(kind, reason.strip(), self._actor(), self._clock(), reply_by, needs, line.content_id)

        def guard(desk: DeskView) -> None:
            now = desk.line(number)
            before = desk.entries(kind="decision", call=line.call, subject=line.uuid)
            refuse_unfit(
                kind,
                reason=reason,
                before=holding(decision_of(one.body) for one in before),
                sealed=now.sealed,
                replaced=now.replaced_by > 0,
                today=self._desk.today(),
                reply_by=reply_by,
            )
            if kind is DecisionKind.ENDORSE:
                refuse_above_cap(call, _endorsed_in(desk, line.call))

        # In order of their ids as well, where two are made in the same moment.
        entry_id = f"{len(self.decisions(number)):06d}-{uuid.uuid4()}"
        entry = self._entry("decision", line, entry_id, decision_data(made))
        changes = tuple(
            LineChange(
                one.number,
                state=_STATES[kind],
                reply_by=reply_by if kind is DecisionKind.REQUEST else None,
                clear_reply=True,
            )
            for one in self._desk.versions(number)
        )
        told = {"kind": str(kind), "reason": made.reason}
        # The guard runs inside the transaction: two who decide at once cannot both take the last place.
        self._store.write(DeskDeed("desk_decide", line.uuid, (entry,), changes, told, guard), actor=made.by)
        return made

    def decisions(self, number: int) -> tuple[Decision, ...]:
        """Every decision about a dossier, oldest first."""
        line = self._store.line(number)
        kept = self._store.entries(kind="decision", call=line.call, subject=line.uuid)
        return tuple(sorted((decision_of(one.body) for one in kept), key=lambda one: one.at))

    def holding(self, number: int) -> Decision | None:
        """The decision that holds."""
        return holding(self.decisions(number))

    def all_of(self, call: str) -> dict[str, Decision]:
        """The decision that holds of every dossier of a call, by its uuid."""
        kept: dict[str, list[Decision]] = {}
        for one in self._store.entries(kind="decision", call=call):
            kept.setdefault(one.subject, []).append(decision_of(one.body))
        held = {subject: holding(decisions) for subject, decisions in kept.items()}
        return {subject: decision for subject, decision in held.items() if decision is not None}

    def endorsed(self, call: str) -> int:
        """How many dossiers of a call are endorsed."""
        return _endorsed_in(self._store, call)

    def places_left(self, call: str) -> Reason:
        """What the rule says of one more endorsement; the same that blocks it."""
        return cap_reason(self._calls.get(call), self.endorsed(call))

    def record_interview(self, number: int, on: date, people: tuple[str, ...], notes: str) -> Interview:
        """Keep that there was a talk with the city.

        Raises:
            InputRefused: `interview_empty`: nobody took part.
        """
        present = tuple(" ".join(one.split())[:200] for one in people if one.strip())
        if not present:
            raise InputRefused("interview_empty")
        line = self._desk.line(number)
        made = Interview(str(uuid.uuid4()), on, present, notes.strip()[:20_000], self._actor())
        entry = self._entry("interview", line, made.id, interview_data(made))
        self._store.write(DeskDeed("desk_interview", line.uuid, (entry,)), actor=self._actor())
        return made

    def interviews(self, number: int) -> tuple[Interview, ...]:
        """The talks with a city, oldest first."""
        line = self._store.line(number)
        kept = self._store.entries(kind="interview", call=line.call, subject=line.uuid)
        return tuple(sorted((interview_of(one.body) for one in kept), key=lambda one: (one.on, one.id)))

    def record_result(self, number: int, *, admitted: bool, on: date) -> None:
        """Keep what UNESCO said, for the archive and the days of later reports."""
        line = self._desk.line(number)
        body = {"admitted": admitted, "on": on.isoformat()}
        entry = self._entry("result", line, "result", body)
        self._store.write(DeskDeed("desk_result", line.uuid, (entry,), details=body), actor=self._actor())

    # The dispatch

    def note_paper(self, number: int, what: str, on: date) -> None:
        """Keep that a paper was made or came back: `letter`, `part2_printed`, `part2_signed`."""
        line = self._desk.line(number)
        entry = self._entry("letter", line, what, {"on": on.isoformat()})
        self._store.write(
            DeskDeed("desk_paper", line.uuid, (entry,), details={"what": what, "on": on.isoformat()}),
            actor=self._actor(),
        )

    def papers(self, number: int) -> dict[str, date]:
        """Which papers of a dossier were made or came back, and when."""
        line = self._store.line(number)
        kept = self._store.entries(kind="letter", call=line.call, subject=line.uuid)
        return {one.id: date.fromisoformat(one.body["on"]) for one in kept}

    def dispatch(self, call_id: str) -> Dispatch:
        """What goes to UIL, where, by when, and what is still to be seen to."""
        call = self._calls.get(call_id)
        lines = self._store.lines(DeskFilter(call=call_id, sealed=True))
        endorsed = self._in_order(call_id, [one for one in lines if one.state in _ENDORSED])
        decided = self.all_of(call_id)
        papers = self._papers_of(call_id)
        sent = self._store.entries(kind="dispatch", call=call_id, subject="")
        to = tuple(
            one for one in call.recipients if (one.sender, one.receiver) == ("national_commission", "uil")
        )
        due = countdown(call.commission_deadline.day, self._desk.today())
        return Dispatch(
            call=call_id,
            endorsed=endorsed,
            to=to,
            copies=tuple((one, self._address(one)) for one in endorsed),
            due=due,
            items=self._items(call, lines, endorsed, decided, papers, to, due),
            sent_on=date.fromisoformat(sent[-1].body["on"]) if sent else None,
            sent_note=str(sent[-1].body["note"]) if sent else "",
        )

    def record_dispatch(self, call_id: str, on: date, note: str = "") -> Dispatch:
        """Keep the day on which everything was sent to UIL.

        Raises:
            InputRefused: `nothing_endorsed`.
        """
        told = self.dispatch(call_id)
        if not told.endorsed:
            raise InputRefused("nothing_endorsed", call=call_id)
        body = {"on": on.isoformat(), "note": note.strip(), "numbers": [one.number for one in told.endorsed]}
        entry = DeskEntry("dispatch", call_id, "", "dispatch", body, self._clock(), self._actor())
        lines = tuple(LineChange(one.number, state=DeskState.SENT) for one in told.endorsed)
        self._store.write(DeskDeed("desk_dispatch", call_id, (entry,), lines, body), actor=self._actor())
        return self.dispatch(call_id)

    def _items(
        self,
        call: Call,
        lines: tuple[DeskDossier, ...],
        endorsed: tuple[DeskDossier, ...],
        decided: dict[str, Decision],
        papers: dict[str, frozenset[str]],
        to: tuple[Recipient, ...],
        due: Countdown | None,
    ) -> tuple[DispatchItem, ...]:
        final = {subject for subject, one in decided.items() if one.kind is not DecisionKind.REQUEST}
        open_ones = sum(one.uuid not in final for one in lines)
        unsigned = sum("part2_signed" not in papers.get(one.uuid, frozenset()) for one in endorsed)
        unwritten = sum("letter" not in papers.get(subject, frozenset()) for subject in final)
        cap = call.cap.number
        return (
            DispatchItem("decided_all", open_ones == 0, {"count": open_ones}),
            DispatchItem("letters_written", unwritten == 0, {"count": unwritten}),
            DispatchItem("part2_signed", unsigned == 0, {"count": unsigned}),
            DispatchItem(
                "within_cap",
                cap is None or len(endorsed) <= cap,
                {"count": len(endorsed), "limit": cap if cap is not None else 0},
            ),
            DispatchItem("addresses_known", any(one.address for one in to), {}),
            DispatchItem(
                "before_date",
                due is not None and due.days >= 0,
                {"due": due.due.isoformat() if due else "", "days": due.days if due else 0},
            ),
        )

    def _papers_of(self, call: str) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for one in self._store.entries(kind="letter", call=call):
            found.setdefault(one.subject, set()).add(one.id)
        return {subject: frozenset(names) for subject, names in found.items()}

    def _in_order(self, call: str, lines: list[DeskDossier]) -> tuple[DeskDossier, ...]:
        order = {number: place for place, number in enumerate(self._order(call))}
        return tuple(sorted(lines, key=lambda one: (order.get(one.number, len(order)), one.number)))

    def _address(self, line: DeskDossier) -> str:
        answers = self._desk.read(line.number).carried.answers
        for question in ("contact.1.email", "contact.email"):
            for key, value in answers.items():
                if key.question == question and isinstance(value, str):
                    return value
        return ""

    def _entry(self, kind: str, line: DeskDossier, entry_id: str, body: dict[str, Any]) -> DeskEntry:
        return DeskEntry(kind, line.call, line.uuid, entry_id, body, self._clock(), self._actor())


def _endorsed_in(desk: DeskView, call: str) -> int:
    """Each city counts once, also where a later version of its file came in after the decision."""
    wanted = DeskFilter(call=call, states=_ENDORSED, replaced=True)
    return len({one.uuid for one in desk.lines(wanted)})
