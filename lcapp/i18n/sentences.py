"""How a code with its parameters becomes a sentence: tables of sentences, and what fills their gaps.

Values come from files and people. They never act on the text around them: control and direction characters
are made visible, and a value of the other direction stands isolated.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from lcapp.i18n import formats
from lcapp.i18n.placeholders import placeholders
from lcapp.i18n.words import N_, Words

_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_LEFT_TO_RIGHT = frozenset({"L"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence that depends on a number.

    Args:
        by: Name of the parameter that is the number; the sentence writes it as `{count}`.
        one: English for one.
        many: English for any other number.
    """

    by: str
    one: str
    many: str

    def names(self) -> frozenset[str]:
        """Parameters the sentence needs."""
        return frozenset((placeholders(self.one + self.many) or frozenset()) - {"count"} | {self.by})


Sentence = str | Counted
Sentences = Mapping[str, Sentence]
"""Sentences by code. Strings are marked with `N_`, plurals are found by the name `Counted`."""

_UNKNOWN = N_("Something was found for which this version has no words ({code}).")


def sentence(words: Words, sentences: Sentences, code: str, params: Mapping[str, str | int]) -> str:
    """The sentence of a code; where there is none, or a parameter is missing, the code itself is told."""
    said = sentences.get(code)
    values = {name: value_shown(words, name, value) for name, value in params.items()}
    if isinstance(said, Counted) and isinstance(params.get(said.by), int) and said.names() <= values.keys():
        number = int(params[said.by])
        return words.ngettext(
            said.one, said.many, number, **{n: v for n, v in values.items() if n != "count"}
        )
    if isinstance(said, str) and names_in(said) <= values.keys():
        return words._(said, **values)
    return words._(_UNKNOWN, code=code)


def names_in(said: Sentence) -> frozenset[str]:
    """The parameters a sentence needs."""
    return said.names() if isinstance(said, Counted) else placeholders(said) or frozenset()


YEARS = frozenset({"year", "other_year", "held", "adopted"})
"""Parameters that are years: never with a mark between the thousands."""


def value_shown(words: Words, name: str, value: str | int) -> str:
    """A parameter as it stands in a sentence: years bare, other numbers grouped, texts harmless."""
    if isinstance(value, int):
        return formats.day(words, f"{value:04d}") if name in YEARS else formats.number(words, value)
    return harmless(words, value)


def harmless(words: Words, text: str) -> str:
    """A text of a person or a file for use inside a sentence: nothing hidden, nothing that turns the line."""
    seen = _ACTING.sub(_made_visible, text)
    other = _LEFT_TO_RIGHT if words.direction == "rtl" else _RIGHT_TO_LEFT
    if any(unicodedata.bidirectional(letter) in other for letter in seen):
        return f"\u2068{seen}\u2069"
    return seen


def _made_visible(found: re.Match[str]) -> str:
    return " " if found[0] in "\t\n\r\u2028\u2029" else f"‹U+{ord(found[0]):04X}›"
