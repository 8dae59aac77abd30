"""What a record shows besides its answers, where it is filled: goals, a line of time, partners, sums."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from lcapp.domain.city_records import field_text, items_of
from lcapp.domain.forms import Section
from lcapp.domain.record_figures import span
from lcapp.i18n import formats
from lcapp.pdf.block_kinds import Block, Cell, Column, Grid, Said, Text
from lcapp.pdf.drawn_kinds import Spans, Timeline
from lcapp.pdf.printing import Printing
from lcapp.pdf.record_tables import (
    assessment_charts,
    budget_tables,
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
                "from": formats.day(words, a.isoformat()[:7]),
                "to": formats.day(words, b.isoformat()[:7]),
            },
        )
        for name, a, b in rows
    )
    alt = words._("Chart of what lasts how long: {rows}.", rows=told)
    return Spans(drawn, marks, (last - first + 1) * _MONTHS, alt)


def _partners(printing: Printing) -> Iterator[Block]:
    """Sectors as rows, roles as columns, the names of the partners in the cells."""
    words, own, language = printing.words, printing.form_words, printing.language
    group = printing.snapshot.form.question("structure.stakeholders")
    sector, role = (group.field(name) if group else None for name in ("sector", "role"))
    bodies = items_of(printing.snapshot.answers, "structure.stakeholders")
    if len(bodies) < 2 or group is None or sector is None or role is None:
        return
    at = [(str(body.get("sector", "")), str(body.get("role", "")), body) for body in bodies]
    named = {one.id: own.option(role, one.id, group=group) for one in role.options}
    roles = [one for one in (*named, "") if any(one == its_role for _sector, its_role, _body in at)]
    rows = []
    for one in sector.options:
        if all(one.id != its_sector for its_sector, _role, _body in at):
            continue
        head: Cell = (Text((Said(own.option(sector, one.id, group=group)),)),)
        cells = [
            tuple(
                Text((Said(_line(field_text(body, "name", language)), language),))
                for its_sector, its_role, body in at
                if (its_sector, its_role) == (one.id, wanted)
            )
            for wanted in roles
        ]
        rows.append((head, *cells))
    share = 1 / (len(roles) + 1)
    titles = (words._("Sector"), *(named.get(one, words._("Takes part")) for one in roles))
    grid = Grid(tuple(Column(title, share) for title in titles), tuple(rows))
    yield from titled(words._("Partners by sector and role"), [grid])


def _line(text: str) -> str:
    return " ".join(clean(text).split())


_MAKERS: Mapping[tuple[str, str], Callable[[Printing], Iterator[Block]]] = {
    ("plan", "goals"): _goals,
    ("plan", "activities"): _activities,
    ("structure", "stakeholders"): _partners,
    ("events", "events"): events_table,
    ("access", "groups"): groups_reached,
    ("monitoring", "indicators"): indicator_charts,
    ("resources", "lines"): budget_tables,
    ("self_assessment", "about"): assessment_charts,
    ("city_record", "profile"): density_line,
}
"""By the form of the record and the section they stand in."""
