"""Answers from outside, made fit for a form: canonical where they fit, told where they do not."""

from lcapp.domain import values
from lcapp.domain.answers import AnswerKey, Answers, Value
from lcapp.domain.forms import Form
from lcapp.errors import InputRefused


def fitting_answers(form: Form, answers: Answers) -> tuple[dict[AnswerKey, Value], dict[AnswerKey, Value]]:
    """The answers a form can take, in its own shape, and those it cannot take, as they came."""
    fit: dict[AnswerKey, Value] = {}
    unfit: dict[AnswerKey, Value] = {}
    questions = {question.id: question for question in form.questions()}
    for key, raw in answers.items():
        question = questions.get(key.question)
        if question is None or bool(key.language) is not question.translatable:
            unfit[key] = raw
            continue
        try:
            if key.language and not values.LANGUAGE_CODE.fullmatch(key.language):
                raise InputRefused("not_a_language", place=key.question, value=key.language[:40])
            value = values.canonical(question, raw)
        except InputRefused:
            unfit[key] = raw
            continue
        if value is not None:
            fit[key] = value
    return fit, unfit
