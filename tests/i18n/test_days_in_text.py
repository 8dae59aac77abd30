"""Days in running texts of five languages and two calendars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.i18n import Catalogs
from lcapp.i18n.days_in_text import days_in
from lcapp.paths import AppPaths


@pytest.fixture
def words(paths: AppPaths):
    return Catalogs(paths.translations).words


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "Opened on 7 October 2023, and again.", "2023-10-07"),
        ("en", "Opened on October 7, 2023.", "2023-10-07"),
        ("en", "Opened on 2023-10-07 (Saturday).", "2023-10-07"),
        ("fr", "Ouvert le 1er mars 2024 à Paris", "2024-03-01"),
        ("tr", "29 Ekim 2023 günü", "2023-10-29"),
        ("sl", "Odprto 15. junija 2025.", "2025-06-15"),
        ("fa", "در ۱۵ مهر ۱۴۰۲ گشایش یافت", "2023-10-07"),
        ("fa", "در تاریخ ۱۴۰۲/۰۷/۱۵ بود", "2023-10-07"),
        ("fa", "در ۷ اکتبر ۲۰۲۳ بود", "2023-10-07"),
        ("de-AT", "am 07.10.2023 war", "2023-10-07"),
    ],
)
def test_that_a_day_is_found_in_the_text_it_stands_in(words, language, text, iso):
    (found,) = days_in(words(language), text)
    assert found.iso == iso
    assert text[found.start].isdecimal() or text[found.start].isalpha()
    assert text[found.start : found.end].strip() == text[found.start : found.end]


@pytest.mark.parametrize(
    "text", ["", "84,300 people", "in October 2023", "from 3 to 5 people in 2023", "31.2.2023"]
)
def test_that_what_is_no_whole_day_is_none(words, text):
    assert days_in(words("en"), text) == ()


def test_that_several_days_are_told_in_their_order_and_to_a_bound(words):
    found = days_in(words("en"), "On 7 May 2024, on 2023-01-02 and on 3 June 2025")
    assert [one.iso for one in found] == ["2024-05-07", "2023-01-02", "2025-06-03"]
    assert len(days_in(words("en"), "2024-05-07 " * 300)) == 100


@given(text=st.text(alphabet="0123456789۱۲ .-/,abmay\u200c", max_size=60))
def test_that_any_text_is_read_without_a_failure(text):
    from lcapp.i18n import Words

    found = days_in(Words("en"), text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
