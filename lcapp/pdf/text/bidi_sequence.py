"""The rules of UAX #9 for one isolating run sequence: weak types, paired brackets, neutrals, levels."""

from functools import cache

from lcapp.pdf.text.bidi_tables import BRACKET_PAIRS

ISOLATES = frozenset({"LRI", "RLI", "FSI"})
MAX_BRACKETS = 63

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI"}) | ISOLATES
_STRONG_OF = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


@cache
def _brackets() -> tuple[dict[str, str], frozenset[str]]:
    """Closing bracket by opening bracket, and all closing ones; canonical equivalents as themselves."""
    pairs = dict(entry.split("-") for entry in BRACKET_PAIRS.split())
    by_character = {chr(int(a, 16)): chr(int(b, 16)) for a, b in pairs.items()}
    return by_character, frozenset(by_character.values())


def _canonical(bracket: str) -> str:
    return {"\u2329": "\u3008", "\u232a": "\u3009"}.get(bracket, bracket)


def resolve_sequence(
    text: str,
    types: list[str],
    original: list[str],
    levels: list[int],
    sequence: list[int],
    sos: str,
    eos: str,
) -> None:
    """W1-W7, N0-N2, I1-I2 for one isolating run sequence; changes `types` and `levels` in place."""
    if not sequence:
        return
    level = levels[sequence[0]]
    names = [types[i] for i in sequence]
    _weak(names, sos)
    _paired_brackets(text, names, original, sequence, "LR"[level & 1], sos)
    _neutrals(names, "LR"[level & 1], sos, eos)
    raised = (
        {"L": level + 1, "EN": level + 1, "AN": level + 1}
        if level & 1
        else {
            "R": level + 1,
            "AN": level + 2,
            "EN": level + 2,
        }
    )
    for i, name in zip(sequence, names, strict=True):
        types[i] = name
        levels[i] = raised.get(name, level)


def _weak(names: list[str], sos: str) -> None:
    """W1-W7."""
    present = set(names)
    if "NSM" in present:
        previous = sos
        for k, name in enumerate(names):
            if name == "NSM":
                name = names[k] = "ON" if previous in ISOLATES or previous == "PDI" else previous
            previous = name
    if "AL" in present:
        strong = sos
        for k, name in enumerate(names):
            if name in ("L", "R", "AL"):
                strong = name
                if name == "AL":
                    names[k] = "R"
            elif name == "EN" and strong == "AL":
                names[k] = "AN"
    if "ES" in present or "CS" in present:
        for k in range(1, len(names) - 1):
            if names[k] in ("ES", "CS"):
                before, after = names[k - 1], names[k + 1]
                if before == after and (before == "EN" or (before == "AN" and names[k] == "CS")):
                    names[k] = before
    if "ET" in present:
        _terminators(names)
    if not present.isdisjoint({"ES", "ET", "CS"}):
        for k, name in enumerate(names):
            if name in ("ES", "ET", "CS"):
                names[k] = "ON"
    if "EN" in present:
        strong = sos
        for k, name in enumerate(names):
            if name in ("L", "R"):
                strong = name
            elif name == "EN" and strong == "L":
                names[k] = "L"


def _terminators(names: list[str]) -> None:
    """W5: terminators beside a European number belong to it."""
    k = 0
    while k < len(names):
        end = k
        while end < len(names) and names[end] == "ET":
            end += 1
        if end > k and ((k and names[k - 1] == "EN") or (end < len(names) and names[end] == "EN")):
            names[k:end] = ["EN"] * (end - k)
        k = end + 1


def _paired_brackets(
    text: str, names: list[str], original: list[str], sequence: list[int], embedding: str, sos: str
) -> None:
    """N0."""
    closing_of, closing = _brackets()
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for k, i in enumerate(sequence):
        if names[k] != "ON":
            continue
        character = text[i]
        if character in closing_of:
            if len(stack) == MAX_BRACKETS:
                return
            stack.append((_canonical(closing_of[character]), k))
        elif character in closing:
            wanted = _canonical(character)
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == wanted:
                    pairs.append((stack[depth][1], k))
                    del stack[depth:]
                    break
    for opened, closed in sorted(pairs):
        inside = {_STRONG_OF[name] for name in names[opened + 1 : closed] if name in _STRONG_OF}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            before = (names[k] for k in range(opened - 1, -1, -1))
            direction = next((_STRONG_OF[name] for name in before if name in _STRONG_OF), sos)
        for k in (opened, closed):
            names[k] = direction
            follower = k + 1
            while follower < len(sequence) and original[sequence[follower]] == "NSM":
                names[follower] = direction
                follower += 1


def _neutrals(names: list[str], embedding: str, sos: str, eos: str) -> None:
    """N1, N2."""
    k, count = 0, len(names)
    before = sos
    while k < count:
        name = names[k]
        if name not in _NEUTRAL:
            before = "L" if name == "L" else "R"
            k += 1
            continue
        end = k
        while end < count and names[end] in _NEUTRAL:
            end += 1
        after = eos if end == count else "L" if names[end] == "L" else "R"
        names[k:end] = [before if before == after else embedding] * (end - k)
        k = end
