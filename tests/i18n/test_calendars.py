from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.i18n import Words, formats
from lcapp.i18n.calendars import (
    YEARS,
    Calendar,
    CalendarDay,
    calendar_beside,
    calendar_of,
    date_of,
    day_of,
    days_later,
    is_leap,
    month_length,
    months_later,
    span_of_iso,
    span_of_months,
)
from lcapp.i18n.month_names import week_of, weekday_letters
from tests.i18n.small_months import persian

SOLAR, ISLAMIC, GREGORIAN = Calendar.SOLAR_HIJRI, Calendar.ISLAMIC, Calendar.GREGORIAN
EN, FA, FR = Words("en"), persian(), Words("fr")
PEOPLE_USE = {GREGORIAN: (1900, 2100), SOLAR: (1300, 1500), ISLAMIC: (1343, 1500)}
DAYS = {
    calendar: st.tuples(st.integers(*years), st.integers(1, 12), st.integers(1, 31))
    for calendar, years in PEOPLE_USE.items()
}


@pytest.mark.parametrize(
    ("year", "month", "first", "last"),
    [
        (1395, 5, "2016-07-22", "2016-08-21"),
        (1395, 10, "2016-12-21", "2017-01-19"),
        (1399, 6, "2020-08-22", "2020-09-21"),
    ],
)
def test_that_months_of_dated_persian_papers_are_the_days_they_were(year, month, first, last):
    assert span_of_months(SOLAR, year, month) == (date.fromisoformat(first), date.fromisoformat(last))


def test_that_the_days_of_two_announcements_fall_in_shahrivar_1399():
    for announced in (date(2020, 9, 18), date(2020, 9, 23)):
        at = day_of(SOLAR, announced)
        assert (at.year, at.month) == (1399, 6 if announced.day < 22 else 7)


@pytest.mark.parametrize(
    ("first", "last", "begins", "ends"),
    [
        (1, 3, "2016-03-20", "2016-06-20"),
        (4, 6, "2016-06-21", "2016-09-21"),
        (7, 9, "2016-09-22", "2016-12-20"),
        (10, 12, "2016-12-21", "2017-03-20"),
    ],
)
def test_that_seasons_are_three_months_of_the_solar_year(first, last, begins, ends):
    assert span_of_months(SOLAR, 1395, first, last) == (date.fromisoformat(begins), date.fromisoformat(ends))


@pytest.mark.parametrize(
    ("calendar", "parts", "iso"),
    [
        (SOLAR, (1403, 3, 11), "2024-05-31"),
        (SOLAR, (1300, 1, 1), "1921-03-21"),
        (SOLAR, (1399, 12, 30), "2021-03-20"),
        (SOLAR, (1400, 1, 1), "2021-03-21"),
        (ISLAMIC, (1445, 9, 1), "2024-03-11"),
        (ISLAMIC, (1446, 1, 1), "2024-07-07"),
        (ISLAMIC, (1343, 1, 1), "1924-08-01"),
        (GREGORIAN, (2024, 2, 29), "2024-02-29"),
    ],
)
def test_that_known_days_are_the_same_day(calendar, parts, iso):
    assert date_of(calendar, *parts) == date.fromisoformat(iso)
    assert day_of(calendar, date.fromisoformat(iso)) == CalendarDay(*parts)


def test_that_leap_years_are_those_of_each_calendar():
    leap = [year for year in range(1387, 1413) if is_leap(SOLAR, year)]
    assert leap == [1387, 1391, 1395, 1399, 1403, 1408, 1412]
    assert [year for year in (1900, 2000, 2023, 2024, 2100) if is_leap(GREGORIAN, year)] == [2000, 2024]
    assert [month_length(SOLAR, year, 12) for year in (1402, 1403)] == [29, 30]
    assert {is_leap(ISLAMIC, year) for year in range(1440, 1450)} == {True, False}


@pytest.mark.parametrize("calendar", list(Calendar))
@settings(max_examples=150)
@given(data=st.data())
def test_that_every_day_people_use_comes_back_from_its_iso_day(calendar, data):
    parts = data.draw(DAYS[calendar])
    found = date_of(calendar, *parts)
    if found is None:
        assert parts[2] > month_length(calendar, *parts[:2])
    else:
        assert day_of(calendar, found) == CalendarDay(*parts)


@pytest.mark.parametrize("calendar", [SOLAR, ISLAMIC])
@settings(max_examples=100)
@given(data=st.data())
def test_that_the_next_day_is_the_next_day_in_every_calendar(calendar, data):
    first, last = (date_of(calendar, YEARS[calendar][end], month, 1) for end, month in ((0, 1), (1, 12)))
    day = data.draw(st.dates(first, last - timedelta(days=1)))
    here, there = day_of(calendar, day), day_of(calendar, day + timedelta(days=1))
    ends = here.day == month_length(calendar, here.year, here.month)
    assert there.day == (1 if ends else here.day + 1)


@pytest.mark.parametrize(
    ("calendar", "parts"),
    [
        (SOLAR, (1299, 12, 29)),
        (SOLAR, (1501, 1, 1)),
        (SOLAR, (1402, 12, 30)),
        (SOLAR, (1403, 13, 1)),
        (SOLAR, (1403, 0, 1)),
        (ISLAMIC, (1342, 12, 1)),
        (ISLAMIC, (1501, 1, 1)),
        (ISLAMIC, (1445, 1, 31)),
        (GREGORIAN, (0, 1, 1)),
        (GREGORIAN, (2023, 2, 29)),
    ],
)
def test_that_a_calendar_has_no_day_outside_its_months_and_years(calendar, parts):
    assert date_of(calendar, *parts) is None


