"""Evidence numbers cited in answers, and which of them mean nothing."""

from collections.abc import Iterable, Iterator

from lcapp.domain.answers import AnswerKey, Answers, Value, beside, plain_part
from lcapp.domain.evidence import Evidence
from lcapp.domain.findings import Finding, Severity


def cited_in(value: Value) -> tuple[str, ...]:
    """Numbers cited beside a value or beside the fields of its records, each once, in order."""
    return tuple(dict.fromkeys(_cited(value)))


def citations(answers: Answers) -> dict[str, tuple[AnswerKey, ...]]:
    """By number, where it is cited."""
    found: dict[str, list[AnswerKey]] = {}
    for key in sorted(answers):
        for number in cited_in(answers[key]):
            found.setdefault(number, []).append(key)
    return {number: tuple(keys) for number, keys in found.items()}


def citation_findings(answers: Answers, evidence: Iterable[Evidence]) -> tuple[Finding, ...]:
    """A number that is cited but not registered is found, at each answer that cites it."""
    known = {one.name for one in evidence}
    return tuple(
        Finding("evidence_unknown", Severity.ADVICE, key.question, key.language, params={"number": number})
        for number, keys in citations(answers).items()
        if number not in known
        for key in keys
    )


def _cited(value: Value) -> Iterator[str]:
    yield from (number for number in beside(value, "evidence") or () if isinstance(number, str))
    plain = plain_part(value)
    for record in plain if isinstance(plain, list) else ():
        for inside in record.values() if isinstance(record, dict) else ():
            yield from _cited(inside)
            # A translatable field of a record holds one value for each language.
            if isinstance(inside, dict) and not isinstance(plain_part(inside), list):
                for by_language in inside.values():
                    if isinstance(by_language, dict):
                        yield from _cited(by_language)
