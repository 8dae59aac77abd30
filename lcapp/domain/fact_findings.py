"""Where a form, a text or a caption says something else than the city's records."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from lcapp.domain.answers import Answers, Value, by_question, is_answered, is_none, none_reason, plain_part
from lcapp.domain.calls import Call
from lcapp.domain.evidence import Evidence
from lcapp.domain.facts import KnownCity, KnownFact, agrees, fitting
from lcapp.domain.figures import as_decimal
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import TEXT_TYPES, Form, Question, QuestionType
from lcapp.domain.plain_text import plain_text
from lcapp.domain.record_figures import span
from lcapp.domain.text_numbers import TextNumber, numbers_in

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "fact_differs": ("value",),
    "fact_differs_figure": ("value",),
    "fact_differs_figure_of_year": ("value", "year"),
    "fact_differs_date": ("value",),
    "fact_given_elsewhere": ("reason",),
    "mayor_term_ends": ("date", "deadline"),
    "text_says_other_figure": ("said", "value"),
    "caption_says_other_figure": ("said", "value", "evidence"),
    "text_says_other_than_profile": ("said", "value"),
}

_LONGEST = 80
_REACH = 14
"""Characters between a figure and the word that says what it counts."""
_LIKELY = (Decimal("0.5"), Decimal(2))
"""A figure farther away from the record's counts something else: a district, a province."""
_YEARS = range(1900, 2101)
_ENOUGH_DIGITS = 3
_SENTENCE_END = re.compile(r"[.!?؟。]\s|[\n;؛]")


def fact_findings(form: Form, answers: Answers, known: Mapping[str, KnownFact]) -> Iterator[Finding]:
    """Answers that differ from a fact, in official order.

    Args:
        form: What is asked.
        answers: Of the dossier that is checked.
        known: Facts by id of the question that asks for them.
    """
    standing = by_question(answers)
    for question in form.questions():
        fact = known.get(question.id)
        if fact is None or not question.takes_answer:
            continue
        for language, here in standing.get(question.id, {}).items():
            ours = fact.standing.get(language)
            if ours is None or not is_answered(here) or agrees(question, ours, here):
                continue
            code, params = _difference(question, ours)
            yield Finding(code, Severity.ADVICE, question.id, language, params=params)


def _difference(question: Question, ours: Value) -> tuple[str, Mapping[str, str | int]]:
    plain = plain_part(ours)
    if is_none(ours):
        return "fact_given_elsewhere", {"reason": none_reason(ours)[:_LONGEST]}
    if question.type is QuestionType.DATA_POINT and isinstance(plain, dict):
        year = plain.get("year")
        params: dict[str, str | int] = {"value": plain["value"]}
        return (
            ("fact_differs_figure_of_year", {**params, "year": year})
            if year
            else (
                "fact_differs_figure",
                params,
            )
        )
    if question.type is QuestionType.DATE:
        return "fact_differs_date", {"value": str(plain)}
    text = " ".join(plain_text(question, fitting(ours, question)).split())
    return "fact_differs", {"value": text[:_LONGEST]}


def term_findings(form: Form, call: Call | None, term_end: str) -> Iterator[Finding]:
    """A mayor whose term ends before the city's deadline of the call: the successor must sign.

    Args:
        form: What is asked.
        call: Gives the deadlines.
        term_end: Day, month or year in which the term ends; empty if unknown.
    """
    ends = span(term_end)
    deadlines = [known.value for _name, known in call.deadlines()] if call else []
    if ends is None or not deadlines or form.question("mayor.name") is None:
        return
    last = span(deadlines[-1])
    if last is not None and ends.last < last.last:
        params = {"date": term_end, "deadline": deadlines[-1]}
        yield Finding("mayor_term_ends", Severity.ADVICE, "mayor.name", params=params)


