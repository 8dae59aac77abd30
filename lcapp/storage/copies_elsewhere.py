"""The second place for copies, such as a USB stick that is often not there; knows when it was used last."""

import contextlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lcapp.files import write_atomically
from lcapp.services.library_ports import Snapshot
from lcapp.storage.disk_kind import DiskKind
from lcapp.storage.library_snapshots import ELSEWHERE, copy_elsewhere, digest_file, listed
from lcapp.storage.own_bundle import remove_unnamed

_MEMORY = "elsewhere.json"
MOST_KEPT = 20


class Elsewhere:
    """One folder that a person chose.

    Args:
        snapshots: Folder of the copies here.
        chosen: The place as the settings have it now, or empty.
        kind_of: Tells what kind of disk it is.
    """

    def __init__(
        self, snapshots: Path, chosen: Callable[[], str], kind_of: Callable[[Path], DiskKind]
    ) -> None:
        self._snapshots = snapshots
        self._chosen = chosen
        self._kind_of = kind_of

    def place(self) -> Path | None:
        """The place, if one was chosen and it is there now."""
        chosen = self._chosen()
        path = Path(chosen) if chosen else None
        return path if path is not None and path.is_dir() else None

    def folder(self) -> Path | None:
        """The folder of the copies in it."""
        place = self.place()
        return place / ELSEWHERE if place is not None else None

    def listed(self) -> tuple[Snapshot, ...]:
        """The copies there, newest first."""
        folder = self.folder()
        return listed(folder, elsewhere=True) if folder is not None else ()

    def copy(self, snapshot: Snapshot, evidence: Path, now: datetime) -> bool:
        """Put a copy there, if the place is there; keeps the newest twenty. Raises OSError."""
        place = self.place()
        if place is None:
            return False
        copy_elsewhere(snapshot, self._snapshots, evidence, place)
        told = {"at": now.isoformat(), "kind": str(self._kind_of(place)), "name": snapshot.name}
        write_atomically(self._snapshots / _MEMORY, json.dumps(told).encode("utf-8"), private=True)
        for old in self.listed()[MOST_KEPT:]:
            for path in (place / ELSEWHERE / old.name, digest_file(place / ELSEWHERE / old.name)):
                with contextlib.suppress(OSError):
                    path.unlink()
        remove_unnamed(place / ELSEWHERE)
        return True

    def last(self) -> datetime | None:
        """When a copy was put there last, whether or not the place is there now."""
        try:
            told = json.loads((self._snapshots / _MEMORY).read_text(encoding="utf-8"))
            return datetime.fromisoformat(told["at"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
