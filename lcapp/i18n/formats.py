"""Numbers, dates, sizes and countries as a language writes them; and numbers as people type them.

English is written by hand, other languages by Babel, which is imported when first needed. Babel knows Persian
separators but writes no Persian digits: they are put in afterwards. Data keep ISO dates and plain numbers.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from lcapp.i18n.calendars import Calendar, calendar_beside, calendar_of, day_of, span_of_iso
from lcapp.i18n.month_names import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    date_pattern,
    is_english,
    locale_of,
    month_names,
    weekday_names,
)

if TYPE_CHECKING:
    from babel import Locale

    from lcapp.i18n.words import Words


class HasLanguage(Protocol):
    """Anything that knows the code of its language, such as `Words`."""

    @property
    def language(self) -> str:
        """Such as `fa`."""


_PERSIAN_DIGITS = str.maketrans("0123456789%", "۰۱۲۳۴۵۶۷۸۹٪")
_DIGITS_ALONE = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_PARTS_OF_A_DATE = re.compile("EEEE|MMMM|y|d|'[^']*'")
_UNSEEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_SPACES = " \u00a0\u202f\u2009'’"


def number(words: HasLanguage, value: int | Decimal | str) -> str:
    """A number with the language's separators and digits; a string is a canonical number of an answer."""
    exact = Decimal(value)
    if _is_english(words):
        return format(exact, ",f").replace("-", "−")
    from babel.numbers import format_decimal

    said: str = format_decimal(
        exact, locale=_locale(words), decimal_quantization=False, numbering_system="default"
    )
    return _own_digits(words, said)


def percent(words: HasLanguage, whole: int) -> str:
    """A whole percentage, such as 26."""
    if _is_english(words):
        return f"{whole}%"
    from babel.numbers import format_percent

    said: str = format_percent(Decimal(whole) / 100, locale=_locale(words), numbering_system="default")
    return _own_digits(words, said)


def day(words: HasLanguage, iso: str, *, weekday: bool = False) -> str:
    """A date as far as it is known.

    Args:
        words: The language.
        iso: An ISO day, month (`2016-04`) or year; anything else comes back as it is.
        weekday: Whether to say the day of the week, where the day is known.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso, re.ASCII)
    if match is None:
        return iso
    try:
        known = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return iso
    if not match[2]:
        return _own_digits(words, match[1])
    if _is_english(words):
        month = f"{ENGLISH_MONTHS[known.month - 1]} {known.year}"
        if not match[3]:
            return month
        name = f"{ENGLISH_WEEKDAYS[known.weekday()]}, " if weekday else ""
        return f"{name}{known.day} {month}"
    from babel.dates import format_date, format_skeleton

    if not match[3]:
        said: str = format_skeleton("yMMMM", known, locale=_locale(words))
    else:
        said = _with_first(words, format_date(known, "full" if weekday else "long", locale=_locale(words)))
    return _own_digits(words, said)


def day_in(words: "Words", iso: str, calendar: Calendar, *, weekday: bool = False) -> str:
    """A date in a calendar; in the Gregorian one where the other does not reach so far.

    An ISO month or year is said with the months or years of the calendar it lies in: `Dey–Bahman 1394`.
    """
    span = span_of_iso(iso)
    if calendar is Calendar.GREGORIAN or span is None:
        return day(words, iso, weekday=weekday)
    first, last = (day_of(calendar, end) for end in span)
    if first is None or last is None:
        return day(words, iso, weekday=weekday)
    if span[0] != span[1]:
        if len(iso) == len("2016"):
            return own_digits(words, f"{first.year}–{last.year}")
        month, next_month = (month_in(words, calendar, at.year, at.month) for at in (first, last))
        if first.year == last.year:
            month = month_names(words, calendar)[first.month - 1]
        return f"{month} – {next_month}"
    parts = {
        "d": str(first.day),
        "MMMM": month_names(words, calendar)[first.month - 1],
        "y": str(first.year),
        "EEEE": weekday_names(words.language)[span[0].weekday()],
    }
    pattern = date_pattern(words.language, weekday=weekday)
    said = _PARTS_OF_A_DATE.sub(lambda found: parts.get(found[0], found[0].strip("'")), pattern)
    return _own_digits(words, _with_first(words, said))


def month_in(words: "Words", calendar: Calendar, year: int, month: int) -> str:
    """A month of a calendar with its year, as it stands above a calendar."""
    name = month_names(words, calendar, standing_alone=True)[month - 1]
    return own_digits(words, f"{name} {year}")


def day_beside(words: "Words", iso: str, *, weekday: bool = False) -> str:
    """A date in the calendar that stands beside the chosen one; empty where one calendar is enough."""
    beside = calendar_beside(words)
    return "" if beside is None or not iso else day_in(words, iso, beside, weekday=weekday)


def day_in_calendars(words: "Words", iso: str, *, weekday: bool = False) -> str:
    """A date in the chosen calendar and, where the reader uses two, in the other one too."""
    said = day_in(words, iso, calendar_of(words), weekday=weekday)
    beside = day_beside(words, iso)
    if not beside or beside == day_in(words, iso, calendar_of(words)):
        return said
    return words.pgettext("the same day in two calendars", "{day} · {same_day}", day=said, same_day=beside)


def own_digits(words: HasLanguage, text: str) -> str:
    """A text with its ASCII digits written in the language's own; years and codes take no separators."""
    return text.translate(_DIGITS_ALONE) if _is_persian(words) else text