def text_findings(
    form: Form, answers: Answers, evidence: Sequence[Evidence], facts: Iterable[KnownFact]
) -> Iterator[Finding]:
    """Running texts and captions that name another figure than the record, beside a word that says which."""
    watched = [(fact, _figure_of(fact)) for fact in facts if fact.fact.near]
    figures = [(fact, value) for fact, value in watched if value is not None]
    if not figures:
        return
    for question in form.questions():
        if question.type not in TEXT_TYPES | {QuestionType.GROUP, QuestionType.LIST}:
            continue
        for language, value in sorted(by_question(answers).get(question.id, {}).items()):
            for said, right in _contradictions(plain_text(question, value), figures):
                params = {"said": said, "value": right}
                yield Finding("text_says_other_figure", Severity.ADVICE, question.id, language, params=params)
    for one in evidence:
        for said, right in _contradictions(f"{one.title}\n{one.caption}", figures):
            told = {"said": said, "value": right, "evidence": one.name}
            yield Finding("caption_says_other_figure", Severity.ADVICE, params=told)


def own_text_findings(form: Form, answers: Answers, city: KnownCity) -> Iterator[Finding]:
    """Running texts that name another figure than the dossier's own profile, where the record is silent.

    The same digits with another decimal point, such as hectares for square kilometres, count too.
    """
    known, standing = {one.fact.id for one in city.facts}, by_question(answers)
    own = [
        KnownFact(fact, question, standing[question.id])
        for fact in city.watched
        if fact.id not in known
        for question in map(form.question, fact.asked)
        if question is not None and question.id in standing
    ]
    figures = [(fact, value) for fact in own if (value := _figure_of(fact)) is not None]
    for question in form.questions() if figures else ():
        if question.type not in TEXT_TYPES | {QuestionType.GROUP, QuestionType.LIST}:
            continue
        for language, value in sorted(standing.get(question.id, {}).items()):
            for said, right in _contradictions(plain_text(question, value), figures, of_any_unit=True):
                params = {"said": said, "value": right}
                yield Finding(
                    "text_says_other_than_profile", Severity.ADVICE, question.id, language, params=params
                )


def _figure_of(fact: KnownFact) -> tuple[int | str, Decimal] | None:
    plain = plain_part(fact.standing.get("", None))
    if isinstance(plain, dict) and "value" in plain:
        return plain["value"], as_decimal(plain["value"])
    return None


def _contradictions(
    text: str,
    figures: Sequence[tuple[KnownFact, tuple[int | str, Decimal]]],
    *,
    of_any_unit: bool = False,
) -> Iterator[tuple[str, int | str]]:
    for piece in _SENTENCE_END.split(text):
        numbers = [number for number in numbers_in(piece) if not _is_year(number)]
        if not numbers:
            continue
        folded = _folded(piece)
        for fact, (told, right) in figures:
            words = {word for words in fact.fact.near.values() for word in words}
            number = _nearest(folded, words, numbers)
            readings = number.readings if number else ()
            likely = any(_LIKELY[0] * right <= value <= _LIKELY[1] * right for value in readings)
            likely |= of_any_unit and any(_same_digits(value, right) for value in readings)
            if number and likely and not any(_means(value, right) for value in readings):
                yield number.said, told


def _nearest(text: str, words: Iterable[str], numbers: Sequence[TextNumber]) -> TextNumber | None:
    """The number that stands nearest to one of the words, if it stands near."""
    found: list[tuple[int, TextNumber]] = []
    for word in words:
        at = text.find(_folded(word))
        while at >= 0:
            end = at + len(word)
            found += [(max(number.start - end, at - number.end), number) for number in numbers]
            at = text.find(_folded(word), end)
    near = [(away, number.start, number) for away, number in found if away <= _REACH]
    return min(near, key=lambda one: one[:2])[2] if near else None


def _is_year(number: TextNumber) -> bool:
    return number.said.isdecimal() and len(number.said) == 4 and int(number.said) in _YEARS


def _means(said: Decimal, right: Decimal) -> bool:
    """Whether a figure in a text is the record's, perhaps rounded to two figures or more."""
    if said == right:
        return True
    digits = said.normalize().as_tuple()
    if len(digits.digits) < 2:
        return False
    return abs(said - right) < Decimal(1).scaleb(int(digits.exponent))


def _same_digits(one: Decimal, other: Decimal) -> bool:
    digits = one.normalize().as_tuple().digits
    return len(digits) >= _ENOUGH_DIGITS and digits == other.normalize().as_tuple().digits


def _folded(text: str) -> str:
    # Letter by letter: offsets must stay those of the text, and some letters fold into two.
    return "".join(letter.casefold()[:1] or letter for letter in text)
