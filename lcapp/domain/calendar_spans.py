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
