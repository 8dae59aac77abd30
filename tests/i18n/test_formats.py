from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.i18n import Words, formats

EN, FA, FR, TR, SL = (Words(code) for code in ("en", "fa", "fr", "tr", "sl"))
ALL = (EN, FA, FR, TR, SL, Words("xx"), Words("xr"))


def test_that_numbers_are_written_as_each_language_writes_them():
    said = [formats.number(words, "1234567.89").replace("\u202f", " ") for words in (EN, FA, FR, TR, SL)]
    assert said == ["1,234,567.89", "۱٬۲۳۴٬۵۶۷٫۸۹", "1 234 567,89", "1.234.567,89", "1.234.567,89"]
    assert formats.number(EN, -5) == "−5"
    assert formats.number(EN, 10**40) == format(10**40, ",")


def test_that_percent_signs_stand_where_each_language_puts_them():
    said = [
        formats.percent(words, 26).replace("\u202f", " ").replace("\xa0", " ")
        for words in (EN, FA, FR, TR, SL)
    ]
    assert said == ["26%", "۲۶٪", "26 %", "%26", "26 %"]


def test_that_dates_are_said_as_far_as_they_are_known():
    assert [formats.day(EN, iso) for iso in ("2025-06-15", "2016-04", "2027")] == [
        "15 June 2025",
        "April 2016",
        "2027",
    ]
    assert [formats.day(FA, iso) for iso in ("2025-06-15", "2027")] == ["۱۵ ژوئن ۲۰۲۵", "۲۰۲۷"]
    assert formats.day(FR, "2016-04") == "avril 2016"
    assert formats.day(EN, "2025-06-15", weekday=True) == "Sunday, 15 June 2025"


@pytest.mark.parametrize("odd", ["", "open", "2025-13-01", "2025-02-30", "about 2020", "0000", "0000-01-01"])
def test_that_what_is_no_date_comes_back_as_it_is(odd):
    assert formats.day(EN, odd) == odd


def test_that_times_are_those_of_this_computer():
    at = datetime(2026, 3, 2, 14, 32, tzinfo=UTC)
    assert formats.time_of_day(EN, at) == at.astimezone().strftime("%H:%M")
    assert formats.time_of_day(EN, at) in formats.day_and_time(EN, at)
    assert "،" in formats.day_and_time(FA, at)


def test_that_a_moment_stands_in_the_calendars_of_its_reader():
    at = datetime(2026, 3, 2, 14, 32, tzinfo=UTC)
    assert formats.moment_in_calendars(EN, at) == formats.day_and_time(EN, at)
    days = formats.day_in_calendars(FA, "2026-03-02")
    assert formats.moment_in_calendars(FA, at) == f"{days}، {formats.time_of_day(FA, at)}"
    assert "۱۴۰۴" in days
    assert "۲۰۲۶" in days


def test_that_sizes_have_units_people_can_compare():
    assert [formats.file_size(EN, n) for n in (0, 999, 1000, 1_432_000, 20_000_000, 5 * 10**9)] == [
        "0\xa0B", "999\xa0B", "1\xa0kB", "1.4\xa0MB", "20\xa0MB", "5\xa0GB",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "text", "number"),
    [
        (EN, "84,300", 84300),
        (EN, "84.300", Decimal("84.300")),
        (EN, "495,86", Decimal("495.86")),
        (EN, " +1 234 567 ", 1234567),
        (TR, "84.300", 84300),
        (TR, "495,86", Decimal("495.86")),
        (TR, "495.86", Decimal("495.86")),
        (FR, "84\u202f300", 84300),
        (FR, "84.300", None),
        (FR, "495.86", Decimal("495.86")),
        (FA, "۸۴٬۳۰۰", 84300),
        (FA, "۴۹۵٫۸۶", Decimal("495.86")),
        (FA, "84300", 84300),
        (TR, "۱۲۳۴٫۵", Decimal("1234.5")),
        (EN, "−5", -5),
        (EN, "\u200f12", 12),
        (EN, ".5", Decimal("0.5")),
        (EN, "1,2,3", None),
        (EN, "12 persons", None),
        (EN, "", None),
        (EN, "1e5", None),
        (EN, "NaN", None),
    ],
)
def test_that_a_typed_number_is_understood_or_not_at_all(words, text, number):
    assert formats.parse_number(words, text) == number


@settings(max_examples=100)
@given(st.sampled_from(ALL), st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_that_every_language_reads_back_the_numbers_it_writes(words, digits, decimals):
    exact = Decimal(digits).scaleb(-decimals)
    assert formats.parse_number(words, formats.number(words, exact)) == exact


@given(st.sampled_from(ALL), st.text(max_size=15))
def test_that_no_typed_text_breaks_the_reading_of_numbers(words, text):
    assert isinstance(formats.parse_number(words, text), int | Decimal | None)


def test_that_countries_and_languages_have_names():
    assert formats.country_name(EN, "ir") == "Iran"
    assert formats.country_name(FA, "IR") == "ایران"
    assert formats.country_name(EN, "QX") == "QX"
    assert formats.language_name(EN, "tr") == "Turkish"
    assert formats.language_name(EN, "qqq") == "qqq"


def test_that_sizes_take_the_units_of_the_language():
    said = [formats.file_size(words, 1_432_000).replace("\u202f", "\xa0") for words in (FA, FR, TR, SL)]
    assert said == ["۱٫۴\xa0مگابایت", "1,4\xa0Mo", "1,4\xa0MB", "1,4\xa0MB"]
    said = [formats.file_size(words, 5).replace("\u202f", "\xa0") for words in (FA, FR, TR, SL)]
    assert said == ["۵\xa0بایت", "5\xa0o", "5\xa0bayt", "5\xa0bajtov"]


@pytest.mark.parametrize(
    ("words", "typed", "shown"),
    [
        (FA, "۱۲۳۴٫۵", "۱٬۲۳۴٫۵"),
        (FA, "1234.5", "۱٬۲۳۴٫۵"),
        (TR, "1.234,5", "1.234,5"),
        (TR, "1234.5", "1.234,5"),
        (FR, "1 234,5", "1\u202f234,5"),
        (SL, "1234,5", "1.234,5"),
        (EN, "۱۲۳۴٫۵", "1,234.5"),
    ],
)
def test_that_a_typed_number_is_shown_back_in_the_readers_form(words, typed, shown):
    assert formats.number(words, formats.parse_number(words, typed)) == shown
