"""Every letter of every catalog, and of every text that is shown beside them, is in the bundled faces."""

import unicodedata
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from lcapp.i18n import Words, formats
from lcapp.i18n.calendars import Calendar
from lcapp.i18n.month_names import month_names, weekday_letters, weekday_names

ROOT = Path(__file__).parents[2]
FACES = {
    weight: (f"noto-sans/NotoSans-{weight}.ttf", f"vazirmatn/Vazirmatn-{weight}.ttf")
    for weight in ("Regular", "Bold")
}
"""Of each weight, the faces the window asks one after the other."""
LANGUAGES = ("en", "fa", "fr", "sl", "tr")


@pytest.fixture(scope="module", params=FACES)
def known(request):
    faces = (TTFont(ROOT / "resources" / "fonts" / name) for name in FACES[request.param])
    return frozenset().union(*(face.getBestCmap() for face in faces))


def missing(text, known):
    unseen = ("Cf", "Cc", "Zl", "Zp")
    return {
        letter for letter in text if ord(letter) not in known and unicodedata.category(letter) not in unseen
    }


def catalogs():
    return [*ROOT.glob("translations/*.pot"), *ROOT.glob("translations/*/LC_MESSAGES/*.po")]


def test_that_every_character_of_every_catalog_has_a_glyph(known):
    lacking = {}
    for file in catalogs():
        with file.open("rb") as opened:
            for message in read_po(opened):
                for part in (message.id, message.string):
                    for text in part if isinstance(part, tuple | list) else (part,):
                        if found := missing(text or "", known):
                            lacking.setdefault(f"{file.parent.parent.name}/{file.name}", set()).update(found)
    assert lacking == {}
    assert len(catalogs()) >= 11


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_names_of_months_days_countries_and_numbers_have_glyphs(known, language):
    words = Words(language)
    said = [*weekday_names(language), *weekday_letters(language), formats.file_size(words, 1500)]
    for calendar in Calendar:
        said += [*month_names(words, calendar), *month_names(words, calendar, standing_alone=True)]
    said += [formats.number(words, "-1234567.89"), formats.percent(words, 26)]
    said += [formats.language_name(words, one) for one in LANGUAGES]
    said += [formats.language_own_name(one) for one in LANGUAGES]
    said += [
        formats.country_name(words, code) for code in ("IR", "TR", "SI", "CI", "ST", "AX", "CW", "BL", "RE")
    ]
    assert missing("".join(said), known) == set()
