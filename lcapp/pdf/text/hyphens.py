"""Where a long word may be divided: pyphen's dictionaries, read when a line first asks for one."""

import re
from functools import cache
from typing import Any

from lcapp.pdf.text.languages import script_of

SOFT_HYPHEN = "\u00ad"
# Shorter words are never divided, and no fewer letters than this stand before or after a hyphen.
SHORTEST_WORD, SHORTEST_PART = 8, 3

_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek"})
# Names, abbreviations, addresses and codes stay whole: one capital, digit or sign of an address is enough.
_NOT_A_WORD = re.compile(r"[\d@_/\\#%&=+<>\u00ad]|\w\.\w")
_WORD = re.compile(r"[^\W\d_]+")


def divisions(text: str, language: str, *, capitals: bool = False) -> list[int]:
    """Offsets in a chunk of text before which a hyphen may be put, rising.

    Args:
        text: What stays on one line: a word with its punctuation and the space after it.
        language: BCP 47; one without a dictionary gives nothing.
        capitals: Whether a word with a capital first letter may be divided, as German nouns always may.
    """
    if len(text) < SHORTEST_WORD or _NOT_A_WORD.search(text):
        return []
    capitals = capitals or language.split("-")[0] == "de"
    found: list[int] = []
    for match in _WORD.finditer(text):
        word = match[0]
        whole = word.islower() or (capitals and word[1:].islower())
        if len(word) >= SHORTEST_WORD and whole:
            dictionary = _dictionary(language)
            if dictionary is not None:
                last = len(word) - SHORTEST_PART
                found += [
                    match.start() + int(at)
                    for at in dictionary.positions(word)
                    if SHORTEST_PART <= at <= last and getattr(at, "data", None) is None
                ]
    return found


@cache
def _dictionary(language: str) -> Any:
    """The dictionary of a language, or None; American patterns serve plain English."""
    if script_of(language) not in _ALPHABETS:
        return None
    import pyphen

    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known) if known else None
