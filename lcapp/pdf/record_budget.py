"""What the city can spend: money apart from value in kind, what is secured, by giver, year and event."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from lcapp.domain.answers import Value
from lcapp.domain.city_records import field_text, figure, items_of
from lcapp.domain.forms import Question
from lcapp.domain.record_money import in_money, is_secured
from lcapp.domain.record_sums import sums_by_year
from lcapp.i18n import formats
from lcapp.pdf.block_kinds import Block, Cell, Column, Grid, Said, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.record_tables import amounts_chart, titled, written
from lcapp.pdf.text.isolation import clean

_Line = Mapping[str, Value]
_MOST_YEARS = 5
_MOST_EVENTS = 40


def budget_tables(printing: Printing) -> Iterator[Block]:
    """Givers by year, with sums; the years of money as a chart; events with what they get."""
    words = printing.words
    lines = items_of(printing.snapshot.answers, "resources.lines")
    group = printing.snapshot.form.question("resources.lines")
    if len(lines) < 2 or group is None or not sums_by_year(lines):
        return
    if currency := printing.snapshot.currency:
        yield Text((Said(words._("All amounts in {currency}.", currency=currency)),), "aside")
    money = tuple(filter(in_money, lines))
    kind = tuple(line for line in lines if not in_money(line))
    for title, some in (
        (words._("Money by giver and year"), money),
        (words._("Value in kind by giver and year"), kind),
    ):
        if sums_by_year(some):
            yield from titled(title, [_by_giver(printing, group, some)])
    amounts = [(formats.day(words, year), amount) for year, amount in sums_by_year(money).items()]
    if len(amounts) > 1 and (chart := amounts_chart(printing, amounts)):
        yield from titled(words._("Money by year"), [chart])
    if any(field_text(line, "event") for line in lines):
        yield from titled(words._("Resources by event or activity"), [_by_event(printing, lines)])


def _by_giver(printing: Printing, group: Question, lines: Sequence[_Line]) -> Grid:
    words, own, giver = printing.words, printing.form_words, group.field("giver")
    by_year = sums_by_year(tuple(lines))
    years = list(by_year)[:_MOST_YEARS]

    def row(name: str, of: Iterable[_Line], *, bold: bool = False) -> tuple[Cell, ...]:
        sums = sums_by_year(tuple(of))
        return _row(printing, name, [*(sums.get(year) for year in years), sum(sums.values())], bold=bold)

    rows = []
    for one in (*(option.id for option in giver.options), "") if giver else ():
        mine = [line for line in lines if line.get("giver", "") == one]
        if sums_by_year(tuple(mine)):
            name = own.option(giver, one, group=group) if giver and one else words._("Not said")
            rows.append(row(name, mine))
    rows.append(row(words.pgettext("the sum of a table", "Together"), lines, bold=True))
    rows.append(row(words._("Secured of it"), filter(is_secured, lines)))
    share = 0.7 / (len(years) + 1)
    columns = (
        Column(words.pgettext("who gives money", "From"), 0.3),
        *(Column(formats.day(words, year), share, figures=True) for year in years),
        Column(words._("All years"), share, figures=True),
    )
    return Grid(columns, tuple(rows))


def _by_event(printing: Printing, lines: Sequence[_Line]) -> Grid:
    words = printing.words
    events: dict[str, list[_Line]] = {}
    names: dict[str, str] = {}
    for line in lines:
        name = " ".join(clean(field_text(line, "event")).split())
        names.setdefault(name.casefold(), name)
        events.setdefault(name.casefold(), []).append(line)
    rows = []
    # What belongs to no event comes last.
    for key in sorted(events, key=lambda name: not name)[:_MOST_EVENTS]:
        amounts = [_sum(events[key], wanted) for wanted in (in_money, _secured_money, _in_kind)]
        rows.append(_row(printing, names[key] or words._("No event named"), amounts))
    columns = (
        Column(words._("Event or activity"), 0.4),
        Column(words._("Money"), 0.2, figures=True),
        Column(words._("Money secured"), 0.2, figures=True),
        Column(words._("Value in kind"), 0.2, figures=True),
    )
    return Grid(columns, tuple(rows))


def _sum(lines: Iterable[_Line], wanted: Callable[[_Line], bool]) -> Decimal | None:
    found = [figure(line.get("amount")) for line in lines if wanted(line)]
    known = [amount for amount in found if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _secured_money(line: _Line) -> bool:
    return in_money(line) and is_secured(line)


def _in_kind(line: _Line) -> bool:
    return not in_money(line)


def _row(
    printing: Printing, name: str, amounts: Iterable[Decimal | int | None], *, bold: bool = False
) -> tuple[Cell, ...]:
    def told(amount: Decimal | int | None) -> Cell:
        said = written(printing, None if amount is None else Decimal(amount))
        return (Text((Said(said, bold=bold),), decimals=0),) if said else ()

    head: Cell = (Text((Said(name, bold=bold),)),)
    return (head, *map(told, amounts))
