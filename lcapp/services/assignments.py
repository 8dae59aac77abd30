"""Who reviews what: the assignments of a call at a glance, several given, moved or taken back at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lcapp.domain.assignment import Assignment, ReviewerState, assignment_data
from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.review import sheet_of
from lcapp.errors import InputRefused
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskStore, LineChange
from lcapp.services.desk_undo import Before, before, put_back
from lcapp.services.ports import Clock
from lcapp.services.reviews import Reviews

ASSIGNMENT_STATES = ("free", "given", "working", "overdue", "finished", "conflict")
"""How far an assignment is; `free` is a dossier that nobody has."""


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """One dossier in one reviewer's hands, or in nobody's.

    Args:
        line: The dossier.
        reviewer: How far the reviewer is; None where nobody has it.
        name: Of the reviewer.
        of_earlier: Whether the sheet was begun on an earlier version of the file.
    """

    line: DeskDossier
    reviewer: ReviewerState | None = None
    name: str = ""
    of_earlier: bool = False

    @property
    def state(self) -> str:
        """One of `ASSIGNMENT_STATES`."""
        one = self.reviewer
        if one is None:
            return "free"
        if one.overdue:
            return "overdue"
        return {"waiting": "given", "begun": "working"}.get(one.state, one.state)


@dataclass(frozen=True, slots=True)
class Hands:
    """A dossier in a reviewer's hands: its number on the desk, and the reviewer's id."""

    number: int
    reviewer: str


@dataclass(frozen=True, slots=True)
class Conflicted:
    """A dossier that was not given: the reviewer declared a conflict of interest; `text` says which."""

    number: int
    city: str
    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """What became of giving several dossiers.

    Args:
        reviewer: Id of the reviewer.
        name: Of the reviewer.
        due: The day by which they are to be finished.
        given: Numbers of the dossiers they have now.
        conflicted: Dossiers that were not given.
        undo: What stood there before; None where nothing was given.
    """

    reviewer: str
    name: str
    due: date
    given: tuple[int, ...]
    conflicted: tuple[Conflicted, ...]
    undo: Before | None


class Assignments:
    """Assignments of every call.

    Args:
        desk: The dossiers.
        reviews: The reviewers and their sheets.
        store: Keeps assignments.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self, *, desk: Desk, reviews: Reviews, store: DeskStore, clock: Clock, actor: Callable[[], str]
    ) -> None:
        self._desk, self._reviews, self._store = desk, reviews, store
        self._clock, self._actor = clock, actor

    def overview(self, call: str, *, reviewer: str = "") -> tuple[AssignmentLine, ...]:
        """A line for each dossier and each of its reviewers, by city; no points are told.

        Args:
            call: Id of the call.
            reviewer: Id of the one whose lines are wanted; empty for all, with the dossiers nobody has.
        """
        names = {one.id: one.name for one in self._reviews.reviewers()}
        found = []
        for state in self._reviews.states(call):
            if not state.reviewers and not reviewer:
                found.append(AssignmentLine(state.line))
            for one in state.reviewers:
                if reviewer in ("", one.reviewer):
                    name = names.get(one.reviewer, one.reviewer[:8])
                    earlier = one.reviewer in state.of_earlier
                    found.append(AssignmentLine(state.line, one, name, earlier))
        return tuple(sorted(found, key=lambda one: (one.line.title.casefold(), one.line.number, one.name)))

    def give(self, numbers: Sequence[int], name: str, due: date) -> Given:
        """Give several dossiers to a reviewer in one deed.

        A dossier with a declared conflict of interest is not given; the others are.

        Raises:
            InputRefused: `due_day_over`, `reviewer_name_needed`, `nothing_chosen`.
        """
        return self._give([(number, "") for number in numbers], name, due, "desk_assign")

    def move(self, hands: Sequence[Hands], name: str, due: date) -> Given:
        """Take dossiers from whoever has them and give them to another; a sheet that was begun stays.

        Raises:
            InputRefused: As `give`.
        """
        return self._give([(one.number, one.reviewer) for one in hands], name, due, "desk_move_assignment")

    def take_back(self, hands: Sequence[Hands]) -> Before:
        """Take dossiers from their reviewers; a sheet that was begun stays.

        Raises:
            InputRefused: `nothing_chosen`: none of them was given to anybody.
        """
        gone = [
            self._entry(self._desk.line(one.number), one.reviewer, None)
            for one in dict.fromkeys(hands)
            if self._is_given(one)
        ]
        if not gone:
            raise InputRefused("nothing_chosen")
        return self._write("desk_unassign", gone, ())

    def put_back(self, undo: Before) -> int:
        """Take the last deed back; how many things somebody changed since, which stay."""
        return put_back(self._store, undo, verb="desk_assign_back", actor=self._actor())

    # Inside

    def _give(self, wanted: Iterable[tuple[int, str]], name: str, due: date, verb: str) -> Given:
        places = tuple(dict.fromkeys(wanted))
        if not places:
            raise InputRefused("nothing_chosen")
        if due < self._desk.today():
            raise InputRefused("due_day_over", value=due.isoformat())
        reviewer = self._reviews.reviewer(name)
        entries: list[DeskEntry] = []
        given: list[DeskDossier] = []
        conflicted: list[Conflicted] = []
        for number, holder in places:
            line = self._desk.line(number)
            conflict = self._conflict(line, reviewer.id)
            if conflict is not None:
                conflicted.append(Conflicted(number, line.title, conflict))
                continue
            given.append(line)
            if holder not in ("", reviewer.id):
                entries.append(self._entry(line, holder, None))
            made = Assignment(reviewer.id, due, self._actor(), self._clock())
            entries.append(self._entry(line, reviewer.id, made))
        undo = self._write(verb, entries, given) if entries else None
        numbers = tuple(dict.fromkeys(line.number for line in given))
        return Given(reviewer.id, reviewer.name, due, numbers, tuple(conflicted), undo)

    def _conflict(self, line: DeskDossier, reviewer: str) -> str | None:
        for one in self._store.entries(kind="sheet", call=line.call, subject=line.uuid):
            sheet = sheet_of(one.body)
            if sheet.reviewer == reviewer and sheet.conflict is not None and sheet.conflict.has:
                return sheet.conflict.text[:200]
        return None

    def _is_given(self, hands: Hands) -> bool:
        line = self._desk.line(hands.number)
        kept = self._store.entries(kind="assignment", call=line.call, subject=line.uuid)
        return any(one.id == hands.reviewer for one in kept)

    def _entry(self, line: DeskDossier, reviewer: str, made: Assignment | None) -> DeskEntry:
        body = assignment_data(made) if made is not None else {}
        return DeskEntry("assignment", line.call, line.uuid, reviewer, body, self._clock(), self._actor())

    def _write(self, verb: str, entries: Sequence[DeskEntry], lines: Iterable[DeskDossier]) -> Before:
        new = tuple(dict.fromkeys(one.number for one in lines if one.state is DeskState.NEW))
        dossiers = {one.subject for one in entries}
        # The record of a dossier tells what was done to it alone, the call's what was done to several.
        subject = entries[0].subject if len(dossiers) == 1 else entries[0].call
        undo = before(self._store, subject, entries, new)
        changes = tuple(LineChange(number, state=DeskState.IN_REVIEW) for number in new)
        told = {"reviewers": sorted({one.id for one in entries}), "dossiers": sorted(dossiers)}
        self._store.write(DeskDeed(verb, subject, tuple(entries), changes, told), actor=self._actor())
        return undo
