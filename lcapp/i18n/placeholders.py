"""Named placeholders of messages: which there are, and how they are filled.

Only bare names in braces occur, `{name}`; doubled braces stand for themselves. Everything else a format
string could do (attributes, indexes, conversions) is refused, because translations come from outside.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

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
    """

    def put(piece: re.Match[str]) -> str:
        return values[piece[1]] if piece[1] else piece[0][0]

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
