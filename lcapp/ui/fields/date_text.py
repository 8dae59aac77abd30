"""Typed dates: what people write becomes an ISO date, year and month alone only where the form allows it."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-./\s])?(\d{1,2})[-./\s](\d{4})")


def iso_date(text: str, *, partial: bool) -> str | None:
    """The ISO date a text means, or None when it cannot be told.

    Understood are `2024-05-31`, `31.5.2024`, `31/05/2024`, with digits of any script; and with `partial`
    also `2024-05`, `5/2024` and `2024`. The day comes before the month, as UNESCO's forms write it.

    Args:
        text: As typed.
        partial: Whether a month or a year alone is enough.
    """
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text.strip())
    if found := _ISO.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(plain):
        day, month, year = found.groups()
    else:
        return None
    if day is None and not partial:
        return None
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part)])
