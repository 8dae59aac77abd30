import hashlib

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.fingerprint import (
    LARGEST_NUMBER,
    answer_hash,
    canonical_bytes,
    content_id,
    digest,
    root_hash,
    short_code,
)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_NUMBER, LARGEST_NUMBER)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
CONTENT = {
    "dossier_uuid": "u",
    "call": "membership-2025",
    "form": "membership-2025",
    "form_digest": "d",
    "answers": {AnswerKey("b"): 1, AnswerKey("a", "en"): "x"},
}


@given(JSON)
@settings(max_examples=150)
def test_that_canonical_bytes_are_those_of_rfc_8785(value):
    assert canonical_bytes(value) == rfc8785.dumps(value)


def test_that_keys_are_sorted_by_their_utf_16_units():
    assert canonical_bytes({"\ufb33": 1, "😀": 2, "a": 3}) == '{"a":3,"😀":2,"\ufb33":1}'.encode()


@pytest.mark.parametrize(
    "value", [1.5, LARGEST_NUMBER + 1, -LARGEST_NUMBER - 1, "\ud800", {1}, b"x", {"a": [0.1]}]
)
def test_that_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(ValueError):
        canonical_bytes(value)


def test_that_the_hash_of_an_answer_changes_with_all_it_stands_for():
    key = AnswerKey("city.name", "en")
    hashes = {
        answer_hash("u", key, "x", 1),
        answer_hash("v", key, "x", 1),
        answer_hash("u", AnswerKey("city.name"), "x", 1),
        answer_hash("u", AnswerKey("city", "en"), "x", 1),
        answer_hash("u", key, "y", 1),
        answer_hash("u", key, None, 1),
        answer_hash("u", key, "x", 2),
    }
    assert len(hashes) == 7
    assert answer_hash("u", key, "x", 1) in hashes


def test_that_the_root_hash_does_not_depend_on_order_but_on_every_row():
    assert root_hash(["a", "b"]) == root_hash(["b", "a"])
    assert root_hash(["a", "b"]) != root_hash(["a"])


def test_that_a_content_id_does_not_depend_on_the_order_of_answers():
    turned = dict(reversed(CONTENT["answers"].items()))
    assert content_id(**CONTENT) == content_id(**(CONTENT | {"answers": turned}))


@pytest.mark.parametrize(
    "other",
    [
        {"dossier_uuid": "v"},
        {"call": "c"},
        {"form": "f"},
        {"form_digest": "e"},
        {"answers": {}},
        {"evidence": ["a"]},
    ],
)
def test_that_a_content_id_changes_with_everything_said(other):
    assert content_id(**CONTENT) != content_id(**(CONTENT | other))


def test_that_content_format_one_never_changes():
    text = (
        '{"annexes":[],"answers":[["a","en","x"],["b","",1]],"call":"membership-2025","content_format":1,'
        '"dossier":"u","form":{"digest":"d","name":"membership-2025"}}'
    )
    assert content_id(**CONTENT) == hashlib.sha256(text.encode()).hexdigest()


def test_that_the_short_code_is_five_groups_of_five():
    assert short_code("00" * 32) == "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA"
    assert short_code(digest("x")) != short_code(digest("y"))
