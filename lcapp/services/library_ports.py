"""What the services need of the library besides dossiers: evidence, versions, history, copies, health."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from lcapp.domain.answers import AnswerKey, Value
from lcapp.domain.evidence import Evidence
from lcapp.domain.versions import AuditEntry, SignedPage, Version, VersionKind
from lcapp.errors import LcappError


class EvidenceStore(Protocol):
    """The register of evidence of each dossier. All may raise StorageUnavailable."""

    def evidence(self, dossier: int) -> tuple[Evidence, ...]:
        """What is registered, in its order; what was removed is left out."""

    def add_evidence(self, dossier: int, evidence: Evidence, *, actor: str) -> Evidence:
        """Register; gives the next number of the dossier and the last position."""

    def change_evidence(self, dossier: int, evidence: Evidence, *, actor: str) -> None:
        """Write title, annex, caption, rights, dated, supports and position of one already there."""

    def order_evidence(self, dossier: int, ids: tuple[str, ...], *, actor: str) -> None:
        """Give the evidence another order."""

    def taken_out(self, dossier: int) -> tuple[Evidence, ...]:
        """What was taken out of the register, in the order of the numbers."""

    def set_evidence_removed(self, dossier: int, evidence: str, *, removed: bool, actor: str) -> None:
        """Take out of the register, or put back; the number stays taken and the file stays kept."""


class EvidenceFiles(Protocol):
    """Bytes by digest, in the data folder."""

    def keep(self, source: Path) -> tuple[str, int]:
        """Copy a file in (once for equal bytes), on disk when this returns.

        Returns:
            SHA-256 (hex) and size in bytes.
        """

    def keep_bytes(self, data: bytes) -> tuple[str, int]:
        """Keep bytes that stand in memory; as `keep`."""

    def path(self, sha256: str) -> Path:
        """Where the bytes stand; raises NotFound `evidence_file_missing` when they are gone or damaged."""

    def verify(self, sha256: str) -> bool:
        """Whether the file is there and its bytes are still what the digest says."""


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version about to be kept. `content` is canonical JSON (see `lcapp.domain.version_content`)."""

    dossier: int
    kind: VersionKind
    label: str
    content_id: str
    content: bytes
    expected_rev: int


class VersionStore(Protocol):
    """Kept versions and the audit."""

    def add_version(self, new: NewVersion, *, actor: str) -> Version:
        """Keep a version; a sealed one sets the dossier's status to `sealed` in the same transaction.

        Raises:
            ChangedElsewhere: The dossier's `rev` is not the expected one, or it is sealed already.
        """

    def versions(self, dossier: int) -> tuple[Version, ...]:
        """All versions, oldest first."""

    def newest_versions(self) -> Mapping[int, Version]:
        """By dossier the version kept last, without its signed pages; those with none are left out."""

    def version_content(self, dossier: int, number: int) -> bytes:
        """The content of one; raises NotFound."""

    def reopen(self, dossier: int, reason: str, *, actor: str) -> None:
        """Set a sealed dossier's status back to `draft`; the reason goes into the audit.

        Raises:
            InputRefused: `not_sealed`.
        """

    def add_signed_page(self, dossier: int, number: int, page: SignedPage, *, actor: str) -> None:
        """Put a scan beside a sealed version."""

    def note_deed(self, dossier: int, verb: str, details: Mapping[str, Any], *, actor: str) -> None:
        """Put a deed into the audit that changes nothing in the library, such as `export`.

        The answers as they were at that moment stay in the record, however fast typing goes on.
        """

    def audit(self, dossier: int) -> tuple[AuditEntry, ...]:
        """Who did what, oldest first."""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One answer as it once was."""

    seq: int
    key: AnswerKey
    before: Value | None
    after: Value | None
    began_at: datetime
    at: datetime
    actor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A dossier in which something was found, with one place of it."""

    dossier: int
    question: str
    language: str
    excerpt: str


