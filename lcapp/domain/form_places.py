"""Where in the tables of a form a problem stands: the table, and the key in it."""

from collections.abc import Iterator

from lcapp.domain.form_editing import Path, Tables, outline, table_at, tables_in, text_of
from lcapp.errors import Problem

_KEYS = {
    "options_missing": "options",
    "options_not_here": "options",
    "rows_missing": "rows",
    "scale_missing": "scale",
    "scale_meaning_count": "scale_meaning",
    "fields_missing": "fields",
    "fields_not_here": "fields",
    "computed_question_unknown": "computed",
    "computed_not_a_figure": "computed",
    "blank_unknown": "label",
    "provenance_missing": "provenance",
    "exact_without_source": "provenance",
    "id_repeated": "id",
    "field_nested": "type",
    "name_released": "version",
    "name_taken": "version",
}
"""What has to be looked at where a problem does not say it."""
_NAMED_BY = ("key_name", "limit", "trait", "low")
_KINDS = frozenset({"part", "section", "question"})


def place_of(tables: Tables, problem: Problem) -> tuple[Path, str]:
    """The path of the table a problem stands in, and the key that has to be put right; empty for any."""
    kind, name, *rest = [*problem.place.split(), "", ""]
    if kind not in _KINDS or not name:
        return (), kind or _key(problem)
    found = list(_named(tables, kind, name))
    if not found:
        return (), ""
    # Of an id that stands twice it is the second that should not stand.
    path = found[-1] if problem.code == "id_repeated" else found[0]
    if rest[0] in ("options", "rows"):
        return path, rest[0]
    if problem.code == "id_repeated" and rest[0]:
        return _repeated_inside(tables, path, rest[0])
    if problem.code.startswith("condition_") and not rest[0]:
        return path, _condition_key(table_at(tables, path), str(problem.params.get("question", "")))
    return path, _key(problem) or rest[0]


def _key(problem: Problem) -> str:
    for name in _NAMED_BY:
        if name in problem.params:
            return str(problem.params[name])
    return _KEYS.get(problem.code, "")


def _named(tables: Tables, kind: str, name: str) -> Iterator[Path]:
    """Every table of that id; a name as `question/field` leads into a group. `?` is one without an id."""
    wanted, _, field = name.partition("/")
    for line in outline(tables):
        if line.kind != kind or (line.id or "?") != wanted:
            continue
        if not field:
            yield line.path
            continue
        for place, one in enumerate(tables_in(table_at(tables, line.path), "fields")):
            if (text_of(one.get("id")) or "?") == field:
                yield (*line.path, "fields", place)


def _repeated_inside(tables: Tables, path: Path, name: str) -> tuple[Path, str]:
    table = table_at(tables, path)
    fields = [n for n, one in enumerate(tables_in(table, "fields")) if one.get("id") == name]
    if len(fields) > 1:
        return (*path, "fields", fields[-1]), "id"
    rows = [one for one in tables_in(table, "rows") if one.get("id") == name]
    return path, "rows" if len(rows) > 1 else "options"


def _condition_key(table: Tables, question: str) -> str:
    for key in ("visible_when", "required_when"):
        if question in str(table.get(key, "")):
            return key
    return "visible_when"
