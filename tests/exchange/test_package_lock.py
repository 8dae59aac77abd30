"""The envelope behind a passphrase: another library opens it, and its work is the same on every computer."""

import os
import re

import pyrage
import pytest

from lcapp.exchange.package_lock import WORK, locked
from lcapp.sandbox.package_envelope import unlocked

PASSPHRASE = "four plain words · چهار واژه"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072])
def test_that_the_library_of_the_format_opens_what_we_lock(size):
    data = os.urandom(size)
    assert pyrage.passphrase.decrypt(locked(data, PASSPHRASE), PASSPHRASE) == data


def test_that_one_changed_or_missing_byte_is_noticed():
    envelope = locked(os.urandom(70_000), PASSPHRASE)
    for broken in (envelope[:-1], envelope[: -16 - 4464], envelope[:300] + b"?" + envelope[301:]):
        with pytest.raises(pyrage.DecryptError):
            pyrage.passphrase.decrypt(broken, PASSPHRASE)


def test_that_no_two_envelopes_are_the_same_and_the_work_never_grows():
    first, second = locked(b"the same", PASSPHRASE), locked(b"the same", PASSPHRASE)
    assert first != second
    works = {int(re.search(rb"-> scrypt \S+ (\d+)\n", one)[1]) for one in (first, second)}
    assert works == {WORK}


def test_that_the_program_opens_it_too():
    assert unlocked(locked(b"a package", PASSPHRASE), PASSPHRASE) == b"a package"
