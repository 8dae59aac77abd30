"""Advice on evidence: claims without a source, annexes cited nowhere, too old ones, photos without rights."""

import re
from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage
from lcapp.domain.advice_text import Sentence
from lcapp.domain.answers import is_none, plain_part
from lcapp.domain.citations import citations
from lcapp.domain.findings import Finding, Severity

_NAMED = re.compile(r"(?<!\w)A(\d{1,3})(?!\w)")
_COUNTED_BY_OTHERS = frozenset(
    ("sdg", "sdgs", "goal", "goals", "feature", "features", "odd", "objectifs", "agenda", "page", "pages")
)
"""Words beside numbers that count nothing the city did."""
_SMALLEST_CLAIM = 10
_BEFORE, _AFTER = 2, 3


def claims(matter: Matter) -> Iterator[Finding]:
    """Numbers that stand for something done or counted, in an answer with nothing to rest on."""
    for passage in matter.passages:
        asked = passage.question
        if passage.field or not (asked.with_evidence or asked.with_links) or passage.sourced:
            continue
        if _NAMED.search(passage.text) or passage.bare != passage.text:
            continue
        if any(passage.question.id in one.supports for one in matter.evidence):
            continue
        lists = matter.words(passage)
        if lists is not None and lists.list("source_said").found(passage.tokens):
            continue
        count = sum(_claims(sentence) for sentence in passage.sentences)
        if count:
            yield at_passage("claim_without_source", passage, count=count)


def uncited(matter: Matter) -> Iterator[Finding]:
    """Registered evidence that no answer cites and that supports no question."""
    cited = set(citations(matter.answers))
    for passage in matter.passages:
        cited |= {f"A{int(found[1])}" for found in _NAMED.finditer(passage.text)}
    asked = {question.id for question in matter.form.questions()}
    for one in matter.evidence:
        if one.name not in cited and not asked.intersection(one.supports):
            yield _at_evidence("evidence_not_cited", one.name, title=one.title)


def ages(matter: Matter) -> Iterator[Finding]:
    """Evidence of a nomination from before the city joined, or of no date."""
    if not matter.is_award:
        return
    value = next(iter(matter.standing.get("award.member_since", {}).values()), None)
    joined = None if value is None or is_none(value) else plain_part(value)
    for one in matter.evidence:
        if one.dated and isinstance(joined, str):
            width = min(len(one.dated), len(joined))
            if one.dated[:width] < joined[:width]:
                yield _at_evidence("evidence_before_joining", one.name, dated=one.dated, joined=joined)
        elif not one.dated:
            yield _at_evidence("evidence_undated", one.name, title=one.title)


def rights(matter: Matter) -> Iterator[Finding]:
    """Pictures that nobody says may be printed."""
    for one in matter.evidence:
        if one.media_type.startswith("image/") and not one.rights.strip():
            yield _at_evidence("photo_without_rights", one.name, title=one.title)


def _at_evidence(code: str, evidence: str, **params: str) -> Finding:
    return Finding(code, Severity.ADVICE, params={"evidence": evidence, **params})


def _claims(sentence: Sentence) -> bool:
    """Whether a sentence counts something: a figure of ten or more, or a share."""
    for number in sentence.figures:
        place = next((n for n, t in enumerate(sentence.tokens) if t.start >= number.start), 0)
        beside = {token.word for token in sentence.tokens[max(0, place - _BEFORE) : place + _AFTER]}
        if beside & _COUNTED_BY_OTHERS:
            continue
        is_share = sentence.text[number.end :].lstrip()[:1] in ("%", "٪")
        if is_share or max(number.readings) >= _SMALLEST_CLAIM:
            return True
    return False


EVIDENCE_RULES = {
    "claims": AdviceRule(
        {"claim_without_source": ("count",)},
        "domain 6.6 F10, F13; design, peers M6: claims need evidence",
        whole=claims,
    ),
    "uncited": AdviceRule(
        {"evidence_not_cited": ("evidence", "title")},
        "design, peers M6: annexes cited nowhere",
        whole=uncited,
    ),
    "ages": AdviceRule(
        {
            "evidence_before_joining": ("evidence", "dated", "joined"),
            "evidence_undated": ("evidence", "title"),
        },
        "S15: only progress made after joining counts",
        whole=ages,
    ),
    "rights": AdviceRule(
        {"photo_without_rights": ("evidence", "title")},
        "S39: materials are published free of charge",
        whole=rights,
    ),
}
