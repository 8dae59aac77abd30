"""Cleaning what is pasted from a word processor, and saying what was dropped.

Paragraphs, line breaks and lists stay; soft hyphens, characters without width that only a layout program
wanted, direction overrides and stand-ins for pictures go. Kept are the zero-width non-joiner (Persian
spelling needs it), the joiner where it shapes letters or emoji, no-break spaces (French spelling needs
them) and the direction marks and isolates that people and programs use with care.
"""

import re
import unicodedata
from dataclasses import dataclass

from lcapp.domain.typed_text import newlines
from lcapp.domain.word_count import end_of_word, words

FAR_OVER = 10
"""A paste of more than this many times the limit is cut there."""
LONGEST_PASTE = 100_000
"""Characters."""
PASTE_CODES = ("soft_hyphens", "zero_width", "direction_overrides", "objects", "control_characters", "capped")
"""Everything `Pasted.dropped` may hold."""

_JUNK = {
    "soft_hyphens": re.compile("\xad"),
    "zero_width": re.compile("[\u180e\u200b\u2060-\u2064\ufeff]"),
    "direction_overrides": re.compile("[\u202a-\u202e]"),
    "objects": re.compile("[\ufff9-\ufffc]"),
    "control_characters": re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"),
}
_JOINER = re.compile("([^\u200d]?)\u200d+")
_BULLET_SIGNS = "•◦▪▫●○■□➢➤❖✓·⁃∙\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""What word processors put at the beginning of a line; the last ones are their symbol fonts' own codes."""
_BULLET = re.compile(rf"(?m)^[^\S\n]*(?:[{_BULLET_SIGNS}][^\S\n]+|[-–—*o§]\t+[^\S\n]*)(?=\S)")
_NUMBERED = re.compile(r"(?m)^[^\S\n]*\(?(\d{1,3})[.)]\t+[^\S\n]*(?=\S)")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text fit for a field, and codes of what is not in it any more (`PASTE_CODES`)."""

    text: str
    dropped: frozenset[str]


def clean_paste(text: str, *, limit_words: int | None = None) -> Pasted:
    """Keep what was written, drop what only a layout program wanted.

    Args:
        text: Plain text of the clipboard.
        limit_words: The question's word limit, if it has one.
    """
    dropped = set()
    if len(text) > 3 * LONGEST_PASTE:  # so that cleaning a whole book takes no time
        text = text[: 3 * LONGEST_PASTE]
        dropped.add("capped")
    text = newlines(text)
    for code, junk in _JUNK.items():
        text, count = junk.subn("", text)
        if count:
            dropped.add(code)
    joined = _JOINER.sub(_needed_joiner, text)
    if joined != text:
        dropped.add("zero_width")
    text = _NUMBERED.sub(r"\1. ", _BULLET.sub("- ", joined))
    capped = _capped(text, limit_words)
    if capped != text:
        dropped.add("capped")
    return Pasted(capped, frozenset(dropped))


def _needed_joiner(found: re.Match[str]) -> str:
    before = found[1]
    shapes = before >= "\u0590" and not "\u2000" <= before <= "\u206f" and not before.isspace()
    return f"{before}\u200d" if shapes else before


def _capped(text: str, limit_words: int | None) -> str:
    if limit_words is not None and words(text) > FAR_OVER * limit_words:
        text = text[: end_of_word(text, FAR_OVER * limit_words)]
    if len(text) <= LONGEST_PASTE:
        return text
    nearby = range(LONGEST_PASTE, LONGEST_PASTE - 1000, -1)
    at_space = next((end for end in nearby if text[end].isspace()), None)
    between_letters = next((end for end in nearby if not _belongs_together(text, end)), LONGEST_PASTE)
    return text[: between_letters if at_space is None else at_space].rstrip()


def _belongs_together(text: str, end: int) -> bool:
    return bool(unicodedata.combining(text[end])) or "\u200d" in text[end - 1 : end + 1]
