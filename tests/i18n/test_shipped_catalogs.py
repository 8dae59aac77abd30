"""The four shipped languages: complete, with the same placeholders, in their own digits and plural forms."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from lcapp.domain.statements import blanks
from lcapp.i18n.placeholders import fits, same_examples

TRANSLATIONS = Path(__file__).parents[2] / "translations"
LANGUAGES = {"fa": 2, "fr": 2, "sl": 4, "tr": 2}
CATALOGS = ("lcapp", "forms", "help")
HELP = "lcapp: the help and the sample cities"
CODES = re.compile(
    "\u2066[^\u2069]*\u2069|"
    r"`[^`]*`|\{[^}]*\}|https?://\S+|[A-Za-z][\w./-]*\d[\w./-]*|\d+-\d\d-\d\d|\b00\d\b"
)
"""What may hold Latin digits in a Persian text: isolated examples, placeholders, addresses, codes, dates."""


def catalog(file: Path, language: str | None = None) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=language)


def strings(message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def ids(message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


@pytest.fixture(scope="module", params=[(lang, name) for lang in LANGUAGES for name in CATALOGS])
def shipped(request):
    language, name = request.param
    template = catalog(TRANSLATIONS / f"{name}.pot")
    file = TRANSLATIONS / language / "LC_MESSAGES" / f"{name}.po"
    # Without the file every message is missing, and the first test says so.
    return language, template, catalog(file, language) if file.exists() else Catalog(locale=language)


def test_that_every_message_is_translated_and_none_is_doubtful(shipped):
    _language, template, translated = shipped
    missing = []
    for message in template:
        found = translated.get(message.id, message.context) if message.id else message
        if message.id and (found is None or found.fuzzy or not all(strings(found))):
            missing.append(ids(message)[0])
    assert missing == []


def keeps(original: str, text: str) -> bool:
    """A sentence of the program keeps its placeholders, a statement of a form its blanks."""
    return fits(original, text) or (bool(blanks(original)) and blanks(original) == blanks(text))


def test_that_every_translation_keeps_its_placeholders(shipped):
    _language, template, translated = shipped
    # Braces of the help mean nothing; what stands between backticks there is typed as it is.
    kept = same_examples if template.project == HELP else keeps
    wrong = [
        text
        for message in translated
        for text in (strings(message) if message.id else ())
        if text and not any(kept(original, text) for original in ids(message))
    ]
    assert wrong == []


def test_that_each_language_has_its_own_number_of_plural_forms(shipped):
    language, template, translated = shipped
    if not any(isinstance(message.id, tuple) for message in template):
        return
    assert translated.num_plurals == LANGUAGES[language]
    assert all(len(strings(m)) == LANGUAGES[language] for m in translated if isinstance(m.id, tuple))


def test_that_persian_sentences_hold_no_latin_digits_outside_codes(shipped):
    language, _template, translated = shipped
    if language == "fa":
        texts = [text for message in translated if message.id for text in strings(message)]
        assert [text for text in texts if re.search("[0-9]", CODES.sub("", text))] == []
