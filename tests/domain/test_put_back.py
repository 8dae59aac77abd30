"""An answer of the drawer goes back into a question: as it was where it fits, else as its text."""

from datetime import UTC, datetime

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.change_map import SplitBy
from lcapp.domain.joined_values import joined, parts_of
from lcapp.domain.parked import FormOfDraft, ParkedAnswer, form_of, parked_of, parked_value
from lcapp.domain.put_back import put_back
from tests.builders import a_question

AT = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)


def parked(value, text):
    return ParkedAnswer("p", AnswerKey("a.b", "fa"), "small-1", "Label", value, text, "chosen", AT)


def test_that_what_the_record_keeps_of_the_drawer_and_the_form_is_read_back():
    one, form = parked({"value": 9}, "9 years"), FormOfDraft("small-1", "d", "report", "")
    assert parked_of("p", parked_value(one)) == one
    assert form_of(form.value()) == form


@pytest.mark.parametrize(
    ("type_", "standing", "value", "text", "after"),
    [
        ("short_text", None, "Learn", "Learn", "Learn"),
        ("short_text", "Teach", "Learn", "Learn", "Teach; Learn"),
        ("long_text", "Teach", "Learn", "Learn", "Teach\n\nLearn"),
        ("long_text", None, {"value": 9}, "9 years", "9 years"),
        ("data_point", None, {"value": 9}, "9 years", {"value": 9}),
        ("data_point", {"value": 8}, {"value": 9}, "9 years", None),
        ("choice", None, "purple", "Purple", None),
        ("long_text", {"none": "No"}, "Learn", "Learn", None),
    ],
)
def test_that_it_goes_where_it_fits_and_takes_nothing_away(type_, standing, value, text, after):
    assert put_back(a_question(type_), standing, parked(value, text)) == after


def test_that_lines_become_items_behind_those_that_stand_there():
    standing = [{"id": "x", "text": "One"}]
    after = put_back(a_question("list"), standing, parked("Two\n\nThree", "Two\n\nThree"))
    assert [item["text"] for item in after] == ["One", "Two", "Three"]
    assert after[0]["id"] == "x"


def test_that_what_stands_beside_two_answers_stands_beside_both():
    question = a_question("long_text", with_links=True, with_text=True)
    one = {"answer": "A", "links": ["https://a.example"], "text": "a"}
    other = {"answer": "B", "links": ["https://b.example"], "text": "b"}
    assert joined(question, one, other) == {
        "answer": "A\n\nB",
        "links": ["https://a.example", "https://b.example"],
        "text": "a\nb",
    }


def test_that_a_list_is_divided_between_its_items():
    items = [{"id": name, "text": name} for name in "abc"]
    assert parts_of(a_question("list"), items, 2, by=SplitBy.LINE) == [items[:1], items[1:]]
    assert parts_of(a_question("data_point"), {"value": 9}, 2, by=SplitBy.LINE) == [{"value": 9}]
