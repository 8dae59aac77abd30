"""Reckoning with dates known only to the day, the month or the year, or not at all."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from lcapp.domain.calls import CallDate


@dataclass(frozen=True, slots=True)
class Span:
    """All days a date may be: from `first` to `last`, both possible."""

    first: date = date.min
    last: date = date.max

    def always_from(self, day: date) -> bool | None:
        """Whether the date is on that day or later: True, False, or None when it may be either."""
        if self.first >= day:
            return True
        return False if self.last < day else None

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.first == self.last

    @property
    def iso(self) -> str:
        """ISO day, month or year: as much as all its days share."""
        first, last = self.first.isoformat(), self.last.isoformat()
        return next((first[:end] for end in (10, 7, 4) if first[:end] == last[:end]), "")


def span_of_text(iso: str) -> Span | None:
    """The days an ISO day, month or year may be; None where the text is empty."""
    return span_of(CallDate(iso)) if iso else None


def as_span(known: "date | Span | None") -> Span | None:
    """A day as the span that holds it alone; a span, or nothing, as it is."""
    return Span(known, known) if isinstance(known, date) else known


def months_after(known: Span, months: int) -> Span:
    """The days that come whole months after those a date may be (see `add_months`)."""
    return Span(add_months(known.first, months), add_months(known.last, months))


def span_of(known: CallDate) -> Span | None:
    """The days a call's date may be; None when it is open or unknown."""
    if not known.value or known.is_open:
        return None
    year, month, day = (int(part) for part in f"{known.value}-0-0".split("-")[:3])
    if day:
        return Span(date(year, month, day), date(year, month, day))
    if month:
        return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Span(date(year, 1, 1), date(year, 12, 31))


def add_months(day: date, months: int) -> date:
    """The same day of a later month; that month's last day where there is no such day.

    Args:
        day: Where to begin.
        months: Whole months, not negative; beyond the year 9999 the last day of all stands for it.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_after(day: date) -> date:
    """The next day; the last day of all has none but itself."""
    return day + timedelta(days=1) if day < date.max else day
