"""Persian words that know the months of the two Hijri calendars, as a translated catalog would."""

import gettext
import io

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from lcapp.i18n import Words
from lcapp.i18n.month_names import islamic_months, solar_hijri_months

SOLAR = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)
ISLAMIC = (
    *("محرم", "صفر", "ربیع\u200cالاول", "ربیع\u200cالثانی", "جمادی\u200cالاول", "جمادی\u200cالثانی"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذیقعده", "ذیحجه"),
)


def persian(calendar: str = "") -> Words:
    """Words in Persian that name months."""
    catalog, written, english = Catalog(locale="fa"), io.BytesIO(), Words("en")
    for context, names, own in (
        ("month of the solar hijri calendar", solar_hijri_months(english), SOLAR),
        ("month of the islamic calendar", islamic_months(english), ISLAMIC),
    ):
        for name, said in zip(names, own, strict=True):
            catalog.add(name, said, context=context)
    catalog.add("Today", "امروز")
    catalog.add("year/month/day", "سال/ماه/روز")
    write_mo(written, catalog)
    written.seek(0)
    return Words("fa", gettext.GNUTranslations(written)).in_calendar(calendar)
