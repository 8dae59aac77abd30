"""Names of the months of each calendar, and of the days of the week, in a language."""

from typing import TYPE_CHECKING

from lcapp.i18n.calendars import Calendar

if TYPE_CHECKING:
    from babel import Locale

    from lcapp.i18n.words import Words

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6


def solar_hijri_months(words: "Words") -> tuple[str, ...]:
    """Farvardin to Esfand."""
    return (
        words.pgettext("month of the solar hijri calendar", "Farvardin"),
        words.pgettext("month of the solar hijri calendar", "Ordibehesht"),
        words.pgettext("month of the solar hijri calendar", "Khordad"),
        words.pgettext("month of the solar hijri calendar", "Tir"),
        words.pgettext("month of the solar hijri calendar", "Mordad"),
        words.pgettext("month of the solar hijri calendar", "Shahrivar"),
        words.pgettext("month of the solar hijri calendar", "Mehr"),
        words.pgettext("month of the solar hijri calendar", "Aban"),
        words.pgettext("month of the solar hijri calendar", "Azar"),
        words.pgettext("month of the solar hijri calendar", "Dey"),
        words.pgettext("month of the solar hijri calendar", "Bahman"),
        words.pgettext("month of the solar hijri calendar", "Esfand"),
    )


def islamic_months(words: "Words") -> tuple[str, ...]:
    """Muharram to Dhu al-Hijjah."""
    return (
        words.pgettext("month of the islamic calendar", "Muharram"),
        words.pgettext("month of the islamic calendar", "Safar"),
        words.pgettext("month of the islamic calendar", "Rabi al-Awwal"),
        words.pgettext("month of the islamic calendar", "Rabi al-Thani"),
        words.pgettext("month of the islamic calendar", "Jumada al-Ula"),
        words.pgettext("month of the islamic calendar", "Jumada al-Thani"),
        words.pgettext("month of the islamic calendar", "Rajab"),
        words.pgettext("month of the islamic calendar", "Shaban"),
        words.pgettext("month of the islamic calendar", "Ramadan"),
        words.pgettext("month of the islamic calendar", "Shawwal"),
        words.pgettext("month of the islamic calendar", "Dhu al-Qadah"),
        words.pgettext("month of the islamic calendar", "Dhu al-Hijjah"),
    )


def gregorian_months(language: str, *, standing_alone: bool = False, short: bool = False) -> tuple[str, ...]:
    """January to December, as they stand in a date or alone."""
    if is_english(language):
        return tuple(name[:3] for name in ENGLISH_MONTHS) if short else ENGLISH_MONTHS
    names = locale_of(language).months["stand-alone" if standing_alone else "format"]
    return tuple(str(names["abbreviated" if short else "wide"][month]) for month in range(1, 13))


def month_names(words: "Words", calendar: Calendar, *, standing_alone: bool = False) -> tuple[str, ...]:
    """The twelve months of a calendar."""
    if calendar is Calendar.SOLAR_HIJRI:
        return solar_hijri_months(words)
    if calendar is Calendar.ISLAMIC:
        return islamic_months(words)
    return gregorian_months(words.language, standing_alone=standing_alone)


def weekday_names(language: str) -> tuple[str, ...]:
    """Monday to Sunday."""
    if is_english(language):
        return ENGLISH_WEEKDAYS
    names = locale_of(language).days["format"]["wide"]
    return tuple(str(names[day]) for day in range(7))


def weekday_letters(language: str) -> tuple[str, ...]:
    """Monday to Sunday as they head the columns of a calendar."""
    if is_english(language):
        return tuple(name[:2] for name in ENGLISH_WEEKDAYS)
    # What Babel calls short are figures in Persian, as ۱ش; one letter is what wall calendars there have.
    width = "narrow" if language.partition("-")[0] == "fa" else "short"
    names = locale_of(language).days["stand-alone"][width]
    return tuple(str(names[day]) for day in range(7))


def week_of(language: str) -> tuple[int, frozenset[int]]:
    """The day a week begins with, and the days without work; 0 is Monday.

    A language without a country takes the country most of its speakers live in; English, which is
    everybody's, begins on Monday.
    """
    if is_english(language):
        return _MONDAY, frozenset({_SATURDAY, _SUNDAY})
    from babel import Locale
    from babel.core import get_global

    locale = locale_of(language)
    if locale.territory is None:
        likely = get_global("likely_subtags").get(locale.language)
        locale = Locale.parse(likely) if likely else locale
    begins, ends = locale.weekend_start, locale.weekend_end
    rest = frozenset((begins + n) % 7 for n in range((ends - begins) % 7 + 1))
    return int(locale.first_week_day), rest


def date_pattern(language: str, *, weekday: bool) -> str:
    """How a day is written, in the letters of the Unicode Consortium: `d MMMM y`."""
    if is_english(language):
        return "EEEE, d MMMM y" if weekday else "d MMMM y"
    return str(locale_of(language).date_formats["full" if weekday else "long"].pattern)


OWN_CODES = ("en", "xx", "xr")
"""English and the pseudo-languages, which write numbers and dates as English does."""


def is_english(language: str) -> bool:
    """Whether numbers and dates are written as English does, by hand and without Babel."""
    return language.partition("-")[0] in OWN_CODES


def locale_of(language: str) -> "Locale":
    """Babel's locale of a language; English where it knows none."""
    from babel import Locale, UnknownLocaleError

    code = "en" if language in OWN_CODES else language
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
