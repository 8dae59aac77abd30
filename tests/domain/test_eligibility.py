from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.calendar_spans import Span, add_months, day_after, span_of, span_of_text
from lcapp.domain.call_windows import is_followed
from lcapp.domain.calls import CallDate, Cap, Certainty
from lcapp.domain.eligibility import RULE_CODES, Outcome, check_eligibility
from tests.builders import a_call, a_day

MEMBERS = frozenset({"DK", "IE", "IR", "PT", "QA", "TR", "KR"})
ASSOCIATES = frozenset({"FO"})
ON = date(2026, 3, 2)
SEEN = Certainty.SEEN


def an_award(**more):
    """The award of 2024 as it was."""
    defaults = {
        "opens": a_day("2024-04-22"),
        "city_deadline": a_day("2024-05-31"),
        "commission_deadline": a_day("2024-06-28"),
        "result": a_day("2024-12-02"),
        "cap": Cap(2, SEEN, "S16"),
        "member_months": 12,
        "years_after_award": 6,
        "excluded_join_years": (2024,),
    }
    return a_call("award", **(defaults | more))


def an_award_with(deadline="", ceremony="", **more):
    """An award known by nothing but its deadline and its ceremony."""
    return an_award(
        opens=CallDate(),
        city_deadline=CallDate(deadline),
        commission_deadline=CallDate(),
        result=CallDate(ceremony),
        excluded_join_years=(),
        **more,
    )


def judged(call, country="TR", *, joined=None, awarded=None, on=ON, **more):
    result = check_eligibility(
        call,
        country=country,
        joined=joined and date.fromisoformat(joined),
        awarded=awarded and date.fromisoformat(awarded),
        on=on,
        **({"members": MEMBERS, "associates": ASSOCIATES} | more),
    )
    for reason in result.reasons:
        assert set(reason.params) <= set(RULE_CODES[reason.code])
        if reason.outcome is not Outcome.OPEN:
            assert set(reason.params) == set(RULE_CODES[reason.code])
    return result


def outcome(result, rule):
    return next(reason.outcome for reason in result.reasons if reason.rule == rule)


AWARD_2024 = an_award()
AWARD_2017 = a_call(
    "award",
    opens=a_day("2016-04"),
    city_deadline=CallDate(),
    result=a_day("2017-01"),
    cap=Cap(3, SEEN, "S"),
    member_months=None,
)


@pytest.mark.parametrize(
    ("call", "city", "answer", "until"),
    [
        pytest.param(
            AWARD_2024,
            {"country": "DK", "joined": "2017-06-01", "awarded": "2019-10-01"},
            "no",
            "2025-10-01",
            id="Sønderborg, award 2019, round 2024",
        ),
        pytest.param(
            AWARD_2024,
            {"country": "IE", "joined": "2015-09-01", "awarded": "2015-09-28"},
            "yes",
            None,
            id="Cork, award 2015, round 2024",
        ),
        pytest.param(
            an_award_with("2026-05-31"),
            {"country": "IR", "joined": "2025-12-04"},
            "no",
            "2026-12-05",
            id="Kermanshah, joined December 2025, deadline 31 May 2026",
        ),
        pytest.param(
            an_award_with("2027-05-31"),
            {"country": "IR", "joined": "2025-12-04"},
            "yes",
            None,
            id="Kermanshah, joined December 2025, deadline 31 May 2027",
        ),
        pytest.param(
            AWARD_2024,
            {"country": "PT", "joined": "2024-02-14"},
            "no",
            None,
            id="Fundão, joined 14 Feb 2024, round 31 May 2024, year excluded",
        ),
        pytest.param(
            an_award_with("2024-05-31", "2024-12-02"),
            {"country": "PT", "joined": "2024-02-14"},
            "no",
            "2025-02-15",
            id="Fundão, joined 14 Feb 2024, by the twelve months alone",
        ),
        pytest.param(
            AWARD_2024,
            {"country": "QA", "joined": "2022-09-02"},
            "yes",
            None,
            id="Doha, joined 2 Sep 2022, round 2024",
        ),
        pytest.param(
            an_award_with("2027-05-31", "2027-12-01"),
            {"country": "IE", "joined": "2016-01-01", "awarded": "2021-10-27"},
            "borderline",
            None,
            id="Dublin, award 27 Oct 2021, deadline 31 May 2027 inside, ceremony 1 Dec 2027 outside",
        ),
        pytest.param(
            an_award_with(expected=True),
            {"country": "IE", "joined": "2016-01-01", "awarded": "2021-10-27"},
            "borderline",
            None,
            id="Dublin, award 27 Oct 2021, a round expected without dates",
        ),
        pytest.param(
            a_call(), {"nominated": 3}, "no", None, id="fourth membership dossier of one country in one call"
        ),
        pytest.param(a_call(), {"nominated": 2}, "yes", None, id="third membership dossier of one country"),
        pytest.param(
            AWARD_2024,
            {"joined": "2015-09-01", "nominated": 2},
            "no",
            None,
            id="third award nomination, 2024",
        ),
        pytest.param(
            AWARD_2017,
            {"joined": "2015-09-01", "nominated": 2},
            "yes",
            None,
            id="third award nomination, 2017",
        ),
    ],
)
def test_that_the_cases_of_the_trade_are_judged_rightly(call, city, answer, until):
    result = judged(call, **city)
    assert (result.answer, result.until) == (answer, until and date.fromisoformat(until))


