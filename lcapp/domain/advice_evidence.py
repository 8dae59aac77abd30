"""Advice on evidence: claims without a source, annexes uncited, absent or too old, photos without rights."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from lcapp.domain.advice_base import AdviceRule, AdviceWords, Matter, at_passage
from lcapp.domain.advice_text import Passage, Sentence
from lcapp.domain.answers import beside, is_none, plain_part
from lcapp.domain.citations import citations, text_citations, with_other_numbers
from lcapp.domain.evidence import Evidence
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Question
from lcapp.domain.phrases import tokens_of

_NAMED = re.compile(r"(?<!\w)A(\d{1,3})(?!\w)")
_COUNTED_BY_OTHERS = frozenset(
    ("sdg", "sdgs", "goal", "goals", "feature", "features", "odd", "objectifs", "agenda", "page", "pages")
)
"""Words beside numbers that count nothing the city did."""
_ANNEX_NUMBER = re.compile(r"\s+(?:(?:no|n°|nr|št)\.?\s*)?(\d{1,2})(?![\w%]|[.,]\d)")
_TURKISH_ANNEX = re.compile(r"\bEk[ -](\d{1,2})(?!\w)")
_MEDIA = ("image/", "audio/", "video/")
_SMALLEST_CLAIM = 10
_BEFORE, _AFTER = 2, 3
_SHOWN = 80
_CARRIED = 5
"""Sentences with figures that one piece of evidence, link or named source can stand for."""
_ALIKE = ("evidence", "count", "title")
"""Parameters of a finding about pieces of evidence: their numbers, how many, the title of the first."""


def claims(matter: Matter) -> Iterator[Finding]:
    """Sentences with numbers that stand for something done or counted, and rest on nothing.

    What stands beside an answer, and a source named in it, stand for the whole of it; but one piece of
    evidence does not carry many figures: beyond a few for each, the sentences that cite nothing are told. The
    first is shown.
    """
    for question, by_language in _by_question(matter):
        if not (question.with_evidence or question.with_links):
            continue
        told = [_sources_and_bare(matter, passages) for passages in by_language]
        # A translation makes the same claims once more; what one language cites stands for the other.
        sources = max(named for named, _bare in told) + _beside(matter, question.id)
        bare = next((bare for _named, bare in told if len(bare) > _CARRIED * sources), ())
        if bare:
            passage, sentence = bare[0]
            yield at_passage("claim_without_source", passage, count=len(bare), example=_shown(sentence.text))


def unnamed(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """A figure that rests on studies, surveys or experts nobody names."""
    lists = matter.words(passage)
    if lists is None:
        return
    for sentence in passage.sentences:
        said = lists.list("source_unnamed").said(sentence.text, sentence.tokens)
        counted = said[0] if said and sentence.figures else _proved(sentence, lists)
        if counted and not sentence.years and not _NAMED.search(sentence.text):
            yield at_passage("source_unnamed", passage, said=counted[:_SHOWN])
            return


def absent(matter: Matter) -> Iterator[Finding]:
    """An annex named in a text that is not registered."""
    known = {one.name for one in matter.evidence}
    for passage in matter.passages:
        lists = matter.words(passage)
        named = [] if lists is None else list(_annexes(passage, lists))
        named += _numbered(passage, lists, matter)
        missing = next((name for name in named if name not in known), "")
        if missing:
            yield at_passage("annex_not_registered", passage, number=missing)
            continue
        media = "" if lists is None or matter.evidence else _annexed_media(passage, lists)
        if media:
            yield at_passage("media_not_registered", passage, said=media[:_SHOWN])


def uncited(matter: Matter) -> Iterator[Finding]:
    """Registered evidence that no answer cites and that supports no question."""
    cited = set(citations(matter.answers))
    for passage in matter.passages:
        cited |= {f"A{int(found[1])}" for found in _NAMED.finditer(passage.text)}
    asked = {question.id for question in matter.form.questions()}
    idle = (one for one in matter.evidence if one.name not in cited and not asked.intersection(one.supports))
    yield from _of_evidence("evidence_not_cited", idle)


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
    yield from _of_evidence("evidence_undated", (one for one in matter.evidence if not one.dated))


def rights(matter: Matter) -> Iterator[Finding]:
    """Pictures, films and sound that nobody says may be published."""
    media = [one for one in matter.evidence if one.media_type.startswith(_MEDIA)]
    for one in media:
        said = matter.data.anywhere("rights_open").said(one.rights, tokens_of(one.rights))
        if said:
            yield _at_evidence("rights_not_settled", one.name, title=one.title, said=said[0][:_SHOWN])
    silent = [one for one in media if not one.rights.strip()]
    for code, wanted in (("photo_without_rights", True), ("film_without_rights", False)):
        yield from _of_evidence(
            code, (one for one in silent if one.media_type.startswith("image/") is wanted)
        )


def cites(sentence: Sentence, lists: AdviceWords) -> bool:
    """Whether a sentence names what it rests on."""
    return lists.list("source_said").found(sentence.tokens) or _names_evidence(sentence.text)


def _proved(sentence: Sentence, lists: AdviceWords) -> str:
    """Studies or experts that prove something, where nothing says which they are."""
    tokens = sentence.tokens
    for first, last in lists.list("studies").spans(tokens):
        before = tokens[max(0, first - _BEFORE) : first]
        for begins, ends in lists.list("prove").spans(tokens[last + 1 : last + 1 + _AFTER]):
            between = tokens[last + 1 : last + 1 + begins]
            is_named = lists.list("whose").found(before) or lists.list("of_whom").found(between)
            if not is_named:
                return sentence.text[tokens[first].start : tokens[last + 1 + ends].end]
    return ""


def _annexes(passage: Passage, lists: AdviceWords) -> Iterator[str]:
    for sentence in passage.sentences:
        for found in _NAMED.finditer(sentence.text):
            before = [token for token in sentence.tokens if token.end <= found.start()][-1:]
            if lists.list("annex").found(before):
                yield f"A{int(found[1])}"


def _numbered(passage: Passage, lists: AdviceWords | None, matter: Matter) -> Iterator[str]:
    """Annexes cited as "annex 3"; those of a law or of another paper are not ours."""
    wanted = lists.list("annex_numbered") if lists else matter.data.anywhere("annex_numbered")
    elsewhere = lists.list("annex_of").words if lists else frozenset()
    if passage.tongue == "tr":
        yield from (f"A{int(found[1])}" for found in _TURKISH_ANNEX.finditer(passage.bare))
    for sentence in passage.sentences if wanted else ():
        for _first, last in wanted.spans(sentence.tokens):
            number = _ANNEX_NUMBER.match(sentence.text, sentence.tokens[last].end)
            after = next((t.word for t in sentence.tokens if number and t.start >= number.end()), "")
            if number and after not in elsewhere:
                yield f"A{int(number[1])}"


def _annexed_media(passage: Passage, lists: AdviceWords) -> str:
    for sentence in passage.sentences:
        annexed = lists.list("is_annexed").found(sentence.tokens)
        said = lists.list("media").said(sentence.text, sentence.tokens) if annexed else ()
        if said:
            return said[0]
    return ""


def _by_question(matter: Matter) -> Iterator[tuple[Question, list[list[Passage]]]]:
    """The texts of each answer, without those of records' fields: a list for each language."""
    found: dict[str, dict[str, list[Passage]]] = {}
    for passage in matter.passages:
        if not passage.field:
            found.setdefault(passage.question.id, {}).setdefault(passage.language, []).append(passage)
    for by_language in found.values():
        passages = list(by_language.values())
        yield passages[0][0].question, passages


