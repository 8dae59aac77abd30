"""Rules for resources, monitoring and self-assessment: sums, years and open ends."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from lcapp.domain.answers import Answers, Value, beside
from lcapp.domain.assessment import EARLIEST
from lcapp.domain.city_records import field_text, figure, items_of, lines_of, part_of, plain_of, text_of
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding
from lcapp.domain.record_advice import advice
from lcapp.domain.record_money import in_money, is_secured

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "total_differs": ("year", "total", "sum"),
    "total_without_records": ("year",),
    "little_is_secured": ("percent",),
    "nothing_beyond": ("year",),
    "only_money": (),
    "city_lines_beyond_budget": ("sum", "budget"),
    "result_in_two_values": ("name", "year", "one", "other"),
    "duty_not_kept": ("partner",),
    "indicator_without_baseline": (),
    "indicator_without_result": (),
    "result_of_unknown_indicator": ("name",),
    "indicator_family_missing": ("family",),
    "lessons_missing": (),
    "more_answered_than_asked": (),
    "high_level_without_evidence": ("count",),
    "assessment_year_unlikely": ("year",),
    "assessment_not_before": ("year",),
}

FAMILIES = ("educational", "cultural", "social", "managerial")
HIGH_LEVEL = 4
_HALF = 50


def resources_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Totals that are not the sum of their records, money that is only hoped for, years without money."""
    lines = items_of(answers, "resources.lines")
    sums, of_money = sums_by_year(lines), sums_by_year(tuple(filter(in_money, lines)))
    for total in items_of(answers, "resources.totals"):
        year, said = field_text(total, "when")[:4], figure(total.get("total"))
        if not year or said is None:
            continue
        if year not in sums:
            yield advice("total_without_records", "resources.totals", total, "when", year=int(year))
        elif said not in (sums[year], of_money.get(year)):
            told = {"year": int(year), "total": _told(said), "sum": _told(sums[year])}
            yield advice("total_differs", "resources.totals", total, "total", **told)
    if not lines:
        return
    amounts = [(line, figure(line.get("amount")) or Decimal(0)) for line in lines]
    whole = sum((amount for _line, amount in amounts), Decimal(0))
    secured = sum((amount for line, amount in amounts if is_secured(line)), Decimal(0))
    if whole and (share := int(100 * secured / whole)) < _HALF:
        yield advice("little_is_secured", "resources.lines", percent=share)
    if sums and max(map(int, sums)) <= today.year:
        yield advice("nothing_beyond", "resources.lines", year=max(map(int, sums)))
    if all(map(in_money, lines)):
        yield advice("only_money", "resources.lines")
    budget = figure(plain_of(answers, "resources.city_budget"))
    own = [amount for line, amount in amounts if line.get("giver") == "city"]
    if budget is not None and own and (most := _most_in_a_year(lines)) > budget:
        yield advice(
            "city_lines_beyond_budget", "resources.city_budget", sum=_told(most), budget=_told(budget)
        )


def sums_by_year(lines: tuple[Mapping[str, Value], ...]) -> dict[str, Decimal]:
    """What all records of a year come to, by the year's four digits, in the order of the years."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        amount = figure(line.get("amount"))
        if amount is not None and (year := field_text(line, "when")[:4]):
            sums[year] = sums.get(year, Decimal(0)) + amount
    return dict(sorted(sums.items()))


def _most_in_a_year(lines: tuple[Mapping[str, Value], ...]) -> Decimal:
    of_city = sums_by_year(tuple(line for line in lines if line.get("giver") == "city" and in_money(line)))
    return max(of_city.values(), default=Decimal(0))


def monitoring_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Indicators without a beginning or a result, results of nothing, data without consequences."""
    indicators = items_of(answers, "monitoring.indicators")
    results = items_of(answers, "monitoring.results")
    names = {_folded(text) for one in indicators for text in dict(one.get("name") or {}).values()}
    measured = {_folded(field_text(one, "indicator")) for one in results}
    for one in indicators:
        if figure(one.get("baseline")) is None:
            yield advice("indicator_without_baseline", "monitoring.indicators", one, "baseline")
        said = {_folded(text) for text in dict(one.get("name") or {}).values()}
        if not said & measured:
            yield advice("indicator_without_result", "monitoring.indicators", one, "name")
    for one in results:
        name = field_text(one, "indicator")
        if name and _folded(name) not in names:
            yield advice(
                "result_of_unknown_indicator", "monitoring.results", one, "indicator", name=name[:80]
            )
    yield from _twice(results)
    yield from _duties(answers)
    families = {str(one.get("family")) for one in indicators}
    for family in FAMILIES if indicators else ():
        if family not in families:
            yield advice("indicator_family_missing", "monitoring.indicators", family=family)
    if results and not lines_of(answers, "monitoring.lessons"):
        yield advice("lessons_missing", "monitoring.lessons")
    for survey in items_of(answers, "monitoring.surveys"):
        asked, answered = figure(survey.get("asked")), figure(survey.get("answered"))
        if asked is not None and answered is not None and answered > asked:
            yield advice("more_answered_than_asked", "monitoring.surveys", survey, "answered")


def _twice(results: tuple[Mapping[str, Value], ...]) -> Iterator[Finding]:
    known: dict[tuple[str, Value], Decimal] = {}
    for one in results:
        name, found, year = (
            field_text(one, "indicator"),
            figure(one.get("result")),
            part_of(one.get("result"), "year"),
        )
        if not name or found is None or year is None:
            continue
        before = known.setdefault((_folded(name), year), found)
        if before != found:
            told = {"name": name[:80], "year": year, "one": _told(before), "other": _told(found)}
            yield advice("result_in_two_values", "monitoring.results", one, "result", **told)


def _duties(answers: Answers) -> Iterator[Finding]:
    drawn = _folded(" ".join(lines_of(answers, "monitoring.lessons")))
    for one in items_of(answers, "monitoring.duties"):
        partner = field_text(one, "partner")
        # A lesson that names the partner has taken it up.
        if one.get("kept") == "no" and partner and _folded(partner) not in drawn:
            yield advice("duty_not_kept", "monitoring.duties", one, "kept", partner=partner[:80])


def assessment_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """High levels that nothing stands behind, and years that cannot be."""
    year, last = (text_of(answers, name)[:4] for name in ("assess.year", "last.year"))
    if year and not EARLIEST <= int(year) <= today.year + 1:
        yield advice("assessment_year_unlikely", "assess.year", year=int(year))
    if year and last and last >= year:
        yield advice("assessment_not_before", "last.year", year=int(last))
    for key, value in sorted(answers.items()):
        area = key.question.removeprefix("assess.")
        levels = plain_of(answers, key.question)
        if area == key.question or not isinstance(levels, dict):
            continue
        high = sum(1 for level in levels.values() if level >= HIGH_LEVEL)
        behind = any(beside(value, name) for name in ("text", "links", "evidence"))
        if high and not behind and not items_of(answers, f"measured.{area}"):
            yield advice("high_level_without_evidence", key.question, count=high)


def _told(number: Decimal) -> str | int:
    return canonical_number(number, "")


def _folded(text: str) -> str:
    return " ".join(str(text).casefold().split())
