"""The calendar of a city: report due, twelve months of membership, six years after an award, next calls.

What no page says is reckoned from what happened before: `certainty` and `source` stand at each date.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lcapp.domain.calendar_spans import add_months, day_after, span_of
from lcapp.domain.calls import Call, CallKind, Certainty

MONTHS_BEFORE_AWARD = 12
YEARS_AFTER_AWARD = 6
REPORT_EVERY_MONTHS = 24
_CALL_EVERY_YEARS = {CallKind.MEMBERSHIP: 2, CallKind.AWARD: 3}
_RHYTHM_SOURCES = {CallKind.MEMBERSHIP: "S57", CallKind.AWARD: "S15"}

CITY_DATE_CODES: Mapping[str, tuple[str, ...]] = {
    "months_reached": ("months",),
    "years_over": ("years",),
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
    calls: Iterable[Call], *, joined: date | None, awarded: date | None, on: date
) -> tuple[CityDate, ...]:
    """What lies ahead of a city, earliest first.

    Args:
        calls: All calls known here.
        joined: When the city joined the network; None for a city that is not a member.
        awarded: When it received its last award.
        on: Today; what is over is left out.
    """
    known = tuple(calls)
    found = [*_of_award(awarded, on), *_of_calls(known, joined, on)]
    if joined is not None:
        found += [*_of_months(joined, on), *_of_report(known, joined, on)]
    return tuple(sorted(found, key=lambda one: (one.value, one.code)))


def _of_months(joined: date, on: date) -> Iterator[CityDate]:
    reached = day_after(add_months(joined, MONTHS_BEFORE_AWARD))
    if reached >= on:
        params = {"months": MONTHS_BEFORE_AWARD}
        yield CityDate("months_reached", reached.isoformat(), Certainty.SEEN, "S15, S16", params=params)


def _of_award(awarded: date | None, on: date) -> Iterator[CityDate]:
    if awarded is None:
        return
    over = add_months(awarded, 12 * YEARS_AFTER_AWARD)
    if over >= on:
        params = {"years": YEARS_AFTER_AWARD}
        yield CityDate("years_over", over.isoformat(), Certainty.SEEN, "S15, S16", params=params)


def _of_report(calls: tuple[Call, ...], joined: date, on: date) -> Iterator[CityDate]:
    announced = False
    for call in calls:
        day = call.city_deadline.day
        if call.kind is CallKind.REPORT and day is not None and day >= max(on, joined):
            kept = call.city_deadline
            yield CityDate("report_due", kept.value, kept.certainty, kept.source, call.id)
            announced = True
    if not announced:
        due = add_months(joined, REPORT_EVERY_MONTHS)
        while due < on:
            due = add_months(due, REPORT_EVERY_MONTHS)
        yield CityDate("report_expected", due.isoformat()[:7], Certainty.INFERRED, "S6, S61")


def _of_calls(calls: tuple[Call, ...], joined: date | None, on: date) -> Iterator[CityDate]:
    kind = CallKind.MEMBERSHIP if joined is None else CallKind.AWARD
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
