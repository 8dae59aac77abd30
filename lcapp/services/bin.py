"""The bin: deleted dossiers rest there for thirty days; only from here they are deleted for good."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from lcapp.errors import NotFound
from lcapp.services.library_ports import RecordStore
from lcapp.services.ports import Clock, DossierCard, DossierStore

REST = timedelta(days=30)
COPY_REASON = "delete"


@dataclass(frozen=True, slots=True)
class Resting:
    """A dossier in the bin.

    Args:
        card: The dossier.
        deleted_at: UTC.
        until: UTC of the moment from which a start of the program removes it.
        days_left: Days till then, begun ones counted; never more than thirty, whatever the clock says.
    """

    card: DossierCard
    deleted_at: datetime
    until: datetime
    days_left: int


class Bin:
    """What rests in the bin.

    Args:
        store: The dossiers.
        records: Removes a dossier with everything of it.
        clock: The time now.
        actor: Who is working here.
        copy_first: Makes a copy of the library before something goes for good, given the reason.
        ages_count_from: UTC of the last jump of the clock; a dossier rests at least thirty days from then.
    """

    def __init__(
        self,
        *,
        store: DossierStore,
        records: RecordStore,
        clock: Clock,
        actor: Callable[[], str],
        copy_first: Callable[[str], object],
        ages_count_from: Callable[[], datetime | None],
    ) -> None:
        self._store = store
        self._records = records
        self._clock = clock
        self._actor = actor
        self._copy_first = copy_first
        self._ages_count_from = ages_count_from

    def resting(self) -> tuple[Resting, ...]:
        """Every dossier in the bin, the one deleted last first."""
        now = self._clock()
        found = [
            Resting(card, card.deleted_at, card.deleted_at + REST, _days_left(card.deleted_at + REST - now))
            for card in self._store.cards()
            if card.deleted_at is not None
        ]
        return tuple(sorted(found, key=lambda one: one.deleted_at, reverse=True))

    def restore(self, number: int) -> None:
        """Take a dossier out of the bin; raises NotFound where it is not in it."""
        self._must_rest(number)
        self._store.set_deleted(number, deleted=False, actor=self._actor())

    def put_back(self, number: int) -> None:
        """Undo `restore`: into the bin again, for thirty days from now."""
        self._store.set_deleted(number, deleted=True, actor=self._actor())

    def delete_for_good(self, number: int) -> tuple[str, ...]:
        """Remove a dossier that rests in the bin, with its record, journal lines and files nobody else cites.

        Returns:
            Names of the snapshots that still hold it.

        Raises:
            NotFound: It is not in the bin.
        """
        self._must_rest(number)
        self._copy_first(COPY_REASON)
        return self._records.delete_for_good(number, actor=self._actor())

    def purge(self) -> tuple[int, ...]:
        """Remove what has rested for thirty days; for the start of the program.

        A clock that jumped ahead must not empty the bin: the thirty days are counted anew from the jump, and
        a long time without any work is taken for one.

        Returns:
            Numbers of the dossiers that were removed.
        """
        now, cards = self._clock(), self._store.cards()
        seen = max(
            (max(c.dossier.updated_at, c.deleted_at or c.dossier.updated_at) for c in cards), default=now
        )
        jumped_at = self._ages_count_from()
        if now - seen > REST or (jumped_at is not None and now - jumped_at <= REST):
            return ()
        due = tuple(
            card.dossier.number
            for card in cards
            if card.deleted_at is not None and now - card.deleted_at > REST
        )
        if due:
            self._copy_first(COPY_REASON)
        for number in due:
            self._records.delete_for_good(number, actor="")
        return due

    def _must_rest(self, number: int) -> None:
        if all(one.card.dossier.number != number for one in self.resting()):
            raise NotFound("not_in_bin", dossier=number)


def _days_left(left: timedelta) -> int:
    begun = -(-left // timedelta(days=1))
    return max(0, min(begun, REST.days))
