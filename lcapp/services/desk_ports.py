"""What the Commission's desk needs from outside: its store, and whoever opens a stranger's file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from lcapp.domain.criteria import Criteria
from lcapp.domain.desk_dossier import Arrival, DeskDossier, DeskState
from lcapp.domain.received_dossier import Removal
from lcapp.domain.remarks import Remark
from lcapp.services.library_ports import Hit
from lcapp.services.ports import Watch


@dataclass(frozen=True, slots=True)
class Opened:
    """What the limited child process read from a file of a stranger.

    Args:
        carrier: `package` or `pdf`.
        content: Canonical text of the dossier (`carried_dossier`), as it may be kept.
        form_file: The form it brought with it (TOML), or empty.
        sha256: Of the file as it came.
        size: Its bytes.
        removals: What was left out or changed.
        key: Public key of the computer that signed it, or empty.
        words: Five words of that key.
        own: Whether this very computer signed it.
        remarks: The file of remarks that came along (`lcapp.domain.remarks`), or empty.
    """

    carrier: str
    content: bytes
    sha256: str
    size: int
    form_file: bytes = b""
    removals: tuple[Removal, ...] = ()
    key: str = ""
    words: tuple[str, ...] = ()
    own: bool = False
    remarks: bytes = b""


class FileOpener(Protocol):
    """Opens a stranger's file in the limited child process; several threads may ask at once."""

    def __call__(self, path: Path, *, passphrase: str = "", watch: Watch | None = None) -> Opened:
        """What it holds; raises InputRefused with what is wrong with it, EnvironmentFailed, Cancelled."""


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """One thing that was written about a dossier or a call.

    Args:
        kind: One of `ENTRY_KINDS`.
        call: Id of the call; empty for what belongs to the whole desk.
        subject: The dossier's uuid; empty for what belongs to the call.
        id: Its name among the others of its kind.
        body: Plain data.
        at: UTC.
        actor: Who wrote it.
    """

    kind: str
    call: str
    subject: str
    id: str
    body: Mapping[str, Any]
    at: datetime
    actor: str


ENTRY_KINDS = (
    "arrival",
    "override",
    "sheet",
    "assignment",
    "remark",
    "decision",
    "interview",
    "facts",
    "order",
    "criteria",
    "dispatch",
    "result",
    "letter",
    "reviewer",
    "commission",
    "national_call",
)
"""Everything the desk writes down."""


