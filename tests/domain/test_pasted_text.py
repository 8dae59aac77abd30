import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.pasted_text import FAR_OVER, LONGEST_PASTE, PASTE_CODES, clean_paste
from lcapp.domain.text_structure import Bullet, Numbered, blocks_of
from lcapp.domain.word_count import words


def test_that_plain_text_comes_through_untouched():
    text = "One\xa0%\n\nTwo\n- a\n1. b\tc"
    assert clean_paste(text).text == text
    assert clean_paste(text).dropped == frozenset()


@pytest.mark.parametrize(
    ("text", "kept", "code"),
    [
        pytest.param("learn\xading", "learning", "soft_hyphens", id="soft hyphen"),
        pytest.param(
            "\ufeffa\u200bb\u2060c", "abc", "zero_width", id="zero-width space, joiner of words, mark"
        ),
        pytest.param("\u202eabc\u202c", "abc", "direction_overrides", id="direction override"),
        pytest.param("a\ufffcb", "ab", "objects", id="picture"),
        pytest.param("a\x07b\ud800", "ab", "control_characters", id="bell and lone surrogate"),
        pytest.param("Konya\u200d city", "Konya city", "zero_width", id="joiner after a Latin letter"),
    ],
)
def test_that_junk_goes_and_is_named(text, kept, code):
    pasted = clean_paste(text)
    assert pasted.text == kept
    assert pasted.dropped == {code}
    assert code in PASTE_CODES


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("می‌خواهم", id="zero-width non-joiner"),
        pytest.param("ه\u200d", id="joiner after an Arabic letter"),
        pytest.param("👩\u200d🏫", id="joiner in an emoji"),
        pytest.param("\u2068Konya\u2069 \u200eA", id="isolates and direction marks"),
    ],
)
def test_that_characters_spelling_needs_stay(text):
    assert clean_paste(text).text == text
    assert clean_paste(text).dropped == frozenset()


def test_that_line_ends_of_every_kind_become_one():
    assert clean_paste("a\r\nb\rc\vd\u2028e\u2029f").text == "a\nb\nc\nd\ne\nf"


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("•\tone", Bullet("-", "one")),
        ("· one", Bullet("-", "one")),
        ("o\tone", Bullet("-", "one")),
        ("\uf0b7\tone", Bullet("-", "one")),
        ("  §\tone", Bullet("-", "one")),
        ("–\tone", Bullet("-", "one")),
        ("1.\tone", Numbered("1.", "one")),
        ("(2)\tone", Numbered("2.", "one")),
        ("۳.\tone", Numbered("۳.", "one")),
    ],
)
def test_that_lists_of_word_processors_become_ours(line, block):
    assert blocks_of(clean_paste(f"Before:\n{line}\n{line}").text)[1:] == (block, block)


def test_that_a_sentence_beginning_with_o_or_a_dash_is_no_list():
    text = "o one\n– one\n5) one"
    assert clean_paste(text).text == text


def test_that_a_paste_far_over_the_word_limit_is_cut_at_a_word_and_said():
    pasted = clean_paste("word " * 60, limit_words=5)
    assert words(pasted.text) == FAR_OVER * 5
    assert pasted.text.endswith("word")
    assert pasted.dropped == {"capped"}
    assert clean_paste("word " * 50, limit_words=5).dropped == frozenset()


def test_that_a_huge_paste_is_cut_at_white_space():
    pasted = clean_paste("abc " * LONGEST_PASTE)
    assert LONGEST_PASTE - 10 < len(pasted.text) <= LONGEST_PASTE
    assert pasted.text.endswith("abc")
    assert pasted.dropped == {"capped"}


def test_that_a_cut_without_white_space_keeps_letters_with_their_marks():
    text = "a" * (LONGEST_PASTE - 1) + "e\u0301" * 10
    assert clean_paste(text).text.endswith("a")
    family = "a" * (LONGEST_PASTE - 1) + "👩\u200d🏫" * 3
    assert clean_paste(family).text.endswith("a")
    assert len(clean_paste("\u0301" * 2 * LONGEST_PASTE).text) == LONGEST_PASTE


@given(st.text(alphabet=st.sampled_from("ab \n\t•o-1.)\xad\u200b\u200c\u200d\u202eه\ufffc😀\v"), max_size=40))
@settings(max_examples=150)
def test_that_cleaning_twice_is_cleaning_once(text):
    once = clean_paste(text, limit_words=3)
    assert clean_paste(once.text, limit_words=3).text == once.text
    assert text.count("\u200c") == once.text.count("\u200c") or "capped" in once.dropped
    assert once.dropped <= set(PASTE_CODES)


def test_that_a_whole_book_is_cleaned_at_once():
    started = time.perf_counter()
    assert "capped" in clean_paste("-" * 5_000_000).dropped
    assert "capped" in clean_paste("•\t a\n" * 1_000_000, limit_words=200).dropped
    assert time.perf_counter() - started < 2
