"""Long work beside the window: the only place that knows threads."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from lcapp.errors import Cancelled, LcappError

_log = logging.getLogger(__name__)
_BETWEEN_SECONDS = 0.05
_WAIT_MS = 5000


class Task(QObject):
    """Work under way, and its own watch: told how far it is, asked whether to go on."""

    _ended = Signal(object, object)
    _went_on = Signal(int, int)

    def __init__(
        self,
        parent: QObject,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        progress: Callable[[int, int], object] | None,
    ) -> None:
        super().__init__(parent)
        self._done = done
        self._failed = failed
        self._progress = progress
        self._stopped = False
        self._told = 0.0
        self._left = threading.Event()
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._went_on.connect(self._on_went_on, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to end at its next step; `failed` will be told `Cancelled`."""
        self._stopped = True

    # Called by the work, on its own thread

    def progress(self, done: int, total: int) -> None:
        """How far the work is; passed on some twenty times a second at most."""
        now = time.monotonic()
        if done >= total or now - self._told >= _BETWEEN_SECONDS:
            self._told = now
            self._went_on.emit(done, total)

    def check(self) -> None:
        """Raises Cancelled once the person wants to stop."""
        if self._stopped:
            raise Cancelled

    def end(self, result: object, error: Exception | None) -> None:
        """The work has a result or failed."""
        self._ended.emit(result, error)
        self._left.set()

    # On the window's thread

    def _on_ended(self, result: object, error: Exception | None) -> None:
        # The news may be here before the other thread is out of `emit`; until then Qt still needs the sender.
        self._left.wait()
        self.deleteLater()
        if error is None:
            self._done(result)
        else:
            self._failed(error)

    def _on_went_on(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(done, total)


class Tasks(QObject):
    """Runs functions on a thread of the pool; answers come back on the window's thread.

    Args:
        on_bug: Told, on the window's thread, of every failure that is not one the program names.
    """

    def __init__(self, on_bug: Callable[[Exception], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_bug = on_bug
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        progress: Callable[[int, int], object] | None = None,
    ) -> Task:
        """Begin a piece of work.

        Args:
            function: What to do, on values nobody else changes. With `progress` it is given `watch=`.
            args: Its arguments.
            done: Called with its result.
            failed: Called with its exception.
            progress: Called with steps done and steps in all.
        """

        def told(error: Exception) -> None:
            failed(error)
            if not isinstance(error, LcappError):
                _log.error("a task failed", exc_info=error)
                self._on_bug(error)

        task = Task(self, done, told, progress)
        more: dict[str, Any] = {"watch": task} if progress is not None else {}
        self._pool.start(_Work(task, function, args, more))
        return task

    def stop(self) -> None:
        """Ask everything to end and wait a little: the window closes."""
        for task in self.findChildren(Task):
            task.cancel()
        self._pool.waitForDone(_WAIT_MS)


class _Work(QRunnable):
    def __init__(
        self, task: Task, function: Callable[..., Any], args: tuple[Any, ...], more: dict[str, Any]
    ) -> None:
        super().__init__()
        self._task = task
        self._function = function
        self._args = args
        self._more = more

    def run(self) -> None:
        """Qt's entry, on a thread of the pool."""
        try:
            result = self._function(*self._args, **self._more)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window must hear of it
            self._task.end(None, error)
        else:
            self._task.end(result, None)
