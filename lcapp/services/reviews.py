"""Reviewers, their sheets, and who reads what until when."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from lcapp.domain.assignment import (
    Assignment,
    ReviewerState,
    assignment_data,
    assignment_of,
    refuse_conflicted,
    reviewer_id,
    reviewer_states,
)
from lcapp.domain.criteria import Criteria, read_criteria
from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.discrepancy import Standing, standing
from lcapp.domain.findings import Finding
from lcapp.domain.review import (
    Citation,
    Conflict,
    Score,
    Sheet,
    declared,
    finished,
    is_blind,
    is_handed_in,
    lacking,
    scored,
    sheet_data,
    sheet_of,
    visible_sheets,
)
from lcapp.errors import InputRefused
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import (
    CriteriaLibrary,
    DeskDeed,
    DeskEntry,
    DeskFilter,
    DeskStore,
    LineChange,
    only,
)
from lcapp.services.ports import Clock


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who gives points. The name stays on this computer unless it is said otherwise."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How the reviews of one dossier stand.

    Args:
        line: The dossier.
        reviewers: Who has to do with it, and how far they are.
        standing: What the sheets say together; None while they are blind.
        of_earlier: Reviewers whose sheet was begun on an earlier version of the file.
    """

    line: DeskDossier
    reviewers: tuple[ReviewerState, ...]
    standing: Standing | None
    of_earlier: tuple[str, ...] = ()


