"""What the services ask of packages, put together; implements `services.package_ports.PackageTools`."""

from functools import cache
from pathlib import Path

from lcapp.domain.package import Package, PackageSignature
from lcapp.exchange import signing
from lcapp.exchange.package_lock import locked
from lcapp.exchange.package_writer import write_package
from lcapp.exchange.signing_words import five_words, read_words
from lcapp.sandbox.package_reader import annex_bytes


class Tools:
    """Writes, signs and compares.

    Args:
        key_file: Where this installation's key stands, or is to stand.
        words_file: The list of words, as shipped.
    """

    def __init__(self, key_file: Path, words_file: Path) -> None:
        self._key = signing.SigningKey(key_file)
        self._list = cache(lambda: read_words(words_file))

    def write(self, package: Package, *, signed: bool) -> bytes:
        """The bytes, signed or not."""
        return write_package(package, sign=self._key.sign if signed else None)

    def lock(self, data: bytes, passphrase: str) -> bytes:
        """Behind a passphrase."""
        return locked(data, passphrase)

    def annex(self, package: bytes, sha256: str) -> bytes:
        """One annex."""
        return annex_bytes(package, sha256)

    def is_signed(self, manifest: bytes, signature: PackageSignature) -> bool:
        """Whether the signature fits."""
        return signing.is_signed(manifest, signature)

    def own_key(self) -> str:
        """This installation's public key, or empty."""
        return self._key.public()

    def words(self, key: str) -> tuple[str, ...]:
        """Five words."""
        return five_words(key, self._list())
