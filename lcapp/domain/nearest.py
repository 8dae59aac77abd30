"""What was probably meant: the known word nearest to one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like the given one, or an empty string when none is near.

    Args:
        word: What was written; only its beginning is looked at if it is absurdly long.
        known: Words that would have been right.
    """
    start, words = word[:100].casefold(), list(known)
    found = get_close_matches(start, words, n=1, cutoff=0.6)
    if found:
        return found[0]
    begun = [each for each in words if start and each.startswith(f"{start}-")]
    return begun[0] if len(begun) == 1 else ""
