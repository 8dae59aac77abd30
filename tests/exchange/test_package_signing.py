"""One key for each computer: who signed is told in words people can compare, and nothing more."""

import os
import re
import stat

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.package import PackageSignature, read_signature, signature_bytes
from lcapp.errors import EnvironmentFailed, InputRefused
from lcapp.exchange.package_writer import write_package
from lcapp.exchange.signing import SigningKey, is_signed, signed_text
from lcapp.exchange.signing_words import five_words, read_words
from lcapp.sandbox.package_reader import read_package
from tests.exchange.hostile_packages import a_package
from tests.exchange.package_made import RESOURCES

LIST = RESOURCES / "reference" / "telephone_words.txt"


def test_that_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    key = SigningKey(tmp_path / "data" / "signing-key")
    assert key.public() == ""
    first = key.sign(b"manifest")
    assert SigningKey(tmp_path / "data" / "signing-key").sign(b"manifest") == first
    assert key.public() == first.key
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "data" / "signing-key").stat().st_mode) == 0o600


def test_that_a_signature_fits_its_manifest_and_no_other(tmp_path):
    signature = SigningKey(tmp_path / "key").sign(b"manifest")
    assert is_signed(b"manifest", signature)
    assert not is_signed(b"manifesto", signature)
    other = SigningKey(tmp_path / "other").sign(b"manifest")
    assert not is_signed(b"manifest", PackageSignature(other.key, signature.value))
    assert not is_signed(b"manifest", PackageSignature("0" * 64, "0" * 128))


def test_that_a_signed_package_is_read_with_its_signature(tmp_path):
    data = write_package(a_package(), sign=SigningKey(tmp_path / "key").sign)
    found = read_package(data)
    assert found.signature is not None
    assert is_signed(found.manifest, found.signature)


def test_that_what_is_signed_is_the_manifest_for_this_purpose_alone(tmp_path):
    secret = Ed25519PrivateKey.generate()
    value = secret.sign(b"manifest").hex()
    key = secret.public_key().public_bytes_raw().hex()
    assert not is_signed(b"manifest", PackageSignature(key, value))
    assert signed_text(b"manifest").startswith(b"lc-bundle-v1\0")


def test_that_a_damaged_key_is_told_and_not_replaced(tmp_path):
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(EnvironmentFailed) as failed:
        SigningKey(tmp_path / "key").sign(b"x")
    assert failed.value.code == "signing_key_damaged"
    assert (tmp_path / "key").read_bytes() == b"short"


@pytest.mark.parametrize(
    "data",
    [b"{}", b"[]", b'{"format":"lcapp-signature/1","key":"00","signature":"00"}', b"\xff"],
)
def test_that_a_signature_that_is_none_is_refused(data):
    with pytest.raises(InputRefused):
        read_signature(data)


def test_that_a_signature_is_read_as_it_was_written():
    signature = PackageSignature("a" * 64, "b" * 128)
    assert read_signature(signature_bytes(signature)) == signature


def test_that_the_words_are_simple_and_no_two_look_alike():
    words = read_words(LIST)
    assert len(words) == len(set(words)) == 512
    assert all(re.fullmatch("[a-z]{3,10}", word) for word in words)
    assert list(words) == sorted(words), "their order never changes"


@settings(max_examples=20, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_that_other_keys_have_other_words(one, two):
    words = tuple(f"word{n}" for n in range(512))
    assert (five_words(one.hex(), words) == five_words(two.hex(), words)) == (one == two)


def test_that_the_words_of_a_key_are_always_the_same():
    assert five_words("00" * 32, tuple(map(str, range(512)))) == ("509", "76", "98", "19", "185")
