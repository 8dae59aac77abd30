"""Advice on evidence: claims without a source, annexes uncited, absent or too old, photos without rights."""

import re
from collections.abc import Iterator

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence
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
_SHOWN = 80


def claims(matter: Matter) -> Iterator[Finding]:
    """Numbers that stand for something done or counted, in an answer with nothing to rest on."""
    sourced = {passage.question.id for passage in matter.passages if _rests(passage)}
    for passage in matter.passages:
        asked = passage.question
        if passage.field or not (asked.with_evidence or asked.with_links) or asked.id in sourced:
            continue
        if any(passage.question.id in one.supports for one in matter.evidence):
            continue
        lists = matter.words(passage)
        if lists is not None and lists.list("source_said").found(passage.tokens):
            continue
        count = sum(_claims(sentence) for sentence in passage.sentences)
        if count:
            # A translation makes the same claims once more.
            sourced.add(asked.id)
            yield at_passage("claim_without_source", passage, count=count)


def unnamed(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A figure that rests on studies, surveys or experts nobody names."""
    lists = matter.words(passage)
    if lists is None:
        return
    for sentence in passage.sentences:
        said = lists.list("source_unnamed").said(sentence.text, sentence.tokens)
        if said and sentence.figures and not sentence.years and not _NAMED.search(sentence.text):
            yield at_passage("source_unnamed", passage, said=said[0][:_SHOWN])
            return


def absent(matter: Matter) -> Iterator[Finding]:
    """An annex named in a text that is not registered."""
    known = {one.name for one in matter.evidence}
    for passage in matter.passages:
        lists = matter.words(passage)
        named = [] if lists is None else list(_annexes(passage, lists))
        missing = next((name for name in named if name not in known), "")
        if missing:
            yield at_passage("annex_not_registered", passage, number=missing)


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


def _annexes(passage: Passage, lists: AdviceWords) -> Iterator[str]:
    for sentence in passage.sentences:
        for found in _NAMED.finditer(sentence.text):
            before = [token for token in sentence.tokens if token.end <= found.start()][-1:]
            if lists.list("annex").found(before):
                yield f"A{int(found[1])}"


def _rests(passage: Passage) -> bool:
    return passage.sourced or bool(_NAMED.search(passage.text)) or passage.bare != passage.text


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
    "unnamed": AdviceRule(
        {"source_unnamed": ("said",)}, "domain 6.6 F10: data have year, unit and source", passage=unnamed
    ),
    "uncited": AdviceRule(
        {"evidence_not_cited": ("evidence", "title")},
        "design, peers M6: annexes cited nowhere",
        whole=uncited,
    ),
    "absent": AdviceRule(
        {"annex_not_registered": ("number",)}, "domain 6.6 F13: attachments open", whole=absent
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