@dataclass(frozen=True, slots=True)
class NewReceived:
    """A file about to be put on the desk. `dossier.number` is 0."""

    dossier: DeskDossier
    content: bytes
    form_file: bytes
    entries: tuple[DeskEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Put:
    """What became of it: its number, what it is, and the one it repeats or follows."""

    number: int
    arrival: Arrival
    other: int = 0


@dataclass(frozen=True, slots=True)
class DeskFilter:
    """Which lines of the list are wanted; empty means all.

    Args:
        call: Id of the call.
        states: How far the Commission is.
        sealed: Only sealed ones, only drafts, or both (None).
        replaced: Whether those that were replaced are listed.
        eligibility: `yes`, `no`, `borderline`.
        formal: `passed`, `failed`, `look`.
        text: Part of the city's name, folded.
        uuid: The versions of one dossier.
    """

    call: str = ""
    states: frozenset[DeskState] = frozenset()
    sealed: bool | None = None
    replaced: bool = False
    eligibility: str = ""
    formal: str = ""
    text: str = ""
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class LineChange:
    """What changes in a line of the list; None leaves it."""

    number: int
    state: DeskState | None = None
    formal: str | None = None
    eligibility: str | None = None
    reply_by: date | None = None
    clear_reply: bool = False


class DeskView(Protocol):
    """What stands on the desk inside one transaction."""

    def lines(self, wanted: DeskFilter) -> tuple[DeskDossier, ...]:
        """Lines of the list, those that came last first."""

    def line(self, number: int) -> DeskDossier:
        """One line; raises NotFound `received_unknown`."""

    def entries(
        self, *, kind: str = "", call: str | None = None, subject: str | None = None
    ) -> tuple[DeskEntry, ...]:
        """What was written, oldest first; None means any."""


@dataclass(frozen=True, slots=True)
class DeskDeed:
    """Entries and lines that are written together, with the line of the audit that tells of them."""

    verb: str
    subject: str
    entries: tuple[DeskEntry, ...] = ()
    lines: tuple[LineChange, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    guard: Callable[[DeskView], None] | None = None
    """Called inside the transaction before anything is written; what it raises stops the deed."""


class DeskStore(DeskView, Protocol):
    """Where the desk's things are kept. All may raise StorageUnavailable."""

    def put_received(self, new: NewReceived, *, actor: str) -> Put:
        """Put a file on the desk in one transaction; a duplicate changes nothing."""

    def content(self, number: int) -> tuple[bytes, bytes]:
        """Canonical text of the dossier, and the form it brought; raises NotFound, `received_damaged`."""

    def write(self, deed: DeskDeed, *, actor: str) -> None:
        """Write all of a deed or nothing."""

    def search(self, text: str, *, call: str, limit: int = 200) -> tuple[Hit, ...]:
        """Where all words stand together in an answer or a city's name; `Hit.dossier` is our number."""

    def audit(self, subject: str) -> tuple[Any, ...]:
        """Who did what, oldest first."""


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Everything of a file that was deleted from the desk, so that it can be put back.

    Args:
        line: Its line of the list, as it was.
        rows: Rows as the store keeps them, by table; only the store reads them.
        others: Lines of its other versions as they were, where the deletion changed them.
        file: The bytes as they came; empty where they were gone, or another file's too.
        held: Names of the copies of the library that still hold it.
    """

    line: DeskDossier
    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    others: tuple[DeskDossier, ...]
    file: bytes
    held: tuple[str, ...] = ()


class DeskRemovals(Protocol):
    """Deletes for good from the desk. All may raise StorageUnavailable."""

    def take_out(self, number: int, *, details: Mapping[str, Any], actor: str) -> TakenOut:
        """Delete a file with what was written about it; with the last version of a dossier all of it.

        Nothing of it is left in the library, its journal or the folder of files; the audit keeps the deed.

        Raises:
            NotFound: `received_unknown`.
        """

    def put_back(self, taken: TakenOut, *, actor: str) -> None:
        """Undo `take_out`; raises InputRefused `received_here_again` where it came in anew meanwhile."""


@dataclass(frozen=True, slots=True)
class CityRemark:
    """A remark that a Commission sent to a city, on the city's computer.

    Args:
        remark: The remark with the city's answer.
        commission: Who sent it.
        reply_by: The day by which the city answers, or None.
    """

    remark: Remark
    commission: str
    reply_by: date | None


class RemarkStore(Protocol):
    """The remarks a city got on its own dossiers. All may raise StorageUnavailable."""

    def remarks(self, dossier: int) -> tuple[CityRemark, ...]:
        """Those of one dossier, in the order of their numbers."""

    def put_remarks(self, dossier: int, remarks: tuple[CityRemark, ...], *, actor: str) -> None:
        """Write them in one transaction; of a number that is there already, the new text stands."""


class CriteriaLibrary(Protocol):
    """What dossiers are scored by."""

    def shipped(self, call: str) -> Criteria:
        """The official criteria of a call where the program has them, else its own quality sheet."""

    def read(self, path: Path) -> tuple[bytes, Criteria]:
        """A file's bytes and criteria; raises FormInvalid, InputRefused."""


def only(entries: Iterable[DeskEntry], kind: str) -> tuple[DeskEntry, ...]:
    """Those of one kind, in their order."""
    return tuple(one for one in entries if one.kind == kind)
