"""Results by year, groups reached, events and the self-assessment as tables and charts."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from lcapp.domain.answers import Value
from lcapp.domain.assessment import AREAS, HIGHEST, area_levels, changes_since_last, last_area_levels
from lcapp.domain.charts import Amounts, Radar, Series
from lcapp.domain.city_records import field_text, figure, items_of, text_of
from lcapp.domain.computed import DENSITY
from lcapp.domain.figures import canonical_number
from lcapp.domain.proof_sentences import results_of
from lcapp.i18n import formats
from lcapp.i18n.wording_records import computed_class_words
from lcapp.pdf.block_kinds import Block, Cell, Column, Grid, Said, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate

_TENTHS = 10
_WHOLE = 1000


def titled(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks under a small title."""
    yield Text((Said(title),), "small_label")
    yield from blocks


def density_line(printing: Printing) -> Iterator[Block]:
    """The class in which the network's pages show a density."""
    told = computed_class_words(printing.words, DENSITY, printing.snapshot.computed.get(DENSITY))
    if told:
        yield Text((Said(told),), "aside")


def events_table(printing: Printing) -> Iterator[Block]:
    """Events in the order of their days."""
    words, language = printing.words, printing.language
    events = [one for one in items_of(printing.snapshot.answers, "events.items") if field_text(one, "starts")]
    if len(events) < 2:
        return
    rows = tuple(
        (
            _cell(printing.day(field_text(one, "starts"))),
            _cell(field_text(one, "title", language)),
            _cell(field_text(one, "theme", language)),
            _cell(written(printing, figure(one.get("participants")))),
        )
        for one in sorted(events, key=lambda one: field_text(one, "starts"))
    )
    columns = (
        Column(words._("When"), 0.2),
        Column(words._("Event"), 0.34),
        Column(words._("Theme"), 0.28),
        Column(words._("Participants"), 0.18, figures=True),
    )
    yield from titled(words._("Events at a glance"), [Grid(columns, rows)])


def groups_reached(printing: Printing) -> Iterator[Block]:
    """How many people of each group were reached."""
    group = printing.snapshot.form.question("access.groups")
    field = group.field("who") if group else None
    if group is None or field is None:
        return
    found = [
        (printing.form_words.option(field, str(one["who"]), group=group), reached)
        for one in items_of(printing.snapshot.answers, "access.groups")
        if "who" in one and (reached := figure(one.get("reached"))) is not None
    ]
    if chart := amounts_chart(printing, found):
        yield from titled(printing.words._("People reached"), [chart])


def indicator_charts(printing: Printing) -> Iterator[Block]:
    """For each indicator its results by year, the baseline first."""
    words, answers = printing.words, printing.snapshot.answers
    for one in items_of(answers, "monitoring.indicators"):
        points = results_of(answers, one)
        if len(points) < 2:
            continue
        unit = field_text(one, "unit")
        rows = [(formats.day(words, f"{year:04d}"), figure(point) or Decimal(0)) for year, point in points]
        if chart := amounts_chart(printing, rows, unit):
            yield from titled(clean(field_text(one, "name", printing.language)), [chart])


def assessment_charts(printing: Printing) -> Iterator[Block]:
    """The twelve areas as a radar, now and before, and what changed."""
    words, answers = printing.words, printing.snapshot.answers
    now, before = area_levels(answers), last_area_levels(answers)
    if not now:
        return
    titles = _area_titles(printing)
    series = [_series(printing, text_of(answers, "assess.year") or words._("now"), now)]
    if before:
        series.append(_series(printing, text_of(answers, "last.year") or words._("before"), before))
    told = "; ".join(
        f"{isolate(titles[area])} {formats.number(words, str(now[area]))}" for area in AREAS if area in now
    )
    marks = tuple((step * _TENTHS, printing.number(step)) for step in range(HIGHEST + 1))
    axes = tuple(titles[area] for area in AREAS)
    radar = Radar(axes, tuple(series), marks, words._("Radar chart: {figures}.", figures=told))
    yield from titled(words._("The twelve areas at a glance"), [radar])
    if changed := changes_since_last(answers):
        rows = tuple(
            (
                _cell(titles[one.area]),
                _cell(formats.number(words, str(one.before))),
                _cell(formats.number(words, str(one.now))),
            )
            for one in changed
        )
        columns = (
            Column(words._("Area"), 0.6),
            Column(words._("Before"), 0.2, figures=True),
            Column(words._("Now"), 0.2, figures=True),
        )
        yield from titled(words._("What changed since the last assessment"), [Grid(columns, rows)])


def _series(printing: Printing, year: str, levels: Mapping[str, Decimal]) -> Series:
    name = formats.day(printing.words, year[:4]) if year[:4].isdecimal() else year
    figures = tuple(int(levels[area] * _TENTHS) if area in levels else None for area in AREAS)
    return Series(name, figures)


def _area_titles(printing: Printing) -> dict[str, str]:
    own = printing.form_words
    return {section.id: own.section(section) for _part, section in printing.snapshot.form.sections()}


def amounts_chart(printing: Printing, found: list[tuple[str, Decimal]], unit: str = "") -> Amounts | None:
    """Amounts as bars, the largest over the whole width; None for fewer than two or nothing but zeros."""
    most = max((amount for _name, amount in found), default=Decimal(0))
    if most <= 0 or len(found) < 2:
        return None
    rows = tuple(
        (name, int(max(Decimal(0), amount) * _WHOLE / most), f"{written(printing, amount)} {unit}".strip())
        for name, amount in found
    )
    told = ", ".join(f"{isolate(name)} {isolate(written)}" for name, _share, written in rows)
    return Amounts(rows, printing.words._("Bar chart: {figures}.", figures=told))


def written(printing: Printing, amount: Value) -> str:
    """A figure as the language of print writes it; empty where there is none."""
    return printing.number(canonical_number(amount, "")) if amount is not None else ""


def _cell(text: str) -> Cell:
    return (Text((Said(clean(text)),)),) if text else ()