@pytest.mark.parametrize("calendar", [SOLAR, ISLAMIC])
@pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 1, 1), date(2200, 1, 1), date(9999, 12, 31)])
def test_that_a_day_far_off_has_no_name_in_the_hijri_calendars(calendar, day):
    assert day_of(calendar, day) is None
    assert months_later(calendar, day, 1) == day


def test_that_going_by_months_keeps_the_day_where_the_month_has_it():
    day = date_of(SOLAR, 1402, 6, 31)
    assert day_of(SOLAR, months_later(SOLAR, day, 1)) == CalendarDay(1402, 7, 30)
    assert day_of(SOLAR, months_later(SOLAR, day, -12)) == CalendarDay(1401, 6, 31)
    end = date_of(SOLAR, 1500, 12, 29)
    assert months_later(SOLAR, end, 1) == days_later(SOLAR, end, 400) == end
    assert days_later(GREGORIAN, date(9999, 12, 31), 1) == date(9999, 12, 31)


def test_that_iso_months_and_years_are_spans():
    assert span_of_iso("2016-02") == (date(2016, 2, 1), date(2016, 2, 29))
    assert span_of_iso("2016") == (date(2016, 1, 1), date(2016, 12, 31))
    odds = ("", "open", "2016-13", "2016-02-30", "16", "2016-1", "۲۰۱۶", "0000")
    assert {span_of_iso(odd) for odd in odds} == {None}


def test_that_persian_takes_solar_hijri_first_and_gregorian_beside():
    chosen = {name: FA.in_calendar(name) for name in ("", "as_the_language", *Calendar)}
    assert {name: calendar_of(words) for name, words in chosen.items()} == {
        "": SOLAR, "as_the_language": SOLAR, "gregorian": GREGORIAN, "solar_hijri": SOLAR, "islamic": ISLAMIC,
    }  # fmt: skip
    assert [calendar_beside(words) for words in chosen.values()] == [
        GREGORIAN, GREGORIAN, SOLAR, GREGORIAN, GREGORIAN,
    ]  # fmt: skip
    assert (calendar_of(FR), calendar_beside(FR)) == (GREGORIAN, None)
    assert calendar_beside(FR.in_calendar("islamic")) is GREGORIAN


def test_that_a_deadline_is_said_in_both_calendars_in_persian():
    assert formats.day_in_calendars(FA, "2024-05-31") == "۱۱ خرداد ۱۴۰۳ · ۳۱ مهٔ ۲۰۲۴"
    assert formats.day_in_calendars(FA, "2024-05-31", weekday=True) == "جمعه ۱۱ خرداد ۱۴۰۳ · ۳۱ مهٔ ۲۰۲۴"
    assert formats.day_in_calendars(FA.in_calendar("gregorian"), "2024-05-31") == "۳۱ مهٔ ۲۰۲۴ · ۱۱ خرداد ۱۴۰۳"
    assert formats.day_in_calendars(FA.in_calendar("islamic"), "2024-03-11") == "۱ رمضان ۱۴۴۵ · ۱۱ مارس ۲۰۲۴"
    assert formats.day_in_calendars(EN, "2024-05-31") == "31 May 2024"


def test_that_a_month_and_a_year_are_said_with_those_they_lie_in():
    assert formats.day_in_calendars(FA, "2016-04") == "فروردین – اردیبهشت ۱۳۹۵ · آوریل ۲۰۱۶"
    assert formats.day_in_calendars(FA, "2016-03") == "اسفند ۱۳۹۴ – فروردین ۱۳۹۵ · مارس ۲۰۱۶"
    assert formats.day_in_calendars(FA, "2016") == "۱۳۹۴–۱۳۹۵ · ۲۰۱۶"


@pytest.mark.parametrize("odd", ["", "open", "2025-13-01", "about 2020"])
def test_that_what_is_no_date_comes_back_as_it_is_in_any_calendar(odd):
    assert formats.day_in_calendars(FA, odd) == odd


def test_that_a_date_before_the_calendar_is_said_once():
    assert formats.day_in_calendars(FA, "1453-05-29") == "۲۹ مهٔ ۱۴۵۳"


def test_that_days_of_other_calendars_take_the_form_of_the_language():
    said = [
        formats.day_in(Words(code), "2025-05-22", SOLAR, weekday=True) for code in ("en", "fr", "tr", "sl")
    ]
    assert said == [
        "Thursday, 1 Khordad 1404",
        "jeudi 1er Khordad 1404",
        "1 Khordad 1404 Perşembe",
        "četrtek, 1. Khordad 1404",
    ]


def test_that_french_says_the_first_of_a_month_as_an_ordinal():
    assert formats.day(FR, "2025-06-01") == "1er juin 2025"
    assert formats.day(FR, "2025-06-01", weekday=True) == "dimanche 1er juin 2025"
    assert [formats.day(FR, f"2025-06-{n}") for n in (11, 21)] == ["11 juin 2025", "21 juin 2025"]


def test_that_weeks_begin_and_rest_as_in_the_country_of_the_language():
    assert week_of("fa") == (5, frozenset({4}))
    assert [week_of(code)[0] for code in ("en", "fr", "tr", "sl")] == [0, 0, 0, 0]
    assert week_of("en-US")[0] == 0
    assert week_of("fr")[1] == frozenset({5, 6})
    assert weekday_letters("fa")[5] == "ش"
    assert all(len(weekday_letters(code)) == 7 for code in ("en", "fa", "fr", "tr", "sl"))
