"""What the makers of a form say about answers of its earlier version, and what is wrong in such a file."""

from decimal import Decimal

import pytest

from lcapp.domain.change_map import SplitBy, SplitRule, check_change_map, read_change_map
from lcapp.errors import FormInvalid
from tests.builders import a_form, a_question, options

HEAD = 'from = "small-1"\nto = "small-2"\n'
WHOLE = (
    HEAD
    + """
[[renamed]]
old = "a.one"
new = "b.one"

[[split]]
old = "a.two"
into = ["b.two", "b.three"]
by = "comma"

[[merged]]
old = ["a.three", "a.four"]
new = "b.four"

[[moved]]
old = "a.five"
new = "b.group/title"

[[dropped]]
old = "a.six"

[[ids]]
question = "b.choice"
renamed = { red = "crimson" }

[[units]]
question = "b.area"
factor = "0.01"
"""
)


def read(text):
    return read_change_map(text.encode(), file="1-to-2.toml")


def problems(text):
    with pytest.raises(FormInvalid) as refused:
        read(text)
    return [(problem.code, problem.place) for problem in refused.value.problems]


def test_that_a_file_with_every_word_is_understood():
    found = read(WHOLE)
    assert (found.old, found.new) == ("small-1", "small-2")
    assert found.targets == {
        "a.one": "b.one",
        "a.three": "b.four",
        "a.four": "b.four",
        "a.five": "b.group/title",
    }
    assert found.merged == {"b.four": ("a.three", "a.four")}
    assert found.split == {"a.two": SplitRule(("b.two", "b.three"), SplitBy.COMMA)}
    assert found.dropped == {"a.six"}
    assert found.ids == {"b.choice": {"red": "crimson"}}
    assert found.factors == {"b.area": Decimal("0.01")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x = 1", [("key_missing", "from"), ("key_missing", "to"), ("key_unknown", "x")]),
        (HEAD + "[[renamed]]\nold = 'a.b'\nnew = 'c.d'\nto = 'e'", [("key_unknown", "renamed 1 to")]),
        (HEAD + "[[split]]\nold = 'a.b'\ninto = ['c.d']", [("map_too_few", "split 1 into")]),
        (
            HEAD + "[[split]]\nold = 'a.b'\ninto = ['c.d', 'e.f']\nby = 'word'",
            [("word_unknown", "split 1 by")],
        ),
        (HEAD + "[[dropped]]\nold = 'a.b'\n[[dropped]]\nold = 'a.b'", [("map_twice", "")]),
        (HEAD + "[[units]]\nquestion = 'a.b'\nfactor = '-1'", [("map_not_a_factor", "units 1 factor")]),
        (HEAD + "[[ids]]\nquestion = 'a.b'", [("key_missing", "ids 1 renamed")]),
        (HEAD + "[[ids]]\nquestion = 'a.b'\nrenamed = { a = 1 }", [("wrong_kind", "ids 1 renamed")]),
        ("from = ", [("toml_unreadable", "")]),
    ],
)
def test_that_every_fault_is_named_with_its_place(text, found):
    assert problems(text) == found


def test_that_a_file_must_agree_with_both_forms():
    old = a_form(a_question(id_="a.one"))
    new = a_form(a_question("choice", "b.choice", options=options("red")), version="2")
    text = HEAD + "[[renamed]]\nold = 'a.won'\nnew = 'b.choice'\n[[ids]]\nquestion = 'b.choice'\n"
    found = check_change_map(read(text + "renamed = { x = 'rad' }\n"), old, new)
    assert [(problem.code, problem.params["meant"]) for problem in found] == [
        ("map_question_unknown", "a.one"),
        ("map_id_unknown", "red"),
    ]
    assert [one.code for one in check_change_map(read(text + "renamed = { x = 'red' }\n"), new, old)][:2] == [
        "map_not_of_forms",
        "map_not_of_forms",
    ]
