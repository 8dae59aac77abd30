"""A received dossier deleted for good: with a reason where something was decided, undone while one works."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lcapp.domain.copies_ahead import goes_about
from lcapp.domain.decision import LONGEST_REASON
from lcapp.domain.snapshot_thinning import Copy
from lcapp.errors import InputRefused
from lcapp.services.desk import Desk
from lcapp.services.desk_ports import DeskRemovals, DeskStore, TakenOut
from lcapp.services.library_ports import Snapshot
from lcapp.services.ports import Clock

COPY_REASON = "delete"


@dataclass(frozen=True, slots=True)
class HeldBy:
    """A copy of the library that still holds what was deleted.

    Args:
        name: Of the copy.
        until: UTC of about when it goes if the program is used daily; None where nobody can say: it stands
            in a second place, or is not one of this library's.
    """

    name: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted; good for putting it back as long as the program runs."""

    taken: TakenOut
    held: tuple[HeldBy, ...]


class DeskDeleting:
    """Deletes received dossiers.

    Args:
        desk: The dossiers.
        store: What was written about them.
        removals: Takes them out.
        snapshots: The copies of the library.
        copy_first: Makes a copy of the library before something goes for good, given the reason.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        store: DeskStore,
        removals: DeskRemovals,
        snapshots: Callable[[], tuple[Snapshot, ...]],
        copy_first: Callable[[str], object],
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._desk, self._store, self._removals = desk, store, removals
        self._snapshots, self._copy_first = snapshots, copy_first
        self._clock, self._actor = clock, actor
        self._last: Deleted | None = None

    @property
    def last(self) -> Deleted | None:
        """What was deleted last since the program started, unless it was put back."""
        return self._last

    def needs_reason(self, number: int) -> bool:
        """Whether something was decided about it; raises NotFound `received_unknown`."""
        line = self._desk.line(number)
        return bool(self._store.entries(kind="decision", call=line.call, subject=line.uuid))

    def delete(self, number: int, reason: str = "") -> Deleted:
        """Delete a file, and with the last one of its dossier everything written about it.

        Args:
            number: Its number on the desk.
            reason: Kept in the audit; needed where something was decided.

        Raises:
            NotFound: `received_unknown`.
            InputRefused: `reason_needed`, `reason_too_long`.
        """
        said = " ".join(reason.split())
        if not said and self.needs_reason(number):
            raise InputRefused("reason_needed")
        if len(said) > LONGEST_REASON:
            raise InputRefused("reason_too_long", limit=LONGEST_REASON)
        line = self._desk.line(number)
        self._copy_first(COPY_REASON)
        details = {"number": number, "call": line.call, "reason": said}
        taken = self._removals.take_out(number, details=details, actor=self._actor())
        self._last = Deleted(taken, self._held(taken.held))
        return self._last

    def put_back(self, deleted: Deleted) -> None:
        """Undo `delete`; raises InputRefused `received_here_again`."""
        self._removals.put_back(deleted.taken, actor=self._actor())
        if self._last is deleted:
            self._last = None

    def _held(self, names: tuple[str, ...]) -> tuple[HeldBy, ...]:
        if not names:
            return ()
        here = {one.name: one for one in self._snapshots()}
        copies = [Copy(one.name, one.taken_at) for one in here.values() if not one.elsewhere]
        now = self._clock()
        return tuple(
            HeldBy(
                name, None if name not in here or here[name].elsewhere else goes_about(name, copies, now=now)
            )
            for name in names
        )
