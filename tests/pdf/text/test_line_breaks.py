from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.pdf.text.line_breaks import grapheme_ends, line_breaks


def parts(text: str, offsets: list[int]) -> list[str]:
    return [text[a:b] for a, b in zip([0, *offsets], offsets, strict=False)]


def test_that_a_line_may_end_after_a_space_and_after_a_hyphen():
    assert parts("life-long learning", line_breaks("life-long learning")) == ["life-", "long ", "learning"]


def test_that_french_quotation_marks_stay_with_their_words():
    text = "Il faut « Apprendre » ici : où ? là !"
    assert parts(text, line_breaks(text)) == ["Il ", "faut ", "« Apprendre » ", "ici : ", "où ? ", "là !"]


def test_that_no_line_ends_right_after_the_slashes_of_an_address():
    text = "see https://uil.unesco.org/lifelong"
    offsets = line_breaks(text)
    assert text.index("://") + 3 not in offsets
    assert offsets[-1] == len(text)


def test_that_offsets_are_right_after_an_emoji():
    assert parts("🎉🎉 ab cd", line_breaks("🎉🎉 ab cd")) == ["🎉", "🎉 ", "ab ", "cd"]


def test_that_a_joined_emoji_and_a_marked_letter_are_one_character():
    text = "👩‍👩‍👧e\u0301x"
    assert parts(text, grapheme_ends(text)) == ["👩‍👩‍👧", "e\u0301", "x"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_that_offsets_rise_and_the_last_is_the_end(text):
    for offsets in (line_breaks(text), grapheme_ends(text)):
        assert offsets == sorted(set(offsets))
        assert offsets[-1:] == ([len(text)] if text else [])
