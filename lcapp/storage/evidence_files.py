"""The bytes of evidence and of signed pages: each file once, private, named by its digest."""

import contextlib
import hashlib
import io
import os
import re
import secrets
from pathlib import Path
from typing import BinaryIO

from lcapp.errors import EnvironmentFailed, InputRefused, NotFound
from lcapp.files import reason_of, sync_folder

_AT_ONCE = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = ".lcapp-"


class EvidenceFiles:
    """Files by digest in one folder; implements `services.library_ports.EvidenceFiles`.

    Args:
        folder: Made with the first file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, source: Path) -> tuple[str, int]:
        """Copy a file in, once for equal bytes; it is on disk when this returns.

        Returns:
            SHA-256 (hex) and size in bytes.

        Raises:
            InputRefused: `file_not_read`: the source cannot be read.
            EnvironmentFailed: `file_not_written`: the folder cannot take it.
        """
        try:
            file = source.open("rb")
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "failed"
            raise InputRefused("file_not_read", file=str(source), reason=reason) from error
        with file:
            return self._kept(file, source)

    def keep_bytes(self, data: bytes) -> tuple[str, int]:
        """Keep bytes as `keep` does a file's; raises EnvironmentFailed `file_not_written`."""
        return self._kept(io.BytesIO(data), Path(hashlib.sha256(data).hexdigest()))

    def _kept(self, file: BinaryIO, source: Path) -> tuple[str, int]:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = self._folder / f"{_UNFINISHED}{secrets.token_hex(8)}.part"
            handle = os.open(
                unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600
            )
        except OSError as error:
            raise _not_written(source, error) from error
        try:
            with os.fdopen(handle, "wb") as copy:
                sha256, size = _copied(file, copy, source)
                copy.flush()
                os.fsync(copy.fileno())
            if not self.verify(sha256):
                unfinished.replace(self._folder / sha256)
                sync_folder(self._folder)
        except OSError as error:
            raise _not_written(source, error) from error
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink()
        return sha256, size

    def path(self, sha256: str) -> Path:
        """Where the bytes stand.

        Raises:
            NotFound: `evidence_file_missing`: they are gone or damaged.
        """
        if not self.verify(sha256):
            raise NotFound("evidence_file_missing", sha256=sha256[:12])
        return self._folder / sha256

    def verify(self, sha256: str) -> bool:
        """Whether the file is there and its bytes are still what the digest says."""
        if not _DIGEST.fullmatch(sha256):
            return False
        try:
            with (self._folder / sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def remove(self, sha256: str) -> None:
        """Take a file away that nobody cites any more; one that cannot go stays."""
        if _DIGEST.fullmatch(sha256):
            with contextlib.suppress(OSError):
                (self._folder / sha256).unlink(missing_ok=True)

    def names(self) -> tuple[str, ...]:
        """Digests of all files that stand there, sorted."""
        try:
            return tuple(sorted(one.name for one in self._folder.iterdir() if _DIGEST.fullmatch(one.name)))
        except OSError:
            return ()

    def sweep(self) -> None:
        """Take away what an unclean end left unfinished; to be called while the library is held."""
        for left in self._folder.glob(f"{_UNFINISHED}*.part"):
            with contextlib.suppress(OSError):
                left.unlink()


def _copied(file: BinaryIO, copy: BinaryIO, source: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while True:
        try:
            piece = file.read(_AT_ONCE)
        except OSError as error:
            raise InputRefused("file_not_read", file=str(source), reason=reason_of(error)) from error
        if not piece:
            return digest.hexdigest(), size
        digest.update(piece)
        size += len(piece)
        copy.write(piece)


def _not_written(source: Path, error: OSError) -> EnvironmentFailed:
    return EnvironmentFailed("file_not_written", file=source.name, reason=reason_of(error))
