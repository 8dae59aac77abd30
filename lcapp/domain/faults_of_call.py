"""What a call refuses: signatures, events and joining outside its dates, and awards that are too recent.

Only what was seen in a source or typed by the Commission makes a fault; an inferred date makes advice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage, at_question
from lcapp.domain.advice_own_city import city_did, city_is, own_names
from lcapp.domain.advice_text import Passage, Sentence
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
_EVENTS = "report.events"
_AWARD_NEAR = 8
_NAME_NEAR, _BEFORE_NAME = 12, 3
CALLED_FOR = "2013"
"""The year in which the Beijing Declaration called for the network; nobody joined before."""


def window(matter: Matter) -> Iterator[Finding]:
    """Days of signing before the call opened, after its deadline or when its result was out."""
    if matter.call is None:
        return
    for question in (*OF_CITY, *OF_COMMISSION):
        for language, value in matter.standing.get(question, {}).items():
            plain = None if is_none(value) else plain_part(value)
            if isinstance(plain, str) and len(plain) == _WHOLE_DAY:
                yield from _signed(matter.call, question, language, date.fromisoformat(plain))


def joining(matter: Matter) -> Iterator[Finding]:
    """A day of joining that cannot be true: still to come, before the network, or after the round."""
    joined = span_of(CallDate(matter.joined)) if matter.joined else None
    if not matter.is_award or joined is None:
        return
    if joined.first > matter.today:
        yield _must(at_question("joined_in_future", _MEMBER_SINCE, joined=matter.joined))
        return
    if matter.joined < CALLED_FOR:
        yield _must(at_question("joined_before_founding", _MEMBER_SINCE, joined=matter.joined))
    result = span_of(matter.call.result) if matter.call else None
    # Where the months of membership are counted up to a deadline, that says it better.
    counted = matter.call is not None and matter.call.member_months is not None
    if counted and _city_deadline(matter.call) is not None:
        return
    if matter.call and result is not None and joined.first > result.last:
        told = at_question(
            "joined_after_result", _MEMBER_SINCE, joined=matter.joined, result=matter.call.result.value
        )
        yield _as_certain(told, matter.call.result)


def events(matter: Matter) -> Iterator[Finding]:
    """Events of a report that lie wholly outside the time it covers."""
    call = matter.call
    begins, ends = (span_of(call.covers_from), span_of(call.covers_until)) if call else (None, None)
    if call is None or begins is None or ends is None:
        return
    for language, value in matter.standing.get(_EVENTS, {}).items():
        for record in (None if is_none(value) else plain_part(value)) or ():
            told_days = [record[name] for name in ("started", "ended") if record.get(name)]
            days = [span for day in told_days if (span := span_of(CallDate(day))) is not None]
            params = {"day": next(iter(told_days), "")}
            told = Finding(
                "event_outside_period", Severity.ADVICE, _EVENTS, language, record["id"], "started", params
            )
            if days and max(day.last for day in days) < begins.first:
                yield _as_certain(told, call.covers_from)
            elif days and min(day.first for day in days) > ends.last:
                yield _as_certain(told, call.covers_until)


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


def told_award(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A sentence in which the city itself received the award, in a year from which it still has to wait."""
    call, deadline, lists = matter.call, _city_deadline(matter.call), matter.words(passage)
    if not matter.is_award or call is None or deadline is None or lists is None or matter.awarded:
        return
    closes = span_of(deadline)
    for place, sentence in enumerate(passage.sentences):
        before = passage.sentences[max(0, place - 1) : place + 1]
        year = _awarded_in(matter, lists, sentence, before) if sentence.years else 0
        # The year alone counts from its first day: nobody waits longer than the text surely says.
        awarded = span_of(CallDate(str(year))) if year else None
        if awarded is None or closes is None or awarded.first > closes.last:
            continue
        judged = check_eligibility(call, country=None, joined=None, awarded=awarded.first, on=matter.today)
        for reason in judged.reasons:
            if reason.rule == "years_after_award" and reason.outcome is Outcome.NOT_MET:
                years = reason.params["years"]
                told = at_passage("award_told_too_recent", passage, year=year, years=years)
                yield _as_certain(told, deadline)
                return


def _awarded_in(matter: Matter, lists: AdviceWords, sentence: Sentence, around: tuple[Sentence, ...]) -> int:
    """The year in which a sentence says that the city received the award; 0 if it does not say so."""
    tokens, name = sentence.tokens, lists.list("award_name")
    if not name.found(tokens) or lists.list("award_unless").found(tokens):
        return 0
    # Where another city is spoken of, "the city" may be that one.
    others = matter.data.cities - {word for known in own_names(matter) for word in known}
    named_other = any(
        token.word in others or lists.list("award_unless").found((token,))
        for one in around
        for token in one.tokens
    )
    subjects = "own_for_sure" if named_other else "own_subject"
    for first, last in lists.list("award_received").spans(tokens):
        named = next(name.spans(tokens[last + 1 : last + 1 + _NAME_NEAR]), None)
        if named is None or named[0] > _BEFORE_NAME:
            continue
        if city_did(matter, lists, sentence, first, subjects=subjects):
            return _year_near(sentence, last + 1 + named[1], tokens[first].start)
    for first, last in lists.list("award_given").spans(tokens):
        before = name.found(tokens[max(0, first - _AWARD_NEAR) : first])
        if before and city_is(matter, lists, sentence, last + 1):
            return _year_near(sentence, last, tokens[first].start)
    return 0


def _year_near(sentence: Sentence, last: int, start: int) -> int:
    """The first year shortly behind a place, else the only one of the sentence, where it stands before."""
    behind = [token.word for token in sentence.tokens[last + 1 : last + 1 + _AWARD_NEAR]]
    said = next((year for year in sentence.years if str(year) in behind), 0)
    if said or len(sentence.years) != 1:
        return said
    year = sentence.years[0]
    return year if any(token.word == str(year) and token.end <= start for token in sentence.tokens) else 0


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
        official = _city_deadline(call) if mine else call.commission_deadline
        over = span_of(official) if official else None
        is_over = over is not None and signed > over.last
        told = _as_certain(told, official) if is_over and official else told
        yield told
        if told.severity is Severity.MUST_FIX:
            return
    result = span_of(call.result)
    if result is not None and signed > result.last:
        told = at_question(
            "signed_after_result", question, language, day=signed.isoformat(), result=call.result.value
        )
        yield _as_certain(told, call.result)


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
    return _must(finding) if rests_on.certainty in _CERTAIN else finding


def _must(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.MUST_FIX)


CALL_FAULTS: Mapping[str, AdviceRule] = {
    "window": AdviceRule(
        {
            "signed_before_call": ("day", "opens"),
            "signed_after_deadline": ("day", "deadline"),
            "signed_after_result": ("day", "result"),
        },
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
    "award_told": AdviceRule(
        {"award_told_too_recent": ("year", "years")},
        "S15, S16: six years after an award",
        passage=told_award,
    ),
    "joining": AdviceRule(
        {
            "joined_in_future": ("joined",),
            "joined_before_founding": ("joined",),
            "joined_after_result": ("joined", "result"),
        },
        "S67: called for in Beijing in October 2013; S15: only members are nominated",
        whole=joining,
    ),
    "events_of_report": AdviceRule(
        {"event_outside_period": ("day",)},
        "S14: the report covers April 2019 to September 2021",
        whole=events,
    ),
}
