"""The journal: every row written since the last snapshot, in lines of JSON, readable without the program.

A line is an object: `n` counts transactions, `part` says which row of how many, `at` when; `table` with `put`
(the whole row), `grow` (its changed columns) or `cut` (the key of a removed row); `check` is the beginning of
the SHA-256 of the line without it. The lines of a transaction are on disk before the library commits, so
that "saved" is told only when both have it; where the commit fails, the journal is cut back.

Faults are injected by replacing `append` and `sync` of one `JournalFile`, or `os.fsync` in this module.
"""

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lcapp.files import sync_folder
from lcapp.storage.row_watch import TouchedRow

FORMAT = "lcapp-journal/1"
_PRIVATE = 0o600
_CHECK = re.compile(rb',"check":"([0-9a-f]{16})"\}$')


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One line: a row that was written in transaction `n`."""

    n: int
    at: str
    table: str
    kind: str
    """`put`, `grow` or `cut`."""
    row: dict[str, Any]


@dataclass(slots=True)
class JournalRead:
    """What a journal says.

    Args:
        since: Name of the snapshot it goes on from; empty from the first day on.
        rows: Rows of whole transactions, in order; of a transaction with damaged lines those that are whole.
        damaged: Lines that could not be proved, a torn last one not counted.
        begins: Number of the last transaction before it.
        last: Number of the last transaction.
        whole_bytes: Length up to the end of the last whole line.
    """

    since: str = ""
    rows: list[JournalRow] = field(default_factory=list)
    damaged: int = 0
    begins: int = 0
    last: int = 0
    whole_bytes: int = 0
    found: bool = False


def line_of(content: dict[str, Any]) -> bytes:
    """A line with its check."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    data = text.encode("utf-8", "surrogatepass")
    return data[:-1] + b',"check":"' + _check(data) + b'"}\n'


def read_journal(path: Path) -> JournalRead:
    """Read a journal; what is damaged is left out and counted. Raises OSError where it cannot be read."""
    told = JournalRead()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return told
    told.found = True
    place = 0
    pending: list[JournalRow] = []
    for raw in data.split(b"\n"):
        place += len(raw) + 1
        ended = place <= len(data)
        if not raw:
            continue
        content = _proved(raw)
        if content is None:
            # What follows the last line end was torn by the end of the program: nobody was told it is saved.
            told.damaged += ended
            continue
        if ended:
            told.whole_bytes = place
        if content.get("format") == FORMAT:
            told.since = str(content.get("since", ""))
            told.begins = told.last = int(content.get("n", 0))
            continue
        row = _row_of(content)
        if row is None:
            told.damaged += 1
            continue
        if pending and pending[0].n != row.n:
            told.rows += pending
            pending = []
        pending.append(row)
        if len(pending) == content["part"][1]:
            told.rows += pending
            told.last = max(told.last, row.n)
            pending = []
    # An unfinished transaction at the end was torn; nobody was told that it is saved.
    return told


