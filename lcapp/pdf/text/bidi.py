"""The Unicode bidirectional algorithm (UAX #9): embedding levels of a paragraph, order of a line.

Levels are found once for a whole paragraph (P2-N2, I1-I2, with isolates and paired brackets); only L1 and L2
look at a single line, so a number at the start of a line keeps the context it had in its sentence.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lcapp.pdf.text.bidi_sequence import ISOLATES, resolve_sequence
from lcapp.pdf.text.bidi_tables import CLASS_STARTS

MAX_DEPTH = 125

_EMBEDDINGS = frozenset({"RLE", "LRE", "RLO", "LRO"})
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}
_EXPLICIT = _EMBEDDINGS | ISOLATES | {"PDF", "PDI"}
_TURNS_LTR_PARAGRAPH = _EXPLICIT | {"R", "AL", "AN"}
_TURNS_RTL_PARAGRAPH = _EXPLICIT | {"L", "EN", "AN"}


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of one paragraph.

    Attributes:
        base: The paragraph's own level, 0 (left to right) or 1 (right to left).
        levels: One level per character.
        classes: The bidi classes the characters had at first.
    """

    base: int
    levels: bytes
    classes: Sequence[str]


class _ClassOfCharacter(dict[str, str]):
    """Class by character; looks each character up once."""

    def __init__(self) -> None:
        entries = [entry.split(":") for entry in CLASS_STARTS.split()]
        self._starts = [int(start, 16) for start, _ in entries]
        self._classes = [name for _, name in entries]

    def __missing__(self, character: str) -> str:
        name = self._classes[bisect_right(self._starts, ord(character)) - 1]
        self[character] = name
        return name


@cache
def _class_of_character() -> _ClassOfCharacter:
    return _ClassOfCharacter()


def classes_of(text: str) -> list[str]:
    """The bidi class of each character."""
    return list(map(_class_of_character().__getitem__, text))


def base_level(text: str, default: int = 0) -> int:
    """The level of a paragraph by its first strong character outside isolates (P2, P3)."""
    return _first_strong(classes_of(text), default)


def _first_strong(classes: Sequence[str], default: int) -> int:
    depth = 0
    for name in classes:
        if name in ISOLATES:
            depth += 1
        elif name == "PDI":
            depth = max(0, depth - 1)
        elif not depth and name in ("L", "R", "AL"):
            return 0 if name == "L" else 1
    return default


def resolve(text: str, base: int | None = None, classes: Sequence[str] | None = None) -> Levels:
    """Finds the levels of one paragraph.

    Args:
        text: The paragraph, without its line end.
        base: The level of the paragraph; None takes it from the text.
        classes: Bidi classes to use instead of the characters' own.
    """
    original = list(classes) if classes is not None else classes_of(text)
    if base is None:
        base = _first_strong(original, 0)
    present = set(original)
    if present.isdisjoint(_TURNS_RTL_PARAGRAPH if base else _TURNS_LTR_PARAGRAPH):
        return Levels(base, bytes([base]) * len(original), original)
    types = original.copy()
    if present.isdisjoint(_EXPLICIT):
        levels = [base] * len(types)
        kept = list(range(len(types)))
        if "BN" in present:
            kept = [i for i in kept if types[i] != "BN"]
        edge = "R" if base else "L"
        resolve_sequence(text, types, original, levels, kept, edge, edge)
    else:
        match = _matching_isolates(original)
        levels = _explicit_levels(types, original, match, base)
        explicit = levels.copy()
        for sequence, start, end in _isolating_runs(original, explicit, match, base):
            resolve_sequence(text, types, original, levels, sequence, start, end)
    if not present.isdisjoint(_REMOVED):
        previous = base
        for i, name in enumerate(original):
            if name in _REMOVED:
                levels[i] = previous
            previous = levels[i]
    return Levels(base, bytes(levels), original)


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """BD9: initiator to PDI and back."""
    match: dict[int, int] = {}
    stack: list[int] = []
    for i, name in enumerate(classes):
        if name in ISOLATES:
            stack.append(i)
        elif name == "PDI" and stack:
            opened = stack.pop()
            match[opened], match[i] = i, opened
    return match


