"""Where a running text or a caption names another figure than the dossier's profile or the city's records."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lcapp.domain.answers import Answers, Value, by_question, plain_part
from lcapp.domain.city_records import CITY
from lcapp.domain.evidence import Evidence
from lcapp.domain.fact_words import ELSEWHERE, any_of, leads_to_figure, words_of
from lcapp.domain.facts import KnownCity, KnownFact, agrees
from lcapp.domain.figures import as_decimal
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import TEXT_TYPES, Form, Question, QuestionType
from lcapp.domain.named_figures import means, named_contradictions
from lcapp.domain.plain_text import plain_text
from lcapp.domain.text_numbers import TextNumber, numbers_in
from lcapp.domain.text_years import is_year, same_year

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "text_says_other_figure": ("said", "value"),
    "caption_says_other_figure": ("said", "value", "evidence"),
    "text_says_other_than_profile": ("said", "value"),
    "caption_says_other_than_profile": ("said", "value", "evidence"),
    "text_says_other_than_named": ("said", "name", "value"),
    "caption_says_other_than_named": ("said", "name", "value", "evidence"),
}

_LONGEST = 80
_REACH = 14
"""Characters between a figure and the word that says what it counts."""
_LONG_REACH = 48
"""The same where a word such as "is" stands right before the figure."""
_BEFORE = 24
"""Characters before the word in which another area may be named: "a district with a population of"."""
_LIKELY = (Decimal("0.5"), Decimal(2))
"""A figure farther away from the record's counts something else: a district, a province."""
_ENOUGH_DIGITS = 3
_REST = re.compile(r"^\w+")
_SENTENCE_END = re.compile(r"[.!?؟。]\s|[\n;؛]")


@dataclass(frozen=True, slots=True)
class _Watched:
    """A figure that texts are compared with; `words` stand beside it, `own` says it is the dossier's own."""

    words: frozenset[str]
    told: int | str
    right: Decimal
    year: int | None
    own: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """A text that may contradict: an answer in a language, or the words beside evidence."""

    text: str
    question: str = ""
    language: str = ""
    evidence: str = ""


def text_findings(
    form: Form, answers: Answers, evidence: Sequence[Evidence], city: KnownCity
) -> Iterator[Finding]:
    """Texts and captions that name another figure, beside a word or a name that says which.

    They are compared with the dossier's own profile first, and with the city's record where the profile says
    nothing or says the same.

    Args:
        form: What is asked.
        answers: Of the dossier that is checked.
        evidence: Its registered files and links.
        city: What the records say.
    """
    watched = tuple(_watched(form, answers, city))
    named = city.figures if form.id != CITY else ()
    if not watched and not named:
        return
    for said in _texts(form, answers, evidence):
        at = {"evidence": said.evidence} if said.evidence else {}
        kind = "caption" if said.evidence else "text"
        pieces = _SENTENCE_END.split(said.text)
        for number, one in _contradictions(pieces, watched):
            code = f"{kind}_says_other_than_profile" if one.own else f"{kind}_says_other_figure"
            params = {"said": number, "value": one.told, **at}
            yield Finding(code, Severity.ADVICE, said.question, said.language, params=params)
        for number, figure in dict.fromkeys(named_contradictions(pieces, named)):
            params = {"said": number, "name": figure.name[:_LONGEST], "value": figure.value, **at}
            code = f"{kind}_says_other_than_named"
            yield Finding(code, Severity.ADVICE, said.question, said.language, params=params)


def _watched(form: Form, answers: Answers, city: KnownCity) -> Iterator[_Watched]:
    known, standing = {one.fact.id: one for one in city.facts}, by_question(answers)
    for fact in {one.id: one for one in (*city.watched, *(one.fact for one in city.facts))}.values():
        if not fact.near or fact.record == form.id:
            continue
        words = frozenset(_folded(word) for near in fact.near.values() for word in near)
        record = known.get(fact.id)
        own = next(
            (
                (question, value)
                for question in map(form.question, fact.asked)
                if form.is_official and question is not None
                for value in [standing.get(question.id, {}).get("")]
                if _point(value) is not None
            ),
            None,
        )
        if own is not None and (record is None or not _agree(own[0], record, own[1])):
            yield from _figure(words, own[1], own=True)
        elif record is not None:
            yield from _figure(words, record.standing.get(""), own=False)


def _agree(asked: Question, record: KnownFact, own: Value | None) -> bool:
    ours = record.standing.get("")
    return ours is not None and own is not None and agrees(asked, ours, own)


def _figure(words: frozenset[str], value: Value | None, *, own: bool) -> Iterator[_Watched]:
    point = _point(value)
    if point is not None:
        yield _Watched(words, point["value"], as_decimal(point["value"]), point.get("year"), own)


def _point(value: Value | None) -> Mapping[str, Value] | None:
    plain = plain_part(value)
    return plain if isinstance(plain, dict) and "value" in plain else None


def _texts(form: Form, answers: Answers, evidence: Sequence[Evidence]) -> Iterator[_Said]:
    standing = by_question(answers)
    for question in form.questions():
        if question.type in TEXT_TYPES | {QuestionType.GROUP, QuestionType.LIST}:
            for language, value in sorted(standing.get(question.id, {}).items()):
                yield _Said(plain_text(question, value), question.id, language)
    for one in evidence:
        yield _Said(f"{one.title}\n{one.caption}", evidence=one.name)


def _contradictions(pieces: Iterable[str], watched: Sequence[_Watched]) -> Iterator[tuple[str, _Watched]]:
    for piece in pieces if watched else ():
        every = numbers_in(piece)
        numbers = [number for number in every if not is_year(number)]
        if not numbers:
            continue
        folded = _folded(piece)
        for one in watched:
            number = _nearest(folded, one.words, numbers)
            if number is None or not same_year(number, every, one.year):
                continue
            readings = number.readings
            likely = any(_LIKELY[0] * one.right <= value <= _LIKELY[1] * one.right for value in readings)
            # The same digits with another point, such as hectares for square kilometres.
            likely |= one.own and any(_same_digits(value, one.right) for value in readings)
            if likely and not any(means(value, one.right) for value in readings):
                yield number.said, one


def _nearest(text: str, words: Iterable[str], numbers: Sequence[TextNumber]) -> TextNumber | None:
    """The number that stands nearest to one of the words, if it is near or "is" joins them."""
    found: list[tuple[int, TextNumber]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            for number in numbers:
                away = max(number.start - end, at - number.end)
                if away <= _REACH or (number.start > end and _joined(text, at, end, number)):
                    found.append((away, number))
            at = text.find(word, end)
    return min(found, key=lambda one: (one[0], one[1].start))[1] if found else None


def _joined(text: str, at: int, end: int, number: TextNumber) -> bool:
    between = text[end : number.start]
    if len(between) > _LONG_REACH or any(letter.isdigit() or letter in ",:()" for letter in between):
        return False
    # A word is found by its beginning: what is left of it is no word between.
    rest = words_of(_REST.sub("", between))
    around = (*words_of(text[max(0, at - _BEFORE) : at]), *rest)
    return leads_to_figure(rest) and bool(rest) and not any_of(around, ELSEWHERE)


def _same_digits(one: Decimal, other: Decimal) -> bool:
    digits = one.normalize().as_tuple().digits
    return len(digits) >= _ENOUGH_DIGITS and digits == other.normalize().as_tuple().digits


def _folded(text: str) -> str:
    # Letter by letter: offsets must stay those of the text, and some letters fold into two.
    return "".join(letter.casefold()[:1] or letter for letter in text)
