"""Advice on dates of signatures: outside the window of the call, or not yet come."""

from collections.abc import Iterator
from datetime import date

from lcapp.domain.advice_base import AdviceRule, Matter, at_question
from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.calendar_spans import Span, span_of
from lcapp.domain.findings import Finding

_OF_CITY = ("pledge.date", "award.date", "consent.date")
_OF_COMMISSION = ("endorsement.date", "nomination.date")


def signatures(matter: Matter) -> Iterator[Finding]:
    """Days of signing against the day of the check and the dates of the call."""
    for question in (*_OF_CITY, *_OF_COMMISSION):
        for language, value in matter.standing.get(question, {}).items():
            plain = None if is_none(value) else plain_part(value)
            if not isinstance(plain, str) or len(plain) != len("2025-06-15"):
                continue
            signed = date.fromisoformat(plain)
            if signed > matter.today:
                yield at_question("signed_in_future", question, language, day=plain)
            yield from _window(matter, question, language, signed)


def _window(matter: Matter, question: str, language: str, signed: date) -> Iterator[Finding]:
    call = matter.call
    if call is None:
        return
    opens = span_of(call.opens)
    if opens is not None and signed < opens.first:
        yield at_question(
            "signed_before_call", question, language, day=signed.isoformat(), opens=call.opens.value
        )
    last = _last(matter, of_city=question in _OF_CITY)
    if last is not None and signed > last.last:
        params = {"day": signed.isoformat(), "deadline": last.last.isoformat()}
        yield at_question("signed_after_deadline", question, language, **params)


def _last(matter: Matter, *, of_city: bool) -> Span | None:
    call = matter.call
    if call is None:
        return None
    if not of_city:
        return span_of(call.commission_deadline)
    spans = [span for _name, kept in call.deadlines() if (span := span_of(kept)) is not None]
    return min(spans, key=lambda span: span.last) if spans else span_of(call.commission_deadline)


DATE_RULES = {
    "signatures": AdviceRule(
        {
            "signed_in_future": ("day",),
            "signed_before_call": ("day", "opens"),
            "signed_after_deadline": ("day", "deadline"),
        },
        "domain 6.4, 8.2: unsigned, undated, or signed outside the window",
        whole=signatures,
    ),
}
