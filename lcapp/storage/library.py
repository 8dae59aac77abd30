"""The library file as all stores share it: one thread, one connection, one transaction for each wish."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from lcapp.errors import StorageUnavailable
from lcapp.services.ports import Clock, NewDossier, SaveBatch
from lcapp.storage.engine import Library, open_library, sorted_errors
from lcapp.storage.migrate import migrate
from lcapp.storage.newer_library import known_version, open_newer, too_new, version_of
from lcapp.storage.writer import StorageThread

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Touched:
    """Something was written besides answers, such as a title, a piece of evidence or a version.

    Args:
        dossier: Number of the dossier.
        verb: As in the audit.
    """

    dossier: int
    verb: str


Written = SaveBatch | NewDossier | Touched
"""What a transaction wrote, for those who listen."""


class LibraryFile:
    """Opens, brings to today's shape, and runs transactions on the storage thread.

    The file is opened with the first wish; a wish that could not open it leaves the next one to try again.
    What a newer program wrote is read and never written: whoever wants to write is refused.

    Args:
        path: The library's file.
        backups: Folder for copies made before the library's shape changes.
        clock: The time now.
        wait_seconds: How long to wait for another process that holds the library.

    Attributes:
        before_open: Called on the storage thread before the file is opened; what they raise stops the wish.
        on_open: Called on the storage thread with the open library, after it was brought to today's shape;
            not for one that can only be read.
        after_commit: Called on the storage thread after each transaction that wrote, before whoever waits
            is told, with what was written and what the work returned. What they raise is what the wish
            raises; a listener that must not stop a save keeps its own failures.
        on_forget: Called on the storage thread with number and uuid of a dossier that was deleted for good:
            they let go of it too, and return the names of the copies that still hold it.
        on_close: Called on the storage thread before a library that could be written is let go.
        after_close: Called on the storage thread after that, when nothing has the file open any more.
        mend: Called on the storage thread, with the file closed, when it turned out damaged on opening;
            whether it was made whole. Asked once for each opening.
        careful: Whether the file stands on a disk that needs it (see `open_library`).
    """

    def __init__(self, path: Path, *, backups: Path, clock: Clock, wait_seconds: float = 5) -> None:
        self.path = path
        self.backups = backups
        self.clock = clock
        self.before_open: list[Callable[[], None]] = []
        self.on_open: list[Callable[[Library], None]] = []
        self.after_commit: list[Callable[[Written, object], None]] = []
        self.on_forget: list[Callable[[int, str], tuple[str, ...]]] = []
        self.on_close: list[Callable[[Library], None]] = []
        self.after_close: list[Callable[[], None]] = []
        self.mend: Callable[[], bool] = lambda: False
        self.careful: Callable[[], bool] = lambda: False
        self._wait_seconds = wait_seconds
        self._thread = StorageThread()
        self._library: Library | None = None

    def wait(self, work: Callable[[Connection], Result], written: Written | None = None) -> Result:
        """Run work in one transaction and wait for it.

        Args:
            work: What to do; on an exception nothing of it stands.
            written: What it writes; None where it only reads.
        """
        return self._thread.call(lambda: self._transact(work, written))

    def later(
        self,
        work: Callable[[Connection], Result],
        done: Callable[[Result | Exception], None],
        written: Written | None = None,
    ) -> None:
        """Queue work for the storage thread and return at once; `done` is called there."""
        self._thread.later(lambda: self._transact(work, written), done)

    def with_library(self, work: Callable[[Library], Result]) -> Result:
        """Run work on the open library outside of any transaction and wait: copies, checks, VACUUM."""
        return self._thread.call(lambda: work(self._opened()))

    def on_thread(self, work: Callable[[], Result]) -> Result:
        """Run work on the storage thread, whether or not the library is or can be opened."""
        return self._thread.call(work)

    def soon(self, work: Callable[[Library], object], done: Callable[[object], None]) -> None:
        """Queue work on the open library outside of any transaction; `done` gets its result or exception."""
        self._thread.later(lambda: work(self._opened()), done)

    def when_idle(self, library: Library, piece: Callable[[Library], bool]) -> None:
        """Work piece by piece while nobody asks for anything; to be called on the storage thread.

        Args:
            library: The library that was opened; once it is let go, nothing more is done.
            piece: A short piece of work; whether more is left.
        """
        self._thread.when_idle(lambda: self._library is library and piece(library))

    def newer(self) -> int:
        """The shape of a library that a newer program wrote, so that it can only be read; 0 otherwise."""
        return self._thread.call(lambda: self._opened().newer)

    def must_be_ours(self) -> None:
        """To be asked on the storage thread before a library is replaced, whether or not it is open.

        Raises:
            StorageUnavailable: `library_too_new`.
        """
        # A library that is open here must not be opened once more: that would drop its locks.
        found = version_of(self.path) if self._library is None else self._library.newer
        if found > known_version():
            raise too_new(found)

    def let_go(self) -> None:
        """Close the file; the next wish opens it again. To be called on the storage thread."""
        library, self._library = self._library, None
        if library is not None:
            try:
                for told in self.on_close if not library.newer else ():
                    told(library)
            finally:
                with sorted_errors():
                    library.close()
            for closed in self.after_close if not library.newer else ():
                closed()

    def close(self) -> None:
        """Finish what is queued and let go of the library."""
        self._thread.close(self.let_go)

    # On the storage thread

    def _transact(self, work: Callable[[Connection], Result], written: Written | None) -> Result:
        library = self._opened()
        if written is not None and library.newer:
            raise too_new(library.newer)
        with library.begin() as connection:
            result = work(connection)
        if written is not None:
            for told in self.after_commit:
                told(written, result)
        return result

    def _opened(self) -> Library:
        if self._library is None:
            try:
                self._library = self._open()
            except StorageUnavailable as refused:
                if refused.code != "library_damaged" or not self.mend():
                    raise
                self._library = self._open()
        return self._library

    def _open(self) -> Library:
        for told in self.before_open:
            told()
        if (found := version_of(self.path)) > known_version():
            return open_newer(self.path, found)
        library = open_library(self.path, wait_seconds=self._wait_seconds, careful=self.careful())
        try:
            migrate(library.connection, backups=self.backups, now=self.clock())
            for opened in self.on_open:
                opened(library)
        except BaseException:
            library.close()
            raise
        return library
