"""Puts a package behind a passphrase, in the age format; `lcapp.sandbox.package_envelope` opens it."""

from lcapp.errors import InputRefused
from lcapp.sandbox.package_envelope import LARGEST_LOCKED

SHORTEST_PASSPHRASE = 8
"""Characters; four words are better and easier to say on the telephone."""


def locked(package: bytes, passphrase: str) -> bytes:
    """The package inside an envelope that opens with the passphrase alone; no two are the same.

    Raises:
        InputRefused: `passphrase_too_short`, `package_too_large`.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InputRefused("passphrase_too_short", limit=SHORTEST_PASSPHRASE)
    if len(package) > LARGEST_LOCKED - 1_000_000:
        raise InputRefused("package_too_large", limit=LARGEST_LOCKED - 1_000_000)
    import pyrage

    return bytes(pyrage.passphrase.encrypt(package, passphrase))
