"""From the deadlines back to today: a dated list of what must be done when.

The steps, and how long before the city's deadline each is done, are data
(`resources/reference/back_plan.toml`). Where less time is left than they want, all of them move together in
the same proportions. Where that would put more than two acts on one day, only what no dossier can go without
is planned, and what is left out is named; where even that has no room, nothing is planned but to ask for more
time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from lcapp.domain.calendar_spans import add_months, span_of
from lcapp.domain.calls import Call, CallKind, Certainty

SATURDAY_AND_SUNDAY = frozenset({5, 6})
_COMMISSION_MONTHS = 1
_RESULT_MONTHS = (3, 8)
_MOST_A_DAY = 2
"""Acts of several people that one day can hold."""
_FIRST_OF_ALL = "ask_the_commission"

FIXED_CODES: Mapping[str, tuple[str, ...]] = {
    "own_deadline": (),
    "city_deadline": (),
    "commission_deadline": (),
    "commission_month": ("months",),
    "result": (),
    "result_expected": ("least", "most"),
}
"""Codes of the days that are not steps, and the names of their parameters."""


class Room(StrEnum):
    """How much time there is: what the steps want, less, too little for all of them, or for any dossier."""

    ENOUGH = "enough"
    CLOSER = "closer"
    SHORT = "short"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Args:
        id: Its name, the key of its sentence.
        days: Calendar days before the city's deadline.
        who: `city`, `mayor` or `national_commission`.
        kinds: Kinds of calls it belongs to.
        certainty: How well it is known that this is needed and takes that long.
        source: Where that comes from.
        needed: Whether no dossier can go without it.
    """

    id: str
    days: int
    who: str
    kinds: frozenset[CallKind]
    certainty: Certainty
    source: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One line of the plan; `code` is a step's id or one of `FIXED_CODES`. `value` is an ISO day or month."""

    code: str
    value: str
    who: str
    certainty: Certainty
    source: str
    fixed: bool = False
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BackPlan:
    """The dated list, earliest first.

    Args:
        call: Id of the call.
        kind: What the city asks for.
        start: The first day of work.
        binding: The city's deadline the steps lead to.
        room: Whether the time is enough.
        working_days: Days of work from the first day to the deadline, both counted.
        days: The dated list.
        left_out: Ids of the steps for which there is no time, in their order.
    """

    call: str
    kind: CallKind
    start: date
    binding: date
    room: Room
    working_days: int
    days: tuple[PlannedDay, ...]
    left_out: tuple[str, ...] = ()


def plan_back(
    call: Call,
    steps: Iterable[Step],
    *,
    start: date,
    deadline: date | None = None,
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY,
    free_days: frozenset[date] = frozenset(),
) -> BackPlan | None:
    """The plan of a call; None where no deadline is known, or it is over.

    Args:
        call: The round with its deadlines; the earlier of the Commission's own and the call's binds.
        steps: What is to be done.
        start: The first day of work, today as a rule.
        deadline: A day that binds instead, typed by a person while the call's is not known.
        weekend: Days of the week without work, Monday is 0.
        free_days: Holidays.
    """
    binding = deadline or _binding(call)
    if binding is None or binding < start:
        return None
    mine = sorted((step for step in steps if call.kind in step.kinds), key=lambda step: -step.days)
    works = _working_days(start, binding, weekend, free_days)
    room, dated = _dated(mine, start, binding, works, weekend, free_days)
    days = [PlannedDay(one.id, day.isoformat(), one.who, one.certainty, one.source) for one, day in dated]
    days += _fixed(call, binding, typed=deadline)
    days.sort(key=lambda one: one.value)
    planned = {step.id for step, _day in dated}
    left_out = tuple(step.id for step in mine if step.id not in planned)
    return BackPlan(call.id, call.kind, start, binding, room, len(works), tuple(days), left_out)


