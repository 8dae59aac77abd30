"""This installation's key: one Ed25519 pair, made with the first package, kept beside the library.

A signature says that two files come from the same computer. It says nothing of whose computer that is.
"""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path

from lcapp.domain.package import PackageSignature
from lcapp.errors import EnvironmentFailed
from lcapp.files import reason_of, write_atomically

KEY_FILE = "signing-key"
_PURPOSE = b"lc-bundle-v1\0"
_SIZE = 32


def signed_text(manifest: bytes) -> bytes:
    """The bytes a signature is made over."""
    return _PURPOSE + hashlib.sha256(manifest).digest()


def is_signed(manifest: bytes, signature: PackageSignature) -> bool:
    """Whether the signature is that key's, over that manifest."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key))
        key.verify(bytes.fromhex(signature.value), signed_text(manifest))
    except (InvalidSignature, ValueError):
        return False
    return True


class SigningKey:
    """The key in a file that only this user may read; made when it is first needed.

    Args:
        path: The file: 32 bytes.
        write: Writes a private file whole or not at all.
    """

    def __init__(self, path: Path, write: Callable[[Path, bytes], None] | None = None) -> None:
        self._path = path
        self._write = write or _write_private

    def public(self) -> str:
        """The public half (64 hex digits), or empty where no key was made yet."""
        if not self._path.exists():
            return ""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self._read()).public_key().public_bytes_raw().hex()

    def sign(self, manifest: bytes) -> PackageSignature:
        """Sign the bytes of a manifest; equal bytes get equal signatures.

        Raises:
            EnvironmentFailed: The key cannot be read or written.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        if not self._path.exists():
            self._make(Ed25519PrivateKey.generate().private_bytes_raw())
        key = Ed25519PrivateKey.from_private_bytes(self._read())
        return PackageSignature(
            key.public_key().public_bytes_raw().hex(), key.sign(signed_text(manifest)).hex()
        )

    def _make(self, secret: bytes) -> None:
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._write(self._path, secret)

    def _read(self) -> bytes:
        try:
            secret = self._path.read_bytes()
        except OSError as error:
            raise EnvironmentFailed("file_not_read", file=self._path.name, reason=reason_of(error)) from error
        if len(secret) != _SIZE:
            raise EnvironmentFailed("signing_key_damaged", file=str(self._path))
        return secret


def _write_private(path: Path, data: bytes) -> None:
    write_atomically(path, data, private=True)
