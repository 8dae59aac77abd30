"""What is known before the first question: carried into the new draft so that nobody types it twice."""

from collections.abc import Mapping

from lcapp.domain.advice_text import script_share
from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.forms import Form
from lcapp.domain.values import canonical
from lcapp.errors import InputRefused

_NAME, _NAME_LOCAL = "city.name", "city.name_local"


def first_answers(form: Form, known: Mapping[str, object]) -> dict[AnswerKey, Value]:
    """The answers a new draft starts with; what the form does not ask, or cannot take, is left out.

    A city's name that is not written in Latin letters is the name in the city's own script.

    Args:
        form: The form of the call.
        known: Raw values by question id; empty ones are left out.
    """
    answers: dict[AnswerKey, Value] = {}
    for said, raw in known.items():
        name = _NAME_LOCAL if said == _NAME and _is_not_latin(raw) and form.question(_NAME_LOCAL) else said
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


def _is_not_latin(raw: object) -> bool:
    latin, other = script_share(raw) if isinstance(raw, str) else (0, 0)
    return other > latin
