"""What lies ahead of a city: report, twelve months, six years, next calls."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.calendar_spans import span_of_text
from lcapp.domain.calls import CallDate, CallKind, Certainty
from lcapp.domain.city_calendar import CITY_DATE_CODES, city_calendar, fitting_call, next_call
from tests.builders import a_call, a_day

MEMBERSHIP_2025 = a_call(id="membership-2025", opens=a_day("2025-05-15"), city_deadline=a_day("2025-06-15"))
MEMBERSHIP_2027 = a_call(
    id="membership-2027",
    opens=CallDate("2027", Certainty.INFERRED, "S57"),
    city_deadline=CallDate(),
    expected=True,
)
AWARD_2024 = a_call("award", id="award-2024", city_deadline=a_day("2024-05-31"), opens=a_day("2024-04-22"))
REPORT_2022 = a_call("report", id="report-2022", opens=CallDate(), city_deadline=a_day("2022-12-02"))


def ahead(*calls, joined=None, awarded=None, on="2026-03-02"):
    found = city_calendar(
        calls,
        joined=joined and date.fromisoformat(joined),
        awarded=awarded and date.fromisoformat(awarded),
        on=date.fromisoformat(on),
    )
    for one in found:
        assert set(one.params) == set(CITY_DATE_CODES[one.code])
        assert one.source
    return [(one.code, one.value) for one in found]


def test_that_kermanshah_sees_its_months_and_its_report():
    assert ahead(joined="2025-12-04") == [("months_reached", "2026-12-05"), ("report_expected", "2027-12")]


def test_that_dublin_sees_when_six_years_are_over():
    assert ("years_over", "2027-10-27") in ahead(joined="2016-01-01", awarded="2021-10-27")


def test_that_what_is_over_is_left_out():
    assert ahead(joined="2016-01-01", awarded="2015-09-28") == [("report_expected", "2028-01")]


def test_that_a_report_that_is_announced_is_due_on_its_day():
    assert ahead(REPORT_2022, joined="2020-09-23", on="2022-10-01") == [("report_due", "2022-12-02")]


def test_that_a_city_outside_waits_for_the_next_call():
    assert ahead(MEMBERSHIP_2025, MEMBERSHIP_2027) == [("call_expected", "2027")]


def test_that_an_open_call_stands_with_both_its_deadlines():
    from dataclasses import replace

    own = replace(MEMBERSHIP_2025, own_deadline=CallDate("2025-05-31", Certainty.TYPED, "letter"))
    assert ahead(own, on="2025-05-20") == [
        ("call_closes_own", "2025-05-31"),
        ("call_closes", "2025-06-15"),
    ]


def test_that_calls_unknown_here_are_reckoned_from_the_last():
    assert ahead(MEMBERSHIP_2025, on="2026-03-02") == [("call_reckoned", "2027")]
    assert ahead(MEMBERSHIP_2025, on="2025-12-31") == [("call_reckoned", "2027")]
    assert ahead(MEMBERSHIP_2025, on="2028-01-01") == [("call_reckoned", "2029")]
    assert ("call_reckoned", "2027") in ahead(AWARD_2024, joined="2016-01-01")


def test_that_members_are_not_told_of_membership_calls():
    codes = {code for code, _value in ahead(MEMBERSHIP_2027, joined="2016-01-01")}
    assert codes == {"report_expected"}


def on_calls(ask, *calls, joined="", on="2026-03-02", **more):
    return ask(calls, joined=span_of_text(joined), on=date.fromisoformat(on), **more)


def test_that_a_month_of_joining_gives_the_latest_day_and_says_so():
    found = on_calls(city_calendar, joined="2025-12", awarded=span_of_text("2021-10"))
    assert [(one.code, one.value, str(one.certainty)) for one in found] == [
        ("months_reached_latest", "2027-01-01", "inferred"),
        ("years_over_latest", "2027-10-31", "inferred"),
        ("report_expected", "2027-12", "inferred"),
    ]
    year = on_calls(city_calendar, joined="2024", awarded=None)
    assert ("report_expected", "2026") in [(one.code, one.value) for one in year]


def test_that_the_next_call_is_known_expected_or_reckoned():
    kinds = CallKind
    coming = on_calls(next_call, MEMBERSHIP_2025, MEMBERSHIP_2027, kind=kinds.MEMBERSHIP)
    assert (coming.call, coming.value) == ("membership-2027", "2027")
    reckoned = on_calls(next_call, AWARD_2024, kind=kinds.AWARD)
    assert (reckoned.call, reckoned.value, reckoned.code) == ("", "2027", "call_reckoned")
    report = on_calls(next_call, REPORT_2022, kind=kinds.REPORT)
    assert (report.code, report.value, report.source) == ("call_reckoned", "2026", "S6, S61")
    mine = on_calls(next_call, REPORT_2022, kind=kinds.REPORT, joined="2020-09")
    assert (mine.code, mine.value) == ("report_expected", "2026-09")
    assert on_calls(next_call, MEMBERSHIP_2025, kind=kinds.AWARD) is None


AWARD_2027 = a_call(
    "award",
    id="award-2027",
    opens=CallDate("2027", Certainty.INFERRED, "S15"),
    city_deadline=CallDate(),
    expected=True,
)


def test_that_the_call_that_fits_follows_membership_and_award():
    calls = (MEMBERSHIP_2025, MEMBERSHIP_2027, AWARD_2024, AWARD_2027, REPORT_2022)
    assert on_calls(fitting_call, *calls, awarded=None) == "membership-2027"
    assert on_calls(fitting_call, *calls, awarded=None, on="2025-06-01") == "membership-2025"
    assert on_calls(fitting_call, *calls, joined="2020-09", awarded=None) == "award-2027"
    due = on_calls(fitting_call, *calls, joined="2020-09", awarded=None, on="2022-10-01")
    assert due == "report-2022"
    awarded = span_of_text("2024-12")
    assert on_calls(fitting_call, *calls, joined="2020-09", awarded=awarded) == ""


@given(
    joined=st.dates(date(2015, 1, 1), date(2060, 1, 1)),
    awarded=st.none() | st.dates(date(2015, 1, 1), date(2060, 1, 1)),
    on=st.dates(date(2015, 1, 1), date(2090, 1, 1)),
)
def test_that_nothing_in_the_calendar_is_over(joined, awarded, on):
    calls = (MEMBERSHIP_2025, AWARD_2024, REPORT_2022)
    found = city_calendar(calls, joined=joined, awarded=awarded, on=on)
    values = [one.value for one in found]
    assert values == sorted(values)
    assert all(value >= on.isoformat()[: len(value)] for value in values)
