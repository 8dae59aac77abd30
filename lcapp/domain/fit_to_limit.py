"""A text over its limit: what stands twice, its longest sentences, words that say nothing, and cutting.

Nothing is cut by itself. `suggestions` names places; `cut` and `without` make the new text, whose words are
counted as everywhere else (`lcapp.domain.word_count`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lcapp.domain.phrases import Phrases, phrases_of, tokens_of
from lcapp.domain.word_count import words

MOST_SENTENCES = 5
FEWEST_RESTING = 4
"""Words of a piece that is worth keeping after it was cut."""
_FEWEST_REPEATED = 6
_MOST_PLACES = 40
_END = re.compile(r"[.!?؟۔。]+[\"”»)\]]*(?=\s|$)|\n+")
_MARKER = re.compile(r"(?:[-•]|\d{1,3}\.)\s+")
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}»”؟،؛۔。")


class Kind(StrEnum):
    """Why a place is named."""

    REPEATED = "repeated"
    FILLER = "filler"
    SHORTER = "shorter"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that could go.

    Args:
        kind: Why.
        start: Offset of its first character.
        end: Offset after its last.
        saves: Words the text has less without it.
        instead: What could stand there instead; empty takes it out.
    """

    kind: Kind
    start: int
    end: int
    saves: int
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Brevity:
    """What of a language can be left out or said more shortly."""

    filler: Phrases = field(default_factory=Phrases)
    shorter: Mapping[str, str] = field(default_factory=dict)


def suggestions(text: str, brevity: Brevity) -> tuple[Place, ...]:
    """What could go: what stands twice, the longest sentences, then small words by what they save.

    Args:
        text: A canonical long text.
        brevity: Of its language.
    """
    sentences = tuple(_sentences(text))
    repeated = tuple(_repeated(text, sentences))
    small = sorted((*_shorter(text, brevity), *_fillers(text, brevity)), key=_by_saving)
    whole = {(place.start, place.end) for place in repeated}
    longest = sorted(
        (_place(Kind.SENTENCE, text, start, end) for start, end in sentences if (start, end) not in whole),
        key=_by_saving,
    )
    return (*repeated[:_MOST_PLACES], *longest[:MOST_SENTENCES], *_apart(small))


def cut(text: str, start: int, end: int) -> tuple[str, str]:
    """The text without a place, and the piece; blanks at the seam are put right.

    Raises:
        ValueError: The place does not lie in the text.
    """
    if not 0 <= start <= end <= len(text):
        msg = "the place does not lie in the text"
        raise ValueError(msg)
    piece = text[start:end].strip()
    before, after = text[:start].rstrip(" \t"), text[end:].lstrip(" \t")
    if not before.strip() or before.endswith("\n"):
        after = after.lstrip(" \t\n") if not before.strip() else after
        return _without_empty_line(before, after), piece
    if not after or after[0] == "\n" or after[0] in _NO_SPACE_BEFORE:
        return before + after, piece
    return f"{before} {after}", piece


def without(text: str, place: Place) -> tuple[str, str]:
    """The text as a place suggests it, and the piece that went."""
    if place.instead:
        return text[: place.start] + place.instead + text[place.end :], text[place.start : place.end]
    if place.kind is not Kind.FILLER:
        return cut(text, place.start, place.end)
    end = place.end
    begins = _begins_sentence(text, place.start)
    if begins and text[end : end + 1] == ",":
        # "Furthermore, the city": the comma belongs to the word.
        end += 1
    shorter, piece = cut(text, place.start, end)
    if begins:
        at = len(text[: place.start].rstrip(" \t"))
        at += len(shorter[at:]) - len(shorter[at:].lstrip())
        shorter = shorter[:at] + shorter[at : at + 1].upper() + shorter[at + 1 :]
    return shorter, piece


def without_all(text: str, places: Sequence[Place]) -> tuple[str, str]:
    """The text without several places that do not overlap, and the pieces that went, in their order."""
    pieces = []
    for place in sorted(places, key=lambda place: place.start, reverse=True):
        text, piece = without(text, place)
        pieces.append(piece)
    return text, " ".join(reversed(pieces))


def _by_saving(place: Place) -> tuple[int, int]:
    return -place.saves, place.start


def _apart(places: Sequence[Place]) -> Iterator[Place]:
    """Places in their order without those that overlap one before."""
    taken: list[Place] = []
    for place in places:
        if all(place.end <= one.start or one.end <= place.start for one in taken):
            taken.append(place)
            yield place


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    ends = [found.end() for found in _END.finditer(text)]
    for end in (*ends, len(text)):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if marker := _MARKER.match(text[first:last]):
            first += marker.end()
        if first < last and words(text[first:last]):
            yield first, last
        start = end


def _repeated(text: str, sentences: tuple[tuple[int, int], ...]) -> Iterator[Place]:
    met: set[tuple[str, ...]] = set()
    for start, end in sentences:
        said = tuple(token.word for token in tokens_of(text[start:end]))
        if len(said) >= _FEWEST_REPEATED and said in met:
            yield _place(Kind.REPEATED, text, start, end)
        met.add(said)


def _fillers(text: str, brevity: Brevity) -> Iterator[Place]:
    tokens = tokens_of(text)
    for first, last in brevity.filler.spans(tokens):
        yield _place(Kind.FILLER, text, tokens[first].start, tokens[last].end)


def _shorter(text: str, brevity: Brevity) -> Iterator[Place]:
    known = brevity.shorter
    tokens = tokens_of(text)
    for first, last in phrases_of(known).spans(tokens):
        start, end = tokens[first].start, tokens[last].end
        said = " ".join(token.word for token in tokens[first : last + 1])
        instead = known.get(said, "")
        if instead:
            if text[start].isupper():
                instead = instead[:1].upper() + instead[1:]
            saves = words(text[start:end]) - words(instead)
            yield Place(Kind.SHORTER, start, end, saves, instead)


def _place(kind: Kind, text: str, start: int, end: int) -> Place:
    return Place(kind, start, end, words(text[start:end]))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?؟۔。:\n" or text[:start].rstrip(" \t").endswith("\n")


def _without_empty_line(before: str, after: str) -> str:
    """A whole line went: its end goes with it."""
    if before.endswith("\n") and after.startswith("\n"):
        return before + after[1:]
    if not after:
        return before.rstrip("\n")
    return before + after
