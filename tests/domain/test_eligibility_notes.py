"""Who applies, who signs, how many live there, whose deadline comes first."""

from datetime import date

import pytest

from lcapp.domain.calls import CallDate, Certainty
from lcapp.domain.eligibility import Outcome, check_eligibility
from lcapp.domain.eligibility_notes import AUTHORITIES, FORM_KINDS, SIGNATORIES, in_a_form
from tests.builders import a_call, a_day

ON = date(2020, 4, 1)


def judged(call=None, **more):
    given = {"country": "TR", "joined": None, "awarded": None, "on": ON, "members": frozenset({"TR"})}
    return check_eligibility(call or a_call(), **(given | more))


def told(result, rule):
    return next((reason for reason in result.reasons if reason.rule == rule), None)


def test_that_a_small_population_is_told_and_changes_no_answer():
    small, large = judged(population=9_999), judged(population=10_000)
    assert small.answer == large.answer == "yes"
    said = told(small, "population")
    assert said.outcome is Outcome.TOLD
    assert said.params == {"population": 9_999, "limit": 10_000}
    assert "S26" in said.source
    assert "S59" in said.source
    assert told(large, "population") is None


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_that_only_a_kind_of_authority_never_seen_is_to_be_asked_about(authority):
    result = judged(authority=authority)
    assert result.answer == ("borderline" if authority == "other" else "yes")
    assert told(result, "authority").source


def test_that_an_authority_nobody_knows_is_to_be_asked_about():
    assert judged(authority="university").answer == "borderline"


@pytest.mark.parametrize("signatory", SIGNATORIES)
def test_that_the_head_signs_and_a_deputy_is_to_be_asked_about(signatory):
    result = judged(signatory=signatory)
    assert result.answer == ("borderline" if signatory in ("deputy", "other") else "yes")
    assert told(result, "signatory").source


def test_that_the_forms_kinds_of_authority_are_all_known():
    from pathlib import Path

    from lcapp.storage.form_library import FormLibrary

    forms = FormLibrary(Path(__file__).parents[2] / "resources", Path("/nonexistent"))
    for form in ("membership-2018", "membership-2025", "city_record-1"):
        asked = forms.get(form).question("city.entity_type")
        assert {option.id for option in asked.options} == FORM_KINDS <= set(AUTHORITIES)
        assert asked.with_text
        assert {in_a_form(kind) for kind in AUTHORITIES} == FORM_KINDS


def test_that_a_kind_no_form_has_stands_there_as_another():
    assert in_a_form("new_town") == in_a_form("town_council") == "other"
    assert in_a_form("county") == "county"
    assert in_a_form("") == ""


CALL_2020 = a_call(city_deadline=a_day("2020-06-30"))
TURKEY = CallDate("2020-04-30", Certainty.TYPED, "S9")


def with_own(own):
    from dataclasses import replace

    return replace(CALL_2020, own_deadline=own)


def test_that_the_earlier_of_two_deadlines_is_told_first():
    result = judged(with_own(TURKEY))
    assert result.answer == "yes"
    said = told(result, "own_deadline")
    assert said.params == {"own": "2020-04-30", "deadline": "2020-06-30"}
    assert said.source == "S9"
    assert [name for name, _kept in with_own(TURKEY).deadlines()] == ["own", "city"]


def test_that_an_own_deadline_that_is_over_is_told():
    result = judged(with_own(TURKEY), on=date(2020, 5, 1))
    assert told(result, "own_deadline_over").params == {"own": "2020-04-30"}


def test_that_an_own_deadline_after_the_calls_is_doubted():
    late = CallDate("2020-07-10", Certainty.TYPED, "letter")
    assert told(judged(with_own(late)), "own_deadline_late").source == "letter"


def test_that_a_missing_own_deadline_is_to_be_looked_for():
    said = told(judged(CALL_2020), "own_deadline_unknown")
    assert said.outcome is Outcome.TOLD
    assert said.params == {"deadline": "2020-06-30"}


def test_that_what_nobody_said_is_not_judged():
    assert {reason.rule for reason in judged().reasons}.isdisjoint({"authority", "signatory", "population"})
