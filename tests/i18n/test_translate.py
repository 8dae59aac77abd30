"""Extracting and updating catalogs; a new language is a folder and needs no code."""

import importlib.util
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from lcapp.i18n import Catalogs
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.help_texts import pages_in
from lcapp.storage.call_library import CallLibrary

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("translate", ROOT / "resources" / "build" / "translate.py")
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    sys.modules["translate"] = module
    spec.loader.exec_module(module)
    sys.path[:] = before
    yield module
    del sys.modules["translate"]


@pytest.fixture(scope="module")
def german(script, tmp_path_factory):
    """A sixth language: an empty folder `de`, and what its translators wrote into the files made there."""
    folder = tmp_path_factory.mktemp("translations")
    (folder / "de").mkdir()
    states = script.translate(folder, [])
    said = {
        "lcapp": {"Settings": "Einstellungen", "File": "Datei"},
        "forms": {"Membership call 2025": "Aufnahmerunde 2025"},
        "help": {"Keys": "Tasten"},
    }
    for domain, wanted in said.items():
        file = folder / "de" / "LC_MESSAGES" / f"{domain}.po"
        with file.open("rb") as opened:
            catalog = read_po(opened, locale="de")
        for message in catalog:
            if message.id in wanted:
                message.string = wanted[message.id]
        with file.open("wb") as opened:
            write_po(opened, catalog)
    return folder, states


@pytest.fixture(scope="module")
def templates(script, german):
    folder, _states = german
    return {domain: read_template(folder / f"{domain}.pot") for domain in ("lcapp", "forms", "help")}


def read_template(file):
    with file.open("rb") as opened:
        return read_po(opened)


def test_that_a_new_language_is_a_folder_and_needs_no_code(german, tmp_path):
    folder, states = german
    assert [(state.language, state.domain) for state in states] == [
        ("de", "lcapp"),
        ("de", "forms"),
        ("de", "help"),
    ]
    assert all(state.missing == state.messages > 100 for state in states)
    catalogs = Catalogs(folder)
    assert catalogs.languages() == ("en", "de")
    words = catalogs.first_spoken(("de-AT",))
    assert (words.language, words._("Settings"), words._("Cancel")) == ("de", "Einstellungen", "Cancel")
    call = CallLibrary(ROOT / "resources", tmp_path).get("membership-2025")
    assert call_title(words, call) == "Aufnahmerunde 2025"
    assert "Tasten" in [page.title for page in pages_in(words, ROOT / "resources" / "help")]


def test_that_an_update_keeps_what_is_translated_and_takes_out_what_is_gone(german, script, templates):
    folder, _states = german
    file = folder / "de" / "LC_MESSAGES" / "lcapp.po"
    with file.open("rb") as opened:
        catalog = read_po(opened, locale="de")
    before = len(catalog)
    catalog.add("A sentence of last year.", "Ein Satz vom letzten Jahr.")
    with file.open("wb") as opened:
        write_po(opened, catalog)
    state = script.update(folder, "de", templates)[0]
    assert (state.messages, state.missing) == (before, before - 2)
    assert "0 %" in state.line
    assert "Ein Satz vom letzten Jahr" not in file.read_text("utf-8")
    assert Catalogs(folder).words("de")._("File") == "Datei"


def test_that_an_update_of_what_is_fresh_changes_no_file(german, script, templates):
    folder, _states = german
    script.update(folder, "de", templates)
    files = sorted(folder.rglob("*.po"))
    before = [file.read_bytes() for file in files]
    times = [file.stat().st_mtime_ns for file in files]
    script.update(folder, "de", templates)
    assert [file.read_bytes() for file in files] == before
    assert [file.stat().st_mtime_ns for file in files] == times


def test_that_new_catalogs_count_as_the_first_one_of_their_language(script, templates, tmp_path):
    place = tmp_path / "fa" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "lcapp.po").write_bytes((ROOT / "translations/fa/LC_MESSAGES/lcapp.po").read_bytes())
    states = script.update(tmp_path, "fa", templates)
    assert [state.domain for state in states] == ["lcapp", "forms", "help"]
    for name in ("forms", "help"):
        assert "nplurals=2; plural=(n > 1);" in (place / f"{name}.po").read_text("utf-8")
        assert "#, fuzzy" not in (place / f"{name}.po").read_text("utf-8")


def test_that_folders_of_no_language_are_left_alone(script, tmp_path):
    for name in ("xx", "notes", "sl"):
        (tmp_path / name).mkdir()
    assert script.languages(tmp_path) == ["sl"]
    assert script.main(["klingon"]) == 2
    assert script.main(["--help"]) == 2
