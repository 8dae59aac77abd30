from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.i18n import Words, formats
from lcapp.i18n.calendars import YEARS, Calendar, date_of
from lcapp.i18n.typed_dates import NEEDS_DAY, NO_SUCH_DAY, NOT_A_DATE, OUTSIDE, typed_date
from tests.i18n.small_months import persian

EN, FR, TR, SL = (Words(code) for code in ("en", "fr", "tr", "sl"))
FA = persian()
ISLAMIC = persian("islamic")


@pytest.mark.parametrize(
    ("words", "text", "meant"),
    [
        (EN, "31 May 2024", "2024-05-31"),
        (EN, "1st June 2025", "2025-06-01"),
        (EN, "June 1, 2025", "2025-06-01"),
        (EN, "Sunday, 1 June 2025", "2025-06-01"),
        (EN, "Sep 2024", "2024-09"),
        (EN, "31. 5. 2024", "2024-05-31"),
        (EN, "11 Khordad 1403", "2024-05-31"),
        (EN, "1 Ramadan 1445", "2024-03-11"),
        (FR, "1er juin 2025", "2025-06-01"),
        (FR, "15 AOÛT 2025", "2025-08-15"),
        (FR, "15 aout 2025", "2025-08-15"),
        (TR, "31 Mayıs 2024 Cuma", "2024-05-31"),
        (TR, "3 ağustos 2024", "2024-08-03"),
        (SL, "15. junija 2025", "2025-06-15"),
        (SL, "5. marca 2025", "2025-03-05"),
        (SL, "5. september 2025", "2025-09-05"),
        (FA, "۱۴۰۳/۳/۱۱", "2024-05-31"),
        (FA, "1403-03-11", "2024-05-31"),
        (FA, "١٤٠٣/٣/١١", "2024-05-31"),
        (FA, "11.3.1403", "2024-05-31"),
        (FA, "۱۱ خرداد ۱۴۰۳", "2024-05-31"),
        (FA, "\u200fجمعه ۱۱ خرداد ۱۴۰۳", "2024-05-31"),
        (FA, "۳۱ مهٔ ۲۰۲۴", "2024-05-31"),
        (FA, "2024/5/31", "2024-05-31"),
        (FA, "۲۰۱۶", "2016"),
        (FA, "۱ رمضان ۱۴۴۵", "2024-03-11"),
        (FA, "۲ ربيع‌الأول ۱۴۴۵", "2023-09-17"),
        (ISLAMIC, "۱۴۴۵/۹/۱", "2024-03-11"),
        (ISLAMIC, "۱۱ خرداد ۱۴۰۳", "2024-05-31"),
    ],
)
def test_that_dates_are_understood_as_people_write_them(words, text, meant):
    assert typed_date(words, text, partial=True).iso == meant


@pytest.mark.parametrize(
    ("words", "text", "trouble"),
    [
        (FA, "۱۴۰۳", NEEDS_DAY),
        (FA, "مرداد ۱۳۹۵", NEEDS_DAY),
        (FA, "۱۴۰۲/۱۲/۳۰", NO_SUCH_DAY),
        (FA, "۱۴۰۲/۱۳", NO_SUCH_DAY),
        (FA, "۱۲۰۰/۱/۱", OUTSIDE),
        (FA, "دیروز", NOT_A_DATE),
        (ISLAMIC, "۱۳۰۰/۱/۱", OUTSIDE),
        (EN, "31.2.2024", NO_SUCH_DAY),
        (EN, "0000", OUTSIDE),
        (EN, "31 Maybe 2024", NOT_A_DATE),
        (EN, "", NOT_A_DATE),
        (EN, "May", NOT_A_DATE),
    ],
)
def test_that_what_is_no_date_says_why(words, text, trouble):
    typed = typed_date(words, text, partial=True)
    assert (typed.iso, typed.trouble) == ("", trouble)


def test_that_a_month_alone_is_no_date_where_a_day_is_wanted():
    assert typed_date(EN, "May 2024", partial=False).trouble == NEEDS_DAY


@settings(max_examples=150)
@given(
    words=st.sampled_from([EN, FR, TR, SL, FA]),
    calendar=st.sampled_from([Calendar.GREGORIAN, Calendar.SOLAR_HIJRI, Calendar.ISLAMIC]),
    weekday=st.booleans(),
    data=st.data(),
)
def test_that_every_language_reads_back_the_days_it_writes(words, calendar, weekday, data):
    first, last = (1900, 2100) if calendar is Calendar.GREGORIAN else YEARS[calendar]
    day = data.draw(st.dates(date_of(calendar, first, 1, 1), date_of(calendar, last, 12, 29)))
    said = formats.day_in(words, day.isoformat(), calendar, weekday=weekday)
    assert typed_date(words, said, partial=False).iso == day.isoformat()


@given(st.sampled_from([EN, FA, ISLAMIC, TR]), st.text(max_size=15), st.booleans())
def test_that_no_typed_text_breaks_the_reading_of_dates(words, text, partial):
    typed = typed_date(words, text, partial=partial)
    assert bool(typed.iso) != bool(typed.trouble)
    if len(typed.iso) == 10:
        assert date.fromisoformat(typed.iso)
