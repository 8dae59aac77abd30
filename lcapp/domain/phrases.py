"""Lists of words, beginnings of words and phrases, and where a text holds one of them.

An entry is one word (`many`), a beginning (`adopt*` finds adopts and adopted) or a phrase of several words
(`in the near future`, of which the last may be a beginning). Entries are compared without regard to case;
apostrophes part words, hyphens do not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: folded, and where it stands."""

    word: str
    start: int
    end: int


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text in order, without regard to case."""
    return tuple(Token(_folded(at.group()), at.start(), at.end()) for at in _TOKEN.finditer(text))


def _folded(word: str) -> str:
    folded = word.casefold()
    # The Turkish capital İ leaves its dot behind.
    return folded if folded.isascii() else folded.replace("i\u0307", "i")


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list made ready for looking up; see `phrases_of`."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    longer: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.words or self.beginnings or self.longer)

    def spans(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """First and last place (inclusive) of each entry found, in order; phrases before single words."""
        place = 0
        while place < len(tokens):
            length = self._at(tokens, place)
            if length:
                yield place, place + length - 1
            place += length or 1

    def found(self, tokens: Sequence[Token]) -> bool:
        """Whether the words hold any entry."""
        return next(self.spans(tokens), None) is not None

    def said(self, text: str, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The entries found as the text says them, each once."""
        spans = ((tokens[first].start, tokens[last].end) for first, last in self.spans(tokens))
        met: dict[str, str] = {}
        for start, end in spans:
            met.setdefault(text[start:end].casefold(), text[start:end])
        return tuple(met.values())

    def _at(self, tokens: Sequence[Token], place: int) -> int:
        """How many words an entry that begins at a place has; 0 where none does."""
        word = tokens[place].word
        for phrase in self.longer.get(word, ()):
            rest = tokens[place + 1 : place + len(phrase)]
            if len(rest) == len(phrase) - 1 and all(map(_fits, phrase[1:], rest)):
                return len(phrase)
        return int(word in self.words or (bool(self.beginnings) and word.startswith(self.beginnings)))


def phrases_of(entries: Iterable[str]) -> Phrases:
    """A list as it stands in a file, made ready; the first word of a phrase must be a whole word."""
    words, beginnings = set(), []
    longer: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        parts = tuple(entry.casefold().replace("’", " ").replace("'", " ").split())
        if len(parts) > 1:
            longer.setdefault(parts[0], []).append(parts)
        elif parts and parts[0].endswith("*"):
            beginnings.append(parts[0][:-1])
        elif parts:
            words.add(parts[0])
    ordered = {first: tuple(sorted(them, key=len, reverse=True)) for first, them in longer.items()}
    return Phrases(frozenset(words), tuple(beginnings), ordered)


def _fits(wanted: str, token: Token) -> bool:
    return token.word.startswith(wanted[:-1]) if wanted.endswith("*") else token.word == wanted
