"""Where "not relevant" may stand in an official form: never for a fact that every city has.

A reason does not take the place of the mayor's name. A text or a list may be said to be not relevant, but is
counted apart. Of a figure it means "not available", which the forms offer themselves.
"""

from collections.abc import Iterable
from enum import StrEnum

from lcapp.domain.answers import Value, is_answered, is_none
from lcapp.domain.forms import Question, QuestionType

FACT_TYPES = frozenset(
    {
        QuestionType.SHORT_TEXT,
        QuestionType.EMAIL,
        QuestionType.PHONE,
        QuestionType.CHOICE,
        QuestionType.COUNTRY,
        QuestionType.DATE,
    }
)
"""Types of what every city has and knows, where it must be answered."""


class Given(StrEnum):
    """What stands at a question that must be answered."""

    NOTHING = "nothing"
    ANSWER = "answer"
    NOT_RELEVANT = "not_relevant"


def is_refused(question: Question, *, required: bool) -> bool:
    """Whether "not relevant" is no answer to a question."""
    return required and question.type in FACT_TYPES


def is_asked_about(question: Question, *, required: bool) -> bool:
    """Whether "not relevant" may stand, but somebody will ask why."""
    return required and question.type not in FACT_TYPES and question.type is not QuestionType.DATA_POINT


def given(question: Question, values: Iterable[Value], *, official: bool) -> Given:
    """What stands at a question that must be answered, in whatever language.

    Args:
        question: What must be answered.
        values: Its canonical values.
        official: Whether the form is sent; in a record of the city a reason is as good as an answer.
    """
    answered = [value for value in values if is_answered(value)]
    if any(not is_none(value) or question.type is QuestionType.DATA_POINT for value in answered):
        return Given.ANSWER
    if not answered or (official and is_refused(question, required=True)):
        return Given.NOTHING
    return Given.NOT_RELEVANT if official else Given.ANSWER
