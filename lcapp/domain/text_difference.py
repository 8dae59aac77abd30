"""What changed between two texts, word by word: pieces that were kept, taken out or put in.

Words are the runs of `lcapp.domain.word_count`; marks at their end count apart, and scripts written without
spaces (Chinese, Japanese, Thai …) go letter by letter. Time grows with the length of the texts: words that
stand once in both are the anchors, and what cannot be matched cheaply is shown as replaced.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_STEPS = 400
"""How many single changes between two anchors are worked out before the stretch counts as replaced."""

_NO_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WITHOUT_SPACES = re.compile(f"[{_NO_SPACES}]")
"""A letter of a script that puts no spaces between words."""
_TOKEN = re.compile(rf"\s+|[{_NO_SPACES}]|\w[^\s{_NO_SPACES}]*\w|[^\s{_NO_SPACES}]")
"""White space, one letter of a script without spaces, a word from letter to letter, or a mark by itself."""


class PieceKind(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what became of it."""

    kind: PieceKind
    text: str


Pieces = tuple[Piece, ...]
_Block = tuple[int, int, int]


def text_difference(old: str, new: str) -> Pieces:
    """What changed from one text to another.

    Kept and removed pieces joined give the old text, kept and added ones the new; of one place the removed
    piece comes first.
    """
    return sequence_difference(_TOKEN.findall(old), _TOKEN.findall(new))


def sequence_difference(
    old: Sequence[str], new: Sequence[str], *, joined: Callable[[Sequence[str]], str] = "".join
) -> Pieces:
    """What changed between two lists of texts; `joined` makes one text of those that follow each other."""
    return tuple(_pieces(old, new, _steady(old, _blocks(old, new), len(new)), joined))


def text_before(pieces: Iterable[Piece]) -> str:
    """The old text."""
    return "".join(piece.text for piece in pieces if piece.kind is not PieceKind.ADDED)


def text_after(pieces: Iterable[Piece]) -> str:
    """The new text."""
    return "".join(piece.text for piece in pieces if piece.kind is not PieceKind.REMOVED)


def has_changes(pieces: Iterable[Piece]) -> bool:
    """Whether anything was taken out or put in."""
    return any(piece.kind is not PieceKind.KEPT for piece in pieces)


def _pieces(
    old: Sequence[str], new: Sequence[str], kept: Iterable[_Block], joined: Callable[[Sequence[str]], str]
) -> Iterator[Piece]:
    here = there = 0
    for first, second, size in (*kept, (len(old), len(new), 0)):
        if here < first:
            yield Piece(PieceKind.REMOVED, joined(old[here:first]))
        if there < second:
            yield Piece(PieceKind.ADDED, joined(new[there:second]))
        if size:
            yield Piece(PieceKind.KEPT, joined(old[first : first + size]))
        here, there = first + size, second + size


def _steady(old: Sequence[str], blocks: Sequence[_Block], ends: int) -> list[_Block]:
    """The blocks without mere spaces and marks in the middle of changes, which only break up reading."""
    steady: list[_Block] = []
    for first, second, size in blocks:
        at_an_edge = (first == 0 and second == 0) or (first + size == len(old) and second + size == ends)
        says_something = any(any(map(str.isalnum, token)) for token in old[first : first + size])
        if at_an_edge or says_something or size > 3:
            steady.append((first, second, size))
    return steady


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """Where both are equal, in order; neighbours joined."""
    found: list[_Block] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        lo, hi, from_, to = waiting.pop()
        start, begun = lo, from_
        while lo < hi and from_ < to and old[lo] == new[from_]:
            lo, from_ = lo + 1, from_ + 1
        end = hi
        while lo < hi and from_ < to and old[hi - 1] == new[to - 1]:
            hi, to = hi - 1, to - 1
        found += [(start, begun, lo - start), (hi, to, end - hi)]
        if lo == hi or from_ == to:
            continue
        anchors = _anchors(old[lo:hi], new[from_:to])
        if not anchors:
            found += [(lo + a, from_ + b, 1) for a, b in _cheapest(old[lo:hi], new[from_:to])]
            continue
        here, there = lo, from_
        for first, second in (*((lo + a, from_ + b) for a, b in anchors), (hi, to)):
            waiting.append((here, first, there, second))
            if first < hi:
                found.append((first, second, 1))
            here, there = first + 1, second + 1
    return _joined(sorted(block for block in found if block[2]))


def _joined(blocks: Iterable[_Block]) -> list[_Block]:
    joined: list[_Block] = []
    for first, second, size in blocks:
        if joined and joined[-1][0] + joined[-1][2] == first and joined[-1][1] + joined[-1][2] == second:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + size)
        else:
            joined.append((first, second, size))
    return joined


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Words that stand once here and once there, as many as keep their order."""
    once_here, once_there = _once(old), _once(new)
    pairs = [(place, once_there[token]) for token, place in once_here.items() if token in once_there]
    # The longest rising run of places in the new text.
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, (_here, there) in enumerate(pairs):
        level = bisect_left(tops, there)
        before.append(holders[level - 1] if level else -1)
        tops[level : level + 1] = [there]
        holders[level : level + 1] = [index]
    run: list[tuple[int, int]] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    run.reverse()
    return run


def _once(tokens: Sequence[str]) -> dict[str, int]:
    counted = Counter(tokens)
    return {token: place for place, token in enumerate(tokens) if counted[token] == 1 and not token.isspace()}


def _cheapest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Equal pairs of the shortest way from one to the other; none where it is longer than `MOST_STEPS`."""
    furthest = {1: 0}
    trail: list[dict[int, int]] = []
    for step in range(min(len(old) + len(new), MOST_STEPS) + 1):
        trail.append(dict(furthest))
        for diagonal in range(-step, step + 1, 2):
            down = diagonal == -step or (diagonal != step and furthest[diagonal - 1] < furthest[diagonal + 1])
            here = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            while here < len(old) and here - diagonal < len(new) and old[here] == new[here - diagonal]:
                here += 1
            furthest[diagonal] = here
            if here >= len(old) and here - diagonal >= len(new):
                return _walked_back(trail, len(old), len(new))
    return []


def _walked_back(trail: Sequence[dict[int, int]], here: int, there: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for step in range(len(trail) - 1, -1, -1):
        reached, diagonal = trail[step], here - there
        down = diagonal == -step or (
            diagonal != step and reached.get(diagonal - 1, -1) < reached.get(diagonal + 1, -1)
        )
        before = diagonal + 1 if down else diagonal - 1
        from_here = reached[before] if step else 0
        from_there = from_here - before if step else 0
        while here > from_here and there > from_there:
            here, there = here - 1, there - 1
            pairs.append((here, there))
        here, there = from_here, from_there
    return pairs
