import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.word_count import end_of_word, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param(" \n\t ", 0, id="white space"),
        pytest.param("می‌خواهم", 1, id="Persian word with a zero-width non-joiner"),
        pytest.param("شهرهای یادگیرنده", 2, id="two Persian words"),
        pytest.param("İstanbul'un", 1, id="Turkish apostrophe"),
        pytest.param("İstanbul’un güzelliği", 2, id="Turkish curly apostrophe"),
        pytest.param("state-of-the-art", 1, id="hyphens"),
        pytest.param("https://www.example.org/a/b?c=d&e=f", 1, id="a web address"),
        pytest.param("• – % & -", 0, id="marks alone"),
        pytest.param("___", 0, id="underscores alone"),
        pytest.param("75 %", 1, id="a figure and a mark apart"),
        pytest.param("75\xa0%", 1, id="a figure and a mark with a no-break space"),
        pytest.param("une\xa0ville", 2, id="no-break space separates"),
        pytest.param("a\u200bb\u2060c\xadd\ufeffe", 1, id="characters without width do not separate"),
        pytest.param("« ville »", 1, id="French quotation marks"),
        pytest.param("۱۲۳ ١٢٣ 123", 3, id="digits of three scripts"),
        pytest.param("a\u2028b\x85c\u3000d", 4, id="rare white space"),
        pytest.param("(see) “this”", 2, id="marks at the ends"),
        pytest.param("well—known", 1, id="em dash without spaces"),
    ],
)
def test_that_a_word_is_a_run_with_a_letter_or_digit(text, count):
    assert words(text) == count


def test_that_two_hundred_words_are_two_hundred_and_one_more_is_one_more():
    assert words("word " * 200) == 200
    assert words("word " * 200 + "end") == 201


@given(st.text(), st.text())
@settings(max_examples=60)
def test_that_words_of_texts_apart_add_up(first, second):
    assert words(f"{first} {second}") == words(first) + words(second)


@given(st.text(max_size=60), st.integers(1, 8))
@settings(max_examples=60)
def test_that_a_text_cut_after_a_word_holds_as_many_words(text, count):
    cut = text[: end_of_word(text, count)]
    assert words(cut) == min(count, words(text))
    if words(text) < count:
        assert cut == text


def test_that_a_long_run_of_marks_takes_no_time():
    started = time.perf_counter()
    assert words("-" * 200_000) == 0
    assert time.perf_counter() - started < 1