# Countries


def test_that_the_country_must_be_a_member_state():
    assert outcome(judged(a_call(), "TR"), "member_state") is Outcome.MET
    refused = judged(a_call(), "XX")
    assert (refused.answer, refused.until) == ("no", None)
    assert outcome(refused, "member_state") is Outcome.NOT_MET


def test_that_an_associate_member_is_to_be_asked_about():
    result = judged(a_call(), "FO")
    assert result.answer == "borderline"
    assert outcome(result, "associate_member") is Outcome.OPEN


def test_that_an_unknown_country_or_list_is_to_be_asked_about():
    assert judged(a_call(), None).answer == "borderline"
    assert judged(a_call(), "TR", members=None).answer == "borderline"


# Membership


def test_that_a_member_does_not_apply_for_membership_again():
    result = judged(a_call(), joined="2024-02-14")
    assert (result.answer, result.until) == ("no", None)
    assert outcome(result, "new_city") is Outcome.NOT_MET
    assert judged(a_call()).answer == "yes"


@pytest.mark.parametrize(
    ("joined", "answer", "until"),
    [
        pytest.param("2023-05-30", "yes", None, id="one day more than twelve months"),
        pytest.param("2023-05-31", "no", "2024-06-01", id="twelve months to the day"),
        pytest.param("2023-06-01", "no", "2024-06-02", id="one day less"),
    ],
)
def test_that_more_than_twelve_months_means_one_day_more(joined, answer, until):
    result = judged(an_award_with("2024-05-31"), joined=joined)
    assert (result.answer, result.until) == (answer, until and date.fromisoformat(until))


def test_that_deadline_and_ceremony_may_disagree_about_the_months():
    result = judged(an_award_with("2024-05-31", "2024-12-02"), joined="2023-09-01")
    assert result.answer == "borderline"
    assert result.until is None
    reason = next(reason for reason in result.reasons if reason.rule == "member_months")
    assert reason.params == {"joined": "2023-09-01", "months": 12, "free_on": "2024-09-02"}


def test_that_an_award_wants_to_know_when_the_city_joined():
    result = judged(AWARD_2024)
    assert result.answer == "borderline"
    assert outcome(result, "member") is Outcome.OPEN


def test_that_a_call_without_months_wants_membership_at_its_deadline():
    report = a_call("report", city_deadline=CallDate(), commission_deadline=a_day("2021-12-31"))
    assert judged(report, joined="2021-12-31").answer == "yes"
    late = judged(report, joined="2022-01-01")
    assert (late.answer, late.until) == ("no", None)
    vague = a_call("report", city_deadline=a_day("2021"), opens=CallDate())
    assert judged(vague, joined="2021-06-01").answer == "borderline"


def test_that_a_year_of_joining_may_be_excluded():
    result = judged(an_award(member_months=None), joined="2024-01-05")
    assert result.answer == "no"
    assert outcome(result, "join_year") is Outcome.NOT_MET
    assert outcome(judged(AWARD_2024, joined="2022-09-02"), "join_year") is Outcome.MET


def test_that_the_later_of_two_dates_is_told():
    call = an_award_with("2024-05-31")
    result = judged(call, joined="2024-02-14", awarded="2019-10-01")
    assert (result.answer, result.until) == ("no", date(2025, 10, 1))
    assert judged(call, "XX", joined="2024-02-14").until is None


# Awards


@pytest.mark.parametrize(
    ("deadline", "answer"),
    [
        pytest.param("2027-10-26", "no", id="the day before"),
        pytest.param("2027-10-27", "yes", id="six years to the day"),
    ],
)
def test_that_six_years_end_on_their_day(deadline, answer):
    result = judged(an_award_with(deadline), joined="2016-01-01", awarded="2021-10-27")
    assert result.answer == answer
    assert result.until == (date(2027, 10, 27) if answer == "no" else None)