def _sources_and_bare(
    matter: Matter, passages: list[Passage]
) -> tuple[int, tuple[tuple[Passage, Sentence], ...]]:
    """How many sources a text names, and its sentences with figures that name none."""
    sources, bare = 0, []
    for passage in passages:
        lists = matter.words(passage)
        for sentence, following in zip_longest(passage.sentences, passage.sentences[1:]):
            named = _names_evidence(sentence.text) or bool(lists and cites(sentence, lists))
            sources += named
            is_cited = named or (following is not None and _cites_alone(following.text))
            if not is_cited and _claims(sentence):
                bare.append((passage, sentence))
        # A web address in the text is a source as well.
        sources += passage.bare != passage.text
    return sources, tuple(bare)


def _beside(matter: Matter, question: str) -> int:
    """How much evidence and how many links stand beside an answer, in whatever language."""
    values = matter.standing.get(question, {}).values()
    cited = (len(beside(v, "links") or ()) + len(beside(v, "evidence") or ()) for v in values)
    return max(cited, default=0) + sum(question in one.supports for one in matter.evidence)


def _cites_alone(text: str) -> bool:
    """Whether a sentence is nothing but a citation of what stands before it."""
    return bool(text_citations(text)) and not with_other_numbers(text, lambda _name: "").strip(" .?؟۔。")


def _names_evidence(text: str) -> bool:
    return bool(_NAMED.search(text) or text_citations(text))


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _of_evidence(code: str, found: Iterable[Evidence]) -> Iterator[Finding]:
    """One finding that names all that are alike, with the title of the first."""
    alike = tuple(found)
    if alike:
        names = ", ".join(one.name for one in alike)
        params: dict[str, str | int] = {"evidence": names, "count": len(alike), "title": alike[0].title}
        yield Finding(code, Severity.ADVICE, params=params)


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
        {"claim_without_source": ("count", "example")},
        "domain 6.6 F10, F13; design, peers M6: claims need evidence",
        whole=claims,
    ),
    "unnamed": AdviceRule(
        {"source_unnamed": ("said",)}, "domain 6.6 F10: data have year, unit and source", passage=unnamed
    ),
    "uncited": AdviceRule(
        {"evidence_not_cited": _ALIKE},
        "design, peers M6: annexes cited nowhere",
        whole=uncited,
    ),
    "absent": AdviceRule(
        {"annex_not_registered": ("number",), "media_not_registered": ("said",)},
        "domain 6.6 F13: attachments open",
        whole=absent,
    ),
    "ages": AdviceRule(
        {
            "evidence_before_joining": ("evidence", "dated", "joined"),
            "evidence_undated": _ALIKE,
        },
        "S15: only progress made after joining counts",
        whole=ages,
    ),
    "rights": AdviceRule(
        {
            "photo_without_rights": _ALIKE,
            "film_without_rights": _ALIKE,
            "rights_not_settled": ("evidence", "title", "said"),
        },
        "S39: materials are published free of charge",
        whole=rights,
    ),
}
