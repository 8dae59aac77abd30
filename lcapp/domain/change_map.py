"""What the makers of a form say about answers of its earlier version: renamed, split, merged, moved, dropped.

How such a file is written stands in `resources/forms/README.md`. Places are ids, or `group/field`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from lcapp.domain.form_reader import parse_toml
from lcapp.domain.forms import Form, Question
from lcapp.domain.nearest import nearest
from lcapp.domain.tables import Table
from lcapp.errors import FormInvalid, Problem

PROBLEM_CODES: dict[str, tuple[str, ...]] = {
    "map_question_unknown": ("question", "form"),
    "map_id_unknown": ("question", "id"),
    "map_too_few": ("key_name",),
    "map_twice": ("question",),
    "map_not_of_forms": ("form",),
    "map_not_a_factor": ("value",),
}


class SplitBy(StrEnum):
    """Where one text is cut into several."""

    PARAGRAPH = "paragraph"
    LINE = "line"
    COMMA = "comma"
    SEMICOLON = "semicolon"


@dataclass(frozen=True, slots=True)
class SplitRule:
    """One question became several."""

    into: tuple[str, ...]
    by: SplitBy


@dataclass(frozen=True, slots=True)
class ChangeMap:
    """One file. Places are question ids, or `group/field`.

    Args:
        old: Name of the earlier form.
        new: Name of the later form.
        targets: Old place to new place, for what was renamed, moved or merged.
        merged: New places that several old ones go into, with those in order.
        split: Old place to its rule.
        dropped: Old places that are asked nowhere.
        ids: By new question, old id to new id of options, rows and fields.
        factors: By new question, what a figure is multiplied with.
    """

    old: str
    new: str
    targets: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    split: Mapping[str, SplitRule] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    factors: Mapping[str, Decimal] = field(default_factory=dict)


def is_change_map(tables: Mapping[str, Any]) -> bool:
    """Whether a TOML file is a change map, by its keys."""
    return "from" in tables and "to" in tables


def read_change_map(data: bytes, *, file: str) -> ChangeMap:
    """The change map of a TOML file.

    Args:
        data: The file's bytes.
        file: Its name, for messages.

    Raises:
        FormInvalid: With every problem found.
    """
    problems: list[Problem] = []
    table = Table(parse_toml(data, file), "", problems)
    made = _read(table)
    table.finish()
    if problems:
        raise FormInvalid(file, problems)
    return made


def _read(table: Table) -> ChangeMap:
    old, new = table.text("from", needed=True), table.text("to", needed=True)
    targets: dict[str, str] = {}
    merged: dict[str, tuple[str, ...]] = {}
    split: dict[str, SplitRule] = {}
    dropped: list[str] = []
    said: list[str] = []
    for name in ("renamed", "moved"):
        for inner in _each(table, name):
            said.append(place := inner.text("old", needed=True))
            targets[place] = inner.text("new", needed=True)
            inner.finish()
    for inner in _each(table, "split"):
        said.append(place := inner.text("old", needed=True))
        split[place] = SplitRule(
            _several(inner, "into"), inner.word("by", SplitBy, SplitBy.PARAGRAPH) or SplitBy.PARAGRAPH
        )
        inner.finish()
    for inner in _each(table, "merged"):
        olds, place = _several(inner, "old"), inner.text("new", needed=True)
        said += olds
        targets |= dict.fromkeys(olds, place)
        merged[place] = olds
        inner.finish()
    for inner in _each(table, "dropped"):
        said.append(place := inner.text("old", needed=True))
        dropped.append(place)
        inner.finish()
    for place in dict.fromkeys(one for one in said if said.count(one) > 1):
        table.problem("map_twice", question=place)
    return ChangeMap(
        old,
        new,
        targets=targets,
        merged=merged,
        split=split,
        dropped=frozenset(dropped),
        ids=_ids(table),
        factors=_factors(table),
    )


def _each(table: Table, name: str) -> Iterator[Table]:
    for number, data in enumerate(table.tables(name), start=1):
        yield table.inner(data, f"{name} {number}")


def _several(inner: Table, key: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(inner.texts(key)))
    if len(found) < 2:
        inner.problem("map_too_few", key=key, key_name=key)
    return found


def _ids(table: Table) -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for inner in _each(table, "ids"):
        question, renamed = inner.text("question", needed=True), inner.table("renamed")
        if not renamed:
            inner.problem("key_missing", key="renamed", key_name="renamed")
        elif not all(isinstance(one, str) for one in renamed.values()):
            inner.problem("wrong_kind", key="renamed", key_name="renamed", wanted="text")
        else:
            found[question] = dict(renamed)
        inner.finish()
    return found


def _factors(table: Table) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for inner in _each(table, "units"):
        question, said = inner.text("question", needed=True), inner.text("factor", needed=True)
        try:
            factor = Decimal(said)
            if not factor.is_finite() or factor <= 0 or len(said) > 20:
                raise InvalidOperation
            found[question] = factor
        except InvalidOperation:
            inner.problem("map_not_a_factor", key="factor", value=said[:40])
        inner.finish()
    return found


def check_change_map(change_map: ChangeMap, old: Form, new: Form) -> tuple[Problem, ...]:
    """Everything in a map that does not agree with its two forms."""
    return tuple(_problems(change_map, old, new))


def _problems(change_map: ChangeMap, old: Form, new: Form) -> Iterator[Problem]:
    for key, named, form in (("from", change_map.old, old), ("to", change_map.new, new)):
        if named != form.name:
            yield Problem("map_not_of_forms", key, form=form.name)
    split_into = [place for rule in change_map.split.values() for place in rule.into]
    olds = (*change_map.targets, *change_map.split, *sorted(change_map.dropped))
    news = (*change_map.targets.values(), *split_into, *change_map.ids, *change_map.factors)
    for places, form in ((olds, old), (news, new)):
        for place in dict.fromkeys(places):
            if at_place(form, place) is None:
                known = [question.id for question in form.questions()]
                meant = nearest(place, known)
                yield Problem("map_question_unknown", "", question=place, form=form.name, meant=meant)
    for place, renamed in change_map.ids.items():
        question = at_place(new, place)
        known = [] if question is None else _ids_of(question)
        for one in renamed.values() if question is not None else ():
            if one not in known:
                yield Problem("map_id_unknown", "", question=place, id=one, meant=nearest(one, known))


def _ids_of(question: Question) -> list[str]:
    return [*(one.id for one in (*question.options, *question.rows)), *(one.id for one in question.fields)]


def at_place(form: Form, place: str) -> Question | None:
    """The question of an id, or the field of `group/field`."""
    question, _, inside = place.partition("/")
    found = form.question(question)
    return found.field(inside) if found is not None and inside else found
