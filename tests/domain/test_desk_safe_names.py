"""Names that every system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.safe_names import MOST_BYTES, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kashan", "Kashan.pdf"),
        ("کاشان", "کاشان.pdf"),
        ("CON", "_CON.pdf"),
        ("com1", "_com1.pdf"),
        ("a:b/c\\d", "a b c d.pdf"),
        ("..", "_.pdf"),
        ("", "_.pdf"),
        ("Town. ", "Town.pdf"),
        ("\u202egpj", "gpj.pdf"),
    ],
)
def test_that_a_name_is_taken_by_windows(text, name):
    assert safe_name(text, ".pdf") == name


@given(st.text(max_size=300), st.sampled_from(["", ".pdf", ".lcdossier"]))
def test_that_no_name_is_too_long_empty_or_holds_what_is_forbidden(text, ending):
    name = safe_name(text, ending)
    assert 0 < len(name.encode("utf-8")) <= MOST_BYTES
    assert name.endswith(ending)
    assert not set(name) & set('<>:"/\\|?*\n\t\0')
    assert not name.removesuffix(ending).endswith((".", " "))
