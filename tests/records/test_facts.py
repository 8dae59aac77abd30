"""What a record knows, offered elsewhere; and what says something else."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.caption_figures import caption_findings
from lcapp.domain.fact_findings import (
    admission_findings,
    fact_findings,
    signing_findings,
    term_findings,
)
from lcapp.domain.fact_texts import text_findings
from lcapp.domain.facts import KnownCity, KnownFact, NamedFigure, agrees, fitting
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
        *text_findings(form, answers, (), city),
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
    found = list(text_findings(MEMBERSHIP, {}, (photo,), known_city(TELLING)))
    assert [(one.code, one.params) for one in found] == [
        ("caption_says_other_figure", {"said": "90,000", "value": 84_300, "evidence": "A3"})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The population of Samplia is 71,000.",
        "The population of the city of Samplia now stands at about 71,000.",
        "La population de la ville de Samplia est de 71 000.",
        "Prebivalstvo mesta Samplia danes šteje 71.000.",
        "Samplia kentinin nüfusu 2024 yılında 71.000 kişidir.",
        "جمعیت شهر سامپلیا در این سال برابر با ۷۱٬۰۰۰ نفر است.",
        "Samplia, founded in 1640, has 71,000 inhabitants.",
    ],
)
def test_that_the_population_is_found_before_and_after_its_word(text):
    answers = answers_to("membership-2025", motivation__context=text)
    assert said("membership-2025", answers, known_city(TELLING)) == [
        ("text_says_other_figure", "motivation.context")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2014 the population of Samplia was 71,000.",
        "In 2014 Samplia had only 71,000 inhabitants.",
        "The population of the metropolitan region of Samplia is 160,000.",
        "The population of the three districts in the north is 71,000.",
        "The population of Samplia borrowed 71,000 books.",
        "The population of Samplia: in a year, 71,000 loans.",
    ],
)
def test_that_another_year_another_area_and_another_thing_are_no_population(text):
    answers = answers_to("membership-2025", motivation__context=text)
    assert said("membership-2025", answers, known_city(TELLING)) == []


def test_that_texts_are_held_against_the_own_profile_first():
    older = answers_to("city_record-1", profile__population={**PERSONS, "value": 71_000, "year": 2014})
    answers = answers_to(
        "membership-2025", profile__population=PERSONS, motivation__context="Samplia has 71,000 inhabitants."
    )
    photo = SimpleNamespace(title="The library", caption="For 71,000 inhabitants", name="A3")
    found = list(text_findings(MEMBERSHIP, answers, (photo,), known_city(older)))
    assert [(one.code, one.params["value"]) for one in found] == [
        ("text_says_other_than_profile", 84_300),
        ("caption_says_other_than_profile", 84_300),
    ]


def captioned(caption, **typed):
    photo = SimpleNamespace(title="The festival", caption=caption, name="A4")
    found = list(caption_findings(MEMBERSHIP, answers_to("membership-2025", **typed), (photo,)))
    assert all(one.code == "caption_says_other_than_answer" for one in found)
    return [(one.question, one.params["said"], one.params["value"]) for one in found]


def test_that_a_caption_that_contradicts_an_answer_is_told_at_the_answer():
    answer = "The learning festival 2023 drew 8,000 visitors from all districts."
    found = [("areas.events", "5,000 visitors", "8,000 visitors")]
    assert captioned("Learning festival 2023: 5,000 visitors", areas__events=answer) == found


@pytest.mark.parametrize(
    "caption",
    [
        "Learning festival 2023: 8,000 visitors",
        "Learning festival 2022: 5,000 visitors",
        "Learning festival 2023: 60 events",
        "Learning festival 2023: 300 visitors in one tent",
        "The museum in 2023 had 5,000 guests",
        "New visitors of the learning festival 2023: 5,000 visitors",
        "Page 12 of the report 2023",
    ],
)
def test_that_a_caption_of_something_else_is_left_in_peace(caption):
    answer = "The learning festival 2023 drew 8,000 visitors."
    assert captioned(caption, areas__events=answer) == []


LIBRARIES = NamedFigure("Public libraries", 12, 2024)
LEARNING = NamedFigure("Adults in further education", 61, 2024, "%")


def named(text, *figures):
    city = replace(known_city({}), figures=figures)
    answers = answers_to("membership-2025", motivation__context=text)
    found = list(text_findings(MEMBERSHIP, answers, (), city))
    assert all(one.code == "text_says_other_than_named" for one in found)
    return [one.params["said"] for one in found]


@pytest.mark.parametrize(
    ("text", "figure", "number"),
    [
        ("Samplia has 14 public libraries (2024).", LIBRARIES, "14"),
        ("Samplia has 14 large public libraries.", LIBRARIES, "14"),
        ("The number of public libraries is 14.", LIBRARIES, "14"),
        ("Public libraries: 14", LIBRARIES, "14"),
        ("In 2024, 75 % of adults took part in further education.", LEARNING, "75"),
        ("The share of adults in further education is 75 per cent.", LEARNING, "75"),
        ("La ville a 14 bibliothèques publiques.", NamedFigure("Bibliothèque publique", 12), "14"),
        ("Kentte 14 halk kütüphanesi var.", NamedFigure("Halk kütüphaneleri", 12), "14"),
        ("V mestu je 14 javnih knjižnic.", NamedFigure("Javne knjižnice", 12), "14"),
        ("شهر ۱۴ کتابخانه عمومی دارد.", NamedFigure("کتابخانه‌های عمومی", 12), "۱۴"),
    ],
)
def test_that_a_text_that_names_another_value_of_a_named_figure_is_found(text, figure, number):
    assert named(text, figure) == [number]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Samplia has 12 public libraries.", LIBRARIES),
        ("In 2019 Samplia had 14 public libraries.", LIBRARIES),
        ("We opened 8 new public libraries.", LIBRARIES),
        ("By 2030 there will be 15 public libraries.", LIBRARIES),
        ("Public libraries lent 14 books to each child.", LIBRARIES),
        ("14 teachers work in public libraries.", LIBRARIES),
        ("The province has 14 public libraries.", LIBRARIES),
        ("Three of the public libraries have 14 seats.", LIBRARIES),
        ("Libraries of 14 public bodies were asked.", LIBRARIES),
        ("Public libraries: 14 % of all loans.", LIBRARIES),
        ("61 % of adults took part in further education.", LEARNING),
        ("Of 75 adults in further education, most came twice.", LEARNING),
        ("75 % of adults borrow books.", LEARNING),
    ],
)
def test_that_a_part_another_year_and_another_thing_are_no_value_of_a_named_figure(text, figure):
    assert named(text, figure) == []


def test_that_every_year_of_a_named_figure_is_right():
    earlier = NamedFigure("Public libraries", 10, 2019)
    assert named("In 2019 there were 10 public libraries.", LIBRARIES, earlier) == []
    assert named("There are 10 public libraries.", LIBRARIES, earlier) == []
    assert named("In 2019 there were 12 public libraries.", LIBRARIES, earlier) == ["12"]


def test_that_a_month_contains_its_days_and_no_other_month():
    asked = FORMS.get("award-2024").question("award.member_since")
    assert agrees(asked, "2022-09-02", "2022-09")
    assert agrees(asked, "2022", "2022-09")
    assert not agrees(asked, "2022-09-02", "2022-10")
    assert not agrees(asked, "2022-09-02", "2022-09-03")


def test_that_a_term_of_office_that_ends_before_the_call_closes_is_said():
    call = CALLS.get("membership-2025")
    assert [one.code for one in term_findings(MEMBERSHIP, call, "2025-06-01")] == ["mayor_term_ends"]
    assert list(term_findings(MEMBERSHIP, call, "2025-06")) == []
    assert list(term_findings(MEMBERSHIP, call, "2029")) == []
    assert list(term_findings(MEMBERSHIP, None, "2025-06-01")) == []
    assert call.city_deadline.day == date(2025, 6, 15)


def of_signing(signed, *, form=MEMBERSHIP, question="pledge.date", mayor="Example, Amara", **term):
    """Codes of what is said of the mayor's signature, where the record names Amara Example."""
    city = replace(known_city(answers_to("city_record-1", mayor__name="Example, Amara")), **term)
    answers = {AnswerKey("mayor.name"): mayor, AnswerKey(question): signed}
    found = list(signing_findings(form, answers, city))
    assert all(one.severity == "must_fix" and one.question == question for one in found)
    return [one.code for one in found]


