"""All dossiers of a call in one order: by points, ties named, gaps measured, the cap's line drawn.

The board may move a dossier; then the order is the board's and says so. Drafts sent for advice stand in no
ranking and are told apart. What was refused keeps its place but takes none within the cap. The cap is the
rule of eligibility, the same code that answers a city.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lcapp.domain.calls import Call
from lcapp.domain.eligibility import Outcome, Reason, check_eligibility
from lcapp.errors import InputRefused


@dataclass(frozen=True, slots=True)
class Candidate:
    """One dossier that may stand in the ranking.

    Args:
        number: The received dossier's number.
        title: The city.
        points: Mean of the weighted points; None before a sheet counts.
        spread: Highest total less lowest.
        reviewers: How many sheets count.
        left_out: Why it stands in no ranking, such as `draft`; or empty.
        refused: Whether the Commission has refused it: it keeps its place but takes none within the cap.
        endorsed: Whether the Commission has decided to endorse it.
    """

    number: int
    title: str
    points: Fraction | None = None
    spread: int = 0
    reviewers: int = 0
    left_out: str = ""
    refused: bool = False
    endorsed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the ranking.

    Args:
        candidate: The dossier.
        rank: By points, from 1 on; ties share one. 0 without points.
        priority: Place in the order that holds, from 1 on.
        tied_with: Numbers of the dossiers with the same points.
        gap: Points to the one before it in the order that holds; None for the first or without points.
        above_line: Whether it stands within the cap.
        moved: Whether the board put it elsewhere than its points do.
    """

    candidate: Candidate
    rank: int
    priority: int
    tied_with: tuple[int, ...]
    gap: Fraction | None
    above_line: bool
    moved: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order of a call.

    Args:
        places: In the order that holds.
        cap: How many may be endorsed; None for no limit.
        cap_reason: What the rule says of one more endorsement, with its source.
        endorsed: How many are endorsed.
        tie_at_line: Whether the line runs through dossiers with equal points: the board must decide.
        ordered_by_board: Whether the board's order holds.
        left_out: What stands in no ranking.
    """

    places: tuple[Place, ...]
    cap: int | None
    cap_reason: Reason
    endorsed: int
    tie_at_line: bool
    ordered_by_board: bool
    left_out: tuple[Candidate, ...]


def cap_reason(call: Call, endorsed: int) -> Reason:
    """What the rule says of one more endorsement."""
    told = check_eligibility(
        call, country=None, joined=None, awarded=None, on=date.min, nominated=endorsed
    ).reasons
    return next(one for one in told if one.rule in ("cap", "no_cap", "cap_unknown"))


def refuse_above_cap(call: Call, endorsed: int) -> None:
    """Stop an endorsement beyond the cap.

    Args:
        call: The round, with its cap.
        endorsed: How many are endorsed already, this one not counted.

    Raises:
        InputRefused: `cap_reached` with the cap, how many are endorsed, and where the cap was read.
    """
    reason = cap_reason(call, endorsed)
    if reason.outcome is Outcome.NOT_MET:
        raise InputRefused(
            "cap_reached",
            limit=int(reason.params["limit"]),
            nominated=endorsed,
            call=call.id,
            source=reason.source,
        )


def rank(
    candidates: Iterable[Candidate], call: Call, *, order: Sequence[int] = (), cap: int | None = None
) -> Ranking:
    """The ranking of a call.

    Args:
        candidates: Every dossier of the call.
        call: The round.
        order: Numbers in the board's order; those not named follow by points. Empty for the order of points.
        cap: Another cap, for trying; None takes the call's.
    """
    everyone = tuple(candidates)
    ranked = sorted((one for one in everyone if not one.left_out), key=_by_points)
    limit = cap if cap is not None else call.cap.number
    by_points = {one.number: place for place, one in enumerate(ranked)}
    wanted = {number: place for place, number in enumerate(dict.fromkeys(order))}
    standing = sorted(ranked, key=lambda one: (wanted.get(one.number, len(wanted)), by_points[one.number]))
    ranks = _ranks(ranked)
    same: dict[Fraction, list[int]] = {}
    for one in ranked:
        if one.points is not None:
            same.setdefault(one.points, []).append(one.number)
    within = _within(standing, limit)
    places = tuple(
        Place(
            candidate=one,
            rank=ranks[one.number],
            priority=priority,
            tied_with=tuple(other for other in same.get(one.points, ()) if other != one.number)
            if one.points is not None
            else (),
            gap=_gap(standing[priority - 2] if priority > 1 else None, one),
            above_line=one.number in within,
            moved=by_points[one.number] != priority - 1,
        )
        for priority, one in enumerate(standing, start=1)
    )
    endorsed = sum(one.endorsed for one in everyone)
    return Ranking(
        places=places,
        cap=limit,
        cap_reason=cap_reason(call, endorsed),
        endorsed=endorsed,
        tie_at_line=_tie_at(standing, limit),
        ordered_by_board=any(place.moved for place in places),
        left_out=tuple(one for one in everyone if one.left_out),
    )


def moved(order: Sequence[int], number: int, to: int) -> tuple[int, ...]:
    """The order with one dossier put to another place, from 1 on; places beyond the end mean the end."""
    others = [one for one in order if one != number]
    at = max(0, min(len(others), to - 1))
    return (*others[:at], number, *others[at:])


def reweighted(points: Mapping[str, Fraction], weights: Mapping[str, int]) -> Fraction:
    """Weighted points from the mean points of each criterion, for trying other weights."""
    return sum((weights.get(name, 0) * given for name, given in points.items()), Fraction(0))


def _by_points(one: Candidate) -> tuple[bool, Fraction, str, int]:
    return (one.points is None, -(one.points or Fraction(0)), one.title.casefold(), one.number)


def _ranks(ranked: Sequence[Candidate]) -> dict[int, int]:
    ranks: dict[int, int] = {}
    last: tuple[Fraction | None, int] = (None, 0)
    for place, one in enumerate(ranked, start=1):
        if one.points is None:
            ranks[one.number] = 0
            continue
        if one.points != last[0]:
            last = (one.points, place)
        ranks[one.number] = last[1]
    return ranks


def _gap(before: Candidate | None, one: Candidate) -> Fraction | None:
    if before is None or before.points is None or one.points is None:
        return None
    return before.points - one.points


def _within(standing: Sequence[Candidate], limit: int | None) -> frozenset[int]:
    """Numbers of those within the cap."""
    in_question = [one.number for one in standing if not one.refused]
    return frozenset(in_question if limit is None else in_question[:limit])


def _tie_at(standing: Sequence[Candidate], limit: int | None) -> bool:
    in_question = [one for one in standing if not one.refused]
    if limit is None or not 0 < limit < len(in_question):
        return False
    above, below = in_question[limit - 1].points, in_question[limit].points
    return above is not None and above == below
