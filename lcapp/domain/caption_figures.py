"""Captions of the evidence register that count the same thing as an answer, and come to another number."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lcapp.domain.answers import Answers, by_question
from lcapp.domain.evidence import Evidence
from lcapp.domain.fact_words import GENERIC, PART, spans_of, stem
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import TEXT_TYPES, Form, QuestionType
from lcapp.domain.named_figures import means
from lcapp.domain.plain_text import plain_text
from lcapp.domain.text_numbers import TextNumber, numbers_in
from lcapp.domain.text_years import is_year, years_of

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "caption_says_other_than_answer": ("said", "value", "evidence")
}

_ALIKE = (Decimal("0.33"), Decimal(3))
"""Figures farther apart count different things."""
_SHARED = 2
"""Words besides the thing counted that agree, the year among them: "festival" and 2023."""
_SHORTEST = 3
_LONGEST = 40
_SENTENCE_END = re.compile(r"[.!?؟。]\s|[\n;؛]")


@dataclass(frozen=True, slots=True)
class _Count:
    """A number in a text with what it counts, the words around it, and the years of its sentence."""

    number: TextNumber
    said: str
    noun: str
    around: frozenset[str]
    years: frozenset[int]


def caption_findings(form: Form, answers: Answers, evidence: Sequence[Evidence]) -> Iterator[Finding]:
    """For each caption the first answer that says another number of the same thing; told at that answer.

    Args:
        form: What is asked.
        answers: Of the dossier.
        evidence: Its registered files and links.
    """
    captions = [(one, count) for one in evidence for count in _counts(f"{one.title}\n{one.caption}")]
    if not captions:
        return
    standing = by_question(answers)
    said = [
        (question.id, language, count)
        for question in form.questions()
        if question.type in TEXT_TYPES | {QuestionType.GROUP, QuestionType.LIST}
        for language, value in sorted(standing.get(question.id, {}).items())
        for count in _counts(plain_text(question, value))
    ]
    for one, count in captions:
        same = [other for other in said if _of_one_thing(count, other[2])]
        # Where an answer says the same, the others speak of something else, or of one another.
        if any(_agree(count, other) for _question, _language, other in same):
            continue
        for question, language, other in same[:1]:
            params = {"said": count.said, "value": other.said, "evidence": one.name}
            yield Finding(
                "caption_says_other_than_answer", Severity.ADVICE, question, language, params=params
            )


def _of_one_thing(one: _Count, other: _Count) -> bool:
    if one.noun != other.noun or (one.years and other.years and not one.years & other.years):
        return False
    shared = (one.around & other.around) - {one.noun}
    alike = any(
        _ALIKE[0] * there <= here <= _ALIKE[1] * there
        for here in one.number.readings
        for there in other.number.readings
    )
    return alike and len(shared) + bool(one.years & other.years) >= _SHARED


def _agree(one: _Count, other: _Count) -> bool:
    return any(
        means(here, there) or means(there, here)
        for here in one.number.readings
        for there in other.number.readings
    )


def _counts(text: str) -> Iterator[_Count]:
    for piece in _SENTENCE_END.split(text):
        numbers = numbers_in(piece)
        figures = [number for number in numbers if not is_year(number)]
        words = spans_of(piece) if figures else ()
        bare = {word for word, _start, _end in words}
        if not words or not bare.isdisjoint(PART):
            continue
        around = frozenset(stem(word) for word in bare if len(word) > _SHORTEST and word not in GENERIC)
        years = frozenset().union(*map(years_of, numbers))
        for number in figures:
            following = next(((word, start, end) for word, start, end in words if start >= number.end), None)
            # A percentage or the number of a page counts nothing that can be found again.
            if (
                following is None
                or piece[number.end : following[1]].strip()
                or len(following[0]) <= _SHORTEST
            ):
                continue
            said = piece[number.start : following[2]][:_LONGEST]
            yield _Count(number, said, stem(following[0]), around, years)
