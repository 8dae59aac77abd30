"""A call file becomes a `Call`, or a list of everything wrong in it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from lcapp.domain.calls import Call, CallDate, CallKind, Cap, Certainty, Recipient
from lcapp.domain.form_reader import parse_toml
from lcapp.domain.tables import Table
from lcapp.errors import FormInvalid, Problem

PROBLEM_CODES: dict[str, tuple[str, ...]] = {
    "call_date_unreadable": ("value",),
    "call_dates_crossed": ("earlier", "later"),
    "cap_unreadable": (),
    "call_form_unknown": ("form",),
}

_CALL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_DATES = ("opens", "city_deadline", "commission_deadline", "result")
_COVERED = ("covers_from", "covers_until")


def read_call(data: bytes, *, file: str) -> Call:
    """The call of a TOML file.

    Raises:
        FormInvalid: With every problem found.
    """
    problems: list[Problem] = []
    call = _call(Table(parse_toml(data, file), "", problems))
    problems += _crossed(call)
    if problems:
        raise FormInvalid(file, problems)
    return call


def _call(table: Table) -> Call:
    call_id = table.text("id", needed=True)
    if not all(c.isascii() and (c.islower() or c.isdigit() or c == "-") for c in call_id):
        table.problem("id_malformed", key="id", id=call_id[:60])
    dates = {name: _date(table, name) for name in (*_DATES, *_COVERED)}
    made = Call(
        id=call_id,
        kind=table.word("kind", CallKind, CallKind.MEMBERSHIP, needed=True) or CallKind.MEMBERSHIP,
        title=table.text("title", needed=True),
        form=table.text("form", needed=True),
        cap=_cap(table),
        languages=table.texts("languages") or ("en",),
        expected=table.flag("expected", default=False),
        member_months=table.number("member_months"),
        years_after_award=table.number("years_after_award"),
        excluded_join_years=table.numbers("excluded_join_years"),
        recipients=tuple(_recipient(table, one) for one in table.tables("recipient")),
        notes=table.texts("notes"),
        **dates,
    )
    table.finish()
    return made


def _date(above: Table, name: str) -> CallDate:
    data = above.table(name)
    if data is None:
        return CallDate()
    table = above.inner(data, name)
    value = table.text("value")
    made = CallDate(
        value=value,
        certainty=table.word("certainty", Certainty, Certainty.UNKNOWN, needed=True) or Certainty.UNKNOWN,
        source=table.text("source"),
        note=table.text("note"),
    )
    table.finish()
    if not is_call_date(value):
        table.problem("call_date_unreadable", value=value[:40])
        return CallDate()
    return made


def is_call_date(value: str) -> bool:
    """Whether a text is a day, a month, a year, `open`, or empty (unknown)."""
    if value in ("", "open"):
        return True
    if not _CALL_DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def _cap(above: Table) -> Cap:
    data = above.table("cap")
    if data is None:
        return Cap(None, Certainty.UNKNOWN)
    table = above.inner(data, "cap")
    number = table.number("number")
    if number == 0:
        table.problem("cap_unreadable")
    certainty = table.word("certainty", Certainty, Certainty.UNKNOWN, needed=True) or Certainty.UNKNOWN
    made = Cap(number, certainty, table.text("source"))
    table.finish()
    return made


def _recipient(above: Table, data: Mapping[str, Any]) -> Recipient:
    table = above.inner(data, "recipient")
    made = Recipient(
        sender=table.text("sender", needed=True),
        receiver=table.text("receiver", needed=True),
        what=table.text("what", needed=True),
        address=table.text("address"),
        copy_to=table.text("copy_to"),
        source=table.text("source"),
    )
    table.finish()
    return made


def _crossed(call: Call) -> Iterator[Problem]:
    """Dates that stand in the wrong order, as far as both are known equally exactly."""
    for names in (_DATES, _COVERED):
        known = [(name, getattr(call, name).value) for name in names]
        known = [(name, value) for name, value in known if value and value != "open"]
        for (earlier, first), (later, second) in pairwise(known):
            width = min(len(first), len(second))
            if first[:width] > second[:width]:
                yield Problem("call_dates_crossed", later, earlier=earlier, later=later)
