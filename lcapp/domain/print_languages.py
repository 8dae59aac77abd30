"""Which texts of a draft in several languages belong on paper that is in one or two of them."""

from collections.abc import Iterable

from lcapp.domain.answers import (
    BESIDE,
    AnswerKey,
    Answers,
    Value,
    beside,
    is_answered,
    plain_part,
    with_beside,
)
from lcapp.domain.forms import Form, Question, QuestionType


def answers_in(form: Form | None, answers: Answers, languages: Iterable[str]) -> dict[AnswerKey, Value]:
    """The answers without texts in other languages, wherever one of these languages has the text.

    What is not translated stays, in whatever language it is: paper must not lose an answer. A region such as
    `en-GB` takes its language's texts.

    Args:
        form: What is asked; without it the records of groups stay whole.
        answers: Canonical answers.
        languages: Those of the paper.
    """
    wanted = frozenset(one for code in languages if code for one in (code, code.partition("-")[0]))
    translated = {
        key.question for key, value in answers.items() if key.language in wanted and is_answered(value)
    }
    kept: dict[AnswerKey, Value] = {}
    for key, value in answers.items():
        if key.language and key.question in translated and key.language not in wanted:
            continue
        question = form.question(key.question) if form is not None else None
        is_group = question is not None and question.type is QuestionType.GROUP
        kept[key] = _group_in(question, value, wanted) if question is not None and is_group else value
    return kept


def _group_in(group: Question, value: Value, wanted: frozenset[str]) -> Value:
    records = plain_part(value)
    translatable = {field.id for field in group.fields if field.translatable}
    if not translatable or not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        return value
    fitting = [
        {name: _texts_in(one, wanted) if name in translatable else one for name, one in record.items()}
        for record in records
    ]
    return with_beside(fitting, **{name: beside(value, name) for name in BESIDE})


def _texts_in(by_language: Value, wanted: frozenset[str]) -> Value:
    if not isinstance(by_language, dict):
        return by_language
    there = {code: text for code, text in by_language.items() if code in wanted and is_answered(text)}
    return there or by_language
