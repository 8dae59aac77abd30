"""Many files on their way to the desk: which they are, several at once, and what became of each."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from lcapp.errors import Cancelled, InputRefused, LcappError
from lcapp.services.desk_ports import Opened
from lcapp.services.export import StoppableWatch
from lcapp.services.ports import Watch

_log = logging.getLogger(__name__)
SUFFIXES = (".lcdossier", ".pdf")
MOST_FILES = 20_000
ASKED_EACH = 0.2
"""Seconds between two questions whether to go on, while a file is being opened."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file.

    Args:
        path: The file.
        outcome: `first`, `newer`, `older`, `duplicate`, or `refused`.
        number: Its number on the desk; of a duplicate, the one that was there; 0 where it was refused.
        other: Number of the one it repeats, replaces or comes before.
        code: Why it was refused; empty otherwise.
        params: For the sentence that says so.
        removals: How many things were left out or changed.
    """

    path: Path
    outcome: str
    number: int = 0
    other: int = 0
    code: str = ""
    params: dict[str, str | int] = field(default_factory=dict)
    removals: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of many files, in their order. `cancelled` says that the rest was not looked at."""

    files: tuple[Imported, ...]
    cancelled: bool = False

    def count(self, outcome: str) -> int:
        """How many files ended so."""
        return sum(one.outcome == outcome for one in self.files)


def import_each(
    paths: Sequence[Path],
    open_one: Callable[[Path, Watch], Opened],
    put: Callable[[Path, Opened], Imported],
    watch: Watch,
    *,
    workers: int,
) -> ImportReport:
    """Put files on the desk: some are opened at the same time, and put in their order.

    Args:
        paths: The files.
        open_one: Opens one, and asks the watch it is given whether to go on; several threads ask at once.
            What it raises refuses that file alone.
        put: Puts one on the desk; what it raises does as well.
        watch: Told after each file, asked before each and while it waits.
        workers: How many files are opened at the same time.
    """
    made: list[Imported] = []
    many, stopping = max(1, min(workers, len(paths))), StoppableWatch()
    with ThreadPoolExecutor(max_workers=many, thread_name_prefix="lcapp-desk") as pool:
        waiting = iter(paths)
        running = [(path, pool.submit(open_one, path, stopping)) for path in islice(waiting, 3 * many)]
        while running:
            path, opening = running.pop(0)
            try:
                _wait_for(opening, watch)
            except Cancelled:
                stopping.stop()
                for _path, other in running:
                    other.cancel()
                return ImportReport(tuple(made), cancelled=True)
            made.append(_imported(path, opening, put))
            watch.progress(len(made), len(paths))
            running += [(path, pool.submit(open_one, path, stopping)) for path in islice(waiting, 1)]
    return ImportReport(tuple(made))


def _wait_for(opening: Future[Opened], watch: Watch) -> None:
    """Wait till a file is open or refused; raises Cancelled as soon as somebody wants to stop."""
    watch.check()
    while not wait((opening,), timeout=ASKED_EACH).done:
        watch.check()


def _imported(path: Path, opening: Future[Opened], put: Callable[[Path, Opened], Imported]) -> Imported:
    try:
        return put(path, opening.result())
    except LcappError as error:
        return Imported(path, "refused", code=error.code, params=dict(error.params))
    except Exception:  # noqa: BLE001 - a stranger's file must not stop the other three hundred
        _log.exception("a file could not be put on the desk")
        return Imported(path, "refused", code="import_failed")


def files_in(place: Path) -> tuple[Path, ...]:
    """The file, or every package and PDF in a folder and its folders, in the order of their names.

    Raises:
        InputRefused: `file_not_found`.
    """
    if place.is_file():
        return (place,)
    if not place.is_dir():
        raise InputRefused("file_not_found", file=place.name)
    return tuple(islice(_sorted_files(place), MOST_FILES))


def _sorted_files(folder: Path) -> Iterator[Path]:
    found: Iterable[Path] = folder.rglob("*")
    yield from sorted(
        one for one in found if one.suffix.lower() in SUFFIXES and one.is_file() and not one.is_symlink()
    )