class JournalFile:
    """The journal that is written to; used on the storage thread only."""

    def __init__(self, path: Path, previous: Path) -> None:
        self.path = path
        self.previous = previous
        self.size = 0
        self._n = 0
        self._handle = -1

    def open(self, *, from_size: int | None = None, last: int = 0, since: str = "") -> None:
        """Go on in the journal, or begin one where there is none.

        Args:
            from_size: Cut it to this length first: what follows is torn.
            last: Number of the last transaction in it.
            since: For a new one, the snapshot it goes on from.
        """
        self.close()
        self._n = last
        if not self.path.exists():
            self._begin(since)
        self._handle = os.open(self.path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
        self.size = os.fstat(self._handle).st_size
        if from_size is not None and from_size < self.size:
            os.ftruncate(self._handle, from_size)
            os.fsync(self._handle)
            self.size = from_size

    @property
    def last(self) -> int:
        """Number of the last transaction that stands in it."""
        return self._n

    @property
    def is_gone(self) -> bool:
        """Whether somebody took the file away: what is written into it is found by nobody."""
        if not self.is_open:
            return False
        try:
            return self.path.stat().st_ino != os.fstat(self._handle).st_ino
        except FileNotFoundError:
            return True

    @property
    def is_open(self) -> bool:
        """Whether it can be written to."""
        return self._handle >= 0

    def append(self, rows: Iterable[TouchedRow], *, at: str) -> int:
        """Write the rows of one transaction and wait for the disk.

        Returns:
            The length before, to be given to `cut_back` should the library refuse.

        Raises:
            OSError: Nothing of it stands in the journal.
        """
        touched = list(rows)
        before = self.size
        if not touched:
            return before
        if not self.is_open:
            self.open(last=self._n)
            before = self.size
        number = self._n + 1
        data = b"".join(
            line_of(
                {"n": number, "part": [place, len(touched)], "at": at, "table": one.table, **_content(one)}
            )
            for place, one in enumerate(touched, start=1)
        )
        try:
            self.write(data)
            self.sync()
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, before)
            raise
        self._n, self.size = number, before + len(data)
        return before

    def write(self, data: bytes) -> None:
        """All bytes, or OSError."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._handle, view) :]

    def sync(self) -> None:
        """Wait for the disk."""
        os.fsync(self._handle)

    def cut_back(self, size: int) -> None:
        """Take back what was appended last: the library did not take it."""
        if size < self.size:
            os.ftruncate(self._handle, size)
            os.fsync(self._handle)
            self.size = size

    def start_anew(self, since: str, *, after: int | None = None) -> None:
        """A verified snapshot holds all of it: begin a new journal, keep this one as the previous.

        Args:
            since: The snapshot.
            after: Number of the last transaction that the snapshot holds; those after it go over. None where
                it holds all.
        """
        held = self._n if after is None else after
        head = line_of({"format": FORMAT, "since": since, "n": held})
        unfinished = self._beside(head + (_lines_after(self.path, held) if held < self._n else b""))
        self.close()
        if self.path.exists():
            self.path.replace(self.previous)
        unfinished.replace(self.path)
        sync_folder(self.path.parent)
        self.open(last=self._n)

    def forget(self, dossier: int) -> None:
        """Take what a dossier held out of both journals; that its rows were removed stays written."""
        subject = f"dossier {dossier}"
        self.forget_rows(lambda row: dossier_in(row) == dossier or row.row.get("subject") == subject)

    def forget_rows(self, mine: Callable[[JournalRow], bool]) -> None:
        """Take rows that were deleted for good out of both journals; that they were removed stays written."""
        for path in (self.path, self.previous):
            if path.exists():
                unfinished = self._beside(b"".join(_lines_without(path, mine)))
                self.close()
                unfinished.replace(path)
        sync_folder(self.path.parent)
        self.open(last=self._n)

    def _beside(self, data: bytes) -> Path:
        """Write what is to take a journal's place; where the disk refuses, the journal goes on as it is."""
        unfinished = self.path.with_name(f".lcapp-{os.urandom(8).hex()}.part")
        try:
            _write_private(unfinished, data)
        except OSError:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            raise
        return unfinished

    def close(self) -> None:
        """Let go of the file."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _begin(self, since: str) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._write_head(self.path, since)
        sync_folder(self.path.parent)

    def _write_head(self, path: Path, since: str) -> None:
        _write_private(path, line_of({"format": FORMAT, "since": since, "n": self._n}))


def dossier_in(row: JournalRow) -> int:
    """Number of the dossier a row belongs to; 0 for the audit, which belongs to none."""
    return int(row.row.get("number" if row.table == "dossier" else "dossier", 0))


def _lines_without(path: Path, mine: Callable[[JournalRow], bool]) -> Iterator[bytes]:
    for raw in path.read_bytes().split(b"\n"):
        content = _proved(raw) if raw else None
        if content is None:
            continue
        row = _row_of(content) if "table" in content else None
        if row is None or row.kind == "cut" or not mine(row):
            yield raw + b"\n"
        else:
            # The place of the line stays, so that what else the transaction wrote is still whole.
            yield line_of({"n": row.n, "part": content["part"], "at": row.at, "table": "", "cut": {}})


def _lines_after(path: Path, number: int) -> bytes:
    """The end of a journal from the first line of a later transaction on."""
    data = path.read_bytes()
    place = 0
    for raw in data.split(b"\n"):
        content = _proved(raw) if raw else None
        if content is not None and "table" in content and int(content.get("n", 0)) > number:
            return data[place:]
        place += len(raw) + 1
    return b""


def _write_private(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0), _PRIVATE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _content(one: TouchedRow) -> dict[str, Any]:
    if one.row is None:
        return {"cut": one.key}
    return {"grow" if one.grown else "put": one.row}


def _check(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest()[:16].encode("ascii")


def _proved(raw: bytes) -> dict[str, Any] | None:
    found = _CHECK.search(raw)
    if found is None or _check(raw[: found.start()] + b"}") != found[1]:
        return None
    try:
        content = json.loads(raw.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _row_of(content: dict[str, Any]) -> JournalRow | None:
    for kind in ("put", "grow", "cut"):
        row = content.get(kind)
        if isinstance(row, dict):
            try:
                return JournalRow(int(content["n"]), str(content["at"]), str(content["table"]), kind, row)
            except (KeyError, TypeError, ValueError):
                return None
    return None
