"""Which calls are over: by their deadline, by every date known, or because a later one took their place."""

from collections.abc import Iterable
from datetime import date

from lcapp.domain.calendar_spans import span_of
from lcapp.domain.calls import Call


def is_over(call: Call, on: date) -> bool:
    """Whether the city's deadline is over; where none is known, whether every other known date is."""
    deadline = span_of(call.city_deadline)
    if deadline is not None:
        return deadline.last < on
    if call.expected or call.city_deadline.is_open:
        return False
    last = last_day(call)
    return last is not None and last < on


def last_day(call: Call) -> date | None:
    """The last day any known date of a call may be."""
    spans = map(span_of, (call.opens, call.city_deadline, call.commission_deadline, call.result))
    return max((span.last for span in spans if span is not None), default=None)


def is_followed(call: Call, calls: Iterable[Call], on: date) -> bool:
    """Whether a later call of the same kind took the place of one without a limit."""
    if not call.city_deadline.is_open:
        return False
    return any(other.kind is call.kind and _opened_later(other, call, on) for other in calls)


def _opened_later(other: Call, call: Call, on: date) -> bool:
    began, later = span_of(call.opens), span_of(other.opens)
    return began is not None and later is not None and began.last < later.first <= on
