"""Advice on days of signing that have not come yet or stand in no order; those outside a call are faults."""

from collections.abc import Iterator
from datetime import date

from lcapp.domain.advice_base import AdviceRule, Matter, at_question
from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.faults_of_call import OF_CITY, OF_COMMISSION
from lcapp.domain.findings import Finding

_SIGNED_FIRST = (("pledge.date", "endorsement.date"), ("award.date", "nomination.date"))


def signatures(matter: Matter) -> Iterator[Finding]:
    """Days of signing after the day of the check."""
    for question in (*OF_CITY, *OF_COMMISSION):
        for language, day in _days(matter, question):
            if date.fromisoformat(day) > matter.today:
                yield at_question("signed_in_future", question, language, day=day)


def order(matter: Matter) -> Iterator[Finding]:
    """A National Commission that endorsed or nominated before the mayor signed."""
    for city, commission in _SIGNED_FIRST:
        signed = [day for _language, day in _days(matter, city)]
        for language, day in _days(matter, commission):
            if signed and day < min(signed):
                yield at_question("endorsed_before_signed", commission, language, day=day, signed=min(signed))


def _days(matter: Matter, question: str) -> Iterator[tuple[str, str]]:
    for language, value in matter.standing.get(question, {}).items():
        plain = None if is_none(value) else plain_part(value)
        if isinstance(plain, str) and len(plain) == len("2025-06-15"):
            yield language, plain


DATE_RULES = {
    "signatures": AdviceRule(
        {"signed_in_future": ("day",)}, "domain 6.4, 8.2: unsigned or undated", whole=signatures
    ),
    "order": AdviceRule(
        {"endorsed_before_signed": ("day", "signed")},
        "domain 3.2, S3, S4, S5: the mayor signs before the Commission endorses",
        whole=order,
    ),
}
