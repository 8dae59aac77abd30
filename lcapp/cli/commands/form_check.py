"""`lcapp forms check FILE`: everything wrong in a form or call file, with its line and what was meant."""

import re
from argparse import Namespace
from collections.abc import Iterator, Sequence

from lcapp.cli.input import read_input
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.domain.call_reader import read_call
from lcapp.domain.change_map import check_change_map, is_change_map, read_change_map
from lcapp.domain.form_checks import check_form
from lcapp.domain.form_reader import parse_toml, read_form
from lcapp.domain.nearest import nearest
from lcapp.errors import FormInvalid, Problem
from lcapp.i18n import Words
from lcapp.i18n.wording import harmless, problem_line, problem_sentence, severity_word
from lcapp.services.app import App

LARGEST_FILE = 2_000_000
"""Bytes."""

_CALL_KEYS = frozenset({"opens", "city_deadline", "commission_deadline", "cap", "recipient", "form"})


def run(app: App, args: Namespace, out: Output) -> int:
    """Read a file as what it is and say everything that is wrong in it."""
    data = read_input(args.file, limit=LARGEST_FILE)
    file, kind, name = str(args.file), "form", ""
    problems: tuple[Problem, ...] = ()
    try:
        kind = kind_of(data, file)
        name, problems = _checked(app, data, file, kind)
    except FormInvalid as error:
        problems = error.problems
    problems = tuple(with_line(problem, data) for problem in problems)
    wrong = any(problem.severity == "error" for problem in problems)
    told = {
        "file": file,
        "kind": kind,
        "name": name,
        "ok": not wrong,
        "problems": [_shape(out.words, problem) for problem in problems],
    }
    out.show(told, lambda: _lines(out.words, file, name, problems, wrong=wrong))
    return NOT_RIGHT if wrong else FINE


def kind_of(data: bytes, file: str) -> str:
    """Whether a file is a `form`, a `call` or `changes`, by its keys; or raises FormInvalid."""
    if is_change_map(tables := parse_toml(data, file)):
        return "changes"
    keys = set(tables)
    return "call" if "part" not in keys and keys & _CALL_KEYS else "form"


def with_line(problem: Problem, data: bytes) -> Problem:
    """The problem with the line of its key, else of its question's id, where it can be told.

    Of an id that stands twice it is the second line, where it should not stand.
    """
    if "line" in problem.params and not problem.place:
        return problem
    kind, _, rest = problem.place.partition(" ")
    found, _, key = rest.partition(" ")
    lines = data.decode("utf-8", "replace").splitlines()
    if not kind:
        # A change map names questions; its tables have no ids.
        named = problem.params.get("question")
        at = _only(_lines_with(lines, rf".*[\"']{re.escape(named)}[\"']")) if isinstance(named, str) else None
    elif found.isdecimal():
        heads = _lines_with(lines, rf"\s*\[\[\s*{re.escape(kind)}\s*\]\]")
        at = heads[int(found) - 1] if int(found) <= len(heads) else None
        at = _key_line(lines, at, key) if at is not None and key else at
        key = ""
    elif not found:
        name = re.escape(kind)
        at = _only(_lines_with(lines, rf"\s*({name}\s*=|\[+\s*{name}\s*\])"))
    else:
        several = _lines_with(lines, rf"(.*[\s{{,])?id\s*=\s*[\"']{re.escape(found.partition('/')[0])}[\"']")
        at = several[1] if problem.code == "id_repeated" and len(several) > 1 else _only(several)
        if at is not None and key:
            at = _key_line(lines, at, key.split()[-1])
    if at is None:
        return problem
    params = {name: value for name, value in problem.params.items() if name != "line"}
    return Problem(problem.code, problem.place, severity=problem.severity, **params, line=at + 1)


def _lines_with(lines: Sequence[str], beginning: str) -> list[int]:
    wanted = re.compile(beginning)
    return [number for number, line in enumerate(lines) if wanted.match(line)]


def _only(several: Sequence[int]) -> int | None:
    return several[0] if len(several) == 1 else None


def _key_line(lines: list[str], at: int, key: str) -> int:
    """The line of a key in the table around a line, or that line itself."""
    first = next((n for n in range(at, -1, -1) if lines[n].lstrip().startswith("[")), 0)
    last = next((n for n in range(at + 1, len(lines)) if lines[n].startswith("[")), len(lines))
    wanted = re.compile(rf"\s*{re.escape(key)}\s*=")
    return next((n for n in range(first, last) if wanted.match(lines[n])), at)


def _checked(app: App, data: bytes, file: str, kind: str) -> tuple[str, tuple[Problem, ...]]:
    if kind == "form":
        form = read_form(data, file=file)
        return form.name, check_form(form)
    if kind == "changes":
        found = read_change_map(data, file=file)
        old, new = app.forms.get(found.old), app.forms.get(found.new)
        return f"{old.name}-to-{new.version}", check_change_map(found, old, new)
    call = read_call(data, file=file)
    known = app.forms.names()
    if call.form in known:
        return call.id, ()
    meant = nearest(call.form, known)
    return call.id, (Problem("call_form_unknown", "form", form=call.form, meant=meant),)


def _shape(words: Words, problem: Problem) -> dict[str, object]:
    kind, _, rest = problem.place.partition(" ")
    line = problem.params.get("line")
    return {
        "code": problem.code,
        "severity": problem.severity,
        "place": problem.place,
        "question": rest.partition(" ")[0].partition("/")[0] if kind == "question" else "",
        "line": line if isinstance(line, int) else None,
        "params": {name: value for name, value in problem.params.items() if name != "line"},
        "text": problem_sentence(words, problem),
    }


def _lines(
    words: Words, file: str, name: str, problems: tuple[Problem, ...], *, wrong: bool
) -> Iterator[str]:
    for problem in problems:
        said = problem_line(words, file, problem)
        yield said if problem.severity == "error" else f"{said} ({severity_word(words, 'advice')})"
    if not wrong:
        yield words._("{file}: {name} can be used.", file=harmless(words, file), name=harmless(words, name))
