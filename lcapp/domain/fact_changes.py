"""Where a report announces a new mayor or contact person whom the city's record does not know."""

import re
from collections.abc import Iterator, Mapping

from lcapp.domain.answers import Answers, Value, by_question, is_none, plain_part
from lcapp.domain.facts import KnownFact
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Form

FINDING_CODES: Mapping[str, tuple[str, ...]] = {"change_not_in_record": ("said", "value")}

_CHANGES = "report.changes"
_HOLDERS: Mapping[str, tuple[str, ...]] = {
    "mayor": ("mayor.name",),
    "contact_person": ("contact.1.name", "contact.2.name"),
}
_PART = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 80


def change_findings(form: Form, answers: Answers, known: Mapping[str, KnownFact]) -> Iterator[Finding]:
    """Changes that name somebody else than the record, item by item.

    Args:
        form: What is asked.
        answers: Of the report.
        known: Facts by id of the question that asks for them.
    """
    if form.question(_CHANGES) is None:
        return
    # Who left may still be named where the successor is.
    for language, value in by_question(answers).get(_CHANGES, {}).items():
        records = (None if is_none(value) else plain_part(value)) or ()
        for what, questions in _HOLDERS.items():
            holders = [name for question in questions for name in _names(known.get(question))]
            told = [record for record in records if record.get("what") == what and record.get("name")]
            if not holders or any(_same(record["name"], holder) for record in told for holder in holders):
                continue
            for record in told[-1:]:
                params = {"said": str(record["name"])[:_LONGEST], "value": ", ".join(holders)[:_LONGEST]}
                yield Finding(
                    "change_not_in_record",
                    Severity.ADVICE,
                    _CHANGES,
                    language,
                    record["id"],
                    "name",
                    params,
                )


def _names(fact: KnownFact | None) -> Iterator[str]:
    for value in fact.standing.values() if fact else ():
        plain: Value | None = None if is_none(value) else plain_part(value)
        if isinstance(plain, str) and plain.strip():
            yield plain.strip()


def _same(said: Value, holder: str) -> bool:
    """Whether every part of the record's name stands in what was said, or the other way round."""
    ours, theirs = ({part.casefold() for part in _PART.findall(str(name))} for name in (said, holder))
    return bool(ours) and bool(theirs) and (ours <= theirs or theirs <= ours)
