"""Which of the trade's terms a text uses, so that their official translation can be offered.

Words of a term are compared by their beginnings, because Turkish, Slovenian and Persian hang endings on them.
It is an offer: now and then a term too many does no harm.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lcapp.domain.searching import fold

_WORDS = re.compile(r"[^\W_]+")
_OUTSIDE = re.compile(r"\([^()]*\)")
_ENDING = 2
_SHORTEST_ALONE, _SHORTEST_IN_TERM = 4, 3
_MOST = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A term of the source with what it is called in the language of the translation."""

    key: str
    source: str
    target: str


def offered(text: str, terms: Iterable[Offer]) -> tuple[Offer, ...]:
    """At most twelve terms the text uses, in the order in which it uses them first."""
    words = _words(text)
    beginnings: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        beginnings.setdefault(word[:_SHORTEST_IN_TERM], []).append(place)
    placed = []
    for term in terms:
        found = (_first_place(words, beginnings, way) for way in _ways(term.source))
        first = min((at for at in found if at is not None), default=None)
        if first is not None:
            placed.append((first, -len(term.source), term))
    placed.sort(key=lambda one: one[:2])
    return tuple(term for _place, _length, term in placed)[:_MOST]


def _ways(said: str) -> list[list[str]]:
    """The ways a term is said, as words: without what stands in brackets, each side of a slash alone."""
    bare = _OUTSIDE.sub(" ", said)
    return [words for way in bare.split("/") if (words := _words(way))]


def _words(text: str) -> list[str]:
    folded, _places_of = fold(text)
    return _WORDS.findall(folded)


def _first_place(words: list[str], beginnings: dict[str, list[int]], term: list[str]) -> int | None:
    shortest = _SHORTEST_ALONE if len(term) == 1 else _SHORTEST_IN_TERM
    stems = [word[: max(shortest, len(word) - _ENDING)] for word in term]
    head = stems[0]
    starts = (
        beginnings.get(head[:_SHORTEST_IN_TERM], ()) if len(head) >= _SHORTEST_IN_TERM else range(len(words))
    )
    for start in starts:
        here = words[start : start + len(stems)]
        if len(here) == len(stems) and all(map(str.startswith, here, stems)):
            return start
    return None
