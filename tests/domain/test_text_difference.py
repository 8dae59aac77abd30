"""Word-level differences: nothing is lost, nothing invented, and they are worth reading."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.text_difference import PieceKind, text_after, text_before, text_difference
from lcapp.domain.value_difference import value_difference

WORDS = st.lists(
    st.sampled_from(["city", "şehir", "شهر", "می‌آموزد", "学", "習", ",", "\n", " ", "a", "b"]), max_size=30
)


def told(old, new):
    marks = {PieceKind.KEPT: "{}", PieceKind.REMOVED: "[-{}]", PieceKind.ADDED: "[+{}]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in text_difference(old, new))


@settings(max_examples=120, deadline=None)
@given(
    st.one_of(st.text(max_size=60), WORDS.map("".join)), st.one_of(st.text(max_size=60), WORDS.map("".join))
)
def test_that_kept_and_removed_are_the_old_text_and_kept_and_added_the_new(old, new):
    pieces = text_difference(old, new)
    assert text_before(pieces) == old
    assert text_after(pieces) == new
    assert all(piece.text for piece in pieces)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_that_equal_texts_have_no_change(text):
    assert {piece.kind for piece in text_difference(text, text)} <= {PieceKind.KEPT}


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("We learn together.", "We all learn together.", "We [+all ]learn together."),
        ("We learn, together", "We learn together", "We learn[-,] together"),
        ("ما با هم می‌آموزیم", "ما همیشه با هم می‌آموزیم", "ما [+همیشه ]با هم می‌آموزیم"),
        ("İstanbul'un sokakları", "İzmir'in sokakları", "[-İstanbul'un][+İzmir'in] sokakları"),
        ("学習する都市", "学習した都市", "学習[-する][+した]都市"),
        ("one two three", "four five six", "[-one two three][+four five six]"),
        ("", "new", "[+new]"),
        ("old", "", "[-old]"),
    ],
)
def test_that_changes_are_whole_words_and_read_in_order(old, new, shown):
    assert told(old, new) == shown


@pytest.mark.parametrize("base", ["word{} is here ", "again "], ids=["many words", "one word"])
def test_that_two_hundred_thousand_characters_take_a_moment(base):
    old = "".join(base.format(n) for n in range(200_000 // len(base)))
    new = old[:90_000] + " a sentence in the middle " + old[90_500:][::-1]
    began = time.perf_counter()
    pieces = text_difference(old, new)
    assert time.perf_counter() - began < 3
    assert (text_before(pieces), text_after(pieces)) == (old, new)


def parts(old, new):
    found = value_difference(old, new)
    return {
        part.path: [(str(piece.kind), piece.text) for piece in part.pieces]
        for part in found.parts
        if part.changed
    }


def test_that_a_figure_is_compared_by_its_parts():
    old = {"value": 84300, "year": 2023, "source": "Census"}
    assert parts(old, {**old, "value": 85000, "year": 2024}) == {
        ("value",): [("removed", "84300"), ("added", "85000")],
        ("year",): [("removed", "2023"), ("added", "2024")],
    }


def test_that_items_are_the_same_by_their_ids_wherever_they_stand():
    a, b = {"id": "a", "text": "Library"}, {"id": "b", "text": "School"}
    moved = value_difference([a, b], [b, a])
    assert moved.moved
    assert not any(part.changed for part in moved.parts)
    assert parts([a, b], [{"id": "b", "text": "School of music"}]) == {
        ("a",): [("removed", "Library")],
        ("b",): [("kept", "School"), ("added", " of music")],
    }


def test_that_records_are_compared_field_by_field_and_language_by_language():
    old = [{"id": "1", "title": "Fair", "story": {"en": "We met", "fa": "دیدار"}}]
    new = [{"id": "1", "title": "Fair", "story": {"en": "We met twice", "fa": "دیدار"}}]
    assert parts(old, new) == {("1", "story", "en"): [("kept", "We met"), ("added", " twice")]}


def test_that_options_are_told_by_their_labels():
    labels = {"red": "Red", "blue": "Blue"}
    found = value_difference(["red"], ["red", "blue"], lambda _path, text: labels[text])
    assert [(str(p.kind), p.text) for p in found.parts[0].pieces] == [("kept", "Red\n"), ("added", "Blue\n")]


SHAPES = st.one_of(
    st.none(),
    st.text(min_size=1, max_size=12),
    st.just({"none": "no such thing"}),
    st.dictionaries(st.sampled_from(["work", "home"]), st.integers(1, 5), min_size=1),
    st.fixed_dictionaries({"value": st.integers(0, 9)}, optional={"year": st.just(2024)}),
    st.fixed_dictionaries(
        {"answer": st.text(min_size=1, max_size=9), "links": st.just(["https://a.example"])}
    ),
    st.lists(st.sampled_from("abc"), unique=True, min_size=1).map(
        lambda ids: [{"id": one, "text": one * 2} for one in ids]
    ),
)


@settings(max_examples=120, deadline=None)
@given(SHAPES, SHAPES)
def test_that_an_answer_has_changed_exactly_when_it_is_another(old, new):
    assert value_difference(old, new).changed == (old != new)
