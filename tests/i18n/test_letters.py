import pytest

from lcapp.i18n import Words, formats
from lcapp.i18n.letters import upper, with_capital


@pytest.mark.parametrize(
    ("code", "text", "capitals"),
    [
        ("tr", "istanbul ırmak", "İSTANBUL IRMAK"),
        ("tr-TR", "ilk", "İLK"),
        ("en", "istanbul", "ISTANBUL"),
        ("fr", "élève", "ÉLÈVE"),
        ("sl", "čas", "ČAS"),
        ("fa", "شهر", "شهر"),
    ],
)
def test_that_capitals_are_those_of_the_language(code, text, capitals):
    assert upper(Words(code), text) == capitals


def test_that_only_the_first_letter_becomes_a_capital():
    assert with_capital(Words("tr"), "izmir kışı") == "İzmir kışı"
    assert with_capital(Words("sl"), "slovenščina") == "Slovenščina"
    assert with_capital(Words("en"), "") == ""


def test_that_a_language_is_named_in_itself_and_an_unknown_one_by_its_code():
    said = [formats.language_own_name(code) for code in ("en", "fa", "fr", "sl", "tr", "xx", "q1", "")]
    assert said == ["English", "فارسی", "français", "slovenščina", "Türkçe", "xx", "q1", ""]
