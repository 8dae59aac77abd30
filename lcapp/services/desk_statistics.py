"""The archive of the desk over the years: how many came, what became of them, which questions return most."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lcapp.domain.calendar_spans import add_months
from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.discrepancy import standing
from lcapp.domain.formal_check import Verdict
from lcapp.domain.remarks import remark_of
from lcapp.domain.review import sheet_of, visible_sheets
from lcapp.services.decisions import Decisions
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import DeskEntry, DeskFilter, DeskStore, only
from lcapp.services.reviews import Reviews

REPORT_MONTHS = 24
"""A member city reports every two years; from when on is inferred: from the day it joined."""


@dataclass(frozen=True, slots=True)
class CallFigures:
    """What became of the dossiers of one call.

    Args:
        call: Id of the call.
        came: Dossiers that were sealed.
        drafts: Drafts sent for advice.
        states: How many stand where, by state.
        admitted: How many UNESCO admitted, as far as it was written down.
        not_admitted: How many it did not.
        failed: By formal check, how many dossiers do not fulfil it.
        remarks: By question, how many remarks were made on it; empty for the whole dossier.
        means: By criterion, mean points of the dossiers whose sheets are finished, in hundredths.
    """

    call: str
    came: int
    drafts: int
    states: Mapping[str, int]
    admitted: int
    not_admitted: int
    failed: Mapping[str, int]
    remarks: Mapping[str, int]
    means: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A city that was admitted, and when its next biennial report is due, as far as it can be told."""

    title: str
    joined: date
    due: date


class DeskStatistics:
    """Figures over all calls on the desk.

    Args:
        desk: The dossiers.
        reviews: Their reviews.
        decisions: What was decided.
        store: Everything that was written.
    """

    def __init__(self, *, desk: Desk, reviews: Reviews, decisions: Decisions, store: DeskStore) -> None:
        self._desk, self._reviews, self._decisions = desk, reviews, decisions
        self._store = store

    def years(self) -> tuple[CallFigures, ...]:
        """The figures of every call that has dossiers here, by id of the call."""
        return tuple(self.of(call) for call in sorted(self._desk.calls_here()))

    def of(self, call: str) -> CallFigures:
        """The figures of one call."""
        lines = self._desk.lines(DeskFilter(call=call))
        entries = _by_dossier(self._store.entries(call=call))
        results = [one.body for said in entries.values() for one in only(said, "result")]
        failed: Counter[str] = Counter()
        for line in lines:
            results_of = self._desk.formal(line.number)
            failed.update(one.check for one in results_of if one.verdict is Verdict.FAILED)
        remarks = Counter(
            remark_of(one.body).question
            for said in entries.values()
            for one in only(said, "remark")
            if not one.body["withdrawn"]
        )
        return CallFigures(
            call=call,
            came=sum(one.sealed for one in lines),
            drafts=sum(not one.sealed for one in lines),
            states={str(state): sum(one.state is state for one in lines) for state in DeskState},
            admitted=sum(one["admitted"] is True for one in results),
            not_admitted=sum(one["admitted"] is False for one in results),
            failed=dict(sorted(failed.items(), key=lambda one: int(one[0][1:]))),
            remarks=dict(remarks.most_common()),
            means=self._means(call, lines, entries),
        )

    def reports_due(self, today: date) -> tuple[ReportDue, ...]:
        """Admitted cities with the day of their next report, the next first."""
        titles = {one.uuid: one.title for one in self._desk.lines()}
        found = []
        for one in self._store.entries(kind="result"):
            if one.body["admitted"] is True:
                joined = date.fromisoformat(one.body["on"])
                months = REPORT_MONTHS
                while add_months(joined, months) < today:
                    months += REPORT_MONTHS
                due = add_months(joined, months)
                found.append(ReportDue(titles.get(one.subject, ""), joined, due))
        return tuple(sorted(found, key=lambda one: (one.due, one.title)))

    def anonymous(self) -> list[dict[str, Any]]:
        """Every dossier without city, country, names, texts or days: for research, in no telling order."""
        rows = []
        for call in sorted(self._desk.calls_here()):
            entries = _by_dossier(self._store.entries(call=call))
            criteria = self._reviews.criteria(call)
            for line in self._desk.lines(DeskFilter(call=call)):
                said = entries.get(line.uuid, [])
                told = standing(_open_sheets(said), criteria)
                failed = [
                    one.check for one in self._desk.formal(line.number) if one.verdict is Verdict.FAILED
                ]
                questions = Counter(one.body["question"] for one in only(said, "remark"))
                rows.append(
                    {
                        "call": call,
                        "sealed": line.sealed,
                        "state": str(line.state),
                        "eligibility": line.eligibility,
                        "percent_answered": line.percent,
                        "formal_failed": failed,
                        "remarks_by_question": dict(sorted(questions.items())),
                        "criteria": criteria.id,
                        "points_by_criterion": {
                            one.criterion: [points for _reviewer, points in one.points]
                            for one in told.criteria
                        },
                        "spread": told.spread,
                        "reviewers": told.reviewers,
                    }
                )
        # The order of arrival would tell who is who.
        return sorted(rows, key=repr)

    def _means(
        self, call: str, lines: Iterable[DeskDossier], entries: Mapping[str, list[DeskEntry]]
    ) -> Mapping[str, int]:
        criteria = self._reviews.criteria(call)
        given: dict[str, list[Any]] = {}
        for line in lines:
            for one in standing(_open_sheets(entries.get(line.uuid, [])), criteria).criteria:
                given.setdefault(one.criterion, []).append(one.mean)
        return {name: int(100 * sum(means) / len(means)) for name, means in given.items()}


def _open_sheets(entries: Iterable[DeskEntry]) -> tuple[Any, ...]:
    """Sheets of a dossier that are not blind any more."""
    said = tuple(entries)
    assigned = frozenset(one.id for one in only(said, "assignment"))
    return visible_sheets((sheet_of(one.body) for one in only(said, "sheet")), "", assigned=assigned)


def _by_dossier(entries: Iterable[DeskEntry]) -> dict[str, list[DeskEntry]]:
    found: dict[str, list[DeskEntry]] = {}
    for one in entries:
        found.setdefault(one.subject, []).append(one)
    return found
