"""The digest of the library's file from an orderly end to the next start: what changed meanwhile is damage.

Hashes of rows prove answers; this proves everything, as long as nobody worked in the library in between. The
file is read only while nothing in this process has it open, and a library that is very large goes without.
"""

import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from lcapp.errors import EnvironmentFailed
from lcapp.files import write_atomically
from lcapp.storage.library_snapshots import file_digest

LARGEST = 64 << 20
"""Bytes: some tenths of a second at a start and at an end."""
_COUNTERS = ((24, 28), (92, 96))
"""What SQLite counts up; other counters are another state of the file, not a damaged one."""


@dataclass(frozen=True, slots=True)
class _Told:
    sha256: str
    size: int
    counters: str
    last: int


class ClosingSeal:
    """Written at an end, asked at the next start, broken by the first change.

    Args:
        library: The library's file.
        path: Where the digest stands.
    """

    def __init__(self, library: Path, path: Path) -> None:
        self._library = library
        self._path = path
        self._seen: tuple[int, int] | None = None
        """Time of change and size of the file that the seal on disk fits; None where there is none."""

    def is_broken(self, last: Callable[[], int]) -> bool:
        """Whether the file is not what it was at the last end, though nobody worked in it.

        To be asked before the file is opened; changes nothing.

        Args:
            last: Number of the last transaction in the journal: one that the seal does not know changed it.
        """
        self._seen = None
        told = self._told()
        if told is None:
            return False
        with contextlib.suppress(OSError):
            stat = self._library.stat()
            same_state = (
                not self._has_log() and told.size == stat.st_size and told.counters == self._counters()
            )
            if same_state and told.last == last():
                if file_digest(self._library) == told.sha256:
                    self._seen = (stat.st_mtime_ns, stat.st_size)
                    return False
                # Whoever works in it now broke the seal before the file changed.
                return self._told() == told
        return False

    def remove_stale(self) -> None:
        """The library was opened: a seal that did not fit it says nothing any more."""
        if self._seen is None:
            self.remove()

    def remove(self) -> None:
        """The library is about to change."""
        self._seen = None
        with contextlib.suppress(OSError):
            self._path.unlink()

    def set(self, last: int) -> None:
        """The library was let go of in order and nothing in this process has it open any more."""
        with contextlib.suppress(OSError, EnvironmentFailed):
            stat = self._library.stat()
            if self._seen == (stat.st_mtime_ns, stat.st_size):
                return
            if stat.st_size > LARGEST or self._has_log():
                return
            told = _Told(file_digest(self._library), stat.st_size, self._counters(), last)
            write_atomically(self._path, json.dumps(asdict(told)).encode("ascii"), private=True)

    def _told(self) -> _Told | None:
        try:
            told = json.loads(self._path.read_text(encoding="ascii"))
            return _Told(str(told["sha256"]), int(told["size"]), str(told["counters"]), int(told["last"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _has_log(self) -> bool:
        log = Path(f"{self._library}-wal")
        return log.exists() and log.stat().st_size > 0

    def _counters(self) -> str:
        with self._library.open("rb") as file:
            head = file.read(100)
        return "".join(head[start:end].hex() for start, end in _COUNTERS)
