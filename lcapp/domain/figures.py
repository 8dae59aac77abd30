"""Numbers and years of answers: any honest way of writing one in, one canonical form out.

A canonical number is an int, or, where it has decimals or is beyond 2^53, a plain decimal string without
exponent or closing zeros: `84300`, `"495.86"`, `"-0.5"`.
"""

import re
from decimal import Decimal

from lcapp.domain.fingerprint import LARGEST_NUMBER
from lcapp.domain.typed_text import shown
from lcapp.errors import InputRefused

_DIGITS = 30
"""Before the point and after it."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_UNSEEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u066c]")
"""Direction marks around figures pasted from right-to-left text, and the Arabic thousands separator."""


def canonical_number(raw: object, place: str) -> int | str:
    """The canonical form of a number.

    Digits of any script, the Arabic decimal separator and the minus sign U+2212 are understood in strings;
    thousands separators that differ by country are the business of the face that knows the country.

    Raises:
        InputRefused: `not_a_number`, `number_too_large` (from 10^30 on, or more than 30 decimals).
    """
    number = _decimal_from(raw, place)
    if not number.is_finite():
        raise InputRefused("not_a_number", place=place, value=shown(raw))
    if number.is_zero():
        return 0
    number = _without_closing_zeros(number)
    decimals = -int(number.as_tuple().exponent)
    if number.adjusted() >= _DIGITS or decimals > _DIGITS:
        raise InputRefused("number_too_large", place=place)
    if decimals <= 0 and number.copy_abs() <= LARGEST_NUMBER:
        return int(number)
    return format(number, "f")


def canonical_year(raw: object, place: str) -> int:
    """A year of our era as an int.

    Raises:
        InputRefused: `not_a_year`.
    """
    try:
        year = canonical_number(raw, place)
    except InputRefused:
        year = 0
    if not isinstance(year, int) or not 1 <= year <= 9999:
        raise InputRefused("not_a_year", place=place, value=shown(raw))
    return year


def as_decimal(canonical: int | str) -> Decimal:
    """A canonical number for reckoning."""
    return Decimal(canonical)


def _decimal_from(raw: object, place: str) -> Decimal:
    match raw:
        case bool():
            pass
        case int() if raw.bit_length() <= 200:
            return Decimal(raw)
        case int():
            raise InputRefused("number_too_large", place=place)
        case float():
            return Decimal(repr(raw))
        case Decimal():
            return raw
        case str():
            text = _UNSEEN.sub("", raw).strip().replace("\u066b", ".").replace("\u2212", "-")
            if len(text) <= 100 and _NUMBER.fullmatch(text):
                return Decimal(text)
    raise InputRefused("not_a_number", place=place, value=shown(raw))


def _without_closing_zeros(number: Decimal) -> Decimal:
    # Decimal.normalize would round to the context's 28 digits.
    sign, digits, exponent = number.as_tuple()
    kept = len(digits)
    while digits[kept - 1] == 0:
        kept -= 1
    return Decimal((sign, digits[:kept], int(exponent) + len(digits) - kept))
