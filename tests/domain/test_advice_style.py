"""Vague words, acronyms, repeats, gaps, short answers, languages."""

import pytest

from tests.domain.advice_builders import FIGURED, heard

LONG = "areas.access"


def said(answers, code, call="membership-2025"):
    return [dict(one.params) for one in heard(call, answers) if one.code == code]


def test_that_vague_words_without_a_figure_are_named():
    text = "We offer many courses and reach a wide range of people. Participation has risen significantly."
    found = said({LONG: text}, "vague_words")
    assert found == [{"words": "many, a wide range of, significantly", "count": 3}]


def test_that_a_figure_or_a_number_word_in_the_sentence_excuses_them():
    text = "Many adults, 318 in 2024, came. Several groups meet twice a week in nine rooms of the library."
    assert said({LONG: text}, "vague_words") == []


def test_that_french_has_its_own_vague_words():
    text = "Plusieurs ateliers accueillent de nombreux habitants et la participation augmente fortement."
    assert said({f"{LONG}@fr": text}, "vague_words")[0]["count"] == 3


def test_that_a_language_without_lists_is_left_alone():
    assert (
        said({f"{LONG}@tr": "Many various numerous several things happen here significantly."}, "vague_words")
        == []
    )


def test_that_an_acronym_nobody_explains_is_named_once():
    found = heard(
        "membership-2025",
        {LONG: "KOMEK teaches adults.", "areas.events": "KOMEK opens its doors in May 2024 for 300 people."},
    )
    told = [one for one in found if one.code == "acronym_unexplained"]
    assert [(one.question, one.params["acronyms"]) for one in told] == [("areas.events", "KOMEK")] or [
        (one.question, one.params["acronyms"]) for one in told
    ] == [(LONG, "KOMEK")]
    assert len(told) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Centre for Open Learning (COL) teaches. COL has nine rooms.",
        "COL (Centre for Open Learning) teaches.",
        "The Centre for Open Learning has nine rooms, and COL opens at nine.",
        "UNESCO, the EU and the SDGs are known. Part II and Louis XIV are no acronyms.",
        "THE WHOLE SENTENCE IS SHOUTED HERE.",
        "Write to office@COL.example or see https://COL.example for more.",
    ],
)
def test_that_what_is_explained_known_or_no_acronym_is_left_alone(text):
    assert said({LONG: text}, "acronym_unexplained") == []


def test_that_a_passage_in_two_answers_is_found_with_its_length():
    twice = "reading groups of six people meet in kitchens and allotments and never in a school"
    found = said(
        {"areas.access": f"In winter {twice}.", "areas.events": f"Since 2019 {twice} 40 times."},
        "passage_repeated",
    )
    assert found == [{"count": 15, "other": "areas.events"}]


def test_that_short_likeness_and_two_languages_are_no_repeats():
    text = "The council adopted the plan with all of its measures in March 2022."
    assert (
        said({"areas.plan": text, "areas.access": "The council adopted the plan with"}, "passage_repeated")
        == []
    )
    assert said({"areas.plan": text, "areas.plan@fr": text}, "passage_repeated") == []


def test_that_a_sentence_twice_in_one_answer_is_found():
    one = "Nine rooms are open every evening for everybody who wants to learn."
    assert (
        said({"areas.access": f"{one} Trams run late. {one}"}, "passage_repeated")[0]["other"]
        == "areas.access"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The plan costs XXX a year.",
        "TODO ask the library.",
        "In [year] the council adopted it.",
        "It costs ??? euros.",
        "Lorem ipsum dolor sit amet.",
        "Adopted on ____ by the council.",
    ],
)
def test_that_a_gap_is_found(text):
    assert len([*said({LONG: text}, "placeholder_left"), *said({LONG: text}, "gap_left")]) == 1


def test_that_a_text_that_breaks_off_is_found_and_a_list_is_not():
    assert said({LONG: "The nine rooms of the city are open every evening because the"}, "ends_abruptly")
    listed = "The nine rooms of the city are open for these groups here:\n- adults\n- children"
    assert said({LONG: listed}, "ends_abruptly") == []
    assert (
        said({f"{LONG}@fa": "اتاق‌های یادگیری شهر هر شب برای همهٔ مردم باز است و رایگان است."}, "ends_abruptly")
        == []
    )


def test_that_goals_of_a_list_need_no_full_stop():
    goal = "Keep the nine rooms of the city open in the evening for all who work in shifts"
    asked = {"vision.medium_term": [{"id": "g1", "text": goal}]}
    assert said(asked, "ends_abruptly") == []


def test_that_words_around_an_address_do_not_stand_in_a_row():
    around = (
        "All of it stands at http://x.example/a or http://x.example/b or https//x.example and in the rooms."
    )
    assert said({LONG: around}, "word_twice") == []


def test_that_a_word_twice_in_a_row_is_found():
    assert said({LONG: "The nine rooms are open for for adults in 2024."}, "word_twice") == [{"said": "for"}]
    assert said({LONG: "All that they had had was one room."}, "word_twice") == []


def test_that_a_line_where_a_page_is_allowed_is_short():
    assert said({LONG: "Learning is for all."}, "answer_very_short") == [{"count": 4, "limit": 200}]
    assert said({LONG: FIGURED}, "answer_very_short") == []


def test_that_letters_of_another_script_are_found():
    persian = "اتاق‌های یادگیری شهر هر شب باز است."
    assert said({LONG: persian}, "wrong_script") == [{"language": "en"}]
    assert said({f"{LONG}@fa": persian}, "wrong_script") == []
    assert said({f"{LONG}@fa": FIGURED}, "wrong_script") == [{"language": "fa"}]
    assert said({f"{LONG}@tr": "Öğrenme odaları her akşam açık."}, "wrong_script") == []


def test_that_the_same_text_in_two_languages_is_found():
    found = said({LONG: FIGURED, f"{LONG}@fr": FIGURED}, "same_in_two_languages")
    assert found == [{"language": "fr", "other": "en"}]
