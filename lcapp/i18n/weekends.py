"""Which days of the week a country does not work, as CLDR has them."""


def weekend_of(country: str) -> frozenset[int]:
    """Days of the week without work, Monday is 0; Saturday and Sunday where the country is not known.

    Args:
        country: ISO code of two letters, or empty.
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(f"und_{country or '001'}")
    except (ValueError, UnknownLocaleError):
        return frozenset({5, 6})
    first, last = locale.weekend_start, locale.weekend_end
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
