"""Numbers in running text: digits of all scripts, both ways of writing decimals, words that multiply."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.text_numbers import numbers_in, unlike

SCRIPTS = ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९")


def said(text):
    return [number.said for number in numbers_in(text)]


def differing(source, target):
    here, there = unlike(numbers_in(source), numbers_in(target))
    return [one.said for one in here], [one.said for one in there]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("84,300 people on 495.86 km²", ["84,300", "495.86"]),
        ("۸۴٬۳۰۰ نفر در ۴۹۵٫۸۶ کیلومتر", ["۸۴٬۳۰۰", "۴۹۵٫۸۶"]),
        ("84 300 habitants, 26 %", ["84 300", "26"]),
        ("in 2019 and 2021, from 3 to 5", ["2019", "2021", "3", "5"]),
        ("on 31.5.2024 and 2024-05-31", ["31", "5", "2024", "2024", "05", "31"]),
        ("no number", []),
        ("1" * 50, []),
        ("m² and 10³", ["10"]),
    ],
)
def test_that_every_number_is_found_as_it_stands(text, numbers):
    assert said(text) == numbers
    assert all(text[one.start : one.end] == one.said for one in numbers_in(text))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("۸۴٬۳۰۰ نفر", "84,300 people"),
        ("۸۴۳۰۰ نفر", "84 300 habitants"),
        ("۴۹۵/۸۶ کیلومتر", "495.86 km²"),
        ("۴۹۵٫۸۶", "495,86 km²"),
        ("۱٫۲ میلیون نفر", "1,200,000 people"),
        ("۸۴ هزار نفر", "84,000 people"),
        ("سال ۱۴۰۲", "in 2023"),
        ("سال ۱۴۰۲", "in 2024"),
        ("سه هدف", "3 goals"),
        ("۳ هدف تا ۲۰۳۰", "three goals by 2030"),
        ("1.234.567 kişi", "1,234,567 people"),
        ("1.234,5 ha", "1,234.5 ha"),
        ("3.50 EUR", "3,5 EUR"),
        ("٣٠٠ متر", "300 m"),
    ],
)
def test_that_equal_numbers_agree_however_they_are_written(source, target):
    assert differing(source, target) == ([], [])
    assert differing(target, source) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "here", "there"),
    [
        ("۸۴٬۳۰۰ نفر", "83,400 people", ["۸۴٬۳۰۰"], ["83,400"]),
        ("۸۴ هزار نفر", "84 people", ["۸۴"], ["84"]),
        ("۳ هدف", "4 goals", ["۳"], ["4"]),
        ("سال ۱۴۰۲", "in 2025", ["۱۴۰۲"], ["2025"]),
        ("۲۵ نفر و ۲۵ نفر", "25 people", ["۲۵"], []),
        ("26 %", "", ["26"], []),
        ("٢٫٥", "25", ["٢٫٥"], ["25"]),
    ],
)
def test_that_other_numbers_are_told_on_both_sides(source, target, here, there):
    assert differing(source, target) == (here, there)


@given(number=st.integers(13, 10**9), script=st.sampled_from(SCRIPTS), other=st.sampled_from(SCRIPTS))
def test_that_the_same_number_agrees_in_the_digits_of_any_two_scripts(number, script, other):
    def written(digits):
        return "".join(digits[int(one)] for one in str(number))

    assert differing(written(script), f"… {written(other)} …") == ([], [])
    assert numbers_in(written(script))[0].readings == {Decimal(number).normalize()}


@given(st.text(alphabet="0123456789۱۲.,٫٬/- ab\u00a0", max_size=40))
def test_that_any_text_is_read_without_a_failure_and_agrees_with_itself(text):
    assert unlike(numbers_in(text), numbers_in(text)) == ((), ())


def test_that_what_is_left_out_is_not_read():
    assert [one.said for one in numbers_in("on 15 Mehr 1402, 20 people", leaving_out=[(3, 15)])] == ["20"]


def test_that_a_text_of_endless_numbers_is_read_to_a_bound():
    assert len(numbers_in("7 " * 10_000)) == 500
