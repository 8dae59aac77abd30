"""Rules for what a record says beside another one, or beside lists of countries and of money."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lcapp.domain.answers import Answers
from lcapp.domain.city_records import figure, items_of, text_of
from lcapp.domain.facts import KnownCity
from lcapp.domain.figures import canonical_number
from lcapp.domain.findings import Finding
from lcapp.domain.record_advice import advice
from lcapp.domain.record_norms import RecordNorms

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "record_region_differs": ("country", "region"),
    "currency_unknown": ("value",),
    "budgets_beyond_resources": ("budget", "sum"),
}

PLAN, RESOURCES = "plan", "resources"


def between_findings(form_id: str, answers: Answers, city: KnownCity) -> Iterator[Finding]:
    """What does not go together with the city's other records; nothing for a form that is none.

    Args:
        form_id: Such as `plan`.
        answers: Canonical answers of the record that is checked.
        city: What the other records say.
    """
    if form_id == "city_record":
        yield from _of_lists(answers, city.norms)
    elif form_id == PLAN:
        yield from _budgets(budgets_of(answers), city.resources, "plan.activities")
    elif form_id == RESOURCES:
        yield from _budgets(city.budgets, resources_of(answers), "resources.lines")


def budgets_of(plan: Answers) -> Decimal:
    """What the activities of a plan come to."""
    return _sum(plan, "plan.activities", "budget")


def resources_of(resources: Answers) -> Decimal:
    """What all recorded resources come to, money and value in kind, secured or not."""
    return _sum(resources, "resources.lines", "amount")


def _of_lists(answers: Answers, norms: RecordNorms) -> Iterator[Finding]:
    country, said = text_of(answers, "city.country"), text_of(answers, "city.region")
    region = norms.regions.get(country, "")
    if said and region and said != region:
        yield advice("record_region_differs", "city.region", country=country, region=region)
    currency = text_of(answers, "city.currency")
    # Of another shape it is no code at all, which another rule says.
    shaped = len(currency) == 3 and currency.isascii() and currency.isupper()
    if shaped and norms.currencies and currency not in norms.currencies:
        yield advice("currency_unknown", "city.currency", value=currency)


def _budgets(budgets: Decimal, resources: Decimal, question: str) -> Iterator[Finding]:
    # Where no resource is written down yet, nothing can be missing.
    if 0 < resources < budgets:
        budget, whole = canonical_number(budgets, ""), canonical_number(resources, "")
        yield advice("budgets_beyond_resources", question, budget=budget, sum=whole)


def _sum(answers: Answers, group: str, field: str) -> Decimal:
    amounts = (figure(one.get(field)) for one in items_of(answers, group))
    return sum((amount for amount in amounts if amount is not None), Decimal(0))
