"""The rules of the city's records, by the form they look at."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from lcapp.domain import (
    caption_figures,
    fact_changes,
    fact_findings,
    fact_texts,
    record_between,
    record_figures,
    record_gaps,
    record_sums,
    sending,
)
from lcapp.domain.answers import Answers
from lcapp.domain.findings import Finding

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    **record_figures.FINDING_CODES,
    **record_gaps.FINDING_CODES,
    **record_sums.FINDING_CODES,
    **sending.FINDING_CODES,
    **record_between.FINDING_CODES,
    **fact_findings.FINDING_CODES,
    **fact_texts.FINDING_CODES,
    **caption_figures.FINDING_CODES,
    **fact_changes.FINDING_CODES,
}
"""Every code of a finding about records and facts, and the names of its parameters."""

RULES: Mapping[str, Callable[[Answers, date], Iterator[Finding]]] = {
    "city_record": record_figures.city_findings,
    "plan": record_gaps.plan_findings,
    "structure": record_gaps.structure_findings,
    "events": record_gaps.events_findings,
    "access": record_gaps.access_findings,
    "practices": record_gaps.practices_findings,
    "monitoring": record_sums.monitoring_findings,
    "resources": record_sums.resources_findings,
    "self_assessment": record_sums.assessment_findings,
    "sending": sending.sending_findings,
}


def record_findings(form_id: str, answers: Answers, today: date) -> tuple[Finding, ...]:
    """What the rules say about a record; nothing for a form that is none.

    Args:
        form_id: Such as `plan`.
        answers: Its canonical answers.
        today: The day of the check.
    """
    rule = RULES.get(form_id)
    return tuple(rule(answers, today)) if rule else ()
