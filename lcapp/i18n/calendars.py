"""The three calendars people date by, and the ISO day each of their days is.

Solar Hijri comes from `jdatetime`, Umm al-Qura from `hijridate`, both imported when first needed. Data hold
ISO days only: everything here goes from and to them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol


class Calendar(StrEnum):
    """A way to count days."""

    GREGORIAN = "gregorian"
    SOLAR_HIJRI = "solar_hijri"
    ISLAMIC = "islamic"


AS_THE_LANGUAGE = "as_the_language"
"""The choice of somebody who leaves the calendar to the language."""

YEARS = {
    Calendar.GREGORIAN: (1, 9999),
    Calendar.SOLAR_HIJRI: (1300, 1500),
    Calendar.ISLAMIC: (1343, 1500),
}
"""First and last year of each calendar that is understood: 1921 to 2122 and 1924 to 2077 for the last two."""

MONTHS = 12
_SOLAR_BEHIND = 621
"""Years from the solar Hijri year to the Gregorian one in which it begins."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day as a calendar counts it; months and days from 1."""

    year: int
    month: int
    day: int


class HasCalendar(Protocol):
    """Anything that knows the code of its language and the calendar chosen, such as `Words`."""

    @property
    def language(self) -> str:
        """Such as `fa`."""

    @property
    def calendar(self) -> str:
        """The value of the setting: a `Calendar`, or empty or `AS_THE_LANGUAGE`."""


def calendar_of(words: HasCalendar) -> Calendar:
    """The calendar in which somebody types and reads first."""
    if words.calendar in tuple(Calendar):
        return Calendar(words.calendar)
    return Calendar.SOLAR_HIJRI if _is_persian(words) else Calendar.GREGORIAN


def calendar_beside(words: HasCalendar) -> Calendar | None:
    """The calendar in which a day is said a second time; None where one is enough."""
    if calendar_of(words) is not Calendar.GREGORIAN:
        return Calendar.GREGORIAN
    return Calendar.SOLAR_HIJRI if _is_persian(words) else None


def day_of(calendar: Calendar, day: date) -> CalendarDay | None:
    """A day as a calendar counts it; None outside its `YEARS`."""
    if calendar is Calendar.GREGORIAN:
        return CalendarDay(day.year, day.month, day.day)
    first, last = YEARS[calendar]
    if calendar is Calendar.SOLAR_HIJRI:
        # The library knows no day of a year it cannot count.
        if not first <= day.year - _SOLAR_BEHIND <= last + 1:
            return None
        found = _jdatetime().date.fromgregorian(date=day)
    else:
        found = _hijri_of(day)
        if found is None:
            return None
    return CalendarDay(found.year, found.month, found.day) if first <= found.year <= last else None


def date_of(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The day of a calendar, or None where it has no such day or the year is outside its `YEARS`."""
    length = month_length(calendar, year, month)
    if length is None or not 1 <= day <= length:
        return None
    if calendar is Calendar.GREGORIAN:
        return date(year, month, day)
    if calendar is Calendar.SOLAR_HIJRI:
        turned: date = _jdatetime().date(year, month, day).togregorian()
        return turned
    found = _hijridate().Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def month_length(calendar: Calendar, year: int, month: int) -> int | None:
    """How many days a month has; None where there is no such month."""
    first, last = YEARS[calendar]
    if not (first <= year <= last and 1 <= month <= MONTHS):
        return None
    if calendar is Calendar.ISLAMIC:
        return int(_hijridate().Hijri(year, month, 1).month_length())
    if calendar is Calendar.SOLAR_HIJRI:
        return 31 if month <= 6 else 30 if month < MONTHS or is_leap(calendar, year) else 29
    if month == 2:
        return 29 if is_leap(calendar, year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def is_leap(calendar: Calendar, year: int) -> bool:
    """Whether a year has one day more than others of its calendar."""
    if calendar is Calendar.GREGORIAN:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if calendar is Calendar.SOLAR_HIJRI:
        return bool(_jdatetime().date(year, 1, 1).isleap())
    return bool(_hijridate().Hijri(year, 1, 1).year_length() == 355)


def span_of_months(
    calendar: Calendar, year: int, first: int, last: int | None = None
) -> tuple[date, date] | None:
    """First and last day of a month, or of several such as a season; None where there is no such month."""
    last = first if last is None else last
    begins, length = date_of(calendar, year, first, 1), month_length(calendar, year, last)
    ends = date_of(calendar, year, last, length) if length is not None else None
    return (begins, ends) if begins is not None and ends is not None and begins <= ends else None


def span_of_iso(iso: str) -> tuple[date, date] | None:
    """First and last day of an ISO day, month or year; None where the text is none."""
    parts = iso.split("-")
    widths = [len(part) for part in parts]
    if widths != [4, 2, 2][: len(parts)] or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    if len(parts) == 3:
        found = date_of(Calendar.GREGORIAN, year, month, day)
        return (found, found) if found is not None else None
    first, last = (month, month) if len(parts) == 2 else (1, MONTHS)
    return span_of_months(Calendar.GREGORIAN, year, first, last)


def months_later(calendar: Calendar, day: date, months: int) -> date:
    """The same day of a month later or earlier, or that month's last day; the day itself beyond the years."""
    at = day_of(calendar, day)
    if at is None:
        return day
    place = at.year * MONTHS + at.month - 1 + months
    year, month = place // MONTHS, place % MONTHS + 1
    length = month_length(calendar, year, month)
    found = date_of(calendar, year, month, min(at.day, length)) if length is not None else None
    return day if found is None else found


def days_later(calendar: Calendar, day: date, days: int) -> date:
    """Some days later or earlier; the day itself where the calendar does not reach that far."""
    try:
        found = day + timedelta(days=days)
    except OverflowError:
        return day
    return found if day_of(calendar, found) is not None else day


def _is_persian(words: HasCalendar) -> bool:
    return words.language.partition("-")[0] == "fa"


def _hijri_of(day: date) -> Any:
    try:
        return _hijridate().Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return None


def _jdatetime() -> Any:
    import jdatetime

    return jdatetime


def _hijridate() -> Any:
    import hijridate

    return hijridate
