"""What a record knows, offered elsewhere; and what says something else."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.fact_findings import fact_findings, term_findings, text_findings
from lcapp.domain.facts import KnownCity, KnownFact, agrees, fitting
from lcapp.domain.forms import Hand
from lcapp.storage.fact_library import FactLibrary
from tests.records.shelf import CALLS, FORMS, RESOURCES, answers_to

FACTS = FactLibrary(RESOURCES).facts
RECORD, MEMBERSHIP = FORMS.get("city_record-1"), FORMS.get("membership-2025")
PERSONS = {"value": 84_300, "year": 2024, "territory": "city", "source": "register"}


def known_city(answers, form=RECORD):
    facts = []
    for fact in FACTS:
        standing = {key.language: value for key, value in answers.items() if key.question == fact.question}
        if fact.record == form.id and standing:
            facts.append(KnownFact(fact, form.question(fact.question), standing))
    return KnownCity(tuple(facts), answers.get(AnswerKey("mayor.term_end"), ""))


def said(form_name, answers, city):
    form = FORMS.get(form_name)
    found = [
        *fact_findings(form, answers, city.asked_in(form.id)),
        *text_findings(form, answers, (), city.facts),
    ]
    return [(finding.code, finding.question) for finding in found]


def test_that_every_fact_stands_in_its_record_and_is_asked_by_a_form():
    called = [FORMS.get(name) for name in FORMS.names() if FORMS.get(name).kind not in ("demo", "internal")]
    for fact in FACTS:
        assert FORMS.get(f"{fact.record}-1").question(fact.question) is not None, fact.id
        for question in fact.asked:
            assert any(form.question(question) for form in called), question


def test_that_everything_a_form_asks_about_the_city_is_a_fact():
    asked = {question for fact in FACTS for question in fact.asked}
    for name in FORMS.names():
        form = FORMS.get(name)
        if form.kind in ("demo", "internal"):
            continue
        for question in form.questions():
            topic = question.id.partition(".")[0]
            if (
                topic in ("city", "mayor", "contact", "profile")
                and question.filled_by is not Hand.NATIONAL_COMMISSION
            ):
                assert question.id in asked or question.computed or question.id == "contact.1.fax", (
                    question.id
                )


def test_that_what_a_figure_rests_on_stays_behind_where_it_is_not_asked():
    figure = {**PERSONS, "basis": "official", "confidence": "high"}
    assert fitting(figure, MEMBERSHIP.question("profile.population")) == PERSONS


def test_that_a_reason_why_there_is_nothing_goes_along():
    nothing = {"none": "kept by the province"}
    assert fitting(nothing, MEMBERSHIP.question("profile.gdp_city")) == nothing


def test_that_evidence_stays_with_the_dossier_it_is_numbered_in():
    value = {"answer": "municipality", "text": "by law", "evidence": ["A1"]}
    assert fitting(value, MEMBERSHIP.question("city.entity_type")) == {
        "answer": "municipality",
        "text": "by law",
    }


def test_that_a_value_that_cannot_stand_there_is_not_offered():
    assert fitting("Samplia", MEMBERSHIP.question("profile.population")) is None


@pytest.mark.parametrize(
    ("here", "same"),
    [
        (PERSONS, True),
        ({"value": 84_300}, True),
        ({"value": 84_300, "year": 2019}, False),
        ({"value": 84_301, "year": 2024}, False),
        ({"year": 2024}, True),
        ({"none": "unknown"}, False),
    ],
)
def test_that_figures_agree_when_number_and_year_do(here, same):
    assert agrees(MEMBERSHIP.question("profile.population"), PERSONS, here) is same


facts_of_forms = st.sampled_from(
    [
        (name, question)
        for name in FORMS.names()
        if FORMS.get(name).kind not in ("demo", "internal")
        for question in FORMS.get(name).questions()
        if any(question.id in fact.asked and fact.record == "city_record" for fact in FACTS)
    ]
)


def _another(question, value):
    match question.type:
        case "data_point":
            return {**value, "value": value["value"] + 1}
        case "choice":
            return next(option.id for option in question.options if option.id != value)
        case "country":
            return "SI"
        case "date":
            return "2011-01"
    return f"another {value}"


def _a_value(question, number):
    match question.type:
        case "data_point":
            return {"value": 10 + number % 10, "year": 2024}
        case "choice":
            return question.options[number % len(question.options)].id
        case "country":
            return "TR"
        case "date":
            return f"{1990 + number % 20}-05"
    return f"words {number}"


@settings(max_examples=200, deadline=None)
@given(facts_of_forms, st.integers(0, 99), st.booleans())
def test_that_a_fact_changed_once_is_never_shown_in_two_values_without_a_finding(asked, number, in_record):
    name, question = asked
    value = _a_value(question, number)
    fact = next(fact for fact in FACTS if question.id in fact.asked)
    record, there = ({AnswerKey(one): value} for one in (fact.question, question.id))
    assert said(name, there, known_city(record)) == []
    if in_record:
        record = {AnswerKey(fact.question): _another(question, value)}
    else:
        there = {AnswerKey(question.id): _another(question, value)}
    assert [place for _code, place in said(name, there, known_city(record))] == [question.id]


TELLING = answers_to(
    "city_record-1", profile__population=PERSONS, profile__area={"value": "495.86", "year": 2020}
)


@pytest.mark.parametrize(
    "text",
    [
        "Samplia has 85,900 inhabitants.",
        "With a population of 91 000 the city is growing.",
        "جمعیت شهر ۸۵٬۹۰۰ نفر است.",
        "Kentin nüfusu 85.900 kişidir.",
        "La ville compte 85 900 habitants.",
        "Mesto ima 85.900 prebivalcev.",
        "The city covers 510 km² between two rivers.",
    ],
)
def test_that_a_text_that_names_another_figure_is_found(text):
    answers = answers_to("membership-2025", motivation__context=text)
    assert said("membership-2025", answers, known_city(TELLING)) == [
        ("text_says_other_figure", "motivation.context")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Samplia has 84,300 inhabitants.",
        "About 84,000 inhabitants live on 496 km².",
        "Our 84 thousand inhabitants learn.",
        "In 2019 the population voted.",
        "A district of 12,000 inhabitants has no library.",
        "The festival reached 81,000 visitors.",
        "جمعیت شهر ۸۴٬۳۰۰ نفر است.",
        "The population grew. In a year 80,500 books were lent.",
    ],
)
def test_that_a_text_that_agrees_or_speaks_of_something_else_is_left_in_peace(text):
    answers = answers_to("membership-2025", motivation__context=text)
    assert said("membership-2025", answers, known_city(TELLING)) == []


def test_that_a_caption_that_names_another_figure_is_found():
    photo = SimpleNamespace(title="The library", caption="Read by 90,000 inhabitants", name="A3")
    found = list(text_findings(MEMBERSHIP, {}, (photo,), known_city(TELLING).facts))
    assert [(one.code, one.params) for one in found] == [
        ("caption_says_other_figure", {"said": "90,000", "value": 84_300, "evidence": "A3"})
    ]


def test_that_a_term_of_office_that_ends_before_the_call_closes_is_said():
    call = CALLS.get("membership-2025")
    assert [one.code for one in term_findings(MEMBERSHIP, call, "2025-06-01")] == ["mayor_term_ends"]
    assert list(term_findings(MEMBERSHIP, call, "2025-06")) == []
    assert list(term_findings(MEMBERSHIP, call, "2029")) == []
    assert list(term_findings(MEMBERSHIP, None, "2025-06-01")) == []
    assert call.city_deadline.day == date(2025, 6, 15)
