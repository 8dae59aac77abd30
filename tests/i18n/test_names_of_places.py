"""Countries and regions in five languages: a name for every state, one name for each region everywhere."""

import json
import unicodedata
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from lcapp.i18n import Words, formats
from lcapp.storage.reference import countries

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "resources" / "reference"
LANGUAGES = ("en", "fa", "fr", "sl", "tr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_state_has_a_name_in_the_language(language):
    codes = [country.code for country in countries(ROOT / "resources")]
    names = {code: formats.country_name(Words(language), code) for code in codes}
    assert len(names) == 206
    assert [code for code, name in names.items() if name == code] == []
    assert len(set(names.values())) == len(names)
    if language == "fa":
        assert all(any("ARABIC" in unicodedata.name(letter) for letter in name) for name in names.values())


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_that_a_region_has_the_same_name_in_every_form_and_in_the_help(language):
    regions = json.loads((REFERENCE / "regions.json").read_text("utf-8"))["regions"]
    names = {region["id"]: region["name"][language] for region in regions}
    with (ROOT / "translations" / language / "LC_MESSAGES" / "forms.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    said = {}
    for message in catalog:
        place, _dot, option = (message.context or "").rpartition(".option.")
        if place.endswith("city.region") and option in names and message.string:
            said.setdefault(option, set()).add(message.string)
    assert said == {option: {name} for option, name in names.items()}