def test_that_a_mayor_signs_during_the_term_of_office():
    assert of_signing("2023-05-24", term_end="2023-04") == ["signed_after_term"]
    assert of_signing("2023-04-30", term_end="2023-04") == []
    assert of_signing("2023-05-24", term_end="2023") == []
    assert of_signing("2023-05-24", term_start="2023-06-01") == ["signed_before_term"]
    assert of_signing("2023-06-01", term_start="2023-06", term_end="2027") == []
    award = FORMS.get("award-2024")
    assert of_signing("2024-05-20", form=award, question="award.date", term_end="2024-04-30") == [
        "signed_after_term"
    ]
    assert of_signing("2024-05-20", form=award, question="nomination.date", term_end="2024-04-30") == []


def test_that_of_a_mayor_with_another_name_than_the_records_nothing_is_said():
    assert of_signing("2023-05-24", mayor="Successor, Nina", term_end="2023-04") == []


def test_that_an_application_of_a_city_that_joined_long_ago_is_doubted():
    call = CALLS.get("membership-2025")
    for joined, found in (("2022-09-02", True), ("2025-12-04", False), ("2025", False)):
        city = known_city(answers_to("city_record-1", award__member_since=joined))
        told = [one.code for one in admission_findings(MEMBERSHIP, call, city)]
        assert told == (["is_member_already"] if found else [])
        assert list(admission_findings(FORMS.get("award-2024"), call, city)) == []
