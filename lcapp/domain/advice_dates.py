"""Advice on dates of signatures that have not come yet; those outside a call's window are faults."""

from collections.abc import Iterator
from datetime import date

from lcapp.domain.advice_base import AdviceRule, Matter, at_question
from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.faults_of_call import OF_CITY, OF_COMMISSION
from lcapp.domain.findings import Finding


def signatures(matter: Matter) -> Iterator[Finding]:
    """Days of signing after the day of the check."""
    for question in (*OF_CITY, *OF_COMMISSION):
        for language, value in matter.standing.get(question, {}).items():
            plain = None if is_none(value) else plain_part(value)
            if not isinstance(plain, str) or len(plain) != len("2025-06-15"):
                continue
            if date.fromisoformat(plain) > matter.today:
                yield at_question("signed_in_future", question, language, day=plain)


DATE_RULES = {
    "signatures": AdviceRule(
        {"signed_in_future": ("day",)}, "domain 6.4, 8.2: unsigned or undated", whole=signatures
    ),
}
