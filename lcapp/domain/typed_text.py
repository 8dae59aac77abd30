"""What is kept of a typed string: Unicode in one normal form, no control characters, tidy line ends."""

import re
import unicodedata

from lcapp.errors import InputRefused

LONGEST_TEXT = 200_000
"""Characters; far beyond any answer, so that a mistaken file does not fill the library."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NEVER_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_JOINERS, _MARKS = "\u200c\u200d", "\u200e\u200f\u061c"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def many_lines(raw: str, place: str) -> str:
    """A text of several lines: no white space at the ends of lines and around the text.

    Args:
        raw: As typed, pasted or read.
        place: Where it stands, for the error.

    Raises:
        InputRefused: `text_not_unicode`, `text_too_long`.
    """
    text = _tidy(raw, place)
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    return _of_fair_length(text, place)


def one_line(raw: str, place: str) -> str:
    """A text of one line: line ends and tabs are spaces, none stand outside.

    Args:
        raw: As typed, pasted or read.
        place: Where it stands, for the error.

    Raises:
        InputRefused: `text_not_unicode`, `text_too_long`.
    """
    text = _tidy(raw, place).replace("\n", " ").replace("\t", " ").strip()
    return _of_fair_length(text, place)


def seen_line(raw: str, place: str, *, marks: bool = True) -> str:
    """A name or title in one line, without characters that are not seen and act on those beside them.

    What Persian and Indic words need to be joined or parted stays.

    Args:
        raw: As typed or read.
        place: Where it stands, for the error.
        marks: Whether marks of direction stay, as prose in two scripts needs them; overrides never do.

    Raises:
        InputRefused: `text_not_unicode`, `text_too_long`.
    """
    stay = _JOINERS + (_MARKS if marks else "")
    line = one_line(raw, place)
    return "".join(c for c in line if c in stay or unicodedata.category(c) not in _UNSEEN).strip()


def newlines(text: str) -> str:
    """The text with every kind of line end written as one newline character."""
    return _LINE_ENDS.sub("\n", text)


def shown(text: object) -> str:
    """A short form of something refused, safe to print in an error."""
    said = str(text).encode("utf-8", "backslashreplace").decode("utf-8")
    return said if len(said) <= 80 else said[:79] + "…"


def _tidy(raw: str, place: str) -> str:
    if _LONE_SURROGATE.search(raw):
        raise InputRefused("text_not_unicode", place=place)
    text = _NEVER_TEXT.sub("", newlines(raw))
    return unicodedata.normalize("NFC", text)


def _of_fair_length(text: str, place: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise InputRefused("text_too_long", place=place, limit=LONGEST_TEXT, count=len(text))
    return text
