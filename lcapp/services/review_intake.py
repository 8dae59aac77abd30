"""Sheets of another computer on their way in: what would become of each, and keeping them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lcapp.domain.assignment import reviewer_id
from lcapp.domain.review import Sheet, is_on_scale, sheet_data, sheet_of
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskFilter, DeskStore
from lcapp.services.desk_undo import Before, before, put_back
from lcapp.services.ports import Clock
from lcapp.services.reviews import Reviews

SHEET_OUTCOMES = ("taken", "stands_here", "dossier_not_here", "other_criteria", "off_scale")
"""What can become of a sheet that came."""


@dataclass(frozen=True, slots=True)
class JudgedSheet:
    """One sheet of a package, and what becomes of it.

    Args:
        sheet: As it came.
        outcome: One of `SHEET_OUTCOMES`.
        number: Of its dossier on the desk; 0 where that is not here.
        city: Of its dossier, or empty.
        name: Of its reviewer: as known here, as the package says, or the beginning of the id.
        other_version: Whether it was written for another version of the file than stands here.
    """

    sheet: Sheet
    outcome: str
    number: int = 0
    city: str = ""
    name: str = ""
    other_version: bool = False


class ReviewIntake:
    """Takes sheets in.

    Args:
        desk: The dossiers.
        reviews: The reviewers and the criteria.
        store: Keeps sheets.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self, *, desk: Desk, reviews: Reviews, store: DeskStore, clock: Clock, actor: Callable[[], str]
    ) -> None:
        self._desk, self._reviews, self._store = desk, reviews, store
        self._clock, self._actor = clock, actor

    def judged(
        self, call: str, sheets: Iterable[Sheet], names: Mapping[str, str], *, criteria: str
    ) -> tuple[JudgedSheet, ...]:
        """What would become of each sheet; nothing is changed.

        Args:
            call: Id of the call.
            sheets: As they came.
            names: By id of a reviewer, as the package says; only one whose id is that name's is believed.
            criteria: Digest of what the package says it was scored by.
        """
        lines = {line.uuid: line for line in self._desk.lines(DeskFilter(call=call))}
        known = {one.id: one.name for one in self._reviews.reviewers()}
        criteria_here = self._reviews.criteria(call)
        ours, told = criteria_here.digest, []
        for sheet in sheets:
            line = lines.get(sheet.dossier)
            name = known.get(sheet.reviewer) or believed(sheet.reviewer, names) or sheet.reviewer[:8]
            if criteria != ours or sheet.criteria != ours:
                outcome = "other_criteria"
            elif line is None:
                outcome = "dossier_not_here"
            elif not is_on_scale(sheet, criteria_here):
                outcome = "off_scale"
            else:
                mine = self._mine(call, sheet)
                outcome = "stands_here" if mine is not None and mine.is_finished else "taken"
            told.append(
                JudgedSheet(
                    sheet,
                    outcome,
                    number=line.number if line else 0,
                    city=line.title if line else "",
                    name=name,
                    other_version=line is not None and line.content_id != sheet.content_id,
                )
            )
        # A file made by a foreign hand may hold two sheets for one place: the first counts.
        first = {(one.sheet.dossier, one.sheet.reviewer): one for one in reversed(told)}
        return tuple(sorted(first.values(), key=lambda one: (one.city.casefold(), one.name.casefold())))

    def take(self, call: str, judged: Iterable[JudgedSheet], names: Mapping[str, str]) -> Before | None:
        """Keep the sheets that are to be taken, in one transaction; None where there is none."""
        sheets = [one.sheet for one in judged if one.outcome == "taken"]
        if not sheets:
            return None
        entries = [self._entry("sheet", call, one.dossier, one.reviewer, sheet_data(one)) for one in sheets]
        known = {one.id for one in self._reviews.reviewers()}
        new = sorted({one.reviewer for one in sheets} - known)
        made_known = [
            self._entry("reviewer", "", "", one, {"name": name})
            for one in new
            if (name := believed(one, names))
        ]
        # As where it is declared: a conflict of interest ends the assignment.
        entries += [
            self._entry("assignment", call, one.dossier, one.reviewer, {})
            for one in sheets
            if one.conflict is not None and one.conflict.has
        ]
        undo = before(self._store, call, entries)
        self._store.write(DeskDeed("desk_take_reviews", call, (*entries, *made_known)), actor=self._actor())
        return undo

    def put_back(self, undo: Before) -> int:
        """Take the sheets out again; how many were changed since, which stay."""
        return put_back(self._store, undo, verb="desk_take_reviews_back", actor=self._actor())

    def _mine(self, call: str, sheet: Sheet) -> Sheet | None:
        kept = self._store.entries(kind="sheet", call=call, subject=sheet.dossier)
        return next((sheet_of(one.body) for one in kept if one.id == sheet.reviewer), None)

    def _entry(self, kind: str, call: str, subject: str, entry_id: str, body: dict[str, object]) -> DeskEntry:
        return DeskEntry(kind, call, subject, entry_id, body, self._clock(), self._actor())


def believed(reviewer: str, names: Mapping[str, str]) -> str:
    """The name a package gives a reviewer, where the id is that name's; else empty."""
    name = " ".join(names.get(reviewer, "").split())[:200]
    return name if name and reviewer_id(name) == reviewer else ""
