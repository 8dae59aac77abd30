"""Evidence numbers of one register put in the place of those of another, wherever answers cite them."""

from collections.abc import Mapping

from lcapp.domain.answers import Answers, Value
from lcapp.domain.citations import with_other_numbers

Numbers = Mapping[str, str]
"""Another register's number to ours, such as `A3` to `A7`; an empty text takes the citation away."""

_NO_TEXT = ("id", "links")


def renumbered(answers: Answers, numbers: Numbers) -> Answers:
    """The answers with the numbers of another register; numbers that are not named stay."""
    changed = {there: here for there, here in numbers.items() if there != here}
    if not changed:
        return answers
    return {key: _renumbered(value, changed) for key, value in answers.items()}


def _renumbered(value: Value, numbers: Numbers) -> Value:
    if isinstance(value, str):
        return with_other_numbers(value, lambda name: numbers.get(name, name))
    if isinstance(value, list):
        return [_renumbered(one, numbers) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: inside
        if name in _NO_TEXT
        else _cited(inside, numbers)
        if name == "evidence"
        else _renumbered(inside, numbers)
        for name, inside in value.items()
    }


def _cited(cited: Value, numbers: Numbers) -> Value:
    if not isinstance(cited, list) or not all(isinstance(one, str) for one in cited):
        return cited
    return [here for one in cited if (here := numbers.get(one, one))]
