"""Lists in the order of the reader's alphabet."""

import pytest

from lcapp.i18n import Words
from lcapp.ui.alphabet import in_alphabet


@pytest.mark.parametrize(
    ("code", "ordered"),
    [
        ("tr", "Cizre Çorum ıhlara Ilgaz İzmir Oğuz Öğün Siirt Şirvan Urfa Üsküp"),
        ("sl", "Cerkno cilj čas Črna sol šola zima žaba"),
        ("fr", "cote côte Écosse Espagne Île Inde Zambie"),
        ("fa", "آلمان افغانستان ایران پاکستان تونس چین ژاپن کویت گرجستان لهستان یمن"),
        ("en", "Åland Albania Côte Cuba item2 item10"),
    ],
)
def test_that_names_stand_in_the_order_of_the_alphabet(code, ordered):
    names = ordered.split()
    assert in_alphabet(Words(code), sorted(names), str) == names
