"""Changes to the tables of a form file, each giving new tables: what an editor does, as pure functions.

Tables are edited rather than a `Form`, because half-written forms must be held as well, and because a
question that says nothing of its own must go on taking its provenance from the form. Nothing here changes
what it is given.

A `Path` leads to one table: `("part", 0, "section", 2, "question", 1)`; `()` is the form itself.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lcapp.domain.forms import QuestionType

Tables = Mapping[str, Any]
Path = tuple[str | int, ...]

INSIDE = {"": "part", "part": "section", "section": "question", "question": "fields"}
"""What stands inside each kind of table; the form's own kind is empty."""
_FIRST_TYPE = QuestionType.SHORT_TEXT


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the outline: where a table stands, its kind (`part`, `section`, …), its id and its words."""

    path: Path
    kind: str
    id: str
    label: str


def kind_of(path: Path) -> str:
    """The kind of the table at a path; empty for the form itself."""
    return str(path[-2]) if path else ""


def outline(tables: Tables) -> tuple[Line, ...]:
    """Every part, section, question and field in reading order."""
    return tuple(_outline(tables, ()))


def _outline(table: Tables, path: Path) -> Iterator[Line]:
    inside = INSIDE.get(kind_of(path), "")
    for place, one in enumerate(tables_in(table, inside)):
        at: Path = (*path, inside, place)
        name = one.get("title" if inside in ("part", "section") else "label")
        yield Line(at, inside, text_of(one.get("id")), text_of(name))
        yield from _outline(one, at)


def text_of(value: object) -> str:
    """A value that should be a text; empty for anything else."""
    return value if isinstance(value, str) else ""


def tables_in(table: Tables, key: str) -> list[Tables]:
    """The list of tables under a key; empty where something else stands there."""
    found = table.get(key)
    if isinstance(found, list) and all(isinstance(one, Mapping) for one in found):
        return found
    return []


def table_at(tables: Tables, path: Path) -> Tables:
    """The table at a path.

    Raises:
        LookupError: Nothing stands there.
    """
    found: Any = tables
    for step in path:
        found = found[step]
    if not isinstance(found, Mapping):
        raise LookupError(path)
    return found


def has(tables: Tables, path: Path) -> bool:
    """Whether a table stands at a path."""
    try:
        table_at(tables, path)
    except LookupError:
        return False
    return True


def with_value(tables: Tables, path: Path, key: str, value: Any) -> Tables:
    """The tables with another value under a key of the table at a path; None takes the key away."""
    table = dict(table_at(tables, path))
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
    made: Tables = _put(tables, path, table)
    return made


def _put(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return [_put(one, rest, new) if place == step else one for place, one in enumerate(value)]
    return {**value, step: _put(value[step], rest, new)}


def moved(tables: Tables, path: Path, by: int) -> tuple[Tables, Path]:
    """A table one place further down (`by` = 1) or up (-1), and where it stands then.

    At the end of its section a question goes into the next one, and a section into the next part. At the very
    end nothing moves, and a field stays in its group.
    """
    *above, key, place = path
    siblings = tables_in(table_at(tables, tuple(above)), str(key))
    assert isinstance(place, int)
    if 0 <= place + by < len(siblings):
        order = list(siblings)
        order.insert(place + by, order.pop(place))
        return with_value(tables, tuple(above), str(key), order), (*above, key, place + by)
    neighbour = _neighbour(tables, tuple(above), by) if key in ("question", "section") else None
    return (tables, path) if neighbour is None else moved_into(tables, path, neighbour, first=by > 0)


def _neighbour(tables: Tables, path: Path, by: int) -> Path | None:
    """The next or last table of the same kind in reading order."""
    order = [line.path for line in outline(tables) if line.kind == kind_of(path)]
    wanted = order.index(path) + by
    return order[wanted] if 0 <= wanted < len(order) else None


def moved_into(tables: Tables, path: Path, into: Path, *, first: bool) -> tuple[Tables, Path]:
    """A table taken from its place into another table, to its beginning or end; and where it is then."""
    table, key = table_at(tables, path), str(path[-2])
    # What is taken away stands in another list, so the way to `into` stays the same.
    without = _without(tables, path)
    there = tables_in(table_at(without, into), key)
    order = [table, *there] if first else [*there, table]
    return with_value(without, into, key, order), (*into, key, 0 if first else len(there))


def put_beside(tables: Tables, path: Path, target: Path, *, below: bool) -> tuple[Tables, Path] | None:
    """A table moved beside another of its kind, or into one that holds its kind; and where it stands then.

    Returns:
        None where it cannot stand there: a question in a part, a field in another group.
    """
    kind = kind_of(path)
    if INSIDE.get(kind_of(target)) == kind and target != path[:-2] and kind != "fields":
        return moved_into(tables, path, target, first=False)
    if kind_of(target) != kind or target == path:
        return None
    if target[:-1] == path[:-1]:
        to, place = target[-1], path[-1]
        assert isinstance(to, int)
        assert isinstance(place, int)
        siblings = list(tables_in(table_at(tables, path[:-2]), kind))
        table = siblings.pop(place)
        to += below - (place < to)
        siblings.insert(to, table)
        return with_value(tables, path[:-2], kind, siblings), (*path[:-1], to)
    if kind == "fields":
        return None
    # The other list is not the one the table is taken from, so the way to it stays the same.
    without, home, place = _without(tables, path), target[:-2], target[-1]
    assert isinstance(place, int)
    there = list(tables_in(table_at(without, home), kind))
    there.insert(place + below, table_at(tables, path))
    return with_value(without, home, kind, there), (*home, kind, place + below)


def removed(tables: Tables, path: Path) -> tuple[Tables, Path]:
    """The tables without one of them, and the path of what should be looked at now."""
    *above, key, place = path
    assert isinstance(place, int)
    left = len(tables_in(table_at(tables, tuple(above)), str(key))) - 1
    return _without(tables, path), ((*above, key, min(place, left - 1)) if left else tuple(above))


def _without(tables: Tables, path: Path) -> Tables:
    *above, key, place = path
    siblings = tables_in(table_at(tables, tuple(above)), str(key))
    kept = [one for at, one in enumerate(siblings) if at != place]
    # An empty list of fields would be a key of its own; without any it is as if nobody had written it.
    return with_value(tables, tuple(above), str(key), kept or None)


def added(tables: Tables, at: Path, kind: str) -> tuple[Tables, Path] | None:
    """A new table of a kind behind what stands at a path, or inside it; and where it stands.

    Args:
        tables: The form.
        at: What is looked at.
        kind: `part`, `section`, `question` or `fields`.

    Returns:
        None where none of that kind can stand there: a question outside every section.
    """
    home, place = _home(tables, at, kind)
    if home is None:
        return None
    siblings = tables_in(table_at(tables, home), kind)
    place = len(siblings) if place is None else place
    order = [*siblings[:place], _fresh(tables, home, kind), *siblings[place:]]
    return with_value(tables, home, kind, order), (*home, kind, place)


def _home(tables: Tables, at: Path, kind: str) -> tuple[Path | None, int | None]:
    """The table a new one goes into, and its place there; no place is the end."""
    for end in range(len(at), -1, -2):
        path = at[:end]
        table = table_at(tables, path)
        if INSIDE.get(kind_of(path)) == kind and (
            kind != "fields" or table.get("type") == QuestionType.GROUP
        ):
            after = at[end + 1] if len(at) > end and at[end] == kind else None
            return path, after + 1 if isinstance(after, int) else None
    return None, None


def _fresh(tables: Tables, home: Path, kind: str) -> Tables:
    known = {line.id for line in outline(tables)}
    match kind:
        case "part":
            return {"id": _free("part", known), "title": "", "filled_by": "city"}
        case "section":
            return {"id": _free("section", known), "title": ""}
        case "fields":
            known = {text_of(one.get("id")) for one in tables_in(table_at(tables, home), kind)}
            return {"id": _free("field", known), "type": str(_FIRST_TYPE), "label": ""}
    siblings = tables_in(table_at(tables, home), kind)
    topic = text_of(siblings[-1].get("id")).split(".")[0] if siblings else ""
    topic = topic or text_of(table_at(tables, home).get("id")) or "topic"
    return {"id": _free(f"{topic}.question", known), "type": str(_FIRST_TYPE), "label": ""}


def _free(name: str, known: Collection[str]) -> str:
    number = 1
    while f"{name}_{number}" in known:
        number += 1
    return f"{name}_{number}"


def next_version(version: str, taken: Collection[str], *, year: int) -> str:
    """A version for a copy of a form: this year or a later one, else the next number, else a word behind.

    Args:
        version: Of the form that is copied.
        taken: Versions of that form that are there already.
        year: This year.
    """
    if not (version.isascii() and version.isdecimal()):
        own = f"{version}-own"
        return _free(own, taken) if own in taken else own
    number = int(version) + 1
    number = max(number, year) if len(version) == 4 else number
    while str(number) in taken:
        number += 1
    return str(number)
