"""Finding and replacing text the way people expect letters to match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import Form, Hand, Option, Part, Question, QuestionType, Section
from lcapp.domain.searching import find, fold, occurrences, replace_all

QUESTIONS = (
    Question("why.text", QuestionType.LONG_TEXT, "Why the city applies"),
    Question("why.kind", QuestionType.CHOICE, "Kind", options=(Option("city", "City"),)),
    Question("why.goals", QuestionType.LIST, "Goals"),
    Question(
        "why.practices",
        QuestionType.GROUP,
        "Practices",
        fields=(
            Question("title", QuestionType.SHORT_TEXT, "Title", translatable=True),
            Question("started", QuestionType.DATE, "Started"),
        ),
    ),
)
FORM = Form(
    "demo", "1", "demo", "Demo", ("en",), (Part("p", "P", Hand.CITY, (Section("why", "Why", QUESTIONS),)),)
)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("ışık", "isik"),
        ("IŞIK", "ışık"),
        ("İstanbul", "istanbul"),
        ("شهر يادگيرنده", "یادگیرنده"),
        ("سال ۱۳۹۵", "1395"),
        ("می‌خواهیم", "میخواهیم"),
        ("Učeče mesto", "ucece"),
        ("l’apprentissage", "l'apprentissage"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_that_letters_match_as_people_expect(text: str, query: str) -> None:
    assert len(occurrences(text, query)) == 1


@given(st.text(), st.text(min_size=1))
def test_that_places_found_lie_inside_the_text_and_do_not_overlap(text: str, query: str) -> None:
    last = 0
    for start, end in occurrences(text, query):
        assert last <= start < end <= len(text)
        last = end


@given(st.text())
def test_that_folding_keeps_a_place_for_each_letter(text: str) -> None:
    folded, places = fold(text)
    assert len(folded) == len(places)
    assert places == sorted(places)


def test_that_hits_come_in_official_order_with_labels_before_answers() -> None:
    answers = {AnswerKey("why.goals"): [{"id": "a", "text": "city walks"}], AnswerKey("why.text"): "A city."}
    assert [(hit.key.question, hit.in_label, hit.path) for hit in find(FORM, answers, "city")] == [
        ("why.text", True, ()),
        ("why.text", False, ()),
        ("why.goals", False, (0, "text")),
    ]


def test_that_replacing_touches_prose_and_leaves_codes_and_dates_alone() -> None:
    answers = {
        AnswerKey("why.text"): "The city of 2024",
        AnswerKey("why.kind"): "city",
        AnswerKey("why.practices"): [{"id": "city", "title": {"en": "City 2024"}, "started": "2024"}],
    }
    assert replace_all(FORM, answers, "2024", "2025") == {
        AnswerKey("why.text"): "The city of 2025",
        AnswerKey("why.practices"): [{"id": "city", "title": {"en": "City 2025"}, "started": "2024"}],
    }


def test_that_an_empty_query_finds_nothing() -> None:
    assert find(FORM, {AnswerKey("why.text"): "x"}, " \u200c") == ()
