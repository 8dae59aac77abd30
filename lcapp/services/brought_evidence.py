"""Evidence that comes with somebody else's version: it gets numbers of this register, its file is kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lcapp.domain.answers import Answers
from lcapp.domain.citations import citations
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.file_kinds import PRINTED, kind_of_file
from lcapp.domain.renumbering import Numbers
from lcapp.errors import InputRefused
from lcapp.services.annexes import CheckedFile, FileChecker
from lcapp.services.library_ports import EvidenceFiles, EvidenceStore
from lcapp.services.package_ports import OpenedPackage, PackageTools

_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class EvidencePlan:
    """What becomes of the evidence of a file.

    Args:
        numbers: Its numbers to ours.
        new: What will be registered, with the numbers it will have here.
        absent: What cannot be registered because its file did not come along; its citations go.
    """

    numbers: Numbers
    new: tuple[Evidence, ...] = ()
    absent: tuple[Evidence, ...] = ()


def evidence_plan(here: Iterable[Evidence], brought: Iterable[Evidence], manifest: bytes) -> EvidencePlan:
    """Which numbers the evidence of a file would have here.

    Args:
        here: What was ever registered here; a number that was given once is never given again.
        brought: The register of the file.
        manifest: Of the package, which names the files that came along.
    """
    known = {one.id: one.name for one in here}
    last = max((one.number for one in here), default=0)
    numbers: dict[str, str] = {}
    new, absent = [], []
    for one in sorted(brought, key=lambda one: one.number):
        if one.id in known:
            numbers[one.name] = known[one.id]
        elif one.kind is EvidenceKind.FILE and one.sha256.encode("ascii") not in manifest:
            numbers[one.name] = ""
            absent.append(one)
        else:
            last += 1
            new.append(replace(one, number=last))
            numbers[one.name] = new[-1].name
    return EvidencePlan(numbers, tuple(new), tuple(absent))


class BroughtEvidence:
    """Takes evidence out of packages.

    Args:
        store: The registers.
        files: The bytes.
        tools: Takes an annex out of a package.
        check: Looks at a file in the limited child process.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        store: EvidenceStore,
        files: EvidenceFiles,
        tools: PackageTools,
        check: FileChecker,
        actor: Callable[[], str],
    ) -> None:
        self._store, self._files, self._tools = store, files, tools
        self._check, self._actor = check, actor

    def ever(self, dossier: int) -> tuple[Evidence, ...]:
        """What was ever registered for a dossier."""
        return (*self._store.evidence(dossier), *self._store.taken_out(dossier))

    def cited(self, dossier: int, answers: Answers) -> tuple[Evidence, ...]:
        """What of the register some answers cite."""
        names = citations(answers)
        return tuple(one for one in self._store.evidence(dossier) if one.name in names)

    def registered(self, dossier: int) -> tuple[Evidence, ...]:
        """What is registered."""
        return self._store.evidence(dossier)

    def bytes_of(self, entries: Iterable[Evidence]) -> dict[str, bytes]:
        """The files of some entries by digest; what is gone or damaged is left out."""
        return {
            one.sha256: self._files.path(one.sha256).read_bytes()
            for one in entries
            if one.sha256 and self._files.verify(one.sha256)
        }

    def keep_original(self, original: bytes) -> str:
        """Keep a file as it came; its digest."""
        return self._files.keep_bytes(original)[0]

    def take(self, dossier: int, plan: EvidencePlan, opened: OpenedPackage, original: bytes) -> None:
        """Register what is new, each file checked in the child process first.

        A file that cannot be printed as an annex is kept unopened, as any other file would be.

        Args:
            dossier: Number of the dossier.
            plan: From `evidence_plan`.
            opened: The package that was opened.
            original: The file as it came.

        Raises:
            InputRefused: `merge_outdated`: the register grew since the plan was made.
        """
        for one in plan.new:
            entry = replace(one, number=0, position=0)
            if one.kind is EvidenceKind.FILE:
                data = self._tools.annex(opened.package or original, one.sha256)
                entry = _as_found(entry, self._found(data, one.file_name), len(data))
                self._files.keep_bytes(data)
            if self._store.add_evidence(dossier, entry, actor=self._actor()).number != one.number:
                raise InputRefused("merge_outdated")

    def _found(self, data: bytes, name: str) -> CheckedFile:
        kind = kind_of_file(data, name)
        if kind not in PRINTED:
            return CheckedFile(kind or _UNKNOWN, 0)
        try:
            return self._check(data)
        except InputRefused:
            return CheckedFile(_UNKNOWN, 0)


def _as_found(entry: Evidence, found: CheckedFile, size: int) -> Evidence:
    return replace(
        entry,
        media_type=found.media_type,
        size=size,
        pages=found.pages,
        annex=entry.annex and found.pages > 0,
        removed=found.removed,
        signed=found.signed,
    )
