"""Whole days that a running text names, in any calendar, for comparing a translation with its source."""

import re
from collections.abc import Iterator

from lcapp.domain.translation_differences import TextDate
from lcapp.i18n.typed_dates import typed_date
from lcapp.i18n.words import Words

_FIGURES = re.compile(
    r"(?<![\d/.-])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})(?![\d/-]|\.\d)"
)
_NAMED = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:er|st|nd|rd|th|ᵉʳ)?[.\s]\s*[^\W\d_]+(?:\s[^\W\d_]+)?[,\s]\s*\d{4}"
    r"|[^\W\d_]+\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?!\d)"
)
_MOST = 100


def days_in(words: Words, text: str) -> tuple[TextDate, ...]:
    """The first hundred whole days of a text, in its order.

    Args:
        words: The language of the text; it names months and says which calendar is meant.
        text: Any text.
    """
    plain = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)
    found: list[TextDate] = []
    for start, end in _candidates(plain):
        if len(found) == _MOST:
            break
        if found and start < found[-1].end:
            continue
        iso = typed_date(words, plain[start:end], partial=False).iso
        if iso:
            found.append(TextDate(start, end, iso))
    return tuple(found)


def _candidates(plain: str) -> Iterator[tuple[int, int]]:
    spans = {found.span() for pattern in (_FIGURES, _NAMED) for found in pattern.finditer(plain)}
    # Of two that begin at one place the longer is tried first.
    yield from sorted(spans, key=lambda span: (span[0], -span[1]))
