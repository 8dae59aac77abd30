"""Paper in one language: no text twice, and none lost."""

from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey, is_answered
from lcapp.domain.print_languages import answers_in
from tests.builders import a_form, a_question

WHY, HOW, ITEMS = "plan.why", "plan.how", "plan.items"
FORM = a_form(
    a_question(id_="city.name"),
    a_question("long_text", WHY, translatable=True),
    a_question("long_text", HOW, translatable=True, with_links=True),
    a_question("group", ITEMS, with_links=True, fields=(a_question(id_="title", translatable=True),)),
)
ANSWERS = {
    AnswerKey("city.name"): "Kashan",
    AnswerKey(WHY, "fa"): "چرا",
    AnswerKey(WHY, "en"): "Why",
    AnswerKey(HOW, "fa"): "چگونه",
    AnswerKey(ITEMS): {
        "answer": [{"id": "a", "title": {"fa": "جشن", "en": "Feast"}}, {"id": "b", "title": {"fa": "کتاب"}}],
        "links": ["https://city.example"],
    },
}


def test_that_what_is_translated_stands_in_the_language_of_the_paper_alone():
    assert answers_in(FORM, ANSWERS, ["en"]) == {
        AnswerKey("city.name"): "Kashan",
        AnswerKey(WHY, "en"): "Why",
        AnswerKey(HOW, "fa"): "چگونه",
        AnswerKey(ITEMS): {
            "answer": [{"id": "a", "title": {"en": "Feast"}}, {"id": "b", "title": {"fa": "کتاب"}}],
            "links": ["https://city.example"],
        },
    }


def test_that_two_languages_keep_both_and_a_region_takes_its_languages_texts():
    assert answers_in(FORM, ANSWERS, ["en", "fa"]) == ANSWERS
    assert AnswerKey(WHY, "fa") not in answers_in(FORM, ANSWERS, ["en-GB", ""])
    assert answers_in(FORM, ANSWERS, ["sl"]) == ANSWERS


def test_that_links_alone_are_no_translation():
    answers = {AnswerKey(HOW, "fa"): "چگونه", AnswerKey(HOW, "en"): {"links": ["https://city.example"]}}
    assert answers_in(FORM, answers, ["en"]) == answers


@given(
    written=st.dictionaries(
        st.builds(AnswerKey, st.sampled_from([WHY, HOW]), st.sampled_from(["en", "fa", "fr", "sl"])),
        st.text("ab", min_size=1),
    ),
    languages=st.lists(st.sampled_from(["en", "fa", "fr", "de"]), max_size=2),
)
def test_that_no_question_loses_its_answer(written, languages):
    kept = answers_in(FORM, written, languages)
    assert {key.question for key in kept} == {key.question for key in written}
    assert kept.items() <= written.items()
    assert all(is_answered(value) for value in kept.values())


@given(
    items=st.recursive(
        st.none() | st.booleans() | st.text("ab") | st.sampled_from([{"id": "a", "title": 1}, {"id": 7}]),
        lambda inside: st.lists(inside) | st.dictionaries(st.sampled_from(["id", "title", "answer"]), inside),
        max_leaves=6,
    )
)
def test_that_a_group_of_any_shape_is_looked_at_without_a_failure(items):
    assert AnswerKey(ITEMS) in answers_in(FORM, {AnswerKey(ITEMS): items}, ["en"])
