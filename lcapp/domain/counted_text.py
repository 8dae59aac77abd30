"""Figures of a text, small numbers that are written out, and lists with a mark before each line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from lcapp.domain.advice_text import Sentence
from lcapp.domain.phrases import tokens_of
from lcapp.domain.text_numbers import TextNumber, numbers_in

_MARKED = re.compile(r"\s*(?:[-•–*]|\d{1,2}[.)])\s+")
_A_YEAR = range(1900, 2101)
_FEWEST_LINES = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Lines with a mark before each, without it, and the sentences right before them."""

    before: str
    lines: tuple[str, ...]


def blocks_in(text: str) -> Iterator[Block]:
    """Lists of three lines or more in a text, with what stands in the paragraph or line before each."""
    before: list[str] = []
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        mark = _MARKED.match(line)
        if mark:
            lines.append(line[mark.end() :].strip())
        elif lines and line.strip():
            yield from _block(before, lines)
            before, lines = [line.strip()], []
        elif line.strip():
            before.append(line.strip())
        elif lines and not line.strip():
            yield from _block(before, lines)
            before, lines = [], []


def _block(before: list[str], lines: list[str]) -> Iterator[Block]:
    if len(lines) >= _FEWEST_LINES:
        yield Block(before[-1] if before else "", tuple(lines))


def amounts_in(text: str, *, least: int = 1000) -> list[Decimal]:
    """Figures of a text that are at least so large, as large as they may be read, without years."""
    return [
        value
        for number in numbers_in(text)
        if not _is_year(number) and (value := max(number.readings)) >= least
    ]


def counts_in(text: str, written: Mapping[str, int]) -> list[int]:
    """Whole numbers of a text in order, those that are written out among them; years are left out."""
    found = [
        (number.start, int(value))
        for number in numbers_in(text)
        if not _is_year(number) and (value := max(number.readings)) == value.to_integral_value()
    ]
    found += [(token.start, written[token.word]) for token in tokens_of(text) if token.word in written]
    return [value for _start, value in sorted(found)]


def leading_count(line: str, written: Mapping[str, int]) -> int | None:
    """The number a line begins with; None where it begins with a word or with a share."""
    tokens = tokens_of(line)
    if not tokens or tokens[0].start:
        return None
    first = tokens[0].word
    if first in written:
        return written[first]
    rest = line[tokens[0].end :].lstrip()
    return (
        int(first)
        if first.isascii() and first.isdigit() and len(first) <= 3 and rest[:1] not in "%٪.,"
        else None
    )


def shares_in(sentence: Sentence, small_words: frozenset[str]) -> list[Decimal]:
    """The shares of a sentence, if all of its figures are shares and each has a name; else nothing.

    Shares with nothing but small words between them are a series: 44 %, 47 % and 55 %.
    """
    shares = [n for n in sentence.figures if sentence.text[n.end :].lstrip()[:1] in ("%", "٪")]
    named = all(
        any(token.word not in small_words for token in tokens_of(sentence.text[one.end : other.start]))
        for one, other in pairwise(shares)
    )
    return [min(n.readings) for n in shares] if named and len(shares) == len(sentence.figures) else []


def _is_year(number: TextNumber) -> bool:
    return number.said.isdecimal() and len(number.said) == 4 and int(number.said) in _A_YEAR
