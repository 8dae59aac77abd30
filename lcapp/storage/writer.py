"""The one storage thread: it owns the one connection, and all work on the library is handed to it."""

import atexit
import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from lcapp.errors import StorageUnavailable

_log = logging.getLogger(__name__)
Result = TypeVar("Result")
_QUIET_SECONDS = 0.2
"""Nobody asked for so long: what can wait goes on."""
_BETWEEN_SECONDS = 0.002
"""Room for other threads between two pieces of it."""
_Job = tuple[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]]


class StorageThread:
    """Runs functions one after the other, in the order they were handed in.

    The thread starts with the first function and costs nothing while it waits. It is a daemon whose queue is
    finished at exit: a thread that is not would hang a program that forgot to close it.
    """

    def __init__(self, name: str = "lcapp-storage") -> None:
        self._name = name
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._state = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._idle: deque[Callable[[], bool]] = deque()

    def call(self, function: Callable[[], Result]) -> Result:
        """Run a function on the storage thread and wait for what it returns or raises.

        Raises:
            StorageUnavailable: `library_closed`, after `close`.
        """
        if threading.current_thread() is self._thread:
            return function()
        waiting: Future[Result] = Future()
        if not self._put((function, waiting.set_result, waiting.set_exception)):
            raise StorageUnavailable("library_closed")
        return waiting.result()

    def later(self, function: Callable[[], Result], done: Callable[[Result | Exception], None]) -> None:
        """Run a function on the storage thread and return at once.

        Args:
            function: What to do.
            done: Called on the storage thread with what the function returned or raised. After `close` it is
                called at once with StorageUnavailable.
        """

        def failed(error: BaseException) -> None:
            done(error if isinstance(error, Exception) else StorageUnavailable("save_failed"))

        if not self._put((function, done, failed)):
            done(StorageUnavailable("library_closed"))

    def when_idle(self, piece: Callable[[], bool]) -> None:
        """Do what can wait, piece by piece, while nobody asks for anything.

        To be called on the storage thread.

        Args:
            piece: A short piece of work; whether more is left. One that raises is not called again.
        """
        self._idle.append(piece)

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Finish everything handed in, run a last function on the thread, and end it. May be called twice."""
        with self._state:
            thread, self._thread = self._thread, None
            if not self._closed and thread is not None:
                if last is not None:
                    self._jobs.put((last, _ignore, _complain))
                self._jobs.put(None)
            self._closed = True
        if thread is not None:
            atexit.unregister(self.close)
            if thread is not threading.current_thread():
                thread.join()

    def _put(self, job: _Job) -> bool:
        with self._state:
            if self._closed:
                return False
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()
                atexit.register(self.close)
            self._jobs.put(job)
            return True

    def _work(self) -> None:
        while (job := self._next()) is not None:
            function, done, failed = job
            try:
                result = function()
            except BaseException as error:  # noqa: BLE001 - carried to whoever asked
                answer, told = error, failed
            else:
                answer, told = result, done
            try:
                told(answer)
            except Exception:  # noqa: BLE001 - a listener's fault must not take the library down with it
                _log.exception("whoever waited for the library failed")
            # The next wait must not keep alive what was just done.
            del job, function, done, failed, answer, told

    def _next(self) -> _Job | None:
        wait = _QUIET_SECONDS
        while self._idle:
            try:
                return self._jobs.get(timeout=wait)
            except queue.Empty:
                wait = _BETWEEN_SECONDS
            piece = self._idle.popleft()
            try:
                if piece():
                    self._idle.appendleft(piece)
            except Exception as error:  # noqa: BLE001 - what can wait must not take the library down with it
                _log.info("idle work ended: %(code)s", {"code": type(error).__name__})
        return self._jobs.get()


def _ignore(_result: object) -> None:
    """Nobody waits for this."""


def _complain(error: BaseException) -> None:
    _log.error("closing the library failed: %(code)s", {"code": type(error).__name__})
