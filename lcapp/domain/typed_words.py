"""The words people typed into an answer, each piece by itself: what print must show word for word."""

from collections.abc import Iterator

from lcapp.domain.answers import Answers, Value
from lcapp.domain.forms import Form


def typed_pieces(value: Value) -> Iterator[str]:
    """Texts of several words inside a value.

    Single words are left out: they may be ids of options, dates or figures, which print says in its own way.
    """
    if isinstance(value, dict):
        for inside in value.values():
            yield from typed_pieces(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from typed_pieces(inside)
    elif isinstance(value, str) and " " in value.strip():
        yield value


def printed_pieces(form: Form, answers: Answers, hidden: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """By question id, what a full print of the answers must show; hidden questions are left out."""
    found: dict[str, list[str]] = {}
    known = {question.id for question in form.questions()}
    for key, value in answers.items():
        if key.question in known and key.question not in hidden:
            found.setdefault(key.question, []).extend(typed_pieces(value))
    return {question: tuple(pieces) for question, pieces in found.items() if pieces}