def _explicit_levels(types: list[str], original: list[str], match: dict[int, int], base: int) -> list[int]:
    """X1-X8; overrides change `types` in place."""
    levels: list[int] = []
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
    bad_isolates = bad_embeddings = valid_isolates = 0
    for i, name in enumerate(original):
        level, override, is_isolate = stack[-1]
        if name in _EMBEDDINGS:
            inner = (level + 1) | 1 if name[0] == "R" else (level + 2) & ~1
            if inner <= MAX_DEPTH and not bad_isolates and not bad_embeddings:
                stack.append((inner, {"RLO": "R", "LRO": "L"}.get(name), False))
            elif not bad_isolates:
                bad_embeddings += 1
        elif name in ISOLATES:
            if override:
                types[i] = override
            rtl = name == "RLI"
            if name == "FSI":
                rtl = _first_strong(original[i + 1 : match.get(i, len(original))], 0) == 1
            inner = (level + 1) | 1 if rtl else (level + 2) & ~1
            if inner <= MAX_DEPTH and not bad_isolates and not bad_embeddings:
                valid_isolates += 1
                stack.append((inner, None, True))
            else:
                bad_isolates += 1
        elif name == "PDI":
            if bad_isolates:
                bad_isolates -= 1
            elif valid_isolates:
                bad_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            level, override, _ = stack[-1]
            if override:
                types[i] = override
        elif name == "PDF":
            if bad_isolates:
                pass
            elif bad_embeddings:
                bad_embeddings -= 1
            elif not is_isolate and len(stack) > 1:
                stack.pop()
        elif name == "B":
            level = base
        elif override and name != "BN":
            types[i] = override
        levels.append(level)
    return levels


def _isolating_runs(
    original: list[str], levels: list[int], match: dict[int, int], base: int
) -> list[tuple[list[int], str, str]]:
    """X9, X10: the isolating run sequences, each with the types at its start (sos) and end (eos)."""
    kept = [i for i, name in enumerate(original) if name not in _REMOVED]
    runs: list[list[int]] = []
    for i in kept:
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    run_from = {run[0]: run for run in runs}
    place = {i: k for k, i in enumerate(kept)}
    sequences: list[tuple[list[int], str, str]] = []
    for run in runs:
        if original[run[0]] == "PDI" and run[0] in match:
            continue
        sequence = run.copy()
        while original[sequence[-1]] in ISOLATES and sequence[-1] in match:
            sequence += run_from[match[sequence[-1]]]
        first, last = place[sequence[0]], place[sequence[-1]]
        level = levels[sequence[0]]
        before = levels[kept[first - 1]] if first else base
        after = levels[kept[last + 1]] if last + 1 < len(kept) else base
        if original[sequence[-1]] in ISOLATES:
            after = base
        sequences.append((sequence, "LR"[max(level, before) & 1], "LR"[max(level, after) & 1]))
    return sequences


def line_levels(paragraph: Levels, start: int, end: int) -> bytes:
    """Levels of the line `[start, end)`: separators and trailing space fall back to the base level (L1)."""
    levels = bytearray(paragraph.levels[start:end])
    here = paragraph.classes[start:end]
    within = "S" in here or "B" in here
    at_end = True
    for i in range(end - 1, start - 1, -1):
        name = paragraph.classes[i]
        if name in ("B", "S"):
            at_end = True
        elif name not in ("WS", "PDI") and name not in ISOLATES and name not in _REMOVED:
            if not within:
                break
            at_end = False
        if at_end:
            levels[i - start] = paragraph.base
    return bytes(levels)


def visual_order(levels: Sequence[int]) -> list[int]:
    """Indices from left to right (L2)."""
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level & 1), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(levels), lowest_odd - 1, -1):
        i = 0
        while i < len(order):
            end = i
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            if end > i:
                order[i:end] = order[i:end][::-1]
            i = end + 1
    return order
