"""What packages need from outside: to be opened in the child process, written, signed, taken in."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import AnswerMark, Dossier
from lcapp.domain.evidence import Evidence
from lcapp.domain.package import Package, PackageHead, PackageSignature
from lcapp.domain.received_dossier import Removal
from lcapp.domain.versions import VersionKind
from lcapp.services.ports import NewDossier, SaveBatch, Watch

RECEIVED = "received"
"""What the audit calls the deed of taking a package in."""


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """What the child process found in a file from outside.

    Args:
        verdict: `accepted`, `removals` (accepted without some of it) or `refused`.
        code: Why it was refused; empty otherwise.
        params: For the sentence that says so.
        origin: `package`, `pdf` (it lay inside a PDF) or `old_pdf` (a PDF that carries answers alone).
        locked: Whether it was behind a passphrase.
        package: The bytes of the package itself; empty for an `old_pdf`.
        head: What it is about; None where it was refused, and for an `old_pdf`.
        data: Canonical JSON, already without what cannot stand in it.
        form_file: TOML of the form; empty for an `old_pdf`.
        call_file: TOML of the call, or empty.
        extras: Notes, history and remarks where the sender put them in, by name.
        manifest: Its bytes.
        signature: Not checked yet, or None.
        removals: What was left out or changed.
    """

    verdict: str
    code: str = ""
    params: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))
    origin: str = ""
    locked: bool = False
    package: bytes = b""
    head: PackageHead | None = None
    data: bytes = b""
    form_file: bytes = b""
    call_file: bytes = b""
    extras: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    manifest: bytes = b""
    signature: PackageSignature | None = None
    removals: tuple[Removal, ...] = ()


class PackageOpener(Protocol):
    """Opens strangers' files in the limited child process; never raises for what is in a file."""

    def open_package(self, data: bytes, *, passphrase: str = "", watch: Watch | None = None) -> OpenedPackage:
        """What it is; raises Cancelled."""

    def staying(self) -> AbstractContextManager["OpenOne"]:
        """The same for many files, by children that stay between them; several threads may ask at once."""


class OpenOne(Protocol):
    """Opens one file; see `PackageOpener.open_package`."""

    def __call__(self, data: bytes, *, passphrase: str = "", watch: Watch | None = None) -> OpenedPackage:
        """What it is; raises Cancelled."""


class PackageTools(Protocol):
    """Writes packages, signs them, and takes annexes out of one that was opened."""

    def write(self, package: Package, *, signed: bool) -> bytes:
        """The bytes, signed by this installation or not; raises InputRefused where it is too large."""

    def lock(self, data: bytes, passphrase: str) -> bytes:
        """The same behind a passphrase; raises InputRefused where that is too short."""

    def annex(self, package: bytes, sha256: str) -> bytes:
        """The bytes of one annex; raises InputRefused."""

    def is_signed(self, manifest: bytes, signature: PackageSignature) -> bool:
        """Whether the signature is that key's."""

    def own_key(self) -> str:
        """This installation's public key, or empty where none was made yet."""

    def words(self, key: str) -> tuple[str, ...]:
        """The five words people compare on the telephone."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One package that was taken in.

    Args:
        dossier: Number of the dossier on this computer.
        at: UTC.
        key: Public key of whoever signed it, or empty.
        original: SHA-256 of the file as it came in; kept among the files of evidence.
        content_id: Of what was taken in.
    """

    dossier: int
    at: datetime
    key: str
    original: str
    content_id: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What is to stand in the library, all of it or nothing.

    Args:
        new: A dossier that is not here yet; or None.
        batch: The changes of one that is; or None.
        marks: States of answers of a new dossier, where the sender put them in.
        evidence: Its register as it is to stand; what is registered here besides is taken out.
        receipt: The deed, for the audit; its `dossier` is filled in.
        keep_as: A version of the content to keep, or None: `sealed` shuts the dossier.
        label: Of that version.
        content: Canonical JSON of that version.
        reopen: Whether a sealed dossier is opened for this, because what comes is its next version.
    """

    new: NewDossier | None
    batch: SaveBatch | None
    evidence: tuple[Evidence, ...]
    receipt: Receipt
    marks: Mapping[AnswerKey, AnswerMark] = field(default_factory=lambda: MappingProxyType({}))
    keep_as: VersionKind | None = None
    label: str = ""
    content: bytes = b""
    reopen: bool = False


class PackageStore(Protocol):
    """Takes packages into the library."""

    def take_in(self, intake: Intake, *, actor: str) -> Dossier:
        """All of it in one transaction.

        Raises:
            ChangedElsewhere: The dossier was saved since.
            StorageUnavailable: Nothing was changed.
        """

    def receipts(self) -> tuple[Receipt, ...]:
        """Everything that was ever taken in, oldest first."""


LibraryThere = Callable[[], bool]
"""Whether there is a library at all: looking at a file makes none."""
