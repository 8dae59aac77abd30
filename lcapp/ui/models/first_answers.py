"""What is known before the first question: carried into the new draft so that nobody types it twice."""

from collections.abc import Mapping

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.forms import Form
from lcapp.domain.values import canonical
from lcapp.errors import InputRefused


def first_answers(form: Form, known: Mapping[str, object]) -> dict[AnswerKey, Value]:
    """The answers a new draft starts with; what the form does not ask, or cannot take, is left out.

    Args:
        form: The form of the call.
        known: Raw values by question id; empty ones are left out.
    """
    answers: dict[AnswerKey, Value] = {}
    for name, raw in known.items():
        question = form.question(name)
        if question is None or question.translatable or not raw:
            continue
        try:
            value = canonical(question, raw)
        except InputRefused:
            continue
        if value is not None:
            answers[AnswerKey(name)] = value
    return answers
