"""An answer of the drawer put back into a question: as it was where it fits, else its text."""

from lcapp.domain import values
from lcapp.domain.answers import Value
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.joined_values import joined
from lcapp.domain.parked import ParkedAnswer
from lcapp.errors import InputRefused


def put_back(question: Question, standing: Value | None, parked: ParkedAnswer) -> Value | None:
    """The new answer of a question; None where it cannot take what was set aside.

    Args:
        question: Where it shall go.
        standing: What stands there; it stays, and what was set aside comes behind it.
        parked: What was set aside.
    """
    lines = [line for line in parked.text.split("\n") if line.strip()]
    as_text: object = lines if question.type is QuestionType.LIST else parked.text
    for raw in (parked.value, as_text):
        try:
            value = values.canonical(question, raw)
        except InputRefused:
            continue
        if value is None or value == standing:
            continue
        return value if standing is None else joined(question, standing, value)
    return None
