"""What a translation must keep of its message: named placeholders, blanks of statements, examples.

Only bare names in braces occur, `{name}`; doubled braces stand for themselves. Everything else a format
string could do (attributes, indexes, conversions) is refused, because translations come from outside.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from lcapp.domain.statements import blanks

_EXAMPLE = re.compile(r"`[^`]+`")
_PIECE = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}|[{}]")


@lru_cache(maxsize=4096)
def placeholders(message: str) -> frozenset[str] | None:
    """The names in a message; None where its braces are not as they must be."""
    names = set()
    for piece in _PIECE.finditer(message):
        if piece[1]:
            names.add(piece[1])
        elif len(piece[0]) == 1:
            return None
    return frozenset(names)


def filled(message: str, values: Mapping[str, str]) -> str:
    """A message with its values put in; values are never read as messages themselves.

    Raises:
        KeyError: A value is missing.
        TypeError: A value is no string: numbers and dates are written in a language before.
    """

    def put(piece: re.Match[str]) -> str:
        if not piece[1]:
            return piece[0][0]
        if not isinstance(value := values[piece[1]], str):
            raise TypeError(f"{piece[1]} is no string")
        return value

    return _PIECE.sub(put, message) if "{" in message or "}" in message else message


def fits(message: str, translation: str, *, may_lack: frozenset[str] = frozenset()) -> bool:
    """Whether a translation has exactly the placeholders of its message.

    Args:
        message: The English original.
        translation: What a translator wrote.
        may_lack: Names that may be missing (a plural form may write its number as a word).
    """
    wanted, found = placeholders(message), placeholders(translation)
    return wanted is not None and found is not None and found <= wanted and wanted - may_lack <= found


def same_blanks(text: str, translation: str) -> bool:
    """Whether a statement of a form keeps the questions its blanks are filled from."""
    return sorted(blanks(text)) == sorted(blanks(translation))


def same_examples(text: str, translation: str) -> bool:
    """Whether a piece of the help keeps its examples, such as `lcapp list`; their order may differ."""
    return sorted(_EXAMPLE.findall(text)) == sorted(_EXAMPLE.findall(translation))
