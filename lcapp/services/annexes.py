"""Files from outside as evidence and annexes: checked when added, cleaned for print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lcapp.domain.evidence import Evidence, annexes
from lcapp.domain.findings import Finding, Severity
from lcapp.errors import InputRefused, LcappError
from lcapp.services.library_ports import EvidenceFiles
from lcapp.services.ports import PdfChecker, PreparedAnnex, Watch

LARGEST_ANNEX = 60_000_000
"""Bytes of a file that can be added."""

MAIL_BYTES = 20_000_000
"""What UIL's mailbox takes (domain.md: the covering e-mail)."""
QUALITIES = ("high", "mail", "small")


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a file is.

    Args:
        media_type: As found by looking.
        pages: Pages of a PDF, 1 of a picture, 0 of anything else.
        removed: Codes of what will be left out when it is printed.
        signed: Whether it carries a digital signature.
        drawn: How many of its pages must be printed as pictures of themselves.
    """

    media_type: str
    pages: int
    removed: tuple[str, ...] = ()
    signed: bool = False
    drawn: int = 0


class FileChecker(Protocol):
    """Looks at a stranger's file in the limited child process; nothing is changed."""

    def __call__(self, data: bytes, *, watch: Watch | None = None) -> CheckedFile:
        """What it is.

        Raises:
            InputRefused: It cannot be taken; the code says why.
            Cancelled: The person stopped it.
        """


class AnnexPreparer(Protocol):
    """Cleans a checked file for print in the limited child process."""

    def __call__(
        self, evidence: str, data: bytes, media_type: str, *, quality: str, watch: Watch | None = None
    ) -> PreparedAnnex:
        """The annex as it is printed; raises as `FileChecker` does."""


@dataclass(frozen=True, slots=True)
class AnnexTools:
    """What an export needs for annexes and for its check.

    Args:
        prepare: Cleans one annex.
        emblem: Makes arms or a logo fit for the cover (JPEG bytes); raises InputRefused.
        looks: The digests an annex will have in print.
        check: Looks at the finished file.
    """

    prepare: AnnexPreparer
    emblem: Callable[[bytes], bytes]
    looks: Callable[[PreparedAnnex], tuple[str, ...]]
    check: PdfChecker


@dataclass(frozen=True, slots=True)
class Prepared:
    """Annexes for one export, and what could not be prepared."""

    annexes: tuple[PreparedAnnex, ...] = ()
    findings: tuple[Finding, ...] = ()
    originals: Mapping[str, bytes] | None = None
    """Bytes of files with a digital signature, by evidence number: they travel unchanged."""


def prepare_annexes(
    evidence: tuple[Evidence, ...],
    *,
    files: EvidenceFiles,
    prepare: AnnexPreparer,
    quality: str = "high",
    watch: Watch | None = None,
) -> Prepared:
    """Clean every annex of a dossier. One that fails becomes a finding and stops no other.

    Args:
        evidence: The register of the dossier.
        files: Where the bytes are.
        prepare: Cleans one.
        quality: `high`, `mail` or `small`.
        watch: Asked whether to go on.
    """
    made: list[PreparedAnnex] = []
    told: list[Finding] = []
    originals: dict[str, bytes] = {}
    for one in annexes(evidence):
        if watch is not None:
            watch.check()
        try:
            data = files.path(one.sha256).read_bytes()
            made.append(prepare(one.id, data, one.media_type, quality=quality, watch=watch))
            if one.signed:
                originals[one.name] = data
        except LcappError as error:
            if not isinstance(error, InputRefused) and error.code != "evidence_file_missing":
                raise
            numbers = {name: value for name, value in error.params.items() if isinstance(value, int)}
            params: dict[str, str | int] = {**numbers, "number": one.name, "reason": error.code}
            told.append(Finding("annex_not_printed", Severity.MUST_FIX, params=params))
        except OSError:
            params = {"number": one.name, "reason": "evidence_file_missing"}
            told.append(Finding("annex_not_printed", Severity.MUST_FIX, params=params))
    return Prepared(tuple(made), tuple(told), originals)


def read_for_checking(path: Path, *, largest: int) -> bytes:
    """The bytes of a file somebody chose.

    Raises:
        InputRefused: `file_too_large_for_annex`, or `file_not_found`.
    """
    try:
        if path.stat().st_size > largest:
            raise InputRefused("file_too_large_for_annex", limit=largest)
        return path.read_bytes()
    except OSError as error:
        raise InputRefused("file_not_found", file=path.name) from error
