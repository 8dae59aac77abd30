"""A form file becomes a `Form`, or a list of everything wrong in it with the place of each."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lcapp.domain.answers import FIGURE_PARTS, RESERVED, USUAL_PARTS
from lcapp.domain.condition_reader import read_condition
from lcapp.domain.fingerprint import digest
from lcapp.domain.forms import (
    Checked,
    Computed,
    Confidence,
    Form,
    Hand,
    Option,
    Part,
    Question,
    QuestionType,
    Section,
)
from lcapp.domain.nearest import nearest
from lcapp.domain.tables import Table, say_repeats
from lcapp.errors import FormInvalid, Problem

PROBLEM_CODES: dict[str, tuple[str, ...]] = {
    "file_not_text": (),
    "toml_unreadable": ("reason",),
    "key_missing": ("key_name",),
    "key_unknown": ("key_name",),
    "wrong_kind": ("key_name", "wanted"),
    "word_unknown": ("key_name", "value"),
    "number_negative": ("key_name",),
    "date_unreadable": ("key_name", "value"),
    "id_malformed": ("id",),
    "id_reserved": ("id",),
    "id_repeated": ("id",),
    "condition_unreadable": ("key_name",),
    "computed_unreadable": (),
    "nothing_inside": ("key_name",),
    "field_nested": (),
    "larger_than_allowed": ("limit",),
    "name_not_of_file": ("name", "file_name"),
}
"""Every code this reader, the condition reader, the tables and the libraries give, with its params."""

_ID_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_VERSION_LETTERS = _ID_LETTERS | frozenset("-.")
_ID_LINE = re.compile(r"""\bid\s*=\s*["']([a-z0-9_.]+)["']""")


def parse_toml(data: bytes, file: str) -> Mapping[str, Any]:
    """The tables of a TOML file.

    Raises:
        FormInvalid: It is not UTF-8 or not TOML; the problem carries the parser's reason and line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormInvalid(file, [Problem("file_not_text", "")]) from None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a ValueError
        reason = str(error)
        line = "".join(c for c in reason.partition("at line ")[2].split(",")[0] if c.isdigit())
        where: dict[str, Any] = {"line": int(line)} if line else {}
        raise FormInvalid(file, [Problem("toml_unreadable", "", reason=reason[:200], **where)]) from None


def canonical_table(value: Any) -> Any:
    """TOML content in the shape that has canonical bytes: dates and decimals as text."""
    if isinstance(value, dict):
        return {key: canonical_table(item) for key, item in value.items()}
    if isinstance(value, list):
        return [canonical_table(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | bool | int) else str(value)


def read_form(data: bytes, *, file: str) -> Form:
    """The form of a TOML file.

    Args:
        data: The file's bytes.
        file: Its name, for messages.

    Raises:
        FormInvalid: With every problem found, each at its question.
    """
    tables = parse_toml(data, file)
    problems: list[Problem] = []
    try:
        form = _form(Table(tables, "", problems), digest(_within_numbers(canonical_table(tables))))
    except RecursionError:
        raise FormInvalid(file, [Problem("toml_unreadable", "", reason="nested too deep")]) from None
    if problems:
        raise FormInvalid(file, with_lines(problems, data))
    return form


def _within_numbers(value: Any) -> Any:
    """Numbers too large for canonical bytes as text; the reader complains about them elsewhere."""
    if isinstance(value, dict):
        return {key: _within_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_within_numbers(item) for item in value]
    # In hexadecimal, because Python writes no decimal number of thousands of digits.
    return hex(value) if isinstance(value, int) and abs(value) >= 2**53 else value


def with_lines(problems: Iterable[Problem], data: bytes) -> list[Problem]:
    """The problems, each with the line on which its question's id stands, if only one line has that id.

    Args:
        problems: What was found in a file.
        data: The file's bytes, UTF-8.
    """
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(data.decode("utf-8-sig").split("\n"), start=1):
        for found in _ID_LINE.finditer(line):
            lines.setdefault(found[1], []).append(number)
    return [_with_line(problem, lines) for problem in problems]


def _with_line(problem: Problem, lines: Mapping[str, list[int]]) -> Problem:
    words = problem.place.split()
    found = lines.get(words[1].partition("/")[0], []) if len(words) > 1 else []
    if len(found) != 1:
        return problem
    return Problem(problem.code, problem.place, severity=problem.severity, **problem.params, line=found[0])


def _form(table: Table, form_digest: str) -> Form:
    confidence = table.word("confidence", Confidence, Confidence.RECONSTRUCTED) or Confidence.RECONSTRUCTED
    provenance = table.text("provenance", needed=True)
    form_id = table.text("id", needed=True)
    version = table.text("version", needed=True)
    if form_id and not set(form_id) <= _ID_LETTERS:
        table.problem("id_malformed", key="id", id=form_id[:60])
    if version and not set(version) <= _VERSION_LETTERS:
        table.problem("id_malformed", key="version", id=version[:60])
    parts = tuple(_part(table, part, provenance, confidence) for part in table.tables("part"))
    if not parts:
        table.problem("nothing_inside", key_name="part")
    made = Form(
        id=form_id,
        version=version,
        kind=table.text("kind", needed=True),
        title=table.text("title", needed=True),
        languages=table.texts("languages") or ("en",),
        parts=parts,
        provenance=provenance,
        confidence=confidence,
        valid=table.text("valid"),
        status=table.text("status"),
        checked=_checked(table),
        evidence=table.texts("evidence"),
        attachments=table.texts("attachments"),
        digest=form_digest,
    )
    table.finish()
    say_repeats((p.id for p in parts), "part", table.problems)
    say_repeats((s.id for _p, s in made.sections()), "section", table.problems)
    say_repeats((q.id for q in made.questions()), "question", table.problems)
    return made


def _checked(table: Table) -> Checked | None:
    data = table.table("checked")
    if data is None:
        return None
    inner = table.inner(data, "checked")
    on, by = inner.iso_date("on"), inner.text("by", needed=True)
    if on is None:
        inner.problem("key_missing", key="on", key_name="on")
    inner.finish()
    return Checked(on or "", by)


def _part(above: Table, data: Mapping[str, Any], provenance: str, confidence: Confidence) -> Part:
    table = above.inner(data, f"part {_name(data)}")
    hand = table.word("filled_by", Hand, Hand.CITY, needed=True) or Hand.CITY
    part_id = _id(table, "id")
    sections = tuple(_section(table, one, hand, provenance, confidence) for one in table.tables("section"))
    if not sections:
        table.problem("nothing_inside", key_name="section")
    title, sheet = table.text("title", needed=True), table.flag("sheet", default=False)
    made = Part(part_id, title, hand, sections, sheet=sheet)
    table.finish()
    return made


def _section(
    above: Table, data: Mapping[str, Any], hand: Hand, provenance: str, confidence: Confidence
) -> Section:
    table = above.inner(data, f"section {_name(data)}")
    section_id = _id(table, "id")
    questions = tuple(
        _question(table.inner(one, f"question {_name(one)}"), hand, provenance, confidence)
        for one in table.tables("question")
    )
    if not questions:
        table.problem("nothing_inside", key_name="question")
    made = Section(
        section_id, table.text("title", needed=True), questions, table.text("intro"), table.text("layout")
    )
    table.finish()
    return made


def _question(
    table: Table, hand: Hand, provenance: str, confidence: Confidence, *, inside_group: bool = False
) -> Question:
    kind = table.word("type", QuestionType, QuestionType.SHORT_TEXT, needed=True) or QuestionType.SHORT_TEXT
    if kind is QuestionType.GROUP and inside_group:
        table.problem("field_nested")
    made = Question(
        id=_field_id(table) if inside_group else _id(table, "id", dotted=True),
        type=kind,
        label=table.text("label", needed=True),
        explanation=table.text("explanation"),
        filled_by=table.word("filled_by", Hand, hand) or hand,
        required=table.flag("required", default=True),
        translatable=table.flag("translatable", default=False),
        with_links=table.flag("with_links", default=False),
        with_evidence=table.flag("with_evidence", default=False),
        with_text=table.flag("with_text", default=False),
        with_stamp=table.flag("with_stamp", default=False),
        partial=table.flag("partial", default=False),
        unit=table.text("unit"),
        parts=_figure_parts(table),
        min_words=table.number("min_words"),
        max_words=table.number("max_words"),
        max_characters=table.number("max_characters"),
        min=table.decimal("min"),
        max=table.decimal("max"),
        earliest=table.iso_date("earliest"),
        latest=table.iso_date("latest"),
        min_items=table.number("min_items"),
        max_items=table.number("max_items"),
        max_age_years=table.number("max_age_years"),
        options=_options(table, "options"),
        rows=_options(table, "rows"),
        scale=table.numbers("scale"),
        scale_meaning=table.texts("scale_meaning"),
        fields=_fields(table, hand, provenance, confidence),
        visible_when=read_condition(table, "visible_when"),
        required_when=read_condition(table, "required_when"),
        computed=_computed(table),
        provenance=table.text("provenance", provenance),
        confidence=table.word("confidence", Confidence, confidence) or confidence,
        note=table.text("note"),
    )
    table.finish()
    return made


def _fields(table: Table, hand: Hand, provenance: str, confidence: Confidence) -> tuple[Question, ...]:
    inner = [table.inner(one, f"{table.place}/{_name(one)}") for one in table.tables("fields")]
    fields = tuple(_question(one, hand, provenance, confidence, inside_group=True) for one in inner)
    say_repeats((one.id for one in fields), table.place, table.problems)
    return fields


def _options(table: Table, key: str) -> tuple[Option, ...]:
    made = []
    for data in table.tables(key):
        inner = table.inner(data, f"{table.place} {key} {_name(data)}")
        option_id = inner.text("id", needed=True)
        if option_id and not set(option_id) <= _ID_LETTERS:
            inner.problem("id_malformed", id=option_id[:60])
        elif key == "rows" and option_id in RESERVED:
            inner.problem("id_reserved", id=option_id)
        made.append(Option(option_id, inner.text("label", needed=True)))
        inner.finish()
    say_repeats((one.id for one in made), table.place, table.problems)
    return tuple(made)


def _computed(table: Table) -> Computed | None:
    data = table.table("computed")
    if data is None:
        return None
    inner = table.inner(data, table.place)
    found = [(rule, inner.texts(rule)) for rule in ("ratio", "sum") if rule in data]
    inner.finish()
    if len(found) != 1 or (len(found[0][1]) != 2 if found[0][0] == "ratio" else not found[0][1]):
        table.problem("computed_unreadable", key="computed")
        return None
    return Computed(*found[0])


def _figure_parts(table: Table) -> tuple[str, ...]:
    asked = table.texts("parts", USUAL_PARTS)
    for part in asked:
        if part not in FIGURE_PARTS:
            meant = nearest(part, FIGURE_PARTS)
            table.problem("word_unknown", key="parts", key_name="parts", value=part[:40], meant=meant)
    return tuple(part for part in FIGURE_PARTS if part in asked)


def _id(table: Table, key: str, *, dotted: bool = False) -> str:
    found = table.text(key, needed=True)
    pieces = found.split(".")
    well_formed = all(piece and set(piece) <= _ID_LETTERS for piece in pieces) and found[:1].isalpha()
    if found and (not well_formed or (len(pieces) > 1) is not dotted):
        table.problem("id_malformed", key=key, id=found[:60])
    return found


def _field_id(table: Table) -> str:
    found = _id(table, "id")
    if found in RESERVED:
        table.problem("id_reserved", id=found)
    return found


def _name(data: Mapping[str, Any]) -> str:
    found = data.get("id")
    return found[:60] if isinstance(found, str) and found else "?"
