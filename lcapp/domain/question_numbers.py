"""The running numbers of a form's questions, the same in the window, in print and on a marking copy."""

from collections.abc import Mapping

from lcapp.domain.forms import Form, QuestionType


def question_numbers(form: Form) -> Mapping[str, int]:
    """By question id, its number, from 1; statements are read, not answered, and have none."""
    asked = (one.id for one in form.questions() if one.type is not QuestionType.STATEMENT)
    return {name: number for number, name in enumerate(asked, start=1)}
