from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.computed import computed_values, density_class
from lcapp.domain.forms import Computed
from tests.builders import a_demo_form, a_form, a_question, some_answers

DENSITY = a_form(
    a_question("data_point", "profile.people"),
    a_question("data_point", "profile.area"),
    a_question(
        "data_point", "profile.density", computed=Computed("ratio", ("profile.people", "profile.area"))
    ),
)


def density(people, area):
    answers = some_answers(profile__people=people, profile__area=area)
    return computed_values(DENSITY, answers).get("profile.density")


def test_that_a_density_is_rounded_to_one_decimal():
    assert density({"value": 826716}, {"value": 13925}) == {"value": "59.4"}
    assert density({"value": 1}, {"value": 20}) == {"value": "0.1"}
    assert density({"value": 1}, {"value": 21}) == {"value": 0}
    assert density({"value": 1565572}, {"value": "240.0"}) == {"value": "6523.2"}


def test_that_the_year_stands_there_only_when_both_agree():
    assert density({"value": 4, "year": 2024}, {"value": 2, "year": 2024}) == {"value": 2, "year": 2024}
    assert density({"value": 4, "year": 2024}, {"value": 2, "year": 2023}) == {"value": 2}
    assert density({"value": 4, "year": 2024}, {"value": 2}) == {"value": 2}


@pytest.mark.parametrize(
    ("people", "area"),
    [
        (None, {"value": 2}),
        ({"value": 4}, {"year": 2024}),
        ({"none": "unknown"}, {"value": 2}),
        ({"value": 4}, {"value": 0}),
        ("text", {"value": 2}),
        ({"value": "9" * 30}, {"value": "0." + "0" * 28 + "1"}),
    ],
)
def test_that_without_a_figure_there_is_no_result(people, area):
    assert density(people, area) is None


def test_that_the_demonstration_form_computes_a_density_from_wrapped_figures_too():
    answers = some_answers(
        profile__population={"answer": {"value": 300}, "links": ["x"]}, profile__area={"value": 2}
    )
    assert computed_values(a_demo_form(), answers) == {"profile.density": {"value": 150}}
    assert computed_values(a_demo_form(), {}) == {}


BUDGET = a_form(
    a_question(
        "group",
        "plan.budget",
        fields=(
            a_question("data_point", "own"),
            a_question("data_point", "given"),
            a_question("data_point", "both", computed=Computed("sum", ("own", "given"))),
            a_question(id_="what"),
        ),
    ),
    a_question("data_point", "plan.total", computed=Computed("sum", ("plan.budget/both",))),
    a_question("data_point", "plan.share", computed=Computed("ratio", ("plan.total", "plan.people"))),
    a_question("data_point", "plan.people"),
)


def test_that_sums_go_over_the_records_of_a_group_and_are_exact():
    records = [
        {"id": "a", "own": {"value": "495.86", "year": 2024}, "given": {"value": "0.04", "year": 2024}},
        {"id": "b", "own": {"value": 100, "year": 2024}, "given": {"value": 1, "year": 2024}},
    ]
    assert computed_values(BUDGET, some_answers(plan__budget=records, plan__people={"value": 2})) == {
        "plan.budget/a/both": {"value": "495.9", "year": 2024},
        "plan.budget/b/both": {"value": 101, "year": 2024},
        "plan.total": {"value": "596.9", "year": 2024},
        "plan.share": {"value": "298.5"},
    }


def test_that_a_total_waits_for_every_record():
    records = [{"id": "a", "own": {"value": 1}, "given": {"value": 1}}, {"id": "b", "own": {"value": 1}}]
    assert computed_values(BUDGET, some_answers(plan__budget=records)) == {"plan.budget/a/both": {"value": 2}}
    assert computed_values(BUDGET, some_answers(plan__budget={"none": "no budget"})) == {}


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=6))
@settings(max_examples=60)
def test_that_a_sum_is_the_sum(numbers):
    names = [f"q.n{place}" for place in range(len(numbers))]
    form = a_form(a_question("data_point", "q.sum", computed=Computed("sum", tuple(names))))
    answers = some_answers(**{f"q__n{n}": {"value": str(number)} for n, number in enumerate(numbers)})
    assert Decimal(computed_values(form, answers)["q.sum"]["value"]) == sum(numbers)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("59.4", "less_than_300", id="Eskişehir"),
        pytest.param("6523.2", "more_than_500", id="Shiraz"),
        ("299.9", "less_than_300"),
        ("300", "300_to_500"),
        ("500", "300_to_500"),
        ("500.1", "more_than_500"),
    ],
)
def test_that_a_density_has_the_class_of_the_city_pages(number, expected):
    assert density_class(Decimal(number)) == expected
