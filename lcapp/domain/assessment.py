"""Reckoning with a self-assessment: levels of areas, strengths, gaps, what changed since the last one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from lcapp.domain.answers import Answers
from lcapp.domain.city_records import plain_of
from lcapp.errors import InputRefused

AREAS = (
    "cohesion",
    "economy",
    "sustainability",
    "education",
    "families",
    "workplace",
    "technology",
    "quality",
    "culture",
    "leadership",
    "governance",
    "funding",
)
"""The twelve areas of the Key Features by our short names, in their order."""
HIGHEST = 5
STRONG, WEAK = 4, 1
_TENTH = Decimal("0.1")
_FALLING = 1
_FEW = 5
_FIRST = 3
_SHOWN = 20
EARLIEST = 2013
"""The year in which the Key Features were adopted: nobody assessed a city on them before."""


@dataclass(frozen=True, slots=True)
class AreaChange:
    """How an area stands now and stood before: averages of the features rated both times."""

    area: str
    before: Decimal
    now: Decimal


def levels_of(answers: Answers, area: str) -> Mapping[str, int]:
    """Level of each feature rated in an area, by the id of the feature such as `f1_3`."""
    found = plain_of(answers, f"assess.{area}")
    return found if isinstance(found, dict) else {}


def area_levels(answers: Answers) -> dict[str, Decimal]:
    """The average level of each area with a rating, to one decimal, in the order of the areas."""
    return {area: _average(list(levels.values())) for area in AREAS if (levels := levels_of(answers, area))}


def every_level(answers: Answers) -> dict[str, int]:
    """Level of every feature rated, in the order of the features."""
    return {feature: level for area in AREAS for feature, level in levels_of(answers, area).items()}


def rated(answers: Answers) -> int:
    """How many of the features have a level."""
    return len(every_level(answers))


def strengths(answers: Answers) -> tuple[str, ...]:
    """The few features with the highest levels, at least 4."""
    levels = every_level(answers)
    return tuple(sorted((one for one in levels if levels[one] >= STRONG), key=lambda one: -levels[one]))[
        :_FEW
    ]


def gaps(answers: Answers) -> tuple[str, ...]:
    """The few features with the lowest levels, at most 1, and those that fall."""
    levels = every_level(answers)
    falling = {one for one in levels if falls(answers, one)}
    found = [one for one in levels if levels[one] <= WEAK or one in falling]
    return tuple(sorted(found, key=lambda one: (levels[one], one not in falling)))[:_FEW]


def falls(answers: Answers, feature: str) -> bool:
    """Whether a feature is said to go down."""
    return any(dict(plain_of(answers, f"trend.{area}") or {}).get(feature) == _FALLING for area in AREAS)


def priorities(answers: Answers) -> tuple[str, ...]:
    """The features to look at first: of the gaps those that fall, then the lowest."""
    levels = every_level(answers)
    found = sorted(gaps(answers), key=lambda one: (not falls(answers, one), levels[one]))
    return tuple(found[:_FIRST])


def year_typed(typed: str, today: date) -> str:
    """The year of an assessment as four digits.

    Args:
        typed: A year, or a day or month in it, in digits of any script.
        today: The day it is.

    Raises:
        InputRefused: `not_a_year`; `assessment_year_beyond`: before the Key Features, or later
            than next year.
    """
    year = typed.strip().partition("-")[0]
    if len(year) != len("2013") or not year.isdecimal():
        raise InputRefused("not_a_year", value=typed.strip()[:_SHOWN])
    number = int(year)
    if not EARLIEST <= number <= today.year + 1:
        raise InputRefused("assessment_year_beyond", first=str(EARLIEST), last=str(today.year + 1))
    return f"{number:04d}"


def changes_since_last(answers: Answers) -> tuple[AreaChange, ...]:
    """Areas whose average changed since the assessment before, the largest change first."""
    last = plain_of(answers, "last.levels")
    if not isinstance(last, dict):
        return ()
    found = []
    for area in AREAS:
        both = {one: level for one, level in levels_of(answers, area).items() if one in last}
        if both:
            change = AreaChange(area, _average([last[one] for one in both]), _average(list(both.values())))
            if change.now != change.before:
                found.append(change)
    return tuple(sorted(found, key=lambda one: -abs(one.now - one.before)))


def last_area_levels(answers: Answers) -> dict[str, Decimal]:
    """The average level of each area in the assessment before, by the numbers of its features."""
    last = plain_of(answers, "last.levels")
    if not isinstance(last, dict):
        return {}
    found: dict[str, Decimal] = {}
    for number, area in enumerate(AREAS, start=1):
        mine = [level for feature, level in last.items() if feature.startswith(f"f{number}_")]
        if mine:
            found[area] = _average(mine)
    return found


def _average(levels: list[int]) -> Decimal:
    return (Decimal(sum(levels)) / len(levels)).quantize(_TENTH, ROUND_HALF_UP)
