"""In which order the items of several versions of one list stand."""

from collections.abc import Collection, Sequence


def merged_order(base: Sequence[str], versions: Sequence[Sequence[str]], stay: Collection[str]) -> list[str]:
    """The items that stay, in an order that does not hang on the order of the versions.

    Items of the base keep their order, or take that of the version that moved them. New ones stand behind the
    item they were put behind; those that different hands put in the same place stay together by hand.

    Args:
        base: Items before.
        versions: Items of each version.
        stay: What there is in the end.
    """
    order = _old_ones(base, versions, stay)
    runs: dict[str, set[tuple[str, ...]]] = {}
    for version in versions:
        for anchor, run in _new_ones(base, version, stay):
            runs.setdefault(anchor, set()).add(run)
    merged = _in_turn(runs.get("", ()))
    for item in order:
        merged += [item, *_in_turn(runs.get(item, ()))]
    return list(dict.fromkeys(merged))


def _old_ones(base: Sequence[str], versions: Sequence[Sequence[str]], stay: Collection[str]) -> list[str]:
    moved = set()
    for version in versions:
        mine = tuple(item for item in version if item in base)
        if mine != tuple(item for item in base if item in mine):
            moved.add(mine)
    order = list(max(moved, default=tuple(base)))
    for place, item in enumerate(base):
        if item not in order:
            before = [one for one in base[:place] if one in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, item)
    return [item for item in order if item in stay]


def _new_ones(
    base: Sequence[str], version: Sequence[str], stay: Collection[str]
) -> list[tuple[str, tuple[str, ...]]]:
    """Runs of new items with the item of the base before them that stays; an empty name is the beginning."""
    runs: list[tuple[str, tuple[str, ...]]] = []
    anchor, run = "", list[str]()
    for item in version:
        if item not in base:
            run += [item] if item in stay else []
        elif item in stay:
            runs.append((anchor, tuple(run)))
            anchor, run = item, []
    return [(where, items) for where, items in (*runs, (anchor, tuple(run))) if items]


def _in_turn(runs: Collection[tuple[str, ...]]) -> list[str]:
    return [item for run in sorted(runs) for item in run]
