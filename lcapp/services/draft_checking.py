"""What checking finds in an open draft, whatever it is written for."""

from datetime import date
from typing import TYPE_CHECKING

from lcapp.domain import validation
from lcapp.domain.caption_figures import caption_findings
from lcapp.domain.citations import citation_findings
from lcapp.domain.fact_changes import change_findings
from lcapp.domain.fact_findings import (
    admission_findings,
    fact_findings,
    office_findings,
    people_findings,
    signing_findings,
    term_findings,
)
from lcapp.domain.fact_texts import text_findings
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.record_between import between_findings
from lcapp.domain.record_rules import record_findings
from lcapp.domain.rules_translation import translation_findings
from lcapp.domain.translation_state import chosen_language

if TYPE_CHECKING:
    from lcapp.services.draft_session import DraftSession


def findings_of(session: "DraftSession", today: date, *, advised: bool = True) -> tuple[Finding, ...]:
    """What checking finds on that day, in official order; `advised`: with what the evaluator's eye sees."""
    form, answers, call, sides = session.form, session.answers, session.call, session.sides
    chosen = chosen_language(form, call, sides)
    found = validation.check(form, answers, call=call, today=today, language=chosen)
    if form.is_official:
        found += translation_findings(form, answers, call, sides)
    else:
        # Nobody sends a record: it may be written in any language.
        found = tuple(one for one in found if one.code != "not_translated")
    found += citation_findings(answers, session.evidence)
    found += tuple(fact_findings(form, answers, session.city.asked_in(form.id)))
    found += tuple(change_findings(form, answers, session.city.asked_in(form.id)))
    found += tuple(text_findings(form, answers, session.evidence, session.city))
    found += tuple(caption_findings(form, answers, session.evidence))
    over = tuple(office_findings(form, answers, call, session.city))
    found += over or tuple(term_findings(form, call, session.city.term_end))
    found += tuple(signing_findings(form, answers, session.city))
    found += tuple(admission_findings(form, call, session.city))
    found += tuple(people_findings(form, answers, session.city)) if form.is_official else ()
    found += record_findings(form.id, answers, today)
    found += tuple(between_findings(form.id, answers, session.city))
    if advised and session.adviser is not None and form.is_official:
        found += session.adviser(session, today)
    if session.read_only is None or session.read_only.code != "form_missing":
        return found
    # Without the form nothing is required, and nothing found would pass for complete.
    return (Finding("form_missing", Severity.MUST_FIX, params=session.read_only.params), *found)
