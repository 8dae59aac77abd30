"""What people write becomes an ISO date, and an ISO date the text of a line, in their calendar."""

from datetime import date

from lcapp.i18n import Words
from lcapp.i18n.calendars import YEARS, Calendar, calendar_of, day_of, span_of_iso
from lcapp.i18n.formats import own_digits
from lcapp.i18n.typed_dates import NEEDS_DAY, NO_SUCH_DAY, OUTSIDE, TypedDate, typed_date

_SAMPLE = date(2024, 5, 31)


def iso_date(text: str, *, partial: bool, words: Words | None = None) -> str | None:
    """The ISO date a text means, or None when it cannot be told.

    Understood are `2024-05-31`, `31.5.2024`, `31 May 2024`, with figures of any script; with `partial` also
    `2024-05`, `5/2024` and `2024`; and the same in the calendar of the words (see `typed_date`).

    Args:
        text: As typed.
        partial: Whether a month or a year alone is enough.
        words: Their language names months, their calendar is the one meant; English and Gregorian without.
    """
    return typed_date(words or Words("en"), text, partial=partial).iso or None


def line_text(words: Words, iso: str) -> str:
    """An ISO date as it stands in a line to be changed: a day in the calendar chosen, figures only."""
    span = span_of_iso(iso)
    calendar = calendar_of(words)
    if span is None or span[0] != span[1] or calendar is Calendar.GREGORIAN:
        return own_digits(words, iso)
    at = day_of(calendar, span[0])
    return own_digits(words, iso if at is None else f"{at.year}/{at.month:02}/{at.day:02}")


def placeholder(words: Words) -> str:
    """What an empty line shows: the order in which a date is written."""
    if calendar_of(words) is Calendar.GREGORIAN:
        return words._("year-month-day")
    return words._("year/month/day")


def trouble_words(words: Words, typed: TypedDate) -> str:
    """Why a text is no date, and how to write one; empty where it is one."""
    if not typed.trouble:
        return ""
    if typed.trouble == NO_SUCH_DAY:
        return words._("The calendar has no such day.")
    if typed.calendar is Calendar.GREGORIAN:
        return words._("Write the date as year-month-day or day.month.year, such as 2024-05-31 or 31.5.2024.")
    if typed.trouble == OUTSIDE:
        first, last = YEARS[typed.calendar]
        return words._(
            "Write a year from {first} to {last}, or a Gregorian date.",
            first=own_digits(words, str(first)),
            last=own_digits(words, str(last)),
        )
    example = line_text(words, _SAMPLE.isoformat())
    if typed.trouble == NEEDS_DAY:
        return words._(
            "Write the whole day, such as {example}. A month or year alone can be given in the Gregorian "
            "calendar.",
            example=example,
        )
    return words._("Write the date as year/month/day or day/month/year, such as {example}.", example=example)
