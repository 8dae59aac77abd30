import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.statements import blanks, filled, pieces


def test_that_a_blank_is_filled_with_the_answer():
    said = filled("The City of {city.name} applies.", {"city.name": "کاشان"}.get)
    assert said == "The City of کاشان applies."


def test_that_an_unanswered_blank_stays_a_line_to_write_on():
    assert filled("The City of {city.name} applies.", lambda _: "") == "The City of ____ applies."


def test_that_an_answer_with_braces_is_not_filled_again():
    assert filled("{city.name}", lambda _: "{mayor.name}") == "{mayor.name}"


def test_that_text_and_blanks_come_in_order():
    assert pieces("a {x.y} b {z}") == [("a ", False), ("x.y", True), (" b ", False), ("z", True)]
    assert blanks("a {x.y} b {z}") == ("x.y", "z")


@pytest.mark.parametrize("label", ["", "no blank", "{", "}", "{}", "{ }", "{a b}", "}{", "100 {", "{a-b}"])
def test_that_lone_braces_are_text(label):
    assert blanks(label) == ()
    assert filled(label, str.upper) == label


def test_that_a_million_braces_are_read_at_once():
    assert blanks("{" * 1_000_000 + "{a}") == ("a",)


@given(st.text(alphabet="{}a._ é"))
def test_that_filling_a_blank_with_itself_changes_nothing(label):
    assert filled(label, lambda name: f"{{{name}}}") == label
