"""Two answers become one, and one becomes several."""

import re

from lcapp.domain import values
from lcapp.domain.answers import BESIDE, Value, beside, is_none, plain_part, with_beside
from lcapp.domain.change_map import SplitBy
from lcapp.domain.forms import Question, QuestionType
from lcapp.errors import InputRefused

_CUTS = {
    SplitBy.PARAGRAPH: r"\n\s*\n",
    SplitBy.LINE: r"\n",
    SplitBy.COMMA: r"[,،、]",
    SplitBy.SEMICOLON: r"[;؛]",
}
_LINES = frozenset({QuestionType.SHORT_TEXT, QuestionType.EMAIL, QuestionType.PHONE, QuestionType.URL})


def joined(question: Question, first: Value, second: Value, *, fields: bool = False) -> Value | None:
    """Both values as one answer of a question; None where it has room for one only.

    Args:
        question: Where it shall stand.
        first: The value that comes first.
        second: The other.
        fields: Whether the second is fields of a record, to be put into one that does not have them.
    """
    if is_none(first) or is_none(second):
        return None
    one, other = plain_part(first), plain_part(second)
    both = other if one is None else one
    if one is not None and other is not None:
        both = _both(question.type, one, other, fields=fields)
        if both is None:
            return None
    standing: dict[str, Value | None] = {}
    for name in BESIDE:
        mine, theirs = beside(first, name), beside(second, name)
        if isinstance(mine, str) and isinstance(theirs, str):
            standing[name] = f"{mine}\n{theirs}"
        else:
            standing[name] = mine + theirs if mine and theirs else mine or theirs
    try:
        return values.canonical(question, with_beside(both, **standing))
    except InputRefused:
        return None


def _both(kind: QuestionType, one: Value, other: Value, *, fields: bool) -> Value | None:
    if kind is QuestionType.LONG_TEXT:
        return f"{one}\n\n{other}"
    if kind in _LINES:
        return f"{one}; {other}"
    if kind is QuestionType.GROUP and fields and len(other) == 1:
        for place, record in enumerate(one):
            if not set(other[0]) & (set(record) - {"id"}):
                return [*one[:place], {**record, **other[0]}, *one[place + 1 :]]
            if _by_language(record, other[0]):
                together = {name: {**record[name], **said} for name, said in other[0].items()}
                return [*one[:place], {**record, **together}, *one[place + 1 :]]
    if kind in (QuestionType.LIST, QuestionType.GROUP, QuestionType.CHOICES, QuestionType.RANKING):
        return [*one, *other]
    return None


def _by_language(record: Value, fields: Value) -> bool:
    """Whether the fields are there already, but in other languages."""
    return all(
        isinstance(record.get(name), dict) and isinstance(said, dict) and not set(record[name]) & set(said)
        for name, said in fields.items()
    )


def parts_of(question: Question, value: Value, count: int, *, by: SplitBy) -> list[Value]:
    """A text or list cut into at most so many pieces; what is left stays with the last. Else one piece.

    Args:
        question: What the value answers.
        value: A canonical value.
        count: How many pieces there may be.
        by: Where a text is cut; a list is cut between its items.
    """
    plain = plain_part(value)
    standing = {name: beside(value, name) for name in BESIDE}
    pieces: list[Value] = []
    if isinstance(plain, str):
        found = [piece.strip() for piece in re.split(_CUTS[by], plain, maxsplit=count - 1)]
        pieces = [piece for piece in found if piece]
    elif isinstance(plain, list) and question.type is QuestionType.LIST:
        pieces = [[item] for item in plain[: count - 1]]
        pieces += [plain[count - 1 :]] if plain[count - 1 :] else []
    if not pieces:
        return [value]
    return [with_beside(pieces[0], **standing), *pieces[1:]]
