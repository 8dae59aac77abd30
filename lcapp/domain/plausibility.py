"""What in a city's figures deserves a second look: density, income, mixed years and areas.

Nothing here is an error; a reviewer looks at it and judges. The bounds are wide and stand in the data below.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lcapp.domain.answers import Answers, answer_in_any_language, plain_part
from lcapp.domain.figures import as_decimal
from lcapp.domain.forms import Form, QuestionType

DENSITIES = (Decimal(1), Decimal(50_000))
"""Inhabitants for each square kilometre beyond which a reviewer is asked to look."""
INCOMES = (Decimal("0.2"), Decimal(5))
"""Parts of the country's income for each head beyond which a reviewer is asked to look."""
MOST_YEARS_APART = 3

NOTE_CODES: Mapping[str, tuple[str, ...]] = {
    "density": ("density",),
    "density_unlikely": ("density",),
    "income": ("percent",),
    "income_unlikely": ("percent",),
    "years_apart": ("first", "last"),
    "territories_mixed": ("territories",),
}
"""Every code of a note, and the names of its parameters."""


@dataclass(frozen=True, slots=True)
class PlausibilityNote:
    """One thing worked out from the figures; `look` says that somebody should."""

    code: str
    look: bool
    params: Mapping[str, str | int] = field(default_factory=dict)


def plausibility(form: Form, answers: Answers) -> tuple[PlausibilityNote, ...]:
    """Everything worked out from the figures of a dossier, in a fixed order."""
    years, areas = _years(form, answers), _territories(form, answers)
    return (*_density(answers), *_income(answers), *years, *areas)


def _density(answers: Answers) -> Iterator[PlausibilityNote]:
    population, area = _number(answers, "profile.population"), _number(answers, "profile.area")
    if population is None or not area:
        return
    density = population / area
    look = not DENSITIES[0] <= density <= DENSITIES[1]
    said = {"density": int(density)}
    yield PlausibilityNote("density_unlikely" if look else "density", look, said)


def _income(answers: Answers) -> Iterator[PlausibilityNote]:
    city, country = _number(answers, "profile.gdp_city"), _number(answers, "profile.gdp_country")
    if city is None or not country:
        return
    part = city / country
    look = not INCOMES[0] <= part <= INCOMES[1]
    yield PlausibilityNote("income_unlikely" if look else "income", look, {"percent": int(100 * part)})


def _years(form: Form, answers: Answers) -> Iterator[PlausibilityNote]:
    years = sorted({one["year"] for one in _figures(form, answers) if isinstance(one.get("year"), int)})
    if years and years[-1] - years[0] > MOST_YEARS_APART:
        yield PlausibilityNote("years_apart", True, {"first": str(years[0]), "last": str(years[-1])})


def _territories(form: Form, answers: Answers) -> Iterator[PlausibilityNote]:
    said = (str(one.get("territory", "")).strip() for one in _figures(form, answers))
    named = list(dict.fromkeys(one for one in said if one))
    if len({one.casefold() for one in named}) > 1:
        yield PlausibilityNote("territories_mixed", True, {"territories": ", ".join(named)[:200]})


def _figures(form: Form, answers: Answers) -> Iterator[Mapping[str, Any]]:
    for question in form.questions():
        if question.type is QuestionType.DATA_POINT:
            said = plain_part(answer_in_any_language(answers, question.id))
            if isinstance(said, dict):
                yield said


def _number(answers: Answers, question: str) -> Decimal | None:
    said = plain_part(answer_in_any_language(answers, question))
    value = said.get("value") if isinstance(said, dict) else said
    return as_decimal(value) if isinstance(value, int | str) and not isinstance(value, bool) else None
