"""The calendar of a city: report due, twelve months of membership, six years after an award, next calls.

What no page says is reckoned from what happened before: `certainty` and `source` stand at each date.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lcapp.domain.calendar_spans import Span, as_span, day_after, months_after, span_of
from lcapp.domain.calls import Call, CallKind, Certainty

MONTHS_BEFORE_AWARD = 12
YEARS_AFTER_AWARD = 6
REPORT_EVERY_MONTHS = 24
_CALL_EVERY_YEARS = {CallKind.MEMBERSHIP: 2, CallKind.AWARD: 3, CallKind.REPORT: 2}
_RHYTHM_SOURCES = {CallKind.MEMBERSHIP: "S57", CallKind.AWARD: "S15", CallKind.REPORT: "S6, S61"}

CITY_DATE_CODES: Mapping[str, tuple[str, ...]] = {
    "months_reached": ("months",),
    "months_reached_latest": ("months",),
    "years_over": ("years",),
    "years_over_latest": ("years",),
    "report_due": (),
    "report_expected": (),
    "call_closes": (),
    "call_closes_own": (),
    "call_expected": (),
    "call_reckoned": ("kind", "years"),
}
"""Every code of a date of the calendar, and the names of its parameters."""


@dataclass(frozen=True, slots=True)
class CityDate:
    """One line of the calendar.

    Args:
        code: One of `CITY_DATE_CODES`.
        value: ISO day, month or year, as far as it is known.
        certainty: How well it is known.
        source: Where it was read, or what it was reckoned from.
        call: Id of the call it belongs to, or empty.
        params: Values of the sentence.
    """

    code: str
    value: str
    certainty: Certainty
    source: str
    call: str = ""
    params: Mapping[str, str | int] = field(default_factory=dict)


def city_calendar(
    calls: Iterable[Call], *, joined: date | Span | None, awarded: date | Span | None, on: date
) -> tuple[CityDate, ...]:
    """What lies ahead of a city, earliest first.

    Args:
        calls: All calls known here.
        joined: When the city joined the network, or all days that may be; None for one that is no member.
        awarded: When it received its last award, or all days that may be.
        on: Today; what is over is left out.
    """
    known, member = tuple(calls), as_span(joined)
    kind = CallKind.MEMBERSHIP if member is None else CallKind.AWARD
    found = [*_of_award(as_span(awarded), on), *_of_calls(known, kind, on)]
    if member is not None:
        found += [*_of_months(member, on), *_of_report(known, member, on)]
    return tuple(sorted(found, key=lambda one: (one.value, one.code)))


def next_call(
    calls: Iterable[Call], kind: CallKind, *, joined: date | Span | None, on: date
) -> CityDate | None:
    """The next likely call of a kind for a city; None where not even an earlier one is known.

    Args:
        calls: All calls known here.
        kind: What the city asks for.
        joined: When the city joined the network, or all days that may be; None where nobody said.
        on: Today.
    """
    known, member = tuple(calls), as_span(joined)
    if kind is CallKind.REPORT and member is not None:
        found = _of_report(known, member, on)
    else:
        found = _of_calls(known, kind, on)
    return min(found, key=lambda one: one.value, default=None)


def fitting_call(
    calls: Iterable[Call], *, joined: date | Span | None, awarded: date | Span | None, on: date
) -> str:
    """Id of the call a city would look at first: what is due or comes next; empty where none is known.

    An award is none that comes next while the years after the last one are not over.
    """
    known, free_on = tuple(calls), as_span(awarded)
    if free_on is not None:
        free_on = months_after(free_on, 12 * YEARS_AFTER_AWARD)
    for one in city_calendar(known, joined=joined, awarded=awarded, on=on):
        call = next((each for each in known if each.id == one.call), None)
        too_soon = free_on is not None and one.value < free_on.first.isoformat()[: len(one.value)]
        if call is not None and not (call.kind is CallKind.AWARD and too_soon):
            return call.id
    return ""


def _of_months(joined: Span, on: date) -> Iterator[CityDate]:
    reached = months_after(joined, MONTHS_BEFORE_AWARD)
    params = {"months": MONTHS_BEFORE_AWARD}
    yield from _from_then("months_reached", joined, day_after(reached.last), on, params)


def _of_award(awarded: Span | None, on: date) -> Iterator[CityDate]:
    if awarded is not None:
        over = months_after(awarded, 12 * YEARS_AFTER_AWARD)
        yield from _from_then("years_over", awarded, over.last, on, {"years": YEARS_AFTER_AWARD})


def _from_then(
    code: str, began: Span, latest: date, on: date, params: Mapping[str, str | int]
) -> Iterator[CityDate]:
    """A day reckoned from a beginning; from a month or year, the latest day it may be."""
    if latest >= on:
        code = code if began.is_day else f"{code}_latest"
        sure = Certainty.SEEN if began.is_day else Certainty.INFERRED
        yield CityDate(code, latest.isoformat(), sure, "S15, S16", params=params)


def _of_report(calls: tuple[Call, ...], joined: Span, on: date) -> Iterator[CityDate]:
    announced = False
    for call in calls:
        day = call.city_deadline.day
        if call.kind is CallKind.REPORT and day is not None and day >= max(on, joined.first):
            kept = call.city_deadline
            yield CityDate("report_due", kept.value, kept.certainty, kept.source, call.id)
            announced = True
    if not announced:
        due = months_after(joined, REPORT_EVERY_MONTHS)
        while due.last < on:
            due = months_after(due, REPORT_EVERY_MONTHS)
        # Nobody can say a day of it: as far as the joining is known, and no further than to the month.
        yield CityDate("report_expected", due.iso[:7], Certainty.INFERRED, "S6, S61")


def _of_calls(calls: tuple[Call, ...], kind: CallKind, on: date) -> Iterator[CityDate]:
    mine = [call for call in calls if call.kind is kind]
    ahead = [one for call in mine for one in _of_call(call, on)]
    yield from ahead
    last = max((call.year or 0 for call in mine), default=0)
    if last and not ahead:
        every = _CALL_EVERY_YEARS[kind]
        rounds = max(1, -(-(on.year - last) // every))
        params: dict[str, str | int] = {"kind": str(kind), "years": every}
        year = f"{last + rounds * every:04d}"
        yield CityDate("call_reckoned", year, Certainty.INFERRED, _RHYTHM_SOURCES[kind], params=params)


def _of_call(call: Call, on: date) -> Iterator[CityDate]:
    for name, kept in call.deadlines():
        span = span_of(kept)
        if span is not None and span.last >= on:
            code = "call_closes_own" if name == "own" else "call_closes"
            yield CityDate(code, kept.value, kept.certainty, kept.source, call.id)
    opens = span_of(call.opens)
    if call.expected and not call.city_deadline.value and opens is not None and opens.last >= on:
        yield CityDate("call_expected", call.opens.value, call.opens.certainty, call.opens.source, call.id)
