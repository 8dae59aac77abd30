"""What a call refuses: signatures outside its window, cities that joined too late or won too lately.

Only what was seen in a source or typed by the Commission makes a fault; an inferred date makes advice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from lcapp.domain.advice_base import AdviceRule, Matter, at_question
from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.calendar_spans import Span, add_months, day_after, span_of
from lcapp.domain.calls import Call, CallDate, Certainty
from lcapp.domain.eligibility import Outcome, check_eligibility
from lcapp.domain.findings import Finding, Severity

OF_CITY = ("pledge.date", "award.date", "consent.date")
OF_COMMISSION = ("endorsement.date", "nomination.date")
_MEMBER_SINCE = "award.member_since"
_CERTAIN = (Certainty.SEEN, Certainty.TYPED)
_WHOLE_DAY = len("2025-06-15")


def window(matter: Matter) -> Iterator[Finding]:
    """Days of signing before the call opened or after its deadline."""
    if matter.call is None:
        return
    for question in (*OF_CITY, *OF_COMMISSION):
        for language, value in matter.standing.get(question, {}).items():
            plain = None if is_none(value) else plain_part(value)
            if isinstance(plain, str) and len(plain) == _WHOLE_DAY:
                yield from _signed(matter.call, question, language, date.fromisoformat(plain))


def membership(matter: Matter) -> Iterator[Finding]:
    """Whether the city was a member long enough on the day it sends, and did not win too lately."""
    call, deadline = matter.call, _city_deadline(matter.call)
    if not matter.is_award or call is None or deadline is None:
        return
    closes = span_of(deadline)
    joined = span_of(CallDate(matter.joined)) if matter.joined else None
    if joined is not None and closes is not None and call.member_months is not None:
        free_on = day_after(add_months(joined.first, call.member_months))
        if free_on > closes.last:
            told = at_question(
                "member_too_short",
                _MEMBER_SINCE,
                joined=matter.joined,
                months=call.member_months,
                free_on=free_on.isoformat(),
            )
            yield _as_certain(told, deadline)
    if joined is not None and joined.first.year in call.excluded_join_years:
        yield _as_certain(at_question("join_year_excluded", _MEMBER_SINCE, year=joined.first.year), deadline)
    yield from _last_award(matter, call, deadline)


def _last_award(matter: Matter, call: Call, deadline: CallDate) -> Iterator[Finding]:
    awarded, closes = span_of(CallDate(matter.awarded)) if matter.awarded else None, span_of(deadline)
    # An award received after this round is another round's concern.
    if awarded is None or closes is None or awarded.first > closes.last:
        return
    judged = check_eligibility(call, country=None, joined=None, awarded=awarded.first, on=matter.today)
    for reason in judged.reasons:
        if reason.rule == "years_after_award" and reason.outcome is Outcome.NOT_MET:
            years, free_on = reason.params["years"], reason.params["free_on"]
            told = at_question(
                "award_too_recent", _MEMBER_SINCE, awarded=matter.awarded, years=years, free_on=free_on
            )
            yield _as_certain(told, deadline)


def _signed(call: Call, question: str, language: str, signed: date) -> Iterator[Finding]:
    opens = span_of(call.opens)
    mine = question in OF_CITY
    if opens is not None and signed < opens.first:
        told = at_question(
            "signed_before_call", question, language, day=signed.isoformat(), opens=call.opens.value
        )
        yield _as_certain(told, call.opens) if mine else told
    kept = _kept_by(call, of_city=mine)
    last = span_of(kept) if kept else None
    if kept is not None and last is not None and signed > last.last:
        params = {"day": signed.isoformat(), "deadline": last.last.isoformat()}
        told = at_question("signed_after_deadline", question, language, **params)
        # The Commission may give a city more time than its own date says; the network's date it cannot move.
        official = _city_deadline(call)
        over = span_of(official) if official else None
        is_over = mine and over is not None and signed > over.last
        yield _as_certain(told, official) if is_over and official else told


def _kept_by(call: Call, *, of_city: bool) -> CallDate | None:
    if not of_city:
        return call.commission_deadline
    dates = [kept for _name, kept in call.deadlines()]
    return min(dates, key=_last_day, default=None) or _city_deadline(call)


def _city_deadline(call: Call | None) -> CallDate | None:
    dates = (call.city_deadline, call.commission_deadline) if call else ()
    return next((kept for kept in dates if span_of(kept) is not None), None)


def _last_day(kept: CallDate) -> date:
    return (span_of(kept) or Span()).last


def _as_certain(finding: Finding, rests_on: CallDate) -> Finding:
    return replace(finding, severity=Severity.MUST_FIX) if rests_on.certainty in _CERTAIN else finding


CALL_FAULTS: Mapping[str, AdviceRule] = {
    "window": AdviceRule(
        {"signed_before_call": ("day", "opens"), "signed_after_deadline": ("day", "deadline")},
        "domain 6.4, 8.2: unsigned, undated, or signed outside the window",
        whole=window,
    ),
    "eligible": AdviceRule(
        {
            "member_too_short": ("joined", "months", "free_on"),
            "join_year_excluded": ("year",),
            "award_too_recent": ("awarded", "years", "free_on"),
        },
        "S15, S16: member for more than 12 months; six years after an award",
        whole=membership,
    ),
}
