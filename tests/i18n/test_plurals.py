"""The forms of the plural in the catalogs as they are shipped, for numbers that tell them apart."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from lcapp.i18n import Catalogs, formats
from lcapp.i18n.placeholders import placeholders

TRANSLATIONS = Path(__file__).parents[2] / "translations"
NUMBERS = (0, 1, 2, 3, 5, 101)
ONE, MANY = "{count} day left", "{count} days left"
FORMS = {
    "en": (1, 0, 1, 1, 1, 1),
    "fa": (0, 0, 1, 1, 1, 1),
    "fr": (0, 0, 1, 1, 1, 1),
    "sl": (3, 0, 1, 2, 3, 0),
    "tr": (1, 0, 1, 1, 1, 1),
}
"""Which form of a catalog each number takes; English has its own two."""


def counted(language):
    with (TRANSLATIONS / language / "LC_MESSAGES" / "lcapp.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    return [m for m in catalog if isinstance(m.id, tuple) and all(m.string) and not m.fuzzy]


@pytest.mark.parametrize("language", ["fa", "fr", "sl", "tr"])
def test_that_each_number_takes_its_form_in_every_counted_sentence(language):
    words = Catalogs(TRANSLATIONS).words(language)
    messages = counted(language)
    assert len(messages) > 30
    for message in messages:
        one, many = message.id
        values = dict.fromkeys((placeholders(one + many) or frozenset()) - {"count"}, "…")
        for number, form in zip(NUMBERS, FORMS[language], strict=True):
            wanted = message.string[form].replace("{count}", formats.number(words, number))
            for name in values:
                wanted = wanted.replace(f"{{{name}}}", "…")
            assert words.ngettext(one, many, number, **values) == wanted, (number, one)


def test_that_english_knows_one_and_many():
    words = Catalogs(TRANSLATIONS).words("en")
    said = [words.ngettext(ONE, MANY, number) for number in NUMBERS]
    assert said == [
        f"{number} {'day' if form == 0 else 'days'} left"
        for number, form in zip(NUMBERS, FORMS["en"], strict=True)
    ]


def test_that_slovenian_tells_four_numbers_apart():
    words = Catalogs(TRANSLATIONS).words("sl")
    said = [words.ngettext(ONE, MANY, number).replace(str(number), "N") for number in NUMBERS]
    assert len(set(said)) >= 3
    assert said[1] == said[5]
