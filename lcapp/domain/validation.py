"""Checking a whole form: every finding in official order, and what was not checked.

A form is checked in the eyes of one hand, the city's by default: what others fill in is never missing and
never stops the city. Nothing is missing at a question that is not asked; an answer there is kept and said.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from lcapp.domain.answers import Answers, Value, by_question, is_answered, is_none, plain_part
from lcapp.domain.calls import Call
from lcapp.domain.completeness import is_required_by
from lcapp.domain.conditions import holds
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import TEXT_TYPES, Confidence, Form, Hand, Question, QuestionType
from lcapp.domain.rules import complaints
from lcapp.domain.rules_base import Asked

NOT_CHECKED_CODES = (
    "truth_of_figures",
    "links_not_opened",
    "evidence_not_read",
    "language_quality",
    "signatures",
    "progress_after_joining",
    "form_not_official",
)
"""Everything `not_checked` may name."""

_Lookup = Callable[[str], Value | None]


@dataclasses.dataclass(frozen=True, slots=True)
class _Check:
    """What stays the same while one form is checked."""

    standing: Mapping[str, Mapping[str, Value]]
    wanted: tuple[str, ...]
    hand: Hand
    today: date
    year: int
    official: bool

    def answer_of(self, question_id: str) -> Value | None:
        """The answer of a question in the language that prints, else in any."""
        by_language = self.standing.get(question_id)
        if not by_language:
            return None
        return by_language[min(by_language, key=self.rank)]

    def rank(self, language: str) -> tuple[int, str]:
        """Where a language stands: wanted ones first, in their order."""
        return (self.wanted.index(language) if language in self.wanted else len(self.wanted), language)


def check(
    form: Form,
    answers: Answers,
    *,
    today: date,
    call: Call | None = None,
    hand: Hand = Hand.CITY,
    language: str = "",
) -> tuple[Finding, ...]:
    """Everything found, in official order; answers without a question come last.

    Args:
        form: What is asked.
        answers: Canonical answers.
        today: The day of the check.
        call: Gives the languages and the year figures are compared with; None for records without a call.
        hand: Whose work is checked; only it can be asked to fix something.
        language: The one language the dossier is sent in; empty takes any of form and call.
    """
    wanted = tuple(dict.fromkeys((*form.languages, *(call.languages if call else ()))))
    wanted = (language,) if language in wanted else wanted
    year = (call.year if call else None) or today.year
    checking = _Check(by_question(answers), wanted, hand, today, year, form.is_official)
    found: list[Finding] = []
    for question in form.questions():
        found.extend(_question(checking, question))
    known = {question.id for question in form.questions()}
    found.extend(
        Finding("answer_without_question", Severity.ADVICE, key.question, key.language)
        for key in sorted(answers)
        if key.question not in known
    )
    return tuple(found)


def not_checked(form: Form) -> tuple[str, ...]:
    """Codes of what the program cannot judge in answers to this form, in the order of `NOT_CHECKED_CODES`."""
    questions = [q for asked in form.questions() for q in (asked, *asked.fields)]
    types = {q.type for q in questions}
    applies = {
        "truth_of_figures": QuestionType.DATA_POINT in types,
        "links_not_opened": QuestionType.URL in types or any(q.with_links for q in questions),
        "evidence_not_read": any(q.with_evidence for q in questions),
        "language_quality": bool(types & TEXT_TYPES),
        "signatures": QuestionType.SIGNATURE in types,
        "progress_after_joining": form.kind == "award",
        "form_not_official": form.is_official
        and (
            form.confidence is not Confidence.EXACT
            or any(q.confidence is not Confidence.EXACT for q in questions)
        ),
    }
    return tuple(code for code in NOT_CHECKED_CODES if applies[code])


def _question(checking: _Check, question: Question) -> Iterator[Finding]:
    standing = checking.standing.get(question.id, {})
    visible = holds(question.visible_when, checking.answer_of)
    if question.type is QuestionType.SIGNATURE and visible:
        yield Finding("to_sign", Severity.ADVICE, question.id)
    fits = {
        language: value
        for language, value in standing.items()
        if question.takes_answer and bool(language) is question.translatable
    }
    languages = sorted(fits, key=checking.rank)
    if not visible:
        yield from (
            Finding("answer_hidden", Severity.ADVICE, question.id, language) for language in languages
        )
    elif question.takes_answer:
        mine = question.filled_by is checking.hand
        ordered = {language: fits[language] for language in languages}
        for finding in _answers(checking, question, ordered, mine=mine, answer_of=checking.answer_of):
            yield finding if mine else _as_advice(finding)
    for language in sorted(standing.keys() - fits.keys()):
        yield Finding("answer_without_question", Severity.ADVICE, question.id, language)


def _answers(
    checking: _Check, question: Question, by_language: Mapping[str, Value], *, mine: bool, answer_of: _Lookup
) -> Iterator[Finding]:
    """Findings of one question, or of one field in one record, in all its languages."""
    required = mine and is_required_by(question, answer_of)
    answered = [language for language, value in by_language.items() if is_answered(value)]
    if question.translatable and answered and not set(answered) & set(checking.wanted):
        params = {"language": answered[0], "wanted": ", ".join(checking.wanted)}
        yield Finding("not_translated", Severity.MUST_FIX, question.id, answered[0], params=params)
    if not answered:
        yield from _one(checking, question, None, required=required, mine=mine)
    for language, value in by_language.items():
        # What is answered in another language is not missing here.
        for finding in _one(checking, question, value, required=required and language in answered, mine=mine):
            told = dataclasses.replace(finding, language=language) if language else finding
            # A draft in a language that is not sent stops nobody.
            yield told if not language or language in checking.wanted else _as_advice(told)


def _one(
    checking: _Check, question: Question, value: Value | None, *, required: bool, mine: bool
) -> Iterator[Finding]:
    asked = Asked(question, value, required, checking.today, checking.year, checking.official)
    for said in complaints(asked):
        yield Finding(said.code, said.severity, question.id, params=said.params)
    records = plain_part(value) if question.type is QuestionType.GROUP and not is_none(value) else None
    for record in records or ():
        for field in question.fields:
            for finding in _field(checking, question, field, record, mine=mine):
                yield dataclasses.replace(finding, question=question.id, item=record["id"], field=field.id)


def _field(
    checking: _Check, group: Question, field: Question, record: Mapping[str, Value], *, mine: bool
) -> Iterator[Finding]:
    def answer_of(name: str) -> Value | None:
        beside_it = group.field(name)
        if beside_it is None:
            return checking.answer_of(name)
        inside = record.get(name)
        return inside[min(inside, key=checking.rank)] if beside_it.translatable and inside else inside

    if not field.takes_answer or not holds(field.visible_when, answer_of):
        return
    inside = record.get(field.id)
    by_language: Mapping[str, Value] = {}
    if inside is not None:
        languages = sorted(inside, key=checking.rank) if field.translatable else [""]
        by_language = {code: inside[code] if field.translatable else inside for code in languages}
    yield from _answers(checking, field, by_language, mine=mine, answer_of=answer_of)


def _as_advice(finding: Finding) -> Finding:
    if finding.severity is Severity.ADVICE:
        return finding
    return dataclasses.replace(finding, severity=Severity.ADVICE)
