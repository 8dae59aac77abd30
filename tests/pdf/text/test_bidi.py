import pytest

from lcapp.pdf.text.bidi import base_level, line_levels, resolve, visual_order
from tests.pdf.text.unicode_cases import UNICODE_DATA, character_cases, class_cases

needs_unicode_data = pytest.mark.skipif(
    not (UNICODE_DATA / "BidiTest.txt").is_file(), reason="Debian's package unicode-data is not installed"
)


@needs_unicode_data
def test_that_every_character_case_of_unicode_is_right():
    assert [case for case in character_cases(UNICODE_DATA) if not case.is_right()] == []


@needs_unicode_data
def test_that_every_seventh_class_case_of_unicode_is_right():
    # All 770,241, as CI does: python -m tests.endurance.bidi_conformance
    assert [case for case in class_cases(UNICODE_DATA, every=7) if not case.is_right()] == []


def test_that_digits_in_persian_stand_left_to_right():
    found = resolve("سال ۲۰۱۹")
    assert found.base == 1
    assert visual_order(found.levels) == [4, 5, 6, 7, 3, 2, 1, 0]


def test_that_a_percent_sign_keeps_its_context_at_the_start_of_a_line():
    text = "سهم ۱۲٫۵٪"
    found = resolve(text)
    assert visual_order(line_levels(found, 4, len(text))) == [4, 0, 1, 2, 3]
    alone = resolve(text[4:], 1)
    assert visual_order(alone.levels) == [0, 1, 2, 3, 4]


def test_that_the_first_strong_letter_decides_outside_isolates():
    assert base_level("123 abc") == 0
    assert base_level("«سلام»") == 1
    assert base_level("\u2068abc\u2069 سلام") == 1
    assert base_level("123", default=1) == 1


def test_that_many_brackets_take_no_more_than_linear_time():
    found = resolve("سال (UNESCO 2019) و " * 20_000, 1)
    assert len(found.levels) == 400_000
