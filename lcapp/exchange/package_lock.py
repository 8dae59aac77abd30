"""Puts a package behind a passphrase, in the age format; `lcapp.sandbox.package_envelope` opens it.

The format is that of age-encryption.org/v1, its parts come from `hashlib` and `cryptography`. The library
that opens it, pyrage, could write it too, but cannot be told how hard the passphrase's work shall be: it
guesses from a thousandth of the work and chose up to 2^20, a gigabyte and 17 seconds (measured), which an
office computer could not open. Any age program opens what is written here.
"""

import hashlib
import hmac
import secrets
from base64 import b64encode
from collections.abc import Iterator

from lcapp.errors import InputRefused
from lcapp.sandbox.package_envelope import BEGINS, LARGEST_LOCKED

SHORTEST_PASSPHRASE = 8
"""Characters; four words are better and easier to say on the telephone."""
WORK = 17
"""Power of two of the passphrase's work: 128 MiB and about a second, on this computer and on the reader's."""
_CHUNK = 65_536
_KEY = 32


def locked(package: bytes, passphrase: str) -> bytes:
    """The package inside an envelope that opens with the passphrase alone; no two are the same.

    Raises:
        InputRefused: `passphrase_too_short`, `package_too_large`.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InputRefused("passphrase_too_short", limit=SHORTEST_PASSPHRASE)
    if len(package) > LARGEST_LOCKED - 1_000_000:
        raise InputRefused("package_too_large", limit=LARGEST_LOCKED - 1_000_000)
    file_key = secrets.token_bytes(16)
    nonce = secrets.token_bytes(16)
    chunks = _sealed(package, _derived(file_key, nonce, b"payload"))
    return b"".join((_head(file_key, passphrase), nonce, *chunks))


def _head(file_key: bytes, passphrase: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt = secrets.token_bytes(16)
    key = hashlib.scrypt(
        passphrase.encode("utf-8"),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=1 << WORK,
        r=8,
        p=1,
        maxmem=(1 << WORK) * 8 * 128 + 10_000_000,
        dklen=_KEY,
    )
    wrapped = ChaCha20Poly1305(key).encrypt(bytes(12), file_key, None)
    head = b"%s-> scrypt %s %d\n%s\n---" % (BEGINS, _plain64(salt), WORK, _plain64(wrapped))
    proof = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    return b"%s %s\n" % (head, _plain64(proof))


def _sealed(data: bytes, key: bytes) -> Iterator[bytes]:
    """The data in chunks; the last one says that it is the last, so that nothing can be cut off."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cipher = ChaCha20Poly1305(key)
    starts = range(0, max(len(data), 1), _CHUNK)
    for number, start in enumerate(starts):
        nonce = number.to_bytes(11, "big") + bytes([number == len(starts) - 1])
        yield cipher.encrypt(nonce, data[start : start + _CHUNK], None)


def _derived(file_key: bytes, salt: bytes, use: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), _KEY, salt, use).derive(file_key)


def _plain64(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")
