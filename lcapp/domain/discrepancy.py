"""How far the reviewers of a dossier are apart: criterion by criterion, and what they should talk about."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lcapp.domain.criteria import Criteria
from lcapp.domain.review import Sheet, total


@dataclass(frozen=True, slots=True)
class CriterionSpread:
    """The points of one criterion.

    Args:
        criterion: Its id.
        points: By reviewer.
        spread: Highest less lowest.
        weight: Its weight.
        to_discuss: Whether the spread reaches what the sheet calls a discrepancy.
    """

    criterion: str
    points: tuple[tuple[str, int], ...]
    spread: int
    weight: int
    to_discuss: bool

    @property
    def mean(self) -> Fraction:
        """Mean of the points."""
        return Fraction(sum(points for _reviewer, points in self.points), len(self.points))


@dataclass(frozen=True, slots=True)
class Standing:
    """What the sheets of one dossier say together.

    Args:
        reviewers: How many sheets count.
        mean: Mean of the weighted points; None without a sheet.
        lowest: Lowest total.
        highest: Highest total.
        criteria: By criterion, in order.
    """

    reviewers: int
    mean: Fraction | None
    lowest: int
    highest: int
    criteria: tuple[CriterionSpread, ...]

    @property
    def spread(self) -> int:
        """Highest total less lowest."""
        return self.highest - self.lowest

    @property
    def to_discuss(self) -> tuple[CriterionSpread, ...]:
        """What reviewers should talk about, what weighs most first."""
        return tuple(
            sorted(
                (one for one in self.criteria if one.to_discuss),
                key=lambda one: (-one.spread * one.weight, one.criterion),
            )
        )


def standing(
    sheets: Iterable[Sheet], criteria: Criteria, *, without: frozenset[str] = frozenset()
) -> Standing:
    """What finished sheets say together; sheets of other criteria and those with a conflict do not count.

    Args:
        sheets: Of one dossier.
        criteria: The criteria of the round.
        without: Reviewers left out, for trying.
    """
    counted = [
        one
        for one in sheets
        if one.counts and one.criteria == criteria.digest and one.reviewer not in without
    ]
    totals = [total(one, criteria) for one in counted]
    spreads = []
    for criterion in criteria.criteria:
        points = tuple(
            (one.reviewer, given)
            for one in counted
            if criterion.id in one.scores and (given := one.scores[criterion.id].points) is not None
        )
        if points:
            given_points = [given for _reviewer, given in points]
            spread = max(given_points) - min(given_points)
            spreads.append(
                CriterionSpread(
                    criterion.id, points, spread, criterion.weight, spread >= criteria.discrepancy
                )
            )
    return Standing(
        reviewers=len(counted),
        mean=Fraction(sum(totals), len(totals)) if totals else None,
        lowest=min(totals, default=0),
        highest=max(totals, default=0),
        criteria=tuple(spreads),
    )
