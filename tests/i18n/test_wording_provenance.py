"""Where a text comes from, in the reader's language."""

from pathlib import Path

from lcapp.i18n.catalogs import Catalogs
from lcapp.i18n.wording_provenance import PROVENANCE, provenance_words
from lcapp.storage.form_library import FormLibrary
from lcapp.storage.guidance_library import GuidanceLibrary

ROOT = Path(__file__).parents[2]
SOURCES = GuidanceLibrary(ROOT / "resources", Path("/nonexistent")).sources
EN = Catalogs(ROOT / "translations").words("en")


def test_that_sources_are_named_beside_their_codes():
    said = provenance_words(EN, "own question; rule of the award [seen: S15, S16; seed: 000]", SOURCES)
    assert said.startswith(
        "A question of this program. It follows a rule of the award. Seen: Opportunity Desk"
    )
    assert "(S16)." in said
    assert "(seed 000)." in said


def test_that_every_shipped_form_is_said_without_an_unknown_code():
    forms = FormLibrary(ROOT / "resources", Path("/nonexistent"))
    for name in forms.names():
        for question in forms.get(name).questions():
            assert "no words" not in provenance_words(EN, question.provenance, SOURCES)


def test_that_words_of_a_form_nobody_knows_stay_and_are_harmless():
    assert provenance_words(EN, "letter of 2 May", {}) == "letter of 2 May."
    assert "\u202e" not in provenance_words(EN, "a\u202eb", {})
    assert "{" not in " ".join(str(one) for code, one in PROVENANCE.items() if code.startswith("own"))
