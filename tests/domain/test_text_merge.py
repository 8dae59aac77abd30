"""Rewritings of one text put together word by word."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.text_difference import text_before, text_difference
from lcapp.domain.text_merge import combined_text, hunks

WORDS = st.lists(st.sampled_from(["city", "شهر", "学", "習", ",", "\n", " ", "a", "b "]), max_size=25)
TEXT = WORDS.map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_that_the_hunks_of_one_rewriting_make_that_rewriting(base, rewritten):
    assert combined_text(base, [rewritten]) == rewritten
    found = hunks(base, rewritten)
    assert all(one.end < other.start for one, other in pairwise(found))
    assert text_before(text_difference(base, rewritten)) == base


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT, TEXT)
def test_that_the_order_of_rewritings_does_not_matter_and_equal_ones_are_one(base, one, other):
    together = combined_text(base, [one, other])
    assert together == combined_text(base, [other, one])
    assert combined_text(base, [one, one]) == one
    assert combined_text(base, [one, base]) == one
    if together is not None:
        for added in (*hunks(base, one), *hunks(base, other)):
            assert added.text in together


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "together"),
    [
        (
            "We learn in the city.",
            "We all learn in the city.",
            "We learn in the city, daily.",
            "We all learn in the city, daily.",
        ),
        (
            "ما در شهر می‌آموزیم.",
            "ما همه در شهر می‌آموزیم.",
            "ما در شهر خود می‌آموزیم.",
            "ما همه در شهر خود می‌آموزیم.",
        ),
        ("one two three", "one 2 three", "one deux three", None),
        ("one two three", "one three", "one two and a half three", None),
        ("one", "one two", "one three", None),
        ("one two", "zero one two", "one two three", "zero one two three"),
        ("", "new", "other", None),
    ],
)
def test_that_words_are_put_together_where_nobody_wrote_in_the_same_place(base, mine, theirs, together):
    assert combined_text(base, [mine, theirs]) == together
