"""A package behind a passphrase: the age format, opened by the library `pyrage`, never by our own art.

Any age program opens it too. Called in the child process, because the passphrase's work is heavy by design
and a stranger chooses how heavy.
"""

import re

from lcapp.errors import InputRefused

BEGINS = b"age-encryption.org/v1\n"
LARGEST_LOCKED = 150_000_000
"""Bytes: opening takes half a gigabyte besides."""
HARDEST = 19
"""The largest power of two of the passphrase's work that the child's memory allows."""
_PASSPHRASE = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} ([0-9]{1,2})\n")


def is_locked(data: bytes | memoryview) -> bool:
    """Whether these bytes are such an envelope."""
    return bytes(data[: len(BEGINS)]) == BEGINS


def unlocked(data: bytes, passphrase: str) -> bytes:
    """What is inside.

    Raises:
        InputRefused: `package_needs_passphrase`, `package_passphrase_wrong`, `package_too_large`,
            `package_built_wrong`.
    """
    if len(data) > LARGEST_LOCKED:
        raise InputRefused("package_too_large", limit=LARGEST_LOCKED)
    head = _PASSPHRASE.match(data, len(BEGINS))
    if head is None or int(head[1]) > HARDEST:
        raise InputRefused("package_built_wrong", what="envelope")
    if not passphrase:
        raise InputRefused("package_needs_passphrase")
    import pyrage

    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as error:
        raise InputRefused("package_passphrase_wrong") from error
