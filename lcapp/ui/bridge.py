"""From the draft's plain events to one Qt signal, always on the window's thread."""

import threading

from PySide6.QtCore import QObject, Qt, Signal

from lcapp.domain.events import Event
from lcapp.services.draft_session import DraftSession


class Bridge(QObject):
    """`happened` carries every event of one draft.

    `Saved` and `SaveFailed` come from the storage thread and are queued; the others are told at once.
    A widget that was deleted is disconnected by Qt and never called again.
    """

    happened = Signal(object)
    _arrived = Signal(object)

    def __init__(self, session: DraftSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = threading.get_ident()
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = session.subscribe(self._hear)

    def close(self) -> None:
        """Hear nothing more."""
        self._unsubscribe()

    def _hear(self, event: Event) -> None:
        if threading.get_ident() == self._home:
            self.happened.emit(event)
        else:
            self._arrived.emit(event)

    def _on_arrived(self, event: Event) -> None:
        self.happened.emit(event)
