"""From the deadlines back to today: a dated list of what must be done when.

The steps, and how long before the city's deadline each is done, are data
(`resources/reference/back_plan.toml`). Where less time is left than they want, all of them move together in
the same proportions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from lcapp.domain.calendar_spans import add_months, span_of
from lcapp.domain.calls import Call, CallKind, Certainty

SATURDAY_AND_SUNDAY = frozenset({5, 6})
_COMMISSION_MONTHS = 1
_RESULT_MONTHS = (3, 8)

FIXED_CODES: Mapping[str, tuple[str, ...]] = {
    "own_deadline": (),
    "city_deadline": (),
    "commission_deadline": (),
    "commission_month": ("months",),
    "result": (),
    "result_expected": ("least", "most"),
}
"""Codes of the days that are not steps, and the names of their parameters."""


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
    """

    id: str
    days: int
    who: str
    kinds: frozenset[CallKind]
    certainty: Certainty
    source: str


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

    `binding` is the city's deadline the steps lead to, `squeezed` whether less time is left than they want.
    """

    call: str
    start: date
    binding: date
    squeezed: bool
    days: tuple[PlannedDay, ...]


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
    wanted = mine[0].days if mine else 0
    left = (binding - start).days
    squeezed = wanted > left
    days = []
    for step in mine:
        before = step.days * left // wanted if squeezed else step.days
        day = _working(binding - timedelta(days=before), start, weekend, free_days)
        days.append(PlannedDay(step.id, day.isoformat(), step.who, step.certainty, step.source))
    days += _fixed(call, binding, typed=deadline)
    days.sort(key=lambda one: one.value)
    return BackPlan(call.id, start, binding, squeezed, tuple(days))


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
