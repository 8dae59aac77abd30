"""What a form says about where a text comes from, as codes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.provenance import statements_of
from lcapp.storage.form_library import FormLibrary

RESOURCES = Path(__file__).parents[2] / "resources"
FORMS = FormLibrary(RESOURCES, Path("/nonexistent"))


def codes(text):
    return [one.code for one in statements_of(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("reconstructed (not an official label) (confidence: medium)", ["reconstructed", "sure_medium"]),
        (
            "own question, after the action points of the Guidelines for Building Learning Cities "
            "[seen: S72; seed: 000]",
            ["own_question", "after_guidelines", "seen_at", "seed_at"],
        ),
        (
            "reconstructed (not an official label); criterion BORROWED from the 2021 list, not verified for "
            "this round (confidence: low)",
            ["reconstructed", "borrowed", "sure_low"],
        ),
        ("own field of this program: the report must say whose it is", ["own_field", "report_says_whose"]),
        ("letter of 2 May", ["left"]),
        ("seen: start page only", ["start_page_only"]),
        ("", []),
    ],
)
def test_that_known_forms_become_codes_and_the_rest_stays(text, told):
    assert codes(text) == told


def test_that_no_label_of_the_official_forms_is_left_without_a_code():
    left = {
        question.provenance
        for name in FORMS.names()
        if (form := FORMS.get(name)).kind in ("membership", "award", "report")
        for question in form.questions()
        if "left" in codes(question.provenance)
    }
    assert left == set()


@given(text=st.text(max_size=120))
def test_that_any_text_is_taken_apart(text):
    assert all(one.code for one in statements_of(text))
