import time
from datetime import date

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.calls import CallDate
from lcapp.domain.conditions import Condition
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Confidence, Hand
from lcapp.domain.rules import FINDING_CODES
from lcapp.domain.validation import NOT_CHECKED_CODES, check, not_checked
from tests.builders import TODAY, a_call, a_day, a_demo_form, a_form, a_question, some_answers

MUST_FIX, ADVICE = Severity.MUST_FIX, Severity.ADVICE


def found(form, answers, **more):
    findings = check(form, answers, today=TODAY, **more)
    for finding in findings:
        assert set(finding.params) == set(FINDING_CODES[finding.code])
    return findings


def said(form, answers, **more):
    return [(f.code, f.severity, f.question) for f in found(form, answers, **more)]


def test_that_an_empty_draft_misses_what_the_city_must_answer_and_lists_the_signature():
    assert said(a_demo_form(), {}) == [
        ("missing_answer", MUST_FIX, "city.name"),
        ("missing_answer", MUST_FIX, "city.country"),
        ("missing_answer", MUST_FIX, "contact.email"),
        ("missing_answer", MUST_FIX, "plan.why"),
        ("to_sign", ADVICE, "pledge.signature"),
    ]


def test_that_another_hand_is_asked_for_its_own_part_only():
    assert said(a_demo_form(), {}, hand=Hand.MAYOR) == [
        ("missing_answer", MUST_FIX, "pledge.mayor"),
        ("to_sign", ADVICE, "pledge.signature"),
    ]


def test_that_what_others_fill_in_never_stops_the_city():
    form = a_form(a_question("email", "mayor.email", filled_by=Hand.MAYOR, required=True))
    assert said(form, {}) == []
    assert said(form, some_answers(mayor__email="office@")) == [("email_malformed", ADVICE, "mayor.email")]
    urgent = a_form(a_question("url", "mayor.web", filled_by=Hand.MAYOR))
    assert said(urgent, some_answers(mayor__web="?")) == [("url_malformed", ADVICE, "mayor.web")]


def test_that_a_question_that_is_not_asked_misses_nothing_and_its_answer_is_said():
    hidden = a_question(
        "list", "city.names", required=True, visible_when=Condition("is", "city.networks", "yes")
    )
    sign = a_question("signature", "city.sign", visible_when=Condition("is", "city.networks", "yes"))
    form = a_form(a_question("short_text", "city.networks"), hidden, sign)
    assert said(form, {}) == []
    names = some_answers(city__names=[{"id": "a", "text": "x"}])
    assert said(form, names) == [("answer_hidden", ADVICE, "city.names")]
    assert said(form, some_answers(city__networks="yes")) == [
        ("missing_answer", MUST_FIX, "city.names"),
        ("to_sign", ADVICE, "city.sign"),
    ]


def test_that_a_hidden_answer_is_said_in_each_language():
    hidden = a_question("long_text", "a.b", translatable=True, visible_when=Condition("is", "x", "y"))
    answers = {AnswerKey("a.b", "tr"): "x", AnswerKey("a.b", "en"): "x"}
    assert [f.language for f in found(a_form(hidden), answers)] == ["en", "tr"]


def test_that_answers_without_a_question_are_said_last():
    answers = some_answers(old__question="x") | {
        AnswerKey("city.name", "en"): "x",
        AnswerKey("city.name"): "y",
    }
    findings = found(
        a_form(a_question(id_="city.name"), a_question(required=True, id_="city.motto")), answers
    )
    assert [(f.code, f.question, f.language) for f in findings] == [
        ("answer_without_question", "city.name", "en"),
        ("missing_answer", "city.motto", ""),
        ("answer_without_question", "old.question", ""),
    ]


def test_that_an_answer_at_a_statement_is_without_question():
    form = a_form(a_question("statement", "pledge.text"))
    assert said(form, some_answers(pledge__text="x")) == [("answer_without_question", ADVICE, "pledge.text")]


# Languages

WHY = a_question("long_text", "plan.why", required=True, translatable=True, max_words=2, with_links=True)


def in_languages(**by_language):
    return {AnswerKey("plan.why", language): value for language, value in by_language.items()}


def test_that_one_language_of_the_call_is_enough():
    assert found(a_form(WHY), in_languages(fr="Oui")) == ()
    assert found(a_form(WHY, languages=("en",)), in_languages(fr="Oui"), call=a_call(languages=("fr",))) == ()


def test_that_an_answer_only_in_another_language_must_be_translated():
    (one,) = found(a_form(WHY), in_languages(tr="Çünkü"))
    assert (one.code, one.severity, one.language) == ("not_translated", MUST_FIX, "tr")
    assert one.params == {"language": "tr", "wanted": "en, fr"}


def test_that_a_draft_in_a_language_that_is_not_sent_stops_nobody():
    findings = found(a_form(WHY), in_languages(tr="bir iki üç", en="one two three", fr="un"))
    assert [(f.code, f.severity, f.language) for f in findings] == [
        ("too_many_words", MUST_FIX, "en"),
        ("too_many_words", ADVICE, "tr"),
    ]


def test_that_a_link_alone_in_every_language_is_no_answer():
    findings = found(a_form(WHY), in_languages(en={"links": ["?"]}))
    assert [(f.code, f.severity, f.language) for f in findings] == [
        ("missing_answer", MUST_FIX, ""),
        ("link_malformed", ADVICE, "en"),
    ]


