"""The ranking of a call: what stands in it, the board's order, and what-if without keeping anything."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.discrepancy import standing
from lcapp.domain.ranking import Candidate, Ranking, moved, rank, reweighted
from lcapp.domain.review import sheet_of, visible_sheets
from lcapp.errors import InputRefused
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskFilter, DeskStore, only
from lcapp.services.ports import CallLibrary, Clock
from lcapp.services.reviews import Reviews, ReviewState

_ENDORSED = (DeskState.ENDORSED, DeskState.SENT)


class Rankings:
    """Rankings of every call.

    Args:
        desk: The dossiers.
        reviews: Their reviews.
        store: Keeps the board's order.
        calls: Calls by id, with their caps.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        reviews: Reviews,
        store: DeskStore,
        calls: CallLibrary,
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._desk, self._reviews, self._store = desk, reviews, store
        self._calls, self._clock, self._actor = calls, clock, actor

    def ranking(self, call: str) -> Ranking:
        """The order that holds: by points, or the board's; points of blind sheets do not count yet."""
        states = self._reviews.states(call)
        return rank(map(_candidate, states), self._calls.get(call), order=self.order(call))

    def order(self, call: str) -> tuple[int, ...]:
        """The board's order; empty where points alone order."""
        kept = self._store.entries(kind="order", call=call, subject="")
        if not kept:
            return ()
        # A newer version of a file has another number and keeps the place.
        numbers = {one.uuid: one.number for one in self._desk.lines(DeskFilter(call=call, sealed=True))}
        return tuple(numbers[one] for one in kept[-1].body["dossiers"] if one in numbers)

    def set_order(self, call: str, numbers: Sequence[int], *, reason: str = "") -> Ranking:
        """Keep the board's order of priority; empty goes back to points.

        Raises:
            InputRefused: `not_in_ranking` with a number that does not stand in it.
        """
        uuids = {one.number: one.uuid for one in self._desk.lines(DeskFilter(call=call, sealed=True))}
        for number in numbers:
            if number not in uuids:
                raise InputRefused("not_in_ranking", number=number)
        wanted = [uuids[number] for number in dict.fromkeys(numbers)]
        body: dict[str, Any] = {"dossiers": wanted, "reason": reason} if numbers else {}
        entry = DeskEntry("order", call, "", "order", body, self._clock(), self._actor())
        details = {"numbers": list(numbers), "reason": reason}
        self._store.write(DeskDeed("desk_order", call, (entry,), details=details), actor=self._actor())
        return self.ranking(call)

    def move(self, call: str, number: int, to: int, *, reason: str = "") -> Ranking:
        """Put one dossier to another place, from 1 on; the rest keeps its order."""
        now = [place.candidate.number for place in self.ranking(call).places]
        if number not in now:
            raise InputRefused("not_in_ranking", number=number)
        return self.set_order(call, moved(now, number, to), reason=reason)

    def what_if(
        self,
        call: str,
        *,
        weights: Mapping[str, int] | None = None,
        without: Iterable[str] = (),
        order: Sequence[int] | None = None,
        cap: int | None = None,
    ) -> Ranking:
        """The ranking as it would be; nothing is kept.

        Args:
            call: Id of the call.
            weights: Other weights by criterion; None keeps them.
            without: Ids of reviewers left out.
            order: Another order; None keeps the board's.
            cap: Another cap; None keeps the call's.
        """
        candidates = tuple(self._tried(call, weights, frozenset(without)))
        held = self.order(call) if order is None else tuple(order)
        return rank(candidates, self._calls.get(call), order=held, cap=cap)

    def _tried(
        self, call: str, weights: Mapping[str, int] | None, without: frozenset[str]
    ) -> Iterable[Candidate]:
        criteria = self._reviews.criteria(call)
        by_dossier: dict[str, list[DeskEntry]] = {}
        for one in self._store.entries(call=call):
            by_dossier.setdefault(one.subject, []).append(one)
        for line in self._desk.lines(DeskFilter(call=call)):
            said = by_dossier.get(line.uuid, [])
            assigned = frozenset(one.id for one in only(said, "assignment"))
            sheets = [sheet_of(one.body) for one in only(said, "sheet")]
            seen = visible_sheets(sheets, "", assigned=assigned)
            told = standing(seen, criteria, without=without)
            points = told.mean
            if weights is not None and points is not None:
                points = reweighted({one.criterion: one.mean for one in told.criteria}, weights)
            yield _line_candidate(line, points, told.spread, told.reviewers)


def _candidate(state: ReviewState) -> Candidate:
    told = state.standing
    if told is None:
        return _line_candidate(state.line, None, 0, 0)
    return _line_candidate(state.line, told.mean, told.spread, told.reviewers)


def _line_candidate(line: DeskDossier, points: Fraction | None, spread: int, reviewers: int) -> Candidate:
    return Candidate(
        number=line.number,
        title=line.title,
        points=points,
        spread=spread,
        reviewers=reviewers,
        left_out="" if line.sealed else "draft",
        refused=line.state is DeskState.REFUSED,
        endorsed=line.state in _ENDORSED,
    )
