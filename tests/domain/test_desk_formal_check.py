"""The formal check: what the program sees by itself, and that a person has the last word."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.calls import CallDate, Cap, Certainty
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.formal_check import (
    CHECKS,
    Override,
    Verdict,
    override_data,
    override_of,
    read_override,
    summary,
    with_overrides,
)
from lcapp.domain.formal_rules import GROUND_CODES, FormalCase, run_checks
from lcapp.domain.forms import Hand, Part, Section
from lcapp.errors import InputRefused
from tests.builders import NOW, TODAY, a_call, a_day, a_form, a_question, options, some_answers

PICTURE = Evidence(
    "e", 2, 1, EvidenceKind.FILE, "Our street", NOW, media_type="image/jpeg", sha256="a" * 64, annex=True
)
LINK = Evidence("l", 3, 2, EvidenceKind.LINK, "Site", NOW, url="https://samplia.example")


def the_form(**more):
    return a_form(
        a_question(id_="city.name", required=True),
        a_question("country", "city.country"),
        a_question("choice", "city.entity_type", options=options("municipality", "other")),
        a_question("data_point", "profile.population"),
        a_question("long_text", "motivation.why", required=True, translatable=True, max_words=5),
        **more,
    )


def a_case(**more):
    answers = some_answers(
        city__name="Samplia",
        city__country="IR",
        city__entity_type="municipality",
        profile__population={"value": 84300, "year": 2024, "territory": "city", "source": "Census"},
    )
    answers[AnswerKey("motivation.why", "en")] = "We learn together."
    defaults = {
        "form": the_form(),
        "call": a_call(),
        "answers": answers,
        "evidence": (),
        "today": TODAY,
        "came": date(2025, 6, 15),
        "form_said": "small-1",
        "call_said": "membership-2025",
        "members": frozenset({"IR"}),
        "signed_on": "2025-06-01",
    }
    return FormalCase(**(defaults | more))


def found(case):
    return {one.check: one for one in run_checks(case)}


def codes(result):
    return [one.code for one in result.grounds]


def test_that_all_thirteen_checks_are_told_in_order_with_their_grounds():
    results = run_checks(a_case())
    assert [one.check for one in results] == list(CHECKS)
    assert summary(results).verdict is Verdict.PASSED
    assert all(one.grounds for one in results if one.found is not Verdict.NOT_APPLICABLE)


def test_that_a_form_of_another_call_fails_and_an_unknown_one_must_be_looked_at():
    other = found(a_case(form_said="small-0", call_said="membership-2023"))["F1"]
    assert (other.verdict, codes(other)) == (Verdict.FAILED, ["call_is_other", "form_is_other"])
    assert found(a_case(form_known=False))["F1"].verdict is Verdict.LOOK
    assert found(a_case(call=a_call(expected=True)))["F1"].verdict is Verdict.LOOK


@pytest.mark.parametrize(
    ("came", "deadline", "verdict"),
    [
        (date(2025, 6, 15), a_day("2025-06-15"), Verdict.PASSED),
        (date(2025, 6, 16), a_day("2025-06-15"), Verdict.FAILED),
        (date(2025, 6, 16), a_day("2025-06"), Verdict.LOOK),
        (date(2025, 7, 1), a_day("2025-06"), Verdict.FAILED),
        (date(2025, 7, 1), a_day("open"), Verdict.PASSED),
        (date(2025, 7, 1), CallDate(), Verdict.LOOK),
    ],
)
def test_that_the_day_a_file_came_is_held_against_the_deadline(came, deadline, verdict):
    assert found(a_case(came=came, call=a_call(city_deadline=deadline)))["F2"].verdict is verdict


def test_that_the_commissions_own_deadline_counts_where_there_is_one():
    call = a_call(own_deadline=a_day("2025-05-30"))
    assert found(a_case(call=call))["F2"].verdict is Verdict.FAILED


def test_that_missing_answers_and_answers_over_their_limit_are_named():
    answers = dict(a_case().answers)
    answers[AnswerKey("motivation.why", "en")] = "one two three four five six"
    del answers[AnswerKey("city.name")]
    results = found(a_case(answers=answers))
    assert [(one.code, one.question) for one in results["F3"].grounds[1:]] == [
        ("missing_answer", "city.name")
    ]
    assert results["F4"].grounds[0].params == {"extra": 1, "limit": 5, "count": 6}
    assert summary(results.values()).failed == ("F3", "F4")


def test_that_an_answer_in_no_language_of_the_call_fails_and_one_in_another_script_is_looked_at():
    answers = dict(a_case().answers)
    del answers[AnswerKey("motivation.why", "en")]
    answers[AnswerKey("motivation.why", "fa")] = "با هم یاد می‌گیریم"
    assert found(a_case(answers=answers))["F5"].verdict is Verdict.FAILED
    answers[AnswerKey("motivation.why", "en")] = "با هم یاد می‌گیریم"
    assert codes(found(a_case(answers=answers))["F5"]) == ["answer_in_other_script"]


def test_that_a_signature_is_never_taken_for_granted():
    assert found(a_case(signed_on=None))["F6"].verdict is Verdict.LOOK
    assert found(a_case(signed_on=""))["F6"].verdict is Verdict.LOOK
    assert found(a_case())["F6"].verdict is Verdict.PASSED


def test_that_a_small_city_is_a_question_and_never_a_refusal():
    small = a_case(answers=a_case().answers | some_answers(profile__population={"value": 9999, "year": 2024}))
    assert found(small)["F7"].verdict is Verdict.LOOK
    assert "population_small" in codes(found(small)["F7"])
    assert found(a_case(members=frozenset({"TR"})))["F7"].verdict is Verdict.FAILED


def test_that_a_member_cannot_apply_for_membership_and_needs_a_year_for_the_award():
    assert found(a_case(joined=date(2019, 7, 17)))["F8"].verdict is Verdict.FAILED
    award = a_call("award", member_months=12, years_after_award=6, cap=Cap(2, Certainty.SEEN))
    of_award = {"call": award, "call_said": award.id}
    assert found(a_case(joined=date(2025, 2, 1), **of_award))["F8"].verdict is Verdict.FAILED
    assert found(a_case(joined=date(2019, 2, 1), **of_award))["F8"].verdict is Verdict.PASSED
    assert found(a_case(**of_award))["F8"].verdict is Verdict.LOOK
    assert found(a_case(**of_award))["F9"].verdict is Verdict.LOOK
    assert found(a_case(awarded=date(2019, 10, 1), **of_award))["F9"].verdict is Verdict.FAILED
    assert found(a_case(awarded=date(2015, 9, 1), **of_award))["F9"].verdict is Verdict.PASSED
    assert found(a_case())["F9"].verdict is Verdict.NOT_APPLICABLE


def test_that_a_figure_without_year_or_source_is_named():
    bare = a_case(answers=a_case().answers | some_answers(profile__population={"value": 84300}))
    assert "figure_without_year" in codes(found(bare)["F10"])


def test_that_a_consent_form_is_asked_for_only_where_the_form_has_one():
    assert found(a_case())["F11"].verdict is Verdict.NOT_APPLICABLE
    consent = Section("consent", "Consent", (a_question("statement", "consent.text"),))
    parts = (*the_form().parts, Part("consent", "Consent", Hand.MAYOR, (consent,)))
    assert found(a_case(form=replace(the_form(), parts=parts)))["F11"].verdict is Verdict.LOOK


def test_that_pictures_links_and_broken_annexes_are_told_by_number():
    results = found(a_case(evidence=(PICTURE, LINK), annex_states={"A2": "refused"}))
    assert results["F12"].grounds[0].params == {"number": "A2", "title": "Our street"}
    assert codes(results["F13"]) == ["annex_refused", "links_not_opened", "annexes_whole"]
    assert results["F13"].verdict is Verdict.FAILED
    assert found(a_case(evidence=(LINK,)))["F13"].verdict is Verdict.LOOK


def test_that_a_person_has_the_last_word_and_the_program_stays_visible():
    results = run_checks(a_case(came=date(2025, 7, 1)))
    first = Override("F2", Verdict.FAILED, "Late", "Ada", NOW)
    later = read_override(
        "f2", "passed", " Sent in time by post ", by="Bo", at=datetime(2027, 1, 1, tzinfo=UTC)
    )
    late = next(one for one in with_overrides(results, (later, first)) if one.check == "F2")
    assert (late.found, late.verdict, late.override.reason) == (
        Verdict.FAILED,
        Verdict.PASSED,
        "Sent in time by post",
    )
    assert override_of(override_data(later)) == later


@pytest.mark.parametrize(
    ("check", "verdict", "reason", "code"),
    [
        ("F14", "passed", "x", "check_unknown"),
        ("F1", "yes", "x", "verdict_unknown"),
        ("F1", "passed", " ", "reason_needed"),
    ],
)
def test_that_an_override_without_check_verdict_or_reason_is_refused(check, verdict, reason, code):
    with pytest.raises(InputRefused) as refused:
        read_override(check, verdict, reason, by="Ada", at=NOW)
    assert refused.value.code == code


@given(
    came=st.dates(date(2024, 1, 1), date(2027, 1, 1)) | st.none(),
    joined=st.dates(date(2010, 1, 1), date(2027, 1, 1)) | st.none(),
    signed=st.none() | st.just("") | st.just("2025-06-01"),
    empty=st.booleans(),
    known=st.booleans(),
)
def test_that_every_ground_is_in_the_table_with_its_parameters(came, joined, signed, empty, known):
    case = a_case(came=came, joined=joined, signed_on=signed, form_known=known, evidence=(PICTURE, LINK))
    results = run_checks(replace(case, answers={}) if empty else case)
    assert [one.check for one in results] == list(CHECKS)
    for ground in (each for one in results for each in one.grounds):
        if ground.code in GROUND_CODES:
            assert set(ground.params) == set(GROUND_CODES[ground.code])
