"""When an open draft is saved: shortly after a change, a second later at most, again after a failure."""

from PySide6.QtCore import QObject, Qt, QTimer

from lcapp.domain.events import AnswerChanged, DrawerChanged, Event, NotesChanged, Saved, SaveFailed
from lcapp.services.draft_session import DraftSession
from lcapp.ui.bridge import Bridge

QUIET_MS = 150
LONGEST_MS = 850
"""With the time the disk takes, a second."""
RETRY_MS = 5000


class Autosave(QObject):
    """Queues the draft for the storage thread; nothing here waits for the disk."""

    def __init__(self, session: DraftSession, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)
        self._retry = self._timer(RETRY_MS)
        bridge.happened.connect(self._on_event)

    def flush_now(self) -> None:
        """A flush point was reached: a field or section left, the window left."""
        self._quiet.stop()
        self._longest.stop()
        self._session.flush_later()

    def stop(self) -> None:
        """No more saving from here: the draft is closed."""
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        # Qt's usual timers come up to a twentieth late.
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.flush_now)
        return timer

    def _on_event(self, event: Event) -> None:
        if isinstance(event, AnswerChanged | NotesChanged | DrawerChanged):
            self._quiet.start()
            if not self._longest.isActive():
                self._longest.start()
        elif isinstance(event, Saved):
            self._retry.stop()
        elif isinstance(event, SaveFailed) and self._session.read_only is None:
            self._retry.start()
