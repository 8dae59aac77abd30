"""What a person types as pages to print, and what is meant by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.page_ranges import page_range
from lcapp.errors import InputRefused


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        (" , ", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3, 5", (0, 1, 2, 4)),
        ("3-", (2, 3, 4)),
        ("-2", (0, 1)),
        ("4-2", (1, 2, 3)),
        ("2–4", (1, 2, 3)),
        ("۲-۳، ۵", (1, 2, 4)),
        ("5; 1", (0, 4)),
        ("2-99", (1, 2, 3, 4)),
        ("1,1,1", (0,)),
    ],
)
def test_that_a_range_of_pages_means_what_people_mean(typed, pages):
    assert page_range(typed, 5) == pages


@pytest.mark.parametrize("typed", ["one", "1-2-3", "1,x", "1.5", "²", "1234567"])
def test_that_a_range_that_cannot_be_read_is_refused_with_its_part(typed):
    with pytest.raises(InputRefused) as refused:
        page_range(typed, 5)
    assert refused.value.code == "page_range_wrong"


@pytest.mark.parametrize("typed", ["6", "7-9", "0"])
def test_that_a_range_without_any_page_of_the_document_is_refused(typed):
    with pytest.raises(InputRefused) as refused:
        page_range(typed, 5)
    assert (refused.value.code, refused.value.params["pages"]) == ("page_range_empty", 5)


@given(st.text(alphabet="0123456789-, –x", max_size=20), st.integers(1, 50))
def test_that_whatever_is_typed_only_pages_of_the_document_come_out_in_order(typed, pages):
    try:
        chosen = page_range(typed, pages)
    except InputRefused:
        return
    assert chosen
    assert list(chosen) == sorted(set(chosen))
    assert 0 <= chosen[0] <= chosen[-1] < pages
