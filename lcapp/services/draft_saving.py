"""What of an open draft does not stand in the library yet, and the one save that is under way.

At most one batch is in flight; what comes meanwhile waits for the next. A batch that fails goes back to what
waits, so nothing is lost and the next try sends it again.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import AnswerMark, Note
from lcapp.domain.history import Act
from lcapp.errors import ChangedElsewhere, StorageUnavailable
from lcapp.services.ports import DossierStore, SaveBatch, SaveReceipt

Landed = Callable[[SaveReceipt | Exception], None]


@dataclass(slots=True)
class Waiting:
    """Acts, marks and notes that were not sent yet, in the order they were made."""

    acts: list[Act] = field(default_factory=list)
    marks: dict[AnswerKey, AnswerMark] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.acts or self.marks or self.notes)

    def add_act(self, act: Act) -> None:
        """Take an act; a later part of the last one is merged into it."""
        if self.acts and self.acts[-1].id == act.id:
            self.acts[-1] = self.acts[-1].merged(act)
        else:
            self.acts.append(act)

    def put_back(self, batch: SaveBatch) -> None:
        """Take back what could not be saved; what came later stays later and wins."""
        self.acts[:0] = batch.acts
        self.marks = {**batch.marks, **self.marks}
        self.notes = {**{note.id: note for note in batch.notes}, **self.notes}


class DraftSaving:
    """Sends what waits to the store, one batch at a time.

    Args:
        store: Where batches go.
        batch_of: Makes the batch of what waits; None while the draft may not be saved.
        landed: Told on the storage thread how each batch ended, with `lock` held.
        told: Told the same afterwards, without the lock.
    """

    def __init__(
        self,
        store: DossierStore,
        *,
        batch_of: Callable[[Waiting], SaveBatch | None],
        landed: Landed,
        told: Landed,
    ) -> None:
        self.lock = threading.Condition(threading.RLock())
        self.waiting = Waiting()
        self._store = store
        self._batch_of = batch_of
        self._note_landing = landed
        self._tell_landing = told
        self._in_flight: SaveBatch | None = None
        self._send_again = False

    @property
    def has_unsaved(self) -> bool:
        """Whether anything waits or is under way."""
        with self.lock:
            return bool(self.waiting) or self._in_flight is not None

    def send(self) -> None:
        """Queue everything that waits and return at once."""
        with self.lock:
            if self._in_flight is not None:
                self._send_again = True
                return
            batch = self._take()
        if batch is not None:
            self._store.save_later(batch, self._landed)

    def send_and_wait(self) -> bool:
        """Save everything that waits, and wait for the disk.

        Returns:
            Whether anything was sent.

        Raises:
            StorageUnavailable: Nothing was saved; it waits again.
            ChangedElsewhere: Another program saved this dossier.
        """
        with self.lock:
            while self._in_flight is not None:
                self.lock.wait()
            batch = self._take()
        if batch is None:
            return False
        result: list[SaveReceipt | Exception] = []

        def done(answer: SaveReceipt | Exception) -> None:
            result.append(answer)
            self._landed(answer)

        self._store.save_later(batch, done)
        with self.lock:
            while not result:
                self.lock.wait()
        if isinstance(result[0], Exception):
            raise result[0]
        return True

    def _take(self) -> SaveBatch | None:
        batch = self._batch_of(self.waiting) if self.waiting else None
        if batch is not None:
            self.waiting = Waiting()
        self._in_flight = batch
        return batch

    def _landed(self, answer: SaveReceipt | Exception) -> None:
        with self.lock:
            batch, self._in_flight = self._in_flight, None
            again, self._send_again = self._send_again, False
            if batch is not None and isinstance(answer, Exception):
                self.waiting.put_back(batch)
            self._note_landing(answer)
            self.lock.notify_all()
        self._tell_landing(answer)
        if again and isinstance(answer, SaveReceipt):
            self.send()


def as_storage_failure(error: Exception) -> StorageUnavailable:
    """The failure of a save as those who listen are told it."""
    if isinstance(error, StorageUnavailable):
        return error
    failure = StorageUnavailable(
        "changed_elsewhere" if isinstance(error, ChangedElsewhere) else "save_failed"
    )
    failure.__cause__ = error
    return failure
