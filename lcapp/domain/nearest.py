"""What was probably meant: the known word nearest to one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like the given one, or an empty string when none is near.

    Args:
        word: What was written; only its beginning is looked at if it is absurdly long.
        known: Words that would have been right.
    """
    found = get_close_matches(word[:100].casefold(), list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