def time_of_day(words: HasLanguage, at: datetime) -> str:
    """Hours and minutes on this computer's clock."""
    return _own_digits(words, at.astimezone().strftime("%H:%M"))


def day_and_time(words: HasLanguage, at: datetime) -> str:
    """Day, hours and minutes on this computer's clock."""
    comma = "، " if _is_persian(words) else ", "
    return f"{day(words, at.astimezone().date().isoformat())}{comma}{time_of_day(words, at)}"


def moment_in_calendars(words: "Words", at: datetime) -> str:
    """Day in the reader's calendars, hours and minutes on this computer's clock."""
    comma = "، " if _is_persian(words) else ", "
    iso = at.astimezone().date().isoformat()
    return f"{day_in_calendars(words, iso)}{comma}{time_of_day(words, at)}"


def file_size(words: HasLanguage, octets: int) -> str:
    """A size people can compare: bytes, kB, MB, GB by thousands; French has its own: octets, ko, Mo, Go."""
    for unit, name, size in _SIZES:
        if octets >= size:
            tenths = Decimal(octets * 10 // size) / 10
            rounded = tenths.normalize() if tenths < 10 else Decimal(int(tenths))
            return _with_unit(words, number(words, rounded), unit, name)
    return _with_unit(words, octets, "B", "byte")


_SIZES = (("GB", "gigabyte", 10**9), ("MB", "megabyte", 10**6), ("kB", "kilobyte", 10**3))


def _with_unit(words: HasLanguage, value: str | int, unit: str, name: str) -> str:
    if _is_english(words):
        return f"{value}\u00a0{unit}"
    from babel.units import format_unit

    # Persian writes the names in full; they have one form only, so that a number given as text does no harm.
    length = "long" if _is_persian(words) and name != "byte" else "short"
    said: str = format_unit(value, f"digital-{name}", length, locale=_locale(words))
    return own_digits(words, said).replace(" ", "\u00a0")


def parse_number(words: HasLanguage, text: str) -> int | Decimal | None:
    """The number somebody typed, with digits of any script and the separators of the language.

    The other habit's decimal mark is understood where it cannot be a thousands separator: `495,86` in English
    is 495.86, but `84.300` in Turkish is 84300 and in French, which has no such separator, not understood.

    Returns:
        None where the text is no number, or could be two different ones.
    """
    bare = _UNSEEN.sub("", text).strip().replace("\u2212", "-")
    plain = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in bare)
    plain = plain.replace("٬", "").replace("٫", "." if _decimal_mark(words) == "." else ",")
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain.removeprefix("+"))
    for space in _SPACES:
        digits = re.sub(rf"(?<=\d){space}(?=\d{{3}}(\D|$))", "", digits)
    decimal = _decimal_mark(words)
    found = _with_marks(
        digits, decimal=decimal, group=_group_mark(words), other="," if decimal == "." else "."
    )
    if found is None:
        return None
    exact = Decimal(sign + found)
    return int(exact) if "." not in found else exact


def country_name(words: HasLanguage, code: str) -> str:
    """The name of a country by its ISO 3166 code; the code itself where there is no name."""
    name: str = _locale(words).territories.get(code.upper(), code)
    return name


def language_name(words: HasLanguage, code: str) -> str:
    """The name of a language by its code; the code itself where there is no name."""
    return str(_locale(words).languages.get(code.partition("-")[0], code))


def language_own_name(code: str) -> str:
    """The name of a language in itself, such as `français`, for those who can read no other."""
    locale = locale_of(code)
    return str(locale.get_display_name() or code) if code.startswith(locale.language) else code


def _with_marks(digits: str, *, decimal: str, group: str, other: str) -> str | None:
    """The digits with a point for the decimal mark; None where the marks make no sense."""
    whole, _mark, rest = digits.partition(decimal)
    grouped = rf"\d{{1,3}}(\{group}\d{{3}})+" if group else r"(?!)"
    if re.fullmatch(rf"(\d+|{grouped})(\{decimal}\d*)?", digits):
        whole = whole.replace(group, "") if group else whole
        return f"{whole}.{rest}" if rest else whole
    if re.fullmatch(rf"\{decimal}\d+", digits):
        return f"0.{rest}"
    if re.fullmatch(rf"\d+\{other}(\d{{1,2}}|\d{{4,}})", digits):
        return digits.replace(other, ".")
    return None


def _decimal_mark(words: HasLanguage) -> str:
    if _is_english(words) or _is_persian(words):
        return "."
    return "," if str(_symbols(words).get("decimal", ".")) == "," else "."


def _group_mark(words: HasLanguage) -> str:
    if _is_english(words) or _is_persian(words):
        return ","
    mark = str(_symbols(words).get("group", ""))
    return mark if mark in (".", ",") else ""


def _symbols(words: HasLanguage) -> dict[str, str]:
    found: dict[str, str] = _locale(words).number_symbols.get("latn", {})
    return found


def _with_first(words: HasLanguage, said: str) -> str:
    """French says the first of a month, then two, three: `1er juin`."""
    if words.language.partition("-")[0] != "fr":
        return said
    return re.sub(r"(?<!\d)1(?= \D)", "1er", said, count=1)


def _own_digits(words: HasLanguage, said: str) -> str:
    return said.translate(_PERSIAN_DIGITS) if _is_persian(words) else said


def _is_english(words: HasLanguage) -> bool:
    return is_english(words.language)


def _is_persian(words: HasLanguage) -> bool:
    return words.language.partition("-")[0] == "fa"


def _locale(words: HasLanguage) -> "Locale":
    return locale_of(words.language)