class Reviews:
    """Sheets of every reviewer.

    Args:
        desk: The dossiers.
        store: Keeps sheets and assignments.
        criteria: What the program has to score by.
        clock: The time now.
        actor: Who is working: the reviewer of `my_sheet`.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        store: DeskStore,
        criteria: CriteriaLibrary,
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._desk, self._store, self._shipped = desk, store, criteria
        self._clock, self._actor = clock, actor

    # What is scored by

    def criteria(self, call: str) -> Criteria:
        """The criteria of a call: those brought by the Commission, else the official ones, else our sheet."""
        brought = self.brought_criteria(call)
        return read_criteria(brought, file=f"{call}.toml") if brought else self._shipped.shipped(call)

    def set_criteria(self, call: str, path: Path) -> Criteria:
        """Bring the criteria of a call.

        Raises:
            FormInvalid: With every problem of the file.
            InputRefused: `scores_given`: sheets of this call hold scores by others already.
        """
        data, _criteria = self._shipped.read(path)
        return self.bring_criteria(call, data, file=path.name)

    def bring_criteria(self, call: str, data: bytes, *, file: str) -> Criteria:
        """`set_criteria` of bytes that came in another way."""
        criteria = read_criteria(data, file=file)
        sheets = self._store.entries(kind="sheet", call=call)
        if any(one.body["scores"] and one.body["criteria"] != criteria.digest for one in sheets):
            raise InputRefused("scores_given", call=call)
        body = {"toml": data.decode("utf-8"), "file": file}
        self._store.write(
            DeskDeed("desk_criteria", call, (self._entry("criteria", call, "", "criteria", body),)),
            actor=self._actor(),
        )
        return criteria

    def brought_criteria(self, call: str) -> bytes:
        """The criteria file the Commission brought for a call; empty where the program's hold."""
        brought = self._store.entries(kind="criteria", call=call, subject="")
        return str(brought[-1].body["toml"]).encode("utf-8") if brought else b""

    # Who

    def reviewers(self) -> tuple[Reviewer, ...]:
        """Everybody known, by name."""
        found = (
            Reviewer(one.id, str(one.body["name"])) for one in self._store.entries(kind="reviewer", call="")
        )
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    def reviewer(self, name: str) -> Reviewer:
        """The reviewer of a name, made known with the first call; however it is typed later, that name stays.

        Raises:
            InputRefused: `reviewer_name_needed`.
        """
        wanted = " ".join(name.split())[:200]
        if not wanted:
            raise InputRefused("reviewer_name_needed")
        made = Reviewer(reviewer_id(wanted), wanted)
        for known in self.reviewers():
            if known.id == made.id:
                return known
        entry = self._entry("reviewer", "", "", made.id, {"name": wanted})
        self._store.write(DeskDeed("desk_reviewer", "reviewers", (entry,)), actor=self._actor())
        return made

    def named(self, reviewer: str) -> str:
        """The name of a reviewer; the beginning of the id where no name came with a package."""
        known = self.reviewers()
        return next((one.name for one in known if one.id == reviewer), reviewer[:8])

    def assign(self, number: int, name: str, due: date) -> Assignment:
        """Give a dossier to a reviewer.

        Raises:
            InputRefused: `reviewer_conflicted`, `due_day_over`.
        """
        if due < self._desk.today():
            raise InputRefused("due_day_over", value=due.isoformat())
        line, reviewer = self._desk.line(number), self.reviewer(name)
        refuse_conflicted(reviewer.id, self._sheets(line))
        made = Assignment(reviewer.id, due, self._actor(), self._clock())
        entry = self._entry("assignment", line.call, line.uuid, reviewer.id, assignment_data(made))
        self._store.write(
            DeskDeed("desk_assign", line.uuid, (entry,), self._in_review(line), assignment_data(made)),
            actor=self._actor(),
        )
        return made

    def unassign(self, number: int, reviewer: str) -> None:
        """Take a dossier from a reviewer; a sheet that was begun stays."""
        line = self._desk.line(number)
        gone = self._entry("assignment", line.call, line.uuid, reviewer, {})
        self._store.write(DeskDeed("desk_unassign", line.uuid, (gone,)), actor=self._actor())

    # Sheets

    def my_sheet(self, number: int) -> Sheet:
        """The sheet of whoever is working; a new one where none was begun. Looking keeps nothing.

        Raises:
            InputRefused: `reviewer_name_needed`.
        """
        if not self._actor().strip():
            raise InputRefused("reviewer_name_needed")
        return self._sheet_of(self._desk.line(number), self._viewer())

    def declare(self, number: int, *, has_conflict: bool, text: str = "") -> Sheet:
        """Say whether there is a conflict of interest; one that is there ends the assignment."""
        line = self._desk.line(number)
        sheet = declared(self.my_sheet(number), Conflict(has_conflict, text.strip()))
        gone = self._entry("assignment", line.call, line.uuid, sheet.reviewer, {})
        return self._keep(line, sheet, "desk_declare", *((gone,) if has_conflict else ()))

    def score(
        self,
        number: int,
        criterion: str,
        points: int | None,
        *,
        comment: str = "",
        cites: Iterable[Citation] = (),
    ) -> Sheet:
        """Give points for a criterion, with what they rest on; whatever stood there is replaced.

        Raises:
            InputRefused: `sheet_finished`, `conflict_declared`, `criterion_unknown`, `points_off_scale`,
                `comment_too_long`, `citation_unusable`.
        """
        line = self._desk.line(number)
        given = Score(points, comment.strip(), tuple(cites))
        sheet = scored(self.my_sheet(number), self.criteria(line.call), criterion, given)
        return self._keep(line, sheet, "desk_score")

    def score_all(self, number: int, scores: Mapping[str, Score]) -> Sheet:
        """Give many scores at once, all or none; raises as `score` does."""
        line = self._desk.line(number)
        sheet, criteria = self.my_sheet(number), self.criteria(line.call)
        for criterion, score in scores.items():
            sheet = scored(sheet, criteria, criterion, score)
        return self._keep(line, sheet, "desk_score")

    def comment(self, number: int, text: str) -> Sheet:
        """Say something on the whole; raises InputRefused `sheet_finished`."""
        sheet = self.my_sheet(number)
        if sheet.is_finished:
            raise InputRefused("sheet_finished")
        return self._keep(self._desk.line(number), replace(sheet, comment=text.strip()[:5000]), "desk_score")

    def lacking(self, number: int) -> tuple[Finding, ...]:
        """What the own sheet still lacks."""
        received = self._desk.read(number)
        answers, evidence = received.carried.answers, received.carried.evidence
        return lacking(self.my_sheet(number), self.criteria(received.line.call), answers, evidence)

    def finish(self, number: int) -> Sheet:
        """Let the own sheet stand.

        Raises:
            InputRefused: `sheet_finished`, `sheet_not_ready`.
        """
        received = self._desk.read(number)
        stands = finished(
            self.my_sheet(number),
            self.criteria(received.line.call),
            received.carried.answers,
            received.carried.evidence,
            at=self._clock(),
        )
        return self._keep(received.line, stands, "desk_finish")

    def reopen(self, number: int, reason: str) -> Sheet:
        """Open the own finished sheet again; the reason goes into the audit.

        Raises:
            InputRefused: `reason_needed`, `sheet_not_finished`.
        """
        if not reason.strip():
            raise InputRefused("reason_needed")
        sheet = self.my_sheet(number)
        if not sheet.is_finished:
            raise InputRefused("sheet_not_finished")
        line = self._desk.line(number)
        anew = replace(sheet, finished_at=None, content_id=line.content_id)
        return self._keep(line, anew, "desk_reopen_sheet", reason=reason)

    def visible(self, number: int) -> tuple[Sheet, ...]:
        """The sheets whoever is working may read: blind until all are finished."""
        return self._visible(self._desk.line(number), self._viewer())

    def state(self, number: int) -> ReviewState:
        """How the reviews of one dossier stand."""
        line = self._desk.line(number)
        entries = self._store.entries(call=line.call, subject=line.uuid)
        return self._state(line, entries, self.criteria(line.call), self._viewer())

    def states(self, call: str) -> tuple[ReviewState, ...]:
        """The same of every dossier of a call that was not replaced."""
        by_dossier: dict[str, list[DeskEntry]] = {}
        for one in self._store.entries(call=call):
            by_dossier.setdefault(one.subject, []).append(one)
        criteria, viewer = self.criteria(call), self._viewer()
        return tuple(
            self._state(line, by_dossier.get(line.uuid, ()), criteria, viewer)
            for line in self._desk.lines(DeskFilter(call=call))
        )

    # For those who carry sheets elsewhere

    def handed_in_sheets(self, call: str) -> tuple[Sheet, ...]:
        """Every sheet of a call that nobody waits for any more; declared conflicts are among them."""
        found = (sheet_of(one.body) for one in self._store.entries(kind="sheet", call=call))
        return tuple(one for one in found if is_handed_in(one))

    def finished_sheets(self, call: str) -> tuple[tuple[str, Sheet], ...]:
        """Uuid and sheet of every finished sheet of a call."""
        found = ((one.subject, sheet_of(one.body)) for one in self._store.entries(kind="sheet", call=call))
        return tuple((subject, sheet) for subject, sheet in found if sheet.is_finished)

    # Inside

    def _viewer(self) -> str:
        return reviewer_id(self._actor())

    def _sheet_of(self, line: DeskDossier, reviewer: str) -> Sheet:
        for sheet in self._sheets(line):
            if sheet.reviewer == reviewer:
                return sheet
        return Sheet(line.uuid, line.content_id, reviewer, self.criteria(line.call).digest)

    def _sheets(self, line: DeskDossier) -> tuple[Sheet, ...]:
        kept = self._store.entries(kind="sheet", call=line.call, subject=line.uuid)
        return tuple(sheet_of(one.body) for one in kept)

    def _visible(self, line: DeskDossier, viewer: str) -> tuple[Sheet, ...]:
        entries = self._store.entries(call=line.call, subject=line.uuid)
        return _visible_of(entries, viewer)

    def _state(
        self, line: DeskDossier, entries: Iterable[DeskEntry], criteria: Criteria, viewer: str
    ) -> ReviewState:
        said = tuple(entries)
        sheets = tuple(sheet_of(one.body) for one in only(said, "sheet"))
        given = tuple(assignment_of(one.body) for one in only(said, "assignment"))
        assigned = frozenset(one.reviewer for one in given)
        blind = is_blind(sheets, viewer, assigned=assigned)
        together = None if blind or not sheets else standing(sheets, criteria)
        earlier = tuple(one.reviewer for one in sheets if one.content_id != line.content_id)
        return ReviewState(line, reviewer_states(given, sheets, self._desk.today()), together, earlier)

    def _keep(self, line: DeskDossier, sheet: Sheet, verb: str, *more: DeskEntry, reason: str = "") -> Sheet:
        entry = self._entry("sheet", line.call, line.uuid, sheet.reviewer, sheet_data(sheet))
        if self._viewer() == sheet.reviewer:
            self.reviewer(self._actor())
        details: dict[str, Any] = {"reviewer": sheet.reviewer} | ({"reason": reason} if reason else {})
        deed = DeskDeed(verb, line.uuid, (entry, *more), self._in_review(line), details)
        self._store.write(deed, actor=self._actor())
        return sheet

    def _in_review(self, line: DeskDossier) -> tuple[LineChange, ...]:
        if line.state is not DeskState.NEW:
            return ()
        return (LineChange(line.number, state=DeskState.IN_REVIEW),)

    def _entry(self, kind: str, call: str, subject: str, entry_id: str, body: dict[str, Any]) -> DeskEntry:
        return DeskEntry(kind, call, subject, entry_id, body, self._clock(), self._actor())


def _visible_of(entries: Iterable[DeskEntry], viewer: str) -> tuple[Sheet, ...]:
    said = tuple(entries)
    sheets = (sheet_of(one.body) for one in only(said, "sheet"))
    assigned = frozenset(one.id for one in only(said, "assignment"))
    return visible_sheets(sheets, viewer, assigned=assigned)
