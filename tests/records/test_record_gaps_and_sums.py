"""What the rules of the workspaces notice: days to come, things said twice, money that is not there."""

from datetime import date
from decimal import Decimal

import pytest

from lcapp.domain.facts import KnownCity
from lcapp.domain.record_between import between_findings, budgets_of, resources_of
from lcapp.domain.record_rules import FINDING_CODES, record_findings
from lcapp.storage.fact_library import FactLibrary
from tests.records.shelf import RESOURCES, answers_to

TODAY = date(2025, 5, 20)
NORMS = FactLibrary(RESOURCES).norms


def found(record, **typed):
    told = record_findings(record, answers_to(f"{record}-1", **typed), TODAY)
    for finding in told:
        assert set(finding.params) == set(FINDING_CODES[finding.code])
    return [finding.code for finding in told]


def between(record, city, **typed):
    told = list(between_findings(record, answers_to(f"{record}-1", **typed), city))
    for finding in told:
        assert set(finding.params) == set(FINDING_CODES[finding.code])
    return [(finding.code, dict(finding.params)) for finding in told]


@pytest.mark.parametrize(
    ("due", "done", "told"),
    [
        ("2028", "yes", True),
        ("2026-05", "yes", True),
        ("2025-06-30", "yes", False),
        ("2025", "yes", False),
        ("2028", "no", False),
    ],
)
def test_that_a_milestone_long_before_its_day_is_hardly_reached(due, done, told):
    milestones = [{"what": {"en": "Half-way"}, "due": due, "done": done}]
    assert ("milestone_reached_early" in found("plan", plan__milestones=milestones)) is told


@pytest.mark.parametrize(
    ("agreement", "day", "told"),
    [
        ("signed", "2030", True),
        ("signed", "2025", False),
        ("signed", "2025-05-20", False),
        ("drafted", "2030", False),
    ],
)
def test_that_an_agreement_cannot_be_signed_on_a_day_to_come(agreement, day, told):
    bodies = [{"name": {"en": "Library"}, "sector": "culture", "agreement": agreement, "signed_on": day}]
    assert ("agreement_in_the_future" in found("structure", structure__stakeholders=bodies)) is told


def test_that_one_indicator_has_one_result_a_year():
    def results(*points):
        return [{"indicator": name, "result": {"value": value, "year": year}} for name, value, year in points]

    twice = results(("Readers", 10, 2024), (" readers ", 12, 2024))
    assert "result_in_two_values" in found("monitoring", monitoring__results=twice)
    for fine in (
        results(("Readers", 10, 2024), ("Readers", 12, 2023)),
        results(("Readers", 10, 2024), ("Readers", 10, 2024)),
        results(("Readers", 10, 2024), ("Writers", 12, 2024)),
    ):
        assert "result_in_two_values" not in found("monitoring", monitoring__results=fine)


def test_that_a_duty_that_was_not_kept_asks_for_a_lesson():
    duties = [{"partner": "City college", "kept": "no"}]
    assert "duty_not_kept" in found("monitoring", monitoring__duties=duties)
    for kept in ("yes", "partly", "not_due"):
        assert "duty_not_kept" not in found(
            "monitoring", monitoring__duties=[{"partner": "City college", "kept": kept}]
        )
    lessons = ["The city college needs a contact of its own."]
    assert "duty_not_kept" not in found("monitoring", monitoring__duties=duties, monitoring__lessons=lessons)


def test_that_a_group_stands_once_and_others_are_hinted_at_while_few_are_there():
    def groups(*names):
        return [{"who": name, "measure": {"en": "courses"}, "reached": 10} for name in names]

    assert found("access", access__groups=groups("migrants")) == ["groups_not_thought_of"]
    assert found("access", access__groups=groups("migrants", "migrants")) == [
        "group_twice",
        "groups_not_thought_of",
    ]
    six = ("low_income", "migrants", "older_people", "disabilities", "women", "unemployed")
    assert found("access", access__groups=groups(*six)) == []
    assert found("access") == []


def test_that_money_and_value_in_kind_are_not_one_budget():
    money = {
        "what": {"en": "Courses"},
        "when": "2027",
        "resource": "money",
        "giver": "city",
        "certain": "secured",
    }
    rooms = {**money, "resource": "places", "mechanism": "in_kind"}
    lines = [{**money, "amount": 90_000}, {**rooms, "amount": 30_000}]
    for total, told in ((120_000, False), (90_000, False), (100_000, True)):
        totals = [{"when": "2027", "total": total}]
        codes = found("resources", resources__lines=lines, resources__totals=totals)
        assert ("total_differs" in codes) is told
    assert "city_lines_beyond_budget" not in found(
        "resources", resources__lines=lines, resources__city_budget={"value": 100_000, "year": 2027}
    )


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"city__country": "TR", "city__region": "africa"}, ["record_region_differs"]),
        ({"city__country": "TR", "city__region": "europe_north_america"}, []),
        ({"city__region": "africa"}, []),
        ({"city__currency": "XXQ"}, ["currency_unknown"]),
        ({"city__currency": "TRY"}, []),
        ({"city__currency": "lira"}, []),
    ],
)
def test_that_region_and_currency_are_held_against_lists(typed, codes):
    assert [code for code, _params in between("city_record", KnownCity(norms=NORMS), **typed)] == codes
    assert between("city_record", KnownCity(), **typed) == []


def test_that_a_plan_that_costs_more_than_there_is_is_said_in_both_records():
    activities = [
        {"title": {"en": "Courses"}, "budget": 900_000},
        {"title": {"en": "Fair"}, "budget": 40_000},
    ]
    lines = [{"what": {"en": "Courses"}, "when": "2027", "amount": 103_000}]
    told = [("budgets_beyond_resources", {"budget": 940_000, "sum": 103_000})]
    plan = answers_to("plan-1", plan__activities=activities)
    resources = answers_to("resources-1", resources__lines=lines)
    city = KnownCity(budgets=budgets_of(plan), resources=resources_of(resources))
    assert between("plan", city, plan__activities=activities) == told
    assert between("resources", city, resources__lines=lines) == told
    assert between("plan", KnownCity(), plan__activities=activities) == []
    assert between("plan", KnownCity(resources=Decimal(1_000_000)), plan__activities=activities) == []
