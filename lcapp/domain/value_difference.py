"""What changed between two answers of any shape: part by part, each part word by word.

Parts of records and lists are told apart by their ids, so that an item that only moved is no change of text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lcapp.domain.answers import BESIDE, Value, beside, is_none, none_reason, plain_part
from lcapp.domain.text_difference import Pieces, has_changes, sequence_difference, text_difference

Path = tuple[str, ...]
"""Where a part stands: empty for the answer itself, else item, field, row, or `value`, `year`, `links` …"""

Told = Callable[[Path, str], str]
"""How a single value is told: given where it stands and its text, such as an option's id."""


@dataclass(frozen=True, slots=True)
class PartDifference:
    """What changed in one part. A list's pieces hold one entry a line."""

    path: Path
    pieces: Pieces

    @property
    def changed(self) -> bool:
        """Whether anything was taken out or put in."""
        return has_changes(self.pieces)


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """What changed in an answer; `moved` says that items stand in another order."""

    parts: tuple[PartDifference, ...]
    moved: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything is different."""
        return self.moved or any(part.changed for part in self.parts)


def value_difference(
    old: Value | None, new: Value | None, told: Told = lambda _path, text: text
) -> ValueDifference:
    """What changed from one canonical value to another.

    Args:
        old: None is no answer.
        new: None is no answer.
        told: Puts labels in the place of ids; the text itself where nothing is given.
    """
    before, after = dict(_leaves(old)), dict(_leaves(new))
    parts = tuple(
        PartDifference(path, _leaf_difference(path, before.get(path), after.get(path), told))
        for path in _merged(list(before), list(after))
    )
    kept_before = [item for item in _item_ids(old) if item in set(_item_ids(new))]
    kept_after = [item for item in _item_ids(new) if item in set(_item_ids(old))]
    return ValueDifference(parts, moved=kept_before != kept_after)


def _leaf_difference(path: Path, old: Value | None, new: Value | None, told: Told) -> Pieces:
    if isinstance(old, list) or isinstance(new, list):
        lines = [[told(path, str(entry)) + "\n" for entry in one or ()] for one in (old, new)]
        return sequence_difference(*lines)
    texts = ["" if one is None else told(path, str(one)) for one in (old, new)]
    return text_difference(*texts)


def _leaves(value: Value | None, at: Path = ()) -> list[tuple[Path, Value]]:
    """Every text, figure and list of an answer with its place."""
    if value is None:
        return []
    leaves: list[tuple[Path, Value]] = []
    plain = plain_part(value)
    if is_none(value):
        leaves.append(((*at, "none"), none_reason(value)))
    elif isinstance(plain, list) and plain and all(isinstance(item, dict) for item in plain):
        for item in plain:
            leaves += _record(item, (*at, str(item["id"])))
    elif isinstance(plain, dict):
        for name, inside in plain.items():
            leaves += _leaves(inside, (*at, name))
    elif plain is not None:
        leaves.append((at, plain))
    for name in BESIDE:
        standing = beside(value, name)
        if standing is not None:
            leaves.append(((*at, name), standing))
    return leaves


def _record(item: Mapping[str, Value], at: Path) -> list[tuple[Path, Value]]:
    leaves: list[tuple[Path, Value]] = []
    for name, inside in item.items():
        if name == "id":
            continue
        leaves += (
            [(at, inside)] if name == "text" and set(item) == {"id", "text"} else _leaves(inside, (*at, name))
        )
    return leaves


def _item_ids(value: Value | None) -> list[str]:
    plain = plain_part(value)
    items = plain if isinstance(plain, list) else []
    return [str(item["id"]) for item in items if isinstance(item, dict) and "id" in item]


def _merged(old: Sequence[Path], new: Sequence[Path]) -> list[Path]:
    """All places in the order of the new answer; what is gone stands behind what it stood behind."""
    merged, standing = list(new), set(new)
    for index, path in enumerate(old):
        if path not in standing:
            after = next((p for p in reversed(old[:index]) if p in standing), None)
            merged.insert(0 if after is None else merged.index(after) + 1, path)
            standing.add(path)
    return merged
