"""Fixed sentences of a form with blanks such as `{city.name}` that the city's answers fill."""

from collections.abc import Callable

_BLANK = "____"


def pieces(label: str) -> list[tuple[str, bool]]:
    """The label in order: text, and ids of blanks marked True. Lone braces are text."""
    found: list[tuple[str, bool]] = []
    rest = label
    while rest:
        before, opening, after = rest.partition("{")
        name, closing, later = after.partition("}")
        if opening and closing and name and all(c.isalnum() or c in "._" for c in name):
            found += [(before, False)] if before else []
            found.append((name, True))
            rest = later
        else:
            text = before + opening
            found.append((text, False))
            rest = after
    return found


def blanks(label: str) -> tuple[str, ...]:
    """Ids of the questions whose answers fill the label."""
    return tuple(name for name, is_blank in pieces(label) if is_blank)


def filled(label: str, text_of: Callable[[str], str]) -> str:
    """The sentence with its blanks filled; an unanswered blank stays a line to write on.

    Args:
        label: The sentence of the form.
        text_of: The answer of a question id as text, empty when unanswered.
    """
    return "".join(text_of(part) or _BLANK if is_blank else part for part, is_blank in pieces(label))
