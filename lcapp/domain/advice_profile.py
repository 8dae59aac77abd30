"""Advice on the profile's table: an income far from the country's, a figure of another area than the rest."""

from collections.abc import Iterator, Mapping
from typing import Any

from lcapp.domain.advice_base import AdviceRule, Matter, at_question
from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.figures import as_decimal, canonical_number
from lcapp.domain.findings import Finding
from lcapp.domain.forms import QuestionType
from lcapp.domain.phrases import tokens_of
from lcapp.domain.plausibility import INCOMES

_CITY, _COUNTRY = "profile.gdp_city", "profile.gdp_country"
_TABLE = "profile."
_PAIRED = ("profile.population", "profile.area")
"""Told by a rule of their own, where they differ."""
_FEWEST_ALIKE = 2
_SHOWN = 80


def incomes(matter: Matter) -> Iterator[Finding]:
    """A city's income for each head that is many times the country's, or a small part of it."""
    figures = [_point(matter, name).get("value") for name in (_CITY, _COUNTRY)]
    city, country = (as_decimal(one) if one is not None else None for one in figures)
    if city and country and not INCOMES[0] <= city / country <= INCOMES[1]:
        told = [canonical_number(one, "") for one in (city, country)]
        yield at_question("income_far_from_country", _CITY, city=told[0], national=told[1])


def territories(matter: Matter) -> Iterator[Finding]:
    """A figure of the profile that is of another area than most others of it."""
    named = {
        question.id: territory
        for question in matter.form.questions()
        if question.type is QuestionType.DATA_POINT
        and question.id.startswith(_TABLE)
        and question.id != _COUNTRY
        and (territory := str(_point(matter, question.id).get("territory", "")).strip())
    }
    for name, said in named.items():
        others = [territory for other, territory in named.items() if other != name]
        kinds = matter.data.figures.city_kinds
        apart = [territory for territory in others if not _may_be_same(said, territory, kinds)]
        agreed = len(apart) >= _FEWEST_ALIKE and len(apart) == len(others)
        if agreed and name not in _PAIRED and all(_may_be_same(apart[0], one, kinds) for one in apart):
            yield at_question("territory_differs", name, said=said[:_SHOWN], meant=apart[0][:_SHOWN])


def _may_be_same(one: str, other: str, kinds: frozenset[str]) -> bool:
    """Whether two names may be of one area: "Samplia", "Samplia municipality" and "City of Samplia" may."""
    first, second = one.casefold(), other.casefold()
    names = [{token.word for token in tokens_of(name)} - kinds for name in (first, second)]
    return first in second or second in first or names[0] == names[1]


def _point(matter: Matter, name: str) -> Mapping[str, Any]:
    value = next(iter(matter.standing.get(name, {}).values()), None)
    plain = None if value is None or is_none(value) else plain_part(value)
    return plain if isinstance(plain, dict) and "value" in plain else {}


PROFILE_RULES = {
    "incomes": AdviceRule(
        {"income_far_from_country": ("city", "national")},
        "domain 8.4: plausibility of the income against the country's",
        whole=incomes,
    ),
    "territories": AdviceRule(
        {"territory_differs": ("said", "meant")},
        "domain 6.4: figures of city and province are mixed (S21, S100)",
        whole=territories,
    ),
}