def test_that_an_award_does_not_matter_where_the_call_says_nothing_of_it():
    result = judged(AWARD_2017, joined="2015-09-01", awarded="2015-09-28")
    assert "years_after_award" not in {reason.rule for reason in result.reasons}


# Dates not known to the day


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        pytest.param(an_award_with("2024-10"), "yes", id="a month after"),
        pytest.param(an_award_with("2024-08"), "no", id="a month before"),
        pytest.param(an_award_with("2024-09"), "borderline", id="the month itself"),
        pytest.param(an_award_with("2024"), "borderline", id="the year itself"),
        pytest.param(an_award_with("2025"), "yes", id="a year after"),
        pytest.param(an_award_with("", "2024-08-01"), "no", id="ceremony before"),
        pytest.param(an_award_with("", "2024-12-02"), "borderline", id="ceremony after, deadline unknown"),
        pytest.param(an_award_with(), "borderline", id="nothing known"),
        pytest.param(an_award_with(expected=True), "yes", id="nothing known but that it is to come"),
    ],
)
def test_that_a_date_counts_as_every_day_it_may_be(call, answer):
    assert judged(call, joined="2023-09-15").answer == answer


def test_that_an_unknown_deadline_is_not_before_the_opening():
    call = an_award(city_deadline=CallDate(), commission_deadline=CallDate(), opens=a_day("2024-04-22"))
    assert judged(call, joined="2023-01-01").answer == "yes"


def test_that_an_expected_round_may_still_be_too_early():
    assert judged(an_award_with(expected=True), joined="2025-12-04").answer == "borderline"
    assert judged(an_award_with(expected=True), joined="2025-12-04", on=date(2026, 12, 5)).answer == "yes"


# Cap


@pytest.mark.parametrize(
    ("cap", "expected", "nominated", "rule", "found"),
    [
        (Cap(3, SEEN), False, 2, "cap", Outcome.MET),
        (Cap(3, SEEN), False, 3, "cap", Outcome.NOT_MET),
        (Cap(3, Certainty.MEMORY), False, 3, "cap", Outcome.NOT_MET),
        (Cap(3, Certainty.INFERRED), True, 3, "cap", Outcome.OPEN),
        (Cap(3, Certainty.INFERRED), True, 2, "cap", Outcome.MET),
        (Cap(3, Certainty.TYPED), True, 3, "cap", Outcome.NOT_MET),
        (Cap(None, SEEN), False, 99, "no_cap", Outcome.MET),
        (Cap(None, Certainty.UNKNOWN), False, 1, "cap_unknown", Outcome.OPEN),
    ],
)
def test_that_the_cap_counts_those_already_put_forward(cap, expected, nominated, rule, found):
    assert outcome(judged(a_call(cap=cap, expected=expected), nominated=nominated), rule) is found


def test_that_the_cap_is_not_judged_where_nobody_counted():
    assert not {"cap", "no_cap", "cap_unknown"} & {reason.rule for reason in judged(a_call()).reasons}


# The window is told; it changes no rule, but a call that is over has no yes


@pytest.mark.parametrize(
    ("on", "call", "rule"),
    [
        (date(2025, 5, 14), a_call(), "window_not_open"),
        (date(2025, 5, 15), a_call(), "window_open"),
        (date(2025, 6, 15), a_call(), "window_open"),
        (date(2025, 6, 16), a_call(), "window_over"),
        (date(2026, 3, 2), a_call(city_deadline=a_day("open")), "no_deadline"),
        (date(2026, 3, 2), a_call(city_deadline=CallDate(), opens=CallDate()), "window_unknown"),
    ],
)
def test_that_the_window_is_told(on, call, rule):
    result = judged(call, on=on)
    assert result.answer == "yes"
    assert outcome(result, rule) is Outcome.TOLD


@pytest.mark.parametrize(
    ("call", "on", "said"),
    [
        pytest.param(a_call(), date(2025, 6, 15), "yes", id="the last day"),
        pytest.param(a_call(), date(2025, 6, 16), "closed", id="the day after"),
        pytest.param(AWARD_2017, date(2026, 3, 2), "closed", id="no deadline known, but a result long ago"),
        pytest.param(a_call(city_deadline=a_day("2025-06")), date(2025, 6, 30), "yes", id="within a month"),
        pytest.param(a_call(city_deadline=a_day("2025-06")), date(2025, 7, 1), "closed", id="after a month"),
        pytest.param(a_call(city_deadline=CallDate(), expected=True), date(2030, 1, 1), "yes", id="expected"),
    ],
)
def test_that_a_call_that_is_over_has_no_yes(call, on, said):
    result = judged(call, on=on)
    assert result.on_the_day == said
    assert result.is_over is (result.on_the_day == "closed")
    if result.is_over:
        assert not {"own_deadline_unknown", "own_deadline"} & {reason.rule for reason in result.reasons}


