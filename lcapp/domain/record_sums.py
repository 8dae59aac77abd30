"""Rules for resources, monitoring, self-assessment and what was sent: sums, years and open ends."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from lcapp.domain.answers import Answers, Value, beside
from lcapp.domain.city_records import field_text, figure, items_of, lines_of, plain_of
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding
from lcapp.domain.record_advice import advice
from lcapp.domain.record_figures import span

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "total_differs": ("year", "total", "sum"),
    "total_without_records": ("year",),
    "little_is_secured": ("percent",),
    "nothing_beyond": ("year",),
    "only_money": (),
    "city_lines_beyond_budget": ("sum", "budget"),
    "indicator_without_baseline": (),
    "indicator_without_result": (),
    "result_of_unknown_indicator": ("name",),
    "indicator_family_missing": ("family",),
    "lessons_missing": (),
    "more_answered_than_asked": (),
    "high_level_without_evidence": ("count",),
    "no_receipt": ("date",),
    "question_overdue": ("date",),
}

FAMILIES = ("educational", "cultural", "social", "managerial")
HIGH_LEVEL = 4
_RECEIPT_DAYS = 14
_HALF = 50


def resources_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """Totals that are not the sum of their records, money that is only hoped for, years without money."""
    lines = items_of(answers, "resources.lines")
    sums = sums_by_year(lines)
    for total in items_of(answers, "resources.totals"):
        year, said = field_text(total, "when")[:4], figure(total.get("total"))
        if not year or said is None:
            continue
        if year not in sums:
            yield advice("total_without_records", "resources.totals", total, "when", year=int(year))
        elif sums[year] != said:
            told = {"year": int(year), "total": _told(said), "sum": _told(sums[year])}
            yield advice("total_differs", "resources.totals", total, "total", **told)
    if not lines:
        return
    amounts = [(line, figure(line.get("amount")) or Decimal(0)) for line in lines]
    whole = sum((amount for _line, amount in amounts), Decimal(0))
    secured = sum((amount for line, amount in amounts if line.get("certain") == "secured"), Decimal(0))
    if whole and (share := int(100 * secured / whole)) < _HALF:
        yield advice("little_is_secured", "resources.lines", percent=share)
    if sums and max(map(int, sums)) <= today.year:
        yield advice("nothing_beyond", "resources.lines", year=max(map(int, sums)))
    if all(line.get("resource", "money") == "money" for line in lines):
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
    of_city = sums_by_year(tuple(line for line in lines if line.get("giver") == "city"))
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


def assessment_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """High levels that nothing stands behind."""
    for key, value in sorted(answers.items()):
        area = key.question.removeprefix("assess.")
        levels = plain_of(answers, key.question)
        if area == key.question or not isinstance(levels, dict):
            continue
        high = sum(1 for level in levels.values() if level >= HIGH_LEVEL)
        behind = any(beside(value, name) for name in ("text", "links", "evidence"))
        if high and not behind and not items_of(answers, f"measured.{area}"):
            yield advice("high_level_without_evidence", key.question, count=high)


def sending_findings(answers: Answers, today: date) -> Iterator[Finding]:
    """What was sent and never confirmed, what was asked and never answered."""
    for one in items_of(answers, "sending.items"):
        sent = span(field_text(one, "sent_on"))
        if sent and not field_text(one, "receipt_on") and today - sent.last > timedelta(days=_RECEIPT_DAYS):
            yield advice("no_receipt", "sending.items", one, "receipt_on", date=field_text(one, "sent_on"))
    for one in items_of(answers, "sending.questions"):
        due = span(field_text(one, "due"))
        if due and due.last < today and not field_text(one, "replied_on"):
            yield advice("question_overdue", "sending.questions", one, "due", date=field_text(one, "due"))


def _told(number: Decimal) -> str | int:
    return canonical_number(number, "")


def _folded(text: str) -> str:
    return " ".join(str(text).casefold().split())
