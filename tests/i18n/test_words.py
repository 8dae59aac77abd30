import gettext
import io
import subprocess
import sys

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.i18n import Catalogs, Words
from lcapp.i18n.placeholders import filled, fits, placeholders


def catalog_of(*pairs, language="fr"):
    catalog = Catalog(locale=language)
    for message, said, *context in pairs:
        catalog.add(message, said, context=context[0] if context else None)
    return catalog


def words_of(*pairs, language="fr", forms=()):
    def compiled(catalog):
        written = io.BytesIO()
        write_mo(written, catalog)
        written.seek(0)
        return gettext.GNUTranslations(written)

    return Words(
        language,
        compiled(catalog_of(*pairs, language=language)),
        compiled(catalog_of(*forms, language=language)),
    )


def test_that_english_needs_no_catalog_and_no_babel():
    program = (
        "import sys, datetime, pathlib\n"
        "from lcapp.i18n import Catalogs, formats\n"
        "words = Catalogs(pathlib.Path('nowhere')).words('en')\n"
        "assert words.ngettext('{count} word', '{count} words', 1200) == '1,200 words'\n"
        "formats.day(words, '2025-06-15'); formats.file_size(words, 5); formats.percent(words, 3)\n"
        "formats.parse_number(words, '84,300')\n"
        "assert not any(name.split('.')[0] in ('babel', 'PySide6') for name in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_that_the_empty_message_never_shows_the_header_of_a_catalog():
    assert words_of(("Yes", "Oui"))._("") == ""
    assert words_of(("Yes", "Oui")).form_text("f/q.label", "") == ""


def test_that_placeholders_are_filled_with_values_that_are_never_read_as_messages():
    words = Words("en")
    assert words._("Saved {time}.", time="{count} %s {{x}}") == "Saved {count} %s {{x}}."
    assert words._('Such as {{"en": "{text}"}}.', text="a") == 'Such as {"en": "a"}.'


def test_that_a_missing_value_is_our_own_mistake():
    with pytest.raises(KeyError):
        Words("en")._("Saved {time}.")


@pytest.mark.parametrize(
    "said",
    ["Enregistré.", "Enregistré {heure}.", "Enregistré {time} {x}.", "A {time.x}", "A {time!r}", "{", "{0}"],
)
def test_that_a_translation_with_other_placeholders_is_refused_once_and_the_english_used(
    said, caplog, expect_log
):
    expect_log("refused")
    words = words_of(("Saved {time}.", said))
    assert words._("Saved {time}.", time="14:32") == "Saved 14:32."
    assert words._("Saved {time}.", time="14:33") == "Saved 14:33."
    assert len(caplog.records) == 1


def test_that_a_plural_form_may_write_one_as_a_word_but_not_lose_another_value(expect_log):
    one, many = "{count} word over {limit}.", "{count} words over {limit}."
    good = words_of(((one, many), ("Un mot de trop ({limit}).", "{count} mots de trop ({limit}).")))
    assert good.ngettext(one, many, 1, limit="200") == "Un mot de trop (200)."
    assert good.ngettext(one, many, 7, limit="200") == "7 mots de trop (200)."
    expect_log("refused")
    bad = words_of(((one, many), ("Un mot de trop.", "{count} mots de trop.")))
    assert bad.ngettext(one, many, 7, limit="200") == "7 words over 200."


def test_that_a_message_may_be_used_with_and_without_a_plural():
    words = words_of((("Link", "Links"), ("Lien", "Liens")))
    assert words._("Link") == "Lien"


def test_that_slovenian_uses_its_four_forms():
    one, many = "{count} word", "{count} words"
    words = words_of(
        ((one, many), ("{count} beseda", "{count} besedi", "{count} besede", "{count} besed")), language="sl"
    )
    assert [words.ngettext(one, many, n) for n in (1, 2, 3, 5, 101)] == [
        "1 beseda", "2 besedi", "3 besede", "5 besed", "101 beseda",
    ]  # fmt: skip


def test_that_the_same_english_may_differ_by_context():
    words = words_of(("Draft", "Brouillon", "dossier"), ("Draft", "Courant d'air", "room"))
    assert words.pgettext("dossier", "Draft") == "Brouillon"
    assert words.pgettext("room", "Draft") == "Courant d'air"
    assert words.pgettext("other", "Draft") == "Draft"


def test_that_form_texts_are_found_by_place_else_by_their_words_else_stay():
    words = words_of(forms=(("Name", "Nom", "a/city.name.label"), ("Name", "Titre", "b/title.label")))
    assert words.form_text("b/title.label", "Name") == "Titre"
    assert words.form_text("c/elsewhere.label", "Name") == "Nom"
    assert words.form_text("c/elsewhere.label", "Unknown") == "Unknown"


def test_that_a_statement_that_lost_a_blank_is_refused_once(caplog, expect_log):
    expect_log("refused")
    statement = "I, {city.mayor}, mayor of {city.name}, agree."
    words = words_of(
        forms=(
            (statement, "Moi, {city.mayor}, je suis d'accord.", "f/bad.label"),
            (statement, "Moi, maire de {city.name}, {city.mayor}, je suis d'accord.", "f/good.label"),
        )
    )
    assert words.form_text("f/good.label", statement).startswith("Moi")
    for _time in range(2):
        assert words.form_text("f/bad.label", statement) == statement
    assert len(caplog.records) == 1


def test_that_a_piece_of_help_that_lost_its_example_is_refused(expect_log):
    expect_log("refused")
    text = "Type `lcapp list`."
    for said, shown in (("Tapez `lcapp list`.", "Tapez `lcapp list`."), ("Tapez `lcapp liste`.", text)):
        compiled = words_of(forms=((text, said, "keys"),))._forms
        assert Words("fr", None, None, lambda compiled=compiled: compiled).help_text("keys", text) == shown


def test_that_values_may_be_called_as_the_program_calls_its_own():
    words = Words("en")
    named = {"message": "a", "number": "b", "one": "c", "context": "d"}
    said = "{message} {number} {one} {context}"
    assert words._(said, **named) == words.pgettext("x", said, **named) == "a b c d"
    assert words.ngettext("{number} {one}", "{count} {number} {one}", 2, **named) == "2 b c"


def test_that_a_value_that_is_no_string_is_our_own_mistake():
    with pytest.raises(TypeError, match="days"):
        Words("en")._("In {days} days.", days=3)


def test_that_the_compiled_catalog_is_read_unless_the_source_is_newer(tmp_path):
    import os

    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "lcapp.po").open("wb") as file:
        write_po(file, catalog_of(("Yes", "Oui (source)")))
    assert Catalogs(tmp_path).words("fr")._("Yes") == "Oui (source)"
    with (folder / "lcapp.mo").open("wb") as file:
        write_mo(file, catalog_of(("Yes", "Oui (compiled)")))
    os.utime(folder / "lcapp.po", (1, 1))
    assert Catalogs(tmp_path).words("fr")._("Yes") == "Oui (compiled)"
    os.utime(folder / "lcapp.mo", (0, 0))
    assert Catalogs(tmp_path).words("fr-CA")._("Yes") == "Oui (source)"
    assert Catalogs(tmp_path).languages() == ("en", "fr")


def test_that_a_damaged_or_missing_catalog_costs_the_translation_not_the_program(tmp_path, expect_log):
    folder = tmp_path / "tr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "lcapp.mo").write_bytes(b"rubbish that is no catalog")
    expect_log("could not be read")
    catalogs = Catalogs(tmp_path)
    for code in ("tr", "fa", "../..", ""):
        words = catalogs.words(code)
        assert (words.language, words._("Yes")) == ("en", "Yes")


def test_that_the_direction_follows_from_the_language():
    assert [Words(code).direction for code in ("en", "fa", "fa-IR", "xr", "xx")] == [
        "ltr",
        "rtl",
        "rtl",
        "rtl",
        "ltr",
    ]


@settings(max_examples=200)
@given(st.text(alphabet="{}ab0_ .!", max_size=20), st.text(max_size=20))
def test_that_filling_never_fails_where_the_names_are_known(message, value):
    names = placeholders(message)
    if names is not None:
        assert isinstance(filled(message, dict.fromkeys(names, value)), str)
        assert fits(message, message)
