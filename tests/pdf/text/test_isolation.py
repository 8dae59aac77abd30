import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.pdf.text.isolation import ALM, FSI, PDI, clean, isolate, lone_number
from lcapp.pdf.text.languages import is_rtl, script_of
from lcapp.pdf.text.links import safe_link


def test_that_overrides_controls_and_lone_surrogates_are_gone():
    assert clean("a\u202eb\u202dc\u202cd\x00e\x1bf\ud800g\ufffeh\x9fi") == "abcdefghi"


def test_that_every_line_end_is_a_newline_and_a_tab_a_space():
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch\ti") == "a\nb\nc\nd\ne\nf\ng\nh i"


def test_that_joiners_and_direction_marks_stay():
    assert clean("می‌خواهیم \u200f\u200e\u200d") == "می‌خواهیم \u200f\u200e\u200d"


def test_that_a_value_cannot_leave_its_isolate():
    assert isolate("a\u2069b\u2067c\u202ed\ne") == f"{FSI}abcd e{PDI}"


@settings(max_examples=80, deadline=None)
@given(st.text())
def test_that_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")


@pytest.mark.parametrize("text", ["۱۲٫۵٪", "12.5%", "٪۵"])
def test_that_a_number_alone_gets_an_arabic_letter_mark(text):
    assert lone_number(text) == ALM + text


@pytest.mark.parametrize("text", ["", "–", "۵ نفر", "5 km", "\u200e−۵", isolate("5")])
def test_that_text_with_a_direction_of_its_own_is_left_alone(text):
    assert lone_number(text) == text


def test_that_direction_and_script_follow_the_language():
    assert [is_rtl(tag) for tag in ("fa", "ar-EG", "he", "en", "sl", "az-Arab", "az")] == [
        1,
        1,
        1,
        0,
        0,
        1,
        0,
    ]
    assert script_of("sr-Latn-RS") == "Latn"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "/a/b",
        "www.example.org",
        "http:",
        "ftp://a.b",
        "http://[x",
        "",
        None,
    ],
)
def test_that_only_web_and_mail_addresses_become_links(address):
    assert safe_link(address) is None


def test_that_an_address_is_written_in_ascii():
    assert (
        safe_link("https://example.org/شهر?a=b%20c#d") == "https://example.org/%D8%B4%D9%87%D8%B1?a=b%20c#d"
    )
    assert safe_link("mailto:a@example.org") == "mailto:a@example.org"
