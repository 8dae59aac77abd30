"""A reason does not take the place of a fact; of a text it is told apart; of a figure it is offered."""

from datetime import date

import pytest

from lcapp.domain.city_records import field_text
from lcapp.domain.completeness import completeness
from lcapp.domain.findings import Severity
from lcapp.domain.plain_text import said_text
from lcapp.domain.validation import check
from tests.builders import a_form, a_question, some_answers

NONE = {"none": "Not in the public sources."}
FACTS = ("short_text", "email", "phone", "choice", "country", "date")
TOLD = ("long_text", "list", "choices", "ranking", "rating_grid", "group", "url")


def of(type_, **more):
    form = a_form(a_question(type_, "city.q", required=True), **more)
    answers = some_answers(city__q=NONE)
    found = [(one.code, one.severity) for one in check(form, answers, today=date(2026, 3, 2))]
    return found, completeness(form, answers)


@pytest.mark.parametrize("type_", FACTS)
def test_that_a_fact_every_city_has_cannot_be_said_to_be_not_relevant(type_):
    found, so_far = of(type_)
    assert found == [("none_for_a_fact", Severity.MUST_FIX)]
    assert (so_far.answered, so_far.not_relevant, so_far.is_complete) == (0, 0, False)


@pytest.mark.parametrize("type_", TOLD)
def test_that_a_text_or_list_said_to_be_not_relevant_is_advised_on_and_counted_apart(type_):
    found, so_far = of(type_)
    assert found == [("none_will_be_asked", Severity.ADVICE)]
    assert (so_far.answered, so_far.not_relevant, so_far.is_complete, so_far.percent) == (0, 1, True, 0)


def test_that_a_figure_that_is_not_available_is_what_the_form_offers():
    found, so_far = of("data_point")
    assert found == []
    assert (so_far.answered, so_far.not_relevant, so_far.percent) == (1, 0, 100)


@pytest.mark.parametrize("type_", [*FACTS, *TOLD])
def test_that_a_record_nobody_sends_may_give_a_reason_anywhere(type_):
    found, so_far = of(type_, kind="internal")
    assert found == []
    assert so_far.percent == 100


def test_that_what_need_not_be_answered_may_be_not_relevant():
    form = a_form(a_question(id_="city.q"))
    assert check(form, some_answers(city__q=NONE), today=date(2026, 3, 2)) == ()


def test_that_a_fact_inside_a_record_of_a_group_is_no_reason_either():
    group = a_question("group", "plan.items", fields=(a_question(id_="title", required=True),))
    answers = some_answers(plan__items=[{"id": "a", "title": NONE}])
    (found,) = check(a_form(group), answers, today=date(2026, 3, 2))
    assert (found.code, found.item, found.field) == ("none_for_a_fact", "a", "title")


def test_that_a_reason_is_never_a_name():
    assert said_text(a_question(id_="mayor.name"), NONE) == ""
    assert said_text(a_question(id_="mayor.name"), {"answer": NONE, "links": ["https://a.example"]}) == ""
    assert said_text(a_question(id_="mayor.name"), "Aylin  Demir") == "Aylin Demir"
    assert field_text({"id": "a", "name": NONE}, "name") == ""
