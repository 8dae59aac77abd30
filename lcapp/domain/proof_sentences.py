"""Sentences from access, monitoring, resources, assessment and practices, as raw material for answers."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lcapp.domain.answers import Answers, Value
from lcapp.domain.assessment import area_levels, gaps, strengths
from lcapp.domain.city_records import field_choices, field_text, figure, items_of, lines_of, part_of, text_of
from lcapp.domain.figures import canonical_number
from lcapp.domain.plan_sentences import MOST, plain_of_figure
from lcapp.domain.record_passages import (
    Asking,
    Chosen,
    Day,
    Listed,
    Number,
    Part,
    Sentence,
    counts,
    first_few,
)
from lcapp.domain.record_sums import sums_by_year


def access_sentences(answers: Answers, asking: Asking) -> Iterator[Sentence]:
    """Which groups are missing, what keeps them away, what is done, how many were reached."""
    language = asking.language
    groups = items_of(answers, "access.groups")
    for one in first_few(groups, MOST):
        who = Chosen("access", "access.groups", "who", (str(one["who"]),)) if "who" in one else ""
        size, reached = (plain_of_figure(one.get(name)) for name in ("size", "reached"))
        year = part_of(one.get("reached"), "year")
        if asking.since is not None and not (year and year >= asking.since.first.year):
            continue
        if size is not None:
            yield Sentence("group_size", {"group": who, "size": Number(size)})
        if barriers := field_choices(one, "barriers"):
            named = Chosen("access", "access.groups", "barriers", barriers)
            yield Sentence("group_barriers", {"group": who, "barriers": named})
        if measure := field_text(one, "measure", language):
            yield Sentence("group_measure", {"group": who, "measure": measure})
        if programme := field_text(one, "programme", language):
            parts: dict[str, Part] = {"group": who, "programme": programme}
            if reached is None:
                yield Sentence("group_programme", parts)
            else:
                yield Sentence("group_programme_reached", {**parts, "reached": Number(reached)})
        elif reached is not None:
            yield Sentence("group_reached", {"group": who, "reached": Number(reached)})
    if places := tuple(field_text(one, "name", language) for one in items_of(answers, "access.places")):
        yield Sentence("places_of_learning", {"count": Number(len(places)), "names": Listed(places[:MOST])})


def monitoring_sentences(answers: Answers, asking: Asking) -> Iterator[Sentence]:
    """What is measured, how it went from year to year, surveys, and what was learnt."""
    language = asking.language
    indicators = items_of(answers, "monitoring.indicators")
    if indicators:
        named = Listed(tuple(field_text(one, "name", language) for one in indicators)[:MOST])
        yield Sentence("indicators_kept", {"count": Number(len(indicators)), "names": named})
    for one in first_few(indicators, MOST):
        yield from _development(one, answers, asking)
    for survey in items_of(answers, "monitoring.surveys"):
        if not counts(survey, asking, "made"):
            continue
        answered, asked = (plain_of_figure(survey.get(name)) for name in ("answered", "asked"))
        title = field_text(survey, "title", language)
        if answered is not None and asked is not None:
            parts: dict[str, Part] = {"title": title, "answered": Number(answered), "asked": Number(asked)}
            yield Sentence("survey_answered", parts)
        if found := field_text(survey, "found", language):
            yield Sentence("survey_found", {"title": title, "found": found})
    if lessons := lines_of(answers, "monitoring.lessons", language):
        yield Sentence("lessons", {"lessons": Listed(lessons[:MOST])})


def results_of(answers: Answers, indicator: Mapping[str, Value]) -> list[tuple[int, Value]]:
    """Year and figure of every result of an indicator, its baseline first, in the order of the years."""
    names = {" ".join(str(text).casefold().split()) for text in dict(indicator.get("name") or {}).values()}
    points = {
        year: one["result"]
        for one in items_of(answers, "monitoring.results")
        if " ".join(field_text(one, "indicator").casefold().split()) in names
        and (year := part_of(one.get("result"), "year")) is not None
        and figure(one.get("result")) is not None
    }
    baseline = indicator.get("baseline")
    if figure(baseline) is not None and (year := part_of(baseline, "year")) is not None:
        points.setdefault(year, baseline)
    return sorted(points.items())


def _development(indicator: Mapping[str, Value], answers: Answers, asking: Asking) -> Iterator[Sentence]:
    points = results_of(answers, indicator)
    if asking.since is not None:
        points = [(year, point) for year, point in points if year >= asking.since.first.year]
    if len(points) < 2:
        return
    unit = field_text(indicator, "unit")
    (first, before), (last, after) = points[0], points[-1]
    yield Sentence(
        "indicator_development",
        {
            "name": field_text(indicator, "name", asking.language),
            "before": Number(plain_of_figure(before) or 0, unit),
            "from": Day(f"{first:04d}"),
            "after": Number(plain_of_figure(after) or 0, unit),
            "to": Day(f"{last:04d}"),
        },
    )


def resources_sentences(answers: Answers, asking: Asking) -> Iterator[Sentence]:
    """What there is by year and by giver, how much is secured, what lasts."""
    lines = items_of(answers, "resources.lines")
    if asking.since is not None:
        lines = tuple(one for one in lines if counts(one, asking, "when"))
    for year, amount in sums_by_year(lines).items():
        yield Sentence("resources_of_year", {"year": Day(year), "amount": _amount(amount, asking)})
    givers: dict[str, Decimal] = {}
    secured = whole = Decimal(0)
    for one in lines:
        amount = figure(one.get("amount")) or Decimal(0)
        whole += amount
        if "giver" in one:
            givers[str(one["giver"])] = givers.get(str(one["giver"]), Decimal(0)) + amount
        if one.get("certain") == "secured":
            secured += amount
    largest = sorted(givers, key=lambda giver: (-givers[giver], giver))
    for giver in largest[:MOST]:
        named = Chosen("resources", "resources.lines", "giver", (giver,))
        yield Sentence("resources_from", {"giver": named, "amount": _amount(givers[giver], asking)})
    if secured and whole:
        share = Number(int(100 * secured / whole))
        yield Sentence("resources_secured", {"amount": _amount(secured, asking), "share": share})
    if ways := tuple(dict.fromkeys(str(one["mechanism"]) for one in lines if "mechanism" in one)):
        yield Sentence("resources_ways", {"ways": Chosen("resources", "resources.lines", "mechanism", ways)})
    if lasting := text_of(answers, "resources.lasting", asking.language):
        yield Sentence("as_it_is", {"text": lasting})


def _amount(amount: Decimal, asking: Asking) -> Number:
    return Number(canonical_number(amount, ""), asking.currency)


def assessment_sentences(answers: Answers, asking: Asking) -> Iterator[Sentence]:
    """When and how the city assessed itself, where it is strong and where it is not."""
    levels = area_levels(answers)
    if not levels:
        return
    year = text_of(answers, "assess.year")
    if year:
        yield Sentence("assessed", {"year": Day(year[:4])})
    for code, found in (("strong_areas", strengths(answers)), ("weak_areas", gaps(answers))):
        if found:
            named = tuple(found)
            yield Sentence(code, {"features": Chosen("self_assessment", "", "features", named)})
    for code, name in (
        ("own_strengths", "strengths"),
        ("own_gaps", "gaps"),
        ("own_priorities", "priorities"),
    ):
        if lines := lines_of(answers, f"assess.{name}", asking.language):
            yield Sentence(code, {"things": Listed(lines)})
