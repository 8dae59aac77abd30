"""Fixed sentences of a form with blanks such as `{city.name}` that the city's answers fill."""

import re
from collections.abc import Callable

_LINE_TO_WRITE_ON = "____"
_BLANK = re.compile(r"\{([\w.]+)\}")


def pieces(label: str) -> list[tuple[str, bool]]:
    """The label in order: text, and ids of blanks marked True. Lone braces are text."""
    # Splitting by a pattern with one group gives text and ids by turns.
    found = [(piece, place % 2 == 1) for place, piece in enumerate(_BLANK.split(label))]
    return [(piece, is_blank) for piece, is_blank in found if piece]


def blanks(label: str) -> tuple[str, ...]:
    """Ids of the questions whose answers fill the label."""
    return tuple(name for name, is_blank in pieces(label) if is_blank)


def filled(label: str, text_of: Callable[[str], str]) -> str:
    """The sentence with its blanks filled; an unanswered blank stays a line to write on.

    Args:
        label: The sentence of the form.
        text_of: The answer of a question id as text, empty when unanswered.
    """
    told = (text_of(part) or _LINE_TO_WRITE_ON if is_blank else part for part, is_blank in pieces(label))
    return "".join(told)