def test_that_a_no_stays_a_no_when_the_call_is_over():
    result = judged(AWARD_2024, "DK", joined="2017-06-01", awarded="2019-10-01")
    assert result.is_over
    assert result.on_the_day == "no"


def test_that_a_call_without_a_limit_is_over_when_a_later_one_took_its_place():
    endless = a_call(opens=a_day("2015-01-01"), city_deadline=a_day("open"))
    assert judged(endless, on=ON).on_the_day == "yes"
    assert is_followed(endless, (endless, a_call()), ON)
    assert not is_followed(endless, (endless, a_call()), date(2025, 5, 14))
    assert judged(endless, on=ON, followed=True).on_the_day == "closed"


def test_that_a_yes_after_the_commissions_own_deadline_is_to_be_asked_about():
    call = a_call(own_deadline=CallDate("2025-05-31", Certainty.TYPED, "letter"))
    assert judged(call, on=date(2025, 6, 1)).answer == "yes"
    assert judged(call, on=date(2025, 6, 1)).on_the_day == "borderline"


# A joining known to the month


def spanned(joined, call=AWARD_2024, **more):
    return check_eligibility(
        call,
        country="TR",
        joined=span_of_text(joined),
        awarded=None,
        on=date(2024, 5, 1),
        members=MEMBERS,
        **more,
    )


@pytest.mark.parametrize(
    ("joined", "answer", "until"),
    [
        pytest.param("2022-09", "yes", None, id="long before"),
        pytest.param("2023-04", "yes", None, id="every day in time"),
        pytest.param("2023-05", "borderline", None, id="only some days in time"),
        pytest.param("2023-06", "no", "2024-07-01", id="no day in time"),
        pytest.param("2023", "borderline", None, id="a year alone"),
        pytest.param("2022", "yes", None, id="a year long before"),
    ],
)
def test_that_a_month_of_joining_counts_as_every_day_it_may_be(joined, answer, until):
    call = an_award_with("2024-05-31")
    result = spanned(joined, call)
    assert (result.answer, result.until) == (answer, until and date.fromisoformat(until))


def test_that_it_is_said_when_only_the_day_is_missing():
    rule = next(one for one in spanned("2023-05").reasons if one.rule == "member_months_day")
    assert rule.params == {
        "joined": "2023-05",
        "months": 12,
        "free_from": "2024-05-02",
        "free_on": "2024-06-01",
    }


@given(
    first=st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 40),
    deadline=st.dates(date(2015, 1, 1), date(2032, 1, 1)),
)
@settings(max_examples=60)
def test_that_a_span_says_yes_or_no_only_where_all_its_days_do(first, length, deadline):
    call = an_award_with(deadline.isoformat())
    last = first + timedelta(days=length)

    def said(known):
        return check_eligibility(
            call, country="TR", joined=known, awarded=None, on=deadline, members=MEMBERS
        ).answer

    days = {said(first + timedelta(days=n)) for n in range(length + 1)}
    assert said(Span(first, last)) == (days.pop() if len(days) == 1 else "borderline")


def test_that_reasons_name_their_sources():
    sources = {
        reason.rule: reason.source for reason in judged(AWARD_2024, joined="2022-09-02", nominated=0).reasons
    }
    assert sources["cap"] == "S16"
    assert sources["member_months"] == "S15, S16, S1"


# Calendar


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-11-30", 3, "2025-02-28"),
        ("2021-10-27", 72, "2027-10-27"),
        ("2024-12-31", 0, "2024-12-31"),
        ("9999-06-01", 12, "9999-12-31"),
    ],
)
def test_that_months_are_added_as_people_do(day, months, expected):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 120))
@settings(max_examples=60)
def test_that_months_added_never_skip_a_month(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_that_time_ends_quietly():
    assert day_after(date.max) == date.max
    assert judged(an_award_with("2027-05-31"), joined="9999-12-31").answer == "no"


def test_that_a_date_of_a_call_is_a_span_of_days():
    assert span_of(CallDate("2024-02")) == Span(date(2024, 2, 1), date(2024, 2, 29))
    assert span_of(CallDate("2024")) == Span(date(2024, 1, 1), date(2024, 12, 31))
    assert span_of(CallDate("2024-05-31")) == Span(date(2024, 5, 31), date(2024, 5, 31))
    assert span_of(CallDate("open")) is span_of(CallDate()) is None


def test_that_every_code_of_a_reason_ends_with_its_outcome():
    assert all(code.endswith(tuple(f"_{one}" for one in Outcome)) for code in RULE_CODES)
