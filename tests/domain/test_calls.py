from datetime import date

import pytest

from lcapp.domain.calls import CallDate
from tests.builders import a_call, a_day


@pytest.mark.parametrize(
    ("value", "day", "is_open"),
    [
        ("2025-06-15", date(2025, 6, 15), False),
        ("2016-04", None, False),
        ("2027", None, False),
        ("open", None, True),
        ("", None, False),
    ],
)
def test_that_a_date_of_a_call_says_how_far_it_is_known(value, day, is_open):
    assert CallDate(value).day == day
    assert CallDate(value).is_open is is_open


def test_that_both_deadlines_of_2020_are_told_and_the_commissions_own_comes_first():
    call = a_call(city_deadline=a_day("2020-06-30"), own_deadline=a_day("2020-04-30"))
    assert [(name, known.value) for name, known in call.deadlines()] == [
        ("own", "2020-04-30"),
        ("city", "2020-06-30"),
    ]


def test_that_an_open_or_unknown_deadline_is_none():
    assert a_call(city_deadline=CallDate("open")).deadlines() == ()
    assert a_call(city_deadline=CallDate()).deadlines() == ()
