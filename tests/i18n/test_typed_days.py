"""Days and rows of days as people type them."""

from datetime import date, timedelta

import pytest

from lcapp.i18n import Words
from lcapp.i18n.typed_days import typed_days

EN, FA = Words("en"), Words("fa")


def row(first, length):
    return frozenset(first + timedelta(days=n) for n in range(length))


@pytest.mark.parametrize(
    ("words", "text", "days"),
    [
        (EN, "", frozenset()),
        (EN, "2027-05-01", row(date(2027, 5, 1), 1)),
        (EN, "2027-05-01, 2.5.2027 ; 3 May 2027", row(date(2027, 5, 1), 3)),
        (EN, "May 1, 2027", row(date(2027, 5, 1), 1)),
        (EN, "2027-03-20 – 2027-04-02", row(date(2027, 3, 20), 14)),
        (EN, "2027-03-20 to 2027-04-02; 2027-03-25", row(date(2027, 3, 20), 14)),
        (EN, "2027-03-20..2027-03-21", row(date(2027, 3, 20), 2)),
        (EN, "2027-03-20 - 2027-03-21", row(date(2027, 3, 20), 2)),
        (FA, "۱۴۰۶/۱/۱ تا ۱۴۰۶/۱/۱۳", row(date(2027, 3, 21), 13)),
        (FA, "۱۴۰۶/۱/۱؛ ۱۴۰۶/۱/۲، ۱۴۰۶/۱/۳", row(date(2027, 3, 21), 3)),
    ],
)
def test_that_days_and_rows_of_days_are_understood(words, text, days):
    told = typed_days(words, text)
    assert (told.days, told.trouble) == (days, "")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("2027-05-01; Easter", "Easter"),
        ("2027-05", "2027-05"),
        ("2027-04-02 – 2027-03-20", "2027-04-02 – 2027-03-20"),
        ("2027-01-01 – 2028-06-01", "2027-01-01 – 2028-06-01"),
        ("2027-01-01..2027-01-02..2027-01-03", "2027-01-01..2027-01-02..2027-01-03"),
    ],
)
def test_that_the_first_piece_that_is_no_day_is_named_and_the_others_count(text, trouble):
    told = typed_days(EN, text)
    assert told.trouble == trouble
    assert (date(2027, 5, 1) in told.days) == text.startswith("2027-05-01")
