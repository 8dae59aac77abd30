"""How far translations are: the states, what brings them back, and which texts there are."""

from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.conditions import Condition
from lcapp.domain.forms import Hand, Part, Section
from lcapp.domain.side_records import SUBMISSION, checked_key, is_side
from lcapp.domain.translation_state import (
    TranslationState,
    checked_of,
    compared,
    count_states,
    drafting_language,
    state_of,
    submission_language,
    submission_languages,
    translations,
)
from lcapp.domain.translation_units import Unit, texts_of, units, with_text
from tests.builders import a_call, a_form, a_question

WHY, GOALS, ITEMS = "plan.why", "plan.goals", "plan.items"
TEXTS = st.text(min_size=1, max_size=12).filter(str.strip)


def a_form_to_translate(**why):
    return a_form(
        a_question(id_="city.name"),
        a_question("long_text", WHY, translatable=True, **why),
        a_question("list", GOALS, translatable=True),
        a_question(
            "group",
            ITEMS,
            with_links=True,
            fields=(a_question(id_="title", translatable=True), a_question("date", "started")),
        ),
    )


def the_state(source, target, checked=None):
    return state_of("fa", source, target, checked)


def test_that_a_source_without_a_translation_is_not_started_and_with_one_a_draft():
    assert the_state("شهر", None) is TranslationState.NOT_STARTED
    assert the_state("شهر", "City") is TranslationState.DRAFT


def test_that_nothing_to_translate_has_no_state():
    assert the_state(None, "City") is None
    assert the_state({"links": ["https://city.example"]}, None) is None


@given(source=TEXTS, target=TEXTS, other=TEXTS)
def test_that_a_checked_text_stays_checked_exactly_while_both_texts_stand(source, target, other):
    checked = compared("fa", source, target, "Sara")
    assert checked_of(checked.value()) == checked
    assert the_state(source, target, checked) is TranslationState.CHECKED
    if other != source:
        assert the_state(other, target, checked) is TranslationState.SOURCE_CHANGED
    if other != target:
        assert the_state(source, other, checked) is TranslationState.DRAFT
    assert the_state(source, target, checked) is TranslationState.CHECKED


def test_that_evidence_and_links_beside_a_text_do_not_change_its_state_but_its_explanation_does():
    checked = compared("fa", "شهر", "City", "")
    assert the_state({"answer": "شهر", "evidence": ["A1"]}, "City", checked) is TranslationState.CHECKED
    explained = {"answer": "شهر", "text": "توضیح"}
    assert the_state(explained, "City", checked) is TranslationState.SOURCE_CHANGED


def test_that_a_text_checked_against_another_language_is_a_draft():
    checked = compared("tr", "شهر", "City", "")
    assert the_state("شهر", "City", checked) is TranslationState.DRAFT


def test_that_what_is_damaged_in_the_record_checks_nothing():
    assert checked_of(None) is None
    assert checked_of("fa") is None
    assert the_state("شهر", "City", checked_of({})) is TranslationState.DRAFT


def test_that_every_text_in_one_of_the_two_languages_is_told_in_official_order():
    form = a_form_to_translate()
    answers = {
        AnswerKey(WHY, "fa"): "چرا",
        AnswerKey(GOALS, "en"): [{"id": "g1", "text": "Read"}],
        AnswerKey(GOALS, "tr"): [{"id": "g1", "text": "Oku"}],
        AnswerKey(ITEMS): {
            "answer": [{"id": "r1", "title": {"fa": "جشن", "en": "Feast"}}, {"id": "r2", "started": "2025"}],
            "links": ["https://city.example"],
        },
    }
    checked = {checked_key("plan.items/r1/title", "en"): compared("fa", "جشن", "Feast", "Sara").value()}
    found = translations(form, answers, checked, "fa", "en")
    assert [(one.unit.name, one.state) for one in found] == [
        (WHY, TranslationState.NOT_STARTED),
        (GOALS, None),
        ("plan.items/r1/title", TranslationState.CHECKED),
    ]
    assert found[2].by == "Sara"
    assert found[2].question.id == "title"
    assert count_states(found) == {
        TranslationState.NOT_STARTED: 1,
        TranslationState.DRAFT: 0,
        TranslationState.CHECKED: 1,
        TranslationState.SOURCE_CHANGED: 0,
    }


def test_that_questions_not_asked_and_those_of_the_commission_are_left_out():
    hidden = a_form_to_translate(visible_when=Condition("is", "city.name", "Samplia"))
    assert translations(hidden, {AnswerKey(WHY, "fa"): "چرا"}, {}, "fa", "en") == ()
    theirs = a_question("long_text", "commission.why", translatable=True, filled_by=Hand.NATIONAL_COMMISSION)
    form = a_form(parts=(Part("p", "P", Hand.NATIONAL_COMMISSION, (Section("s", "S", (theirs,)),)),))
    assert list(units(form, {})) == []


def test_that_a_text_goes_into_its_place_and_all_else_stays():
    answers = {
        AnswerKey(ITEMS): {
            "answer": [{"id": "r1", "title": {"fa": "جشن"}, "started": "2025"}, {"id": "r2"}],
            "links": ["https://city.example"],
        }
    }
    unit = Unit(ITEMS, "r1", "title")
    key, raw = with_text(answers, unit, "en", "Feast")
    assert key == AnswerKey(ITEMS)
    assert raw == {
        "answer": [{"id": "r1", "started": "2025", "title": {"fa": "جشن", "en": "Feast"}}, {"id": "r2"}],
        "links": ["https://city.example"],
    }
    assert texts_of({key: raw}, unit) == {"fa": "جشن", "en": "Feast"}
    assert with_text({key: raw}, unit, "en", None)[1]["answer"][0]["title"] == {"fa": "جشن"}
    assert with_text({}, Unit(WHY), "en", "Why") == (AnswerKey(WHY, "en"), "Why")


def test_that_the_language_of_submission_is_the_chosen_one_if_the_call_takes_it():
    form, call = a_form(languages=("en", "fr")), a_call(languages=("fr", "en"))
    assert submission_languages(form, call) == ("fr", "en")
    assert submission_language(form, call, {}) == "fr"
    assert submission_language(form, None, {}) == "en"
    assert submission_language(form, call, {SUBMISSION: "en"}) == "en"
    assert submission_language(form, call, {SUBMISSION: "fa"}) == "fr"


def test_that_the_language_of_drafting_is_the_one_most_texts_are_written_in():
    form = a_form_to_translate()
    answers = {
        AnswerKey(WHY, "fa"): "چرا",
        AnswerKey(WHY, "tr"): "Neden",
        AnswerKey(GOALS, "en"): [{"id": "g1", "text": "Read"}],
        AnswerKey(ITEMS): [{"id": "r1", "title": {"fa": "جشن", "en": "Feast"}}],
    }
    assert drafting_language(form, answers, "en") == "fa"
    assert drafting_language(form, {AnswerKey(WHY, "en"): "Why"}, "en") == ""


def test_that_no_question_can_have_a_key_of_the_record():
    assert is_side(checked_key("plan.why", "en"))
    assert is_side(SUBMISSION)
    assert not any(is_side(AnswerKey(question.id)) for question in a_form_to_translate().questions())
