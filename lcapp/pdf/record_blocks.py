"""What a record shows besides its answers, where it is filled: goals, a line of time, partners, sums."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from lcapp.domain.charts import Spans, Timeline
from lcapp.domain.city_records import field_text, items_of
from lcapp.domain.forms import Section
from lcapp.domain.record_figures import span
from lcapp.i18n import formats
from lcapp.pdf.block_kinds import Block
from lcapp.pdf.printing import Printing
from lcapp.pdf.record_budget import budget_tables
from lcapp.pdf.record_partners import partner_tables
from lcapp.pdf.record_tables import (
    assessment_charts,
    density_line,
    events_table,
    groups_reached,
    indicator_charts,
    titled,
)
from lcapp.pdf.text.isolation import clean, isolate

_TERMS = ("short", "medium", "long")
_MONTHS = 12
_MOST_YEARS = 30


def record_blocks(printing: Printing, section: Section) -> Iterator[Block]:
    """Drawings and tables of a section of a record; nothing in other forms or where nothing is filled."""
    make = _MAKERS.get((printing.snapshot.form.id, section.id))
    if make is not None:
        yield from make(printing)


def _goals(printing: Printing) -> Iterator[Block]:
    words, language = printing.words, printing.language
    group = printing.snapshot.form.question("plan.goals")
    field = group.field("term") if group else None
    terms = []
    for term in _TERMS:
        named = tuple(
            _line(field_text(goal, "goal", language))
            for goal in items_of(printing.snapshot.answers, "plan.goals")
            if goal.get("term") == term
        )
        if named and group and field:
            terms.append((printing.form_words.option(field, term, group=group), named))
    if len(terms) > 1:
        said = "; ".join(f"{isolate(term)}: {', '.join(map(isolate, goals))}" for term, goals in terms)
        line = Timeline(tuple(terms), words._("Timeline: {goals}.", goals=said))
        yield from titled(words._("Goals by term at a glance"), [line])


def _activities(printing: Printing) -> Iterator[Block]:
    answers, language = printing.snapshot.answers, printing.language
    rows: list[tuple[str, date, date]] = []
    for one in items_of(answers, "plan.activities"):
        begins, ends = span(field_text(one, "starts")), span(field_text(one, "ends"))
        first, last = begins or ends, ends or begins
        if first and last and first.first <= last.last:
            rows.append((_line(field_text(one, "title", language)), first.first, last.last))
    for one in items_of(answers, "plan.milestones"):
        if due := span(field_text(one, "due")):
            rows.append((_line(field_text(one, "what", language)), due.last, due.last))
    if len(rows) > 1 and (chart := _spans(printing, sorted(rows, key=lambda row: row[1]))):
        yield from titled(printing.words._("Activities and milestones in time"), [chart])


def _spans(printing: Printing, rows: list[tuple[str, date, date]]) -> Spans | None:
    first, last = min(row[1] for row in rows).year, max(row[2] for row in rows).year
    if last - first >= _MOST_YEARS:
        return None

    def month(day: date, *, after: bool = False) -> int:
        return (day.year - first) * _MONTHS + day.month - 1 + after

    words = printing.words
    drawn = tuple((name, month(a), month(b, after=a != b)) for name, a, b in rows)
    step = 1 if last - first < _MONTHS else 5
    marks = tuple(
        ((year - first) * _MONTHS, formats.day(words, f"{year:04d}")) for year in range(first, last + 1, step)
    )
    told = "; ".join(
        words._(
            "{name}: {from} to {to}",
            **{
                "name": isolate(name),
                "from": printing.day(a.isoformat()[:7]),
                "to": printing.day(b.isoformat()[:7]),
            },
        )
        for name, a, b in rows
    )
    alt = words._("Chart of what lasts how long: {rows}.", rows=told)
    return Spans(drawn, marks, (last - first + 1) * _MONTHS, alt)


def _line(text: str) -> str:
    return " ".join(clean(text).split())


_MAKERS: Mapping[tuple[str, str], Callable[[Printing], Iterator[Block]]] = {
    ("plan", "goals"): _goals,
    ("plan", "activities"): _activities,
    ("structure", "stakeholders"): partner_tables,
    ("events", "events"): events_table,
    ("access", "groups"): groups_reached,
    ("monitoring", "indicators"): indicator_charts,
    ("resources", "lines"): budget_tables,
    ("self_assessment", "about"): assessment_charts,
    ("city_record", "profile"): density_line,
}
"""By the form of the record and the section they stand in."""
