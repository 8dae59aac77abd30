"""Advice on figures that do not go together: of other areas or years, or different from text to text."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage, at_question
from lcapp.domain.advice_text import Passage
from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.computed import computed_values
from lcapp.domain.figures import as_decimal
from lcapp.domain.findings import Finding
from lcapp.domain.text_numbers import TextNumber, unlike

_OF_ONE_AREA = ("profile.population", "profile.area")
_OF_ONE_YEAR = (
    ("profile.gdp_city", "profile.gdp_country"),
    ("profile.schooling_men", "profile.schooling_women"),
)
_MOST_YEARS_APART = 1
_DENSITY = "profile.density"
_ROUNDED = (Decimal("0.9"), Decimal("1.1"))
_NEAR_WORDS = 6
_ALIKE = (Decimal("0.5"), Decimal(2))
_SPELLED_UP_TO = 12


def pairs(matter: Matter) -> Iterator[Finding]:
    """Population and area of differently named areas; figures printed side by side, of years far apart."""
    areas = {name: str(_point(matter, name).get("territory", "")).strip() for name in _OF_ONE_AREA}
    first, second = areas.values()
    # "Samplia" beside "Samplia municipality" may be the same.
    told_apart = first.casefold() not in second.casefold() and second.casefold() not in first.casefold()
    if first and second and told_apart:
        yield at_question("areas_differ", _OF_ONE_AREA[1], first=first[:80], second=second[:80])
    for one, other in _OF_ONE_YEAR:
        years = _point(matter, one).get("year"), _point(matter, other).get("year")
        if years[0] and years[1] and abs(int(years[0]) - int(years[1])) > _MOST_YEARS_APART:
            yield at_question("years_differ", one, year=int(years[0]), other_year=int(years[1]))


def densities(matter: Matter) -> Iterator[Finding]:
    """A density in a text that population and area do not give."""
    worked_out = computed_values(matter.form, matter.answers).get(_DENSITY)
    if worked_out is None or not as_decimal(worked_out["value"]):
        return
    right = as_decimal(worked_out["value"])
    for passage in matter.passages:
        lists = matter.words(passage)
        for sentence in passage.sentences if lists is not None and passage.is_long else ():
            for first, _last in lists.list("per_area").spans(sentence.tokens) if lists else ():
                begins = sentence.tokens[max(0, first - _NEAR_WORDS)].start
                ends = sentence.tokens[first].start
                near = [number for number in sentence.figures if begins <= number.start < ends]
                said = near[-1] if near else None
                fits = said and any(_ROUNDED[0] <= value / right <= _ROUNDED[1] for value in said.readings)
                if said and not fits:
                    params: Mapping[str, str | int] = {"said": said.said, "value": worked_out["value"]}
                    yield at_passage("density_differs", passage, **params)


def between_languages(matter: Matter) -> Iterator[Finding]:
    """A figure of a text that stands as another one in the same answer's text in another language.

    Texts that leave something out are no matter: it is told only where at most two figures stand alone, most
    others agree, and the fuller text has exactly one figure like it that stands alone as well.
    """
    beside: dict[tuple[str, str, str], list[Passage]] = {}
    for passage in matter.passages:
        if passage.language and passage.is_long:
            place = (passage.question.id, passage.field.id if passage.field else "", passage.item)
            beside.setdefault(place, []).append(passage)
    for texts in beside.values():
        fullest = max(texts, key=lambda one: len(_numbers(one)))
        for passage in texts:
            if passage is fullest:
                continue
            odd = _odd_one(_numbers(passage), _numbers(fullest))
            if odd:
                here, there = odd
                yield at_passage(
                    "figure_of_other_language",
                    passage,
                    said=here.said,
                    meant=there.said,
                    language=fullest.language,
                )


def _numbers(passage: Passage) -> tuple[TextNumber, ...]:
    return tuple(number for sentence in passage.sentences for number in sentence.numbers)


def _odd_one(
    here: tuple[TextNumber, ...], there: tuple[TextNumber, ...]
) -> tuple[TextNumber, TextNumber] | None:
    mine, others = unlike(here, there)
    agreeing = len(here) - len(mine)
    if not mine or len(mine) > 2 or (agreeing < len(mine) and len(here) > 1):
        return None
    for one in mine:
        value = max(one.readings)
        # Any two years are alike; where a text has nothing but one, nothing tells that the same is meant.
        if value <= _SPELLED_UP_TO or (not agreeing and len(one.said) == len("2025")):
            continue
        alike = [other for other in others if _ALIKE[0] <= max(other.readings) / value <= _ALIKE[1]]
        same_kind = [other for other in alike if len(other.said) == len(one.said)]
        if len(same_kind) == 1:
            return one, same_kind[0]
    return None


def _point(matter: Matter, name: str) -> Mapping[str, Any]:
    value = next(iter(matter.standing.get(name, {}).values()), None)
    plain = None if value is None or is_none(value) else plain_part(value)
    return plain if isinstance(plain, dict) and "value" in plain else {}


FIGURE_RULES = {
    "pairs": AdviceRule(
        {"areas_differ": ("first", "second"), "years_differ": ("year", "other_year")},
        "domain 6.4: figures of city and province, or of several years, are mixed (S21, S100)",
        whole=pairs,
    ),
    "densities": AdviceRule(
        {"density_differs": ("said", "value")},
        "domain 8.4, 8.9: plausibility of the density",
        whole=densities,
    ),
    "between_languages": AdviceRule(
        {"figure_of_other_language": ("said", "meant", "language")},
        "domain 8.2: figures that contradict each other between languages",
        whole=between_languages,
    ),
}