def test_that_an_answer_missing_in_one_of_two_languages_is_not_missing():
    assert found(a_form(WHY), in_languages(en="Yes", fr={"links": ["a.example"]})) == ()


# Groups

PRACTICES = a_question(
    "group",
    "plan.practices",
    required=True,
    max_items=2,
    fields=(
        a_question(id_="title", required=True, translatable=True, max_words=2),
        a_question("date", "started"),
        a_question("choice", "kind"),
        a_question("email", "contact", visible_when=Condition("is", "kind", "red"), required=True),
        a_question("url", "web", required_when=Condition("is", "city.networks", "yes")),
        a_question(id_="other", required=True, visible_when=Condition("answered", "title", operand=False)),
        a_question("statement", "hint", required=True),
    ),
)


def in_records(*records, **more):
    return some_answers(plan__practices=list(records), **more)


def test_that_findings_inside_a_group_name_record_and_field():
    answers = in_records(
        {"id": "a", "title": {"en": "one two three"}, "started": "2016"},
        {"id": "b", "title": {"fr": "Un"}, "kind": "red"},
        {"id": "c", "kind": "blue"},
    )
    assert [(f.code, f.question, f.item, f.field, f.language) for f in found(a_form(PRACTICES), answers)] == [
        ("too_many_items", "plan.practices", "", "", ""),
        ("too_many_words", "plan.practices", "a", "title", "en"),
        ("date_not_exact", "plan.practices", "a", "started", ""),
        ("missing_answer", "plan.practices", "b", "contact", ""),
        ("missing_answer", "plan.practices", "c", "title", ""),
        ("missing_answer", "plan.practices", "c", "other", ""),
    ]


def test_that_a_field_may_depend_on_a_question_of_the_form():
    form = a_form(a_question(id_="city.networks"), PRACTICES)
    answers = in_records({"id": "a", "title": {"en": "x"}}, city__networks="yes")
    assert [(f.code, f.field) for f in found(form, answers)] == [("missing_answer", "web")]


def test_that_a_group_with_no_relevant_information_has_no_records():
    form = a_form(PRACTICES)
    none = some_answers(plan__practices={"none": "we only begin"})
    assert said(form, none) == [("none_will_be_asked", ADVICE, "plan.practices")]
    assert said(form, {}) == [("missing_answer", MUST_FIX, "plan.practices")]


def test_that_a_field_only_in_another_language_must_be_translated():
    (one,) = found(a_form(PRACTICES), in_records({"id": "a", "title": {"tr": "Okul"}}))
    assert (one.code, one.item, one.field, one.language) == ("not_translated", "a", "title", "tr")


def test_that_a_translatable_group_is_checked_in_each_language():
    group = a_question("group", "plan.steps", translatable=True, fields=(a_question("date", "day"),))
    answers = {
        AnswerKey("plan.steps", "en"): [{"id": "a", "day": "2016"}],
        AnswerKey("plan.steps", "tr"): [{"id": "b", "day": "2016"}],
    }
    assert [(f.code, f.severity, f.language, f.item) for f in found(a_form(group), answers)] == [
        ("date_not_exact", MUST_FIX, "en", "a"),
        ("date_not_exact", ADVICE, "tr", "b"),
    ]


# Years

OLD = some_answers(city__people={"value": 1, "year": 2020, "territory": "city", "source": "x"})
PEOPLE = a_form(a_question("data_point", "city.people", max_age_years=5))


@pytest.mark.parametrize(
    ("call", "is_old"),
    [
        pytest.param(None, True, id="today"),
        pytest.param(a_call(), False, id="deadline of the city"),
        pytest.param(a_call(city_deadline=CallDate(), opens=a_day("2026-05")), True, id="opening"),
        pytest.param(a_call(city_deadline=a_day("open"), opens=a_day("2015")), False, id="no deadline"),
        pytest.param(a_call(city_deadline=CallDate(), opens=CallDate()), True, id="nothing known"),
    ],
)
def test_that_figures_are_compared_with_the_calls_year_or_todays(call, is_old):
    assert [f.code for f in found(PEOPLE, OLD, call=call)] == (["figure_is_old"] if is_old else [])


# What is not checked


def test_that_what_is_not_checked_follows_from_the_form():
    assert not_checked(a_demo_form()) == (
        "truth_of_figures",
        "links_not_opened",
        "evidence_not_read",
        "language_quality",
        "signatures",
        "form_not_official",
    )
    exact = a_question("date", confidence=Confidence.EXACT)
    assert not_checked(a_form(exact, confidence=Confidence.EXACT)) == ()
    assert not_checked(a_form(exact, confidence=Confidence.OWN)) == ("form_not_official",)
    assert not_checked(a_form(a_question("date"), confidence=Confidence.EXACT)) == ("form_not_official",)
    assert "progress_after_joining" in not_checked(a_form(kind="award"))
    assert set(not_checked(a_demo_form())) <= set(NOT_CHECKED_CODES)


def test_that_a_finding_can_stand_without_parameters():
    assert Finding("to_sign", ADVICE).params == {}


def test_that_a_hundred_questions_are_checked_at_once():
    form = a_form(*(a_question("long_text", f"plan.q{n}", max_words=250) for n in range(100)))
    answers = {AnswerKey(f"plan.q{n}"): "Learning cities " * 100 for n in range(100)}
    best = 1.0
    for _ in range(5):
        started = time.perf_counter()
        assert check(form, answers, today=date(2026, 3, 2)) == ()
        best = min(best, time.perf_counter() - started)
    assert best < 0.05
