"""The partners of the learning city in tables: by sector and role, and by sector and stage."""

from collections.abc import Iterator, Mapping, Sequence

from lcapp.domain.answers import Value
from lcapp.domain.city_records import field_choices, field_text, items_of
from lcapp.domain.forms import Question
from lcapp.pdf.block_kinds import Block, Cell, Column, Grid, Said, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.record_tables import titled
from lcapp.pdf.text.isolation import clean

_Placed = tuple[str, Sequence[str], Mapping[str, Value]]
"""Sector, columns, and the partner that stands there."""


def partner_tables(printing: Printing) -> Iterator[Block]:
    """Sectors as rows, the names of the partners in the cells; stages only where one is said."""
    words, own = printing.words, printing.form_words
    group = printing.snapshot.form.question("structure.stakeholders")
    sector, role, stages = (group.field(name) if group else None for name in ("sector", "role", "stages"))
    bodies = items_of(printing.snapshot.answers, "structure.stakeholders")
    if len(bodies) < 2 or group is None or sector is None:
        return
    if role is not None:
        placed = [(_sector(body), (str(body.get("role", "")),), body) for body in bodies]
        named = {one.id: own.option(role, one.id, group=group) for one in role.options}
        titles = {**named, "": words._("Takes part")}
        yield from titled(
            words._("Partners by sector and role"), [_grid(printing, group, sector, placed, titles)]
        )
    joined = [(_sector(body), field_choices(body, "stages"), body) for body in bodies]
    if stages is not None and any(found for _its_sector, found, _body in joined):
        titles = {one.id: own.option(stages, one.id, group=group) for one in stages.options}
        yield from titled(
            words._("Partners by sector and stage"),
            [_grid(printing, group, sector, joined, titles, always=True)],
        )


def _grid(
    printing: Printing,
    group: Question,
    sector: Question,
    placed: Sequence[_Placed],
    titles: Mapping[str, str],
    *,
    always: bool = False,
) -> Grid:
    """Columns without a partner are left out unless `always`: a stage nobody joins is worth seeing."""
    language = printing.language
    columns = [
        one for one in titles if always or any(one in its_columns for _sector, its_columns, _body in placed)
    ]
    rows: list[tuple[Cell, ...]] = []
    for one in sector.options:
        mine = [(its, body) for its_sector, its, body in placed if its_sector == one.id]
        if not mine:
            continue
        head: Cell = (Text((Said(printing.form_words.option(sector, one.id, group=group)),)),)
        cells = (
            tuple(
                Text((Said(_line(field_text(body, "name", language)), language),))
                for its, body in mine
                if wanted in its
            )
            for wanted in columns
        )
        rows.append((head, *cells))
    share = 1 / (len(columns) + 1)
    heads = (printing.words._("Sector"), *(titles[one] for one in columns))
    return Grid(tuple(Column(title, share) for title in heads), tuple(rows))


def _sector(body: Mapping[str, Value]) -> str:
    return str(body.get("sector", ""))


def _line(text: str) -> str:
    return " ".join(clean(text).split())
