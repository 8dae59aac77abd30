"""What the clock said last, so that a clock that jumped makes nothing look old enough to go."""

import contextlib
import json
from datetime import datetime, timedelta
from pathlib import Path

from lcapp.errors import EnvironmentFailed
from lcapp.files import write_atomically

BACK_AT_MOST = timedelta(days=1)
"""A clock is put right by some minutes; going back further is a jump."""
AHEAD_AT_MOST = timedelta(days=30)
"""A longer time without a start of the program cannot be told from a jump ahead, and is taken for one."""
_WORTH_WRITING = timedelta(hours=1)


class ClockMemory:
    """Remembers in a file; one that cannot be read or written remembers nothing and stops nobody.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def see(self, now: datetime) -> datetime | None:
        """Take note of the time.

        Returns:
            UTC of the last jump, from which on every age counts; None where the clock never jumped.
        """
        last, jumped = self._told()
        if last is not None and not last - BACK_AT_MOST <= now <= last + AHEAD_AT_MOST:
            jumped = now
        elif last is not None and abs(now - last) < _WORTH_WRITING:
            return jumped
        told = {"at": now.isoformat(), "jumped": jumped.isoformat() if jumped else None}
        with contextlib.suppress(EnvironmentFailed):
            write_atomically(self._path, json.dumps(told).encode("ascii"), private=True)
        return jumped

    def _told(self) -> tuple[datetime | None, datetime | None]:
        try:
            told = json.loads(self._path.read_text(encoding="ascii"))
            at, jumped = (told[name] and datetime.fromisoformat(told[name]) for name in ("at", "jumped"))
        except (OSError, ValueError, KeyError, TypeError):
            return None, None
        known = [each is None or each.tzinfo is not None for each in (at, jumped)]
        return (at, jumped) if all(known) else (None, None)
