"""The fast proofs say exactly what the slow ones of the domain say."""

from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.fingerprint import answer_hash, canonical_bytes, root_hash
from lcapp.storage.proof import proved_root, proves

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
values = st.recursive(texts | st.integers(-(2**53) + 1, 2**53 - 1), lambda inner: st.lists(inner, max_size=3))


@given(uuid=texts, question=texts, language=texts, value=values, rev=st.integers(1, 10**9))
def test_that_a_row_is_proved_exactly_by_the_hash_that_was_saved_with_it(
    uuid, question, language, value, rev
):
    hash_ = answer_hash(uuid, AnswerKey(question, language), value, rev)
    text = canonical_bytes(value).decode("utf-8")
    assert proves(uuid, question, language, text, rev, hash_)
    assert not proves(uuid, question, language, text, rev + 1, hash_)
    assert not proves(uuid, question, language, text + " ", rev, hash_)


@given(st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), max_size=12))
def test_that_the_root_of_proved_answers_is_that_of_the_domain(hashes):
    assert proved_root(hashes) == root_hash(hashes)


def test_that_what_is_of_another_kind_proves_nothing():
    for broken in (None, 3, b"x", 2.5):
        assert not proves(broken, "q", "", '"v"', 1, "0" * 64)
        assert not proves("u", "q", "", broken, 1, "0" * 64)
        assert not proves("u", "q", "", '"v"', str(broken), "0" * 64)