def _dated(
    steps: list[Step],
    start: date,
    binding: date,
    works: list[date],
    weekend: frozenset[int],
    free_days: frozenset[date],
) -> tuple[Room, list[tuple[Step, date]]]:
    wanted = steps[0].days if steps else 0
    left = (binding - start).days
    room = Room.ENOUGH if wanted <= left else Room.CLOSER
    before = [step.days if room is Room.ENOUGH else step.days * left // wanted for step in steps]
    days = [_working(binding - timedelta(days=one), start, weekend, free_days) for one in before]
    if room is Room.ENOUGH:
        days = _uncrowded(days, works)
    if max((days.count(day) for day in days), default=0) <= _MOST_A_DAY:
        return room, list(zip(steps, days, strict=True))
    needed = [step for step in steps if step.needed]
    if len(needed) > _MOST_A_DAY * len(works):
        first = [step for step in needed if step.id == _FIRST_OF_ALL]
        return Room.NONE, [(step, start) for step in first]
    # From the first day of work to the last, at even distances.
    return Room.SHORT, [(step, works[place * len(works) // len(needed)]) for place, step in enumerate(needed)]


def _uncrowded(days: list[date], works: list[date]) -> list[date]:
    """Days of steps in their order, moved earlier where a long holiday would pile them up before it."""
    kept: list[date] = []
    for wanted in reversed(days):
        day = min(wanted, kept[-1]) if kept else wanted
        if kept.count(day) >= _MOST_A_DAY:
            day = max((each for each in works if each < day), default=day)
        kept.append(day)
    return kept[::-1]


def _working_days(
    start: date, binding: date, weekend: frozenset[int], free_days: frozenset[date]
) -> list[date]:
    every = (start + timedelta(days=n) for n in range((binding - start).days + 1))
    return [day for day in every if day.weekday() not in weekend and day not in free_days]


def _binding(call: Call) -> date | None:
    # Of a deadline known to the month only its first day is safe.
    spans = [span_of(kept) for _name, kept in call.deadlines()]
    return min((span.first for span in spans if span is not None), default=None)


def _working(day: date, start: date, weekend: frozenset[int], free_days: frozenset[date]) -> date:
    earlier = day
    while earlier > start and (earlier.weekday() in weekend or earlier in free_days):
        earlier -= timedelta(days=1)
    return earlier


def _fixed(call: Call, binding: date, *, typed: date | None) -> Iterator[PlannedDay]:
    if typed is not None:
        yield PlannedDay("city_deadline", typed.isoformat(), "city", Certainty.TYPED, "", fixed=True)
    else:
        for name, kept in call.deadlines():
            yield PlannedDay(f"{name}_deadline", kept.value, "city", kept.certainty, kept.source, fixed=True)
    last = binding
    if call.kind is not CallKind.REPORT:
        known = span_of(call.commission_deadline)
        if known is not None and known.last >= binding:
            kept, last = call.commission_deadline, known.last
            yield PlannedDay(
                "commission_deadline",
                kept.value,
                "national_commission",
                kept.certainty,
                kept.source,
                fixed=True,
            )
        else:
            last = add_months(binding, _COMMISSION_MONTHS)
            yield PlannedDay(
                "commission_month",
                last.isoformat(),
                "national_commission",
                Certainty.INFERRED,
                "S3, S5, S57",
                fixed=True,
                params={"months": _COMMISSION_MONTHS},
            )
    yield from _result(call, last)


def _result(call: Call, last: date) -> Iterator[PlannedDay]:
    known = span_of(call.result)
    if known is not None and known.last >= last:
        kept = call.result
        yield PlannedDay("result", kept.value, "unesco", kept.certainty, kept.source, fixed=True)
    elif call.kind is not CallKind.REPORT:
        least, most = _RESULT_MONTHS
        yield PlannedDay(
            "result_expected",
            add_months(last, least).isoformat()[:7],
            "unesco",
            Certainty.INFERRED,
            "S7, S8, S11, S56",
            fixed=True,
            params={"least": least, "most": most},
        )