class RecordStore(Protocol):
    """The record of changes and the search over all dossiers."""

    def past_answers(
        self, dossier: int, key: AnswerKey | None = None, *, limit: int = 500
    ) -> tuple[PastAnswer, ...]:
        """Past states, newest first; of one answer, or of all."""

    def search(self, text: str, *, limit: int = 200) -> tuple[Hit, ...]:
        """Where a text stands in answers, titles and notes, folded as people expect."""

    def delete_for_good(self, dossier: int, *, actor: str) -> tuple[str, ...]:
        """Remove a dossier with its record and journal lines, and files nobody else cites.

        Returns:
            Names of the snapshots that still hold it.
        """


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A verified copy of the library."""

    name: str
    taken_at: datetime
    reason: str
    size: int
    elsewhere: bool = False
    """Whether it stands in the second place, such as a USB stick."""


@dataclass(frozen=True, slots=True)
class Restored:
    """One answer that recovery or a restore brought back, and from where and when."""

    dossier: int
    title: str
    question: str
    language: str
    source: str
    """`library`, `journal` or `snapshot`."""
    at: datetime


class OwnOutcome(StrEnum):
    """What a restore did with one of a person's own files."""

    ADDED = "added"
    REPLACED = "replaced"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class OwnBrought:
    """One own file of a backup, such as a form.

    Args:
        name: Path below the data folder, such as `forms/membership/2027.toml`.
        outcome: What was done with it.
        kept: Where the file that stood there is kept, as a path below the data folder; empty for none.
        reason: Why it was refused.
    """

    name: str
    outcome: OwnOutcome
    kept: str = ""
    reason: LcappError | None = None


@dataclass(frozen=True, slots=True)
class PutBack:
    """What a restore brought: the answers that were others before, and a person's own files."""

    answers: tuple[Restored, ...]
    own: tuple[OwnBrought, ...] = ()


@dataclass(frozen=True, slots=True)
class BackedUp:
    """Names of the own files that went into a backup, and of those that cannot be read or are too large."""

    own: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing the check of the library found. `params` hold ids and counts, never what somebody wrote."""

    code: str
    params: Mapping[str, str | int]
    repairable: bool = True


@dataclass(frozen=True, slots=True)
class StartReport:
    """What happened at the start of the library, for a face to tell.

    Args:
        clean: Whether the last end was an orderly one.
        last_saved: UTC of the last save before an unclean end.
        last_dossier: Its dossier, 0 for none.
        last_question: Its question.
        damaged_copy: Where the damaged library was kept, or empty.
        restored: What recovery brought back.
        lost: What could not be brought back.
        newer: Whether a newer program wrote the library, so that it can only be read.
    """

    clean: bool = True
    last_saved: datetime | None = None
    last_dossier: int = 0
    last_question: str = ""
    damaged_copy: str = ""
    restored: tuple[Restored, ...] = ()
    lost: tuple[Fault, ...] = ()
    newer: bool = False


class LibraryKeeper(Protocol):
    """Copies of the whole library, and its health."""

    def start_report(self) -> StartReport:
        """What happened when the library was opened; opens it."""

    def listen(self, told: Callable[[StartReport], object]) -> Callable[[], None]:
        """Hear of damage that was found and put right beside the work; returns what ends it.

        `told` is called on the storage thread.
        """

    def ages_count_from(self) -> datetime | None:
        """UTC of the last jump of the clock, before which nothing is taken for older; None for none."""

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Verified copies, newest first."""

    def take_snapshot(self, reason: str) -> Snapshot:
        """Make a verified copy now."""

    def copy_first(self, reason: str, *, sparing: bool = False) -> None:
        """Have a verified copy of the library as it is now; none is made where the last one holds all.

        To be called before what changes much: an import, a merge, a deletion, a form change. What it raises
        stops that act.

        Args:
            reason: What comes next, in a word of small letters such as `import`.
            sparing: Whether a copy of the last minutes is enough, for acts that only add something.
        """

    def backup(self, path: Path) -> BackedUp:
        """Write library, evidence files and the person's own files into one file."""

    def restore(self, path: Path) -> PutBack:
        """Replace the library by a backup or snapshot, after checking it as a stranger's file.

        The library as it was is kept as a snapshot first, so that a restore can be undone. Own files come
        beside those that are here; one of the same name takes its place, and what was there is kept.
        """

    def check(self, told: Callable[[int, int], None] | None = None) -> tuple[Fault, ...]:
        """Check library, journal, snapshots and evidence files by hash."""

    def repair(self) -> tuple[Fault, ...]:
        """Put right what can be; returns what could not."""

    def rebuild(self) -> StartReport:
        """Make the library anew from copies and journal, as where it is missing."""

    def start_empty(self) -> None:
        """Begin an empty library though copies are there; they stay."""

    def snapshot_path(self, snapshot: Snapshot) -> Path:
        """Where a copy stands."""

    def last_elsewhere(self) -> datetime | None:
        """When the last copy was put into the second place; None for never."""

    def disk(self) -> str:
        """The kind of disk the library stands on: `local`, `removable`, `fat`, `cloud` or `network`."""
