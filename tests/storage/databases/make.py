"""Makes the golden library of today's shape: `python -m tests.storage.databases.make`, once a step is added.

A released golden library is never made again: it is what people have on their disks.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lcapp.domain.answers import AnswerKey
from lcapp.domain.desk_dossier import DeskDossier, DeskState
from lcapp.domain.dossier import AnswerMark, AnswerState, Note
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.history import Act, Change
from lcapp.domain.remarks import Remark, RemarkSeverity
from lcapp.domain.versions import SignedPage, VersionKind
from lcapp.services.desk_ports import CityRemark, DeskDeed, DeskEntry, LineChange, NewReceived
from lcapp.services.library_ports import NewVersion
from lcapp.services.ports import NewDossier, Progress, SaveBatch
from lcapp.storage.desk_store import SqliteDeskStore
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.evidence_store import SqliteEvidenceStore
from lcapp.storage.library import LibraryFile
from lcapp.storage.migrations import all_steps
from lcapp.storage.remark_store import SqliteRemarkStore
from lcapp.storage.version_store import SqliteVersionStore

DAY = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
NAME = AnswerKey("city.name")
WHY = AnswerKey("motivation.why", "fa")
ANSWERS = {NAME: "Samplia", AnswerKey("profile.population"): {"value": 84300, "year": 2024}}
EVIDENCE = Evidence(
    "e-1",
    1,
    1,
    EvidenceKind.FILE,
    "Survey",
    DAY,
    file_name="آمار.pdf",
    media_type="application/pdf",
    sha256="a" * 64,
    size=9,
    pages=2,
    annex=True,
    supports=("motivation.why",),
    removed=("javascript",),
)
CONTENT = b'{"answers":[],"form":"membership-2025"}'
SIGNED = SignedPage("p-1", "b" * 64, "scan.jpg", "image/jpeg", 12, "2026-01-02", DAY)
WHY_TEXT = "می‌خواهیم با هم یاد بگیریم.\nErste Zeile"
RECEIVED = DeskDossier(
    number=0,
    uuid="7c1e3c2e-9f2b-4f0e-8a51-0123456789ab",
    call="membership-2025",
    form="membership-2025",
    form_digest="0" * 64,
    title="کاشان",
    country="IR",
    content_id="d" * 64,
    version=1,
    sealed=True,
    taken_at=DAY,
    came_on=date(2026, 1, 2),
    added_at=DAY,
    file_name="کاشان.lcdossier",
    sha256="e" * 64,
    size=12,
    carrier="package",
)
RECEIVED_CONTENT = '{"answers":[{"language":"","question":"city.name","value":"کاشان"}]}'.encode()
DECIDED = DeskEntry(
    "decision", RECEIVED.call, RECEIVED.uuid, "1", {"kind": "endorse", "reason": "Plan"}, DAY, "Ada"
)
SAID = CityRemark(Remark(1, "By when?", RemarkSeverity.MUST, DAY), "Commission", date(2026, 2, 1))


def fill(store: SqliteDossierStore) -> None:
    """What the golden library holds."""
    dossier = store.create(
        NewDossier(
            uuid="5b0e3c2e-9f2b-4f0e-8a51-0123456789ab",
            kind="membership",
            call="membership-2025",
            form="membership-2025",
            form_digest="0" * 64,
            title="Samplia",
            fictional=True,
            answers=ANSWERS,
        ),
        actor="Ada",
    )
    store.save(
        SaveBatch(
            dossier=dossier.number,
            expected_rev=dossier.rev,
            acts=(Act("act-1", "typing", (Change(WHY, None, WHY_TEXT),), DAY, "Ada"),),
            marks={WHY: AnswerMark(AnswerState.READY, "Ada")},
            notes=(Note("note-1", "motivation.why", "Ada", "Ask the library.", DAY),),
            progress=Progress(3, 10, 7),
            actor="Ada",
        )
    )


def fill_beside(library: LibraryFile) -> None:
    """What the golden libraries from the second shape on hold besides."""
    evidence = SqliteEvidenceStore(library)
    evidence.add_evidence(1, EVIDENCE, actor="Ada")
    versions = SqliteVersionStore(library)
    for kind, label in ((VersionKind.MILESTONE, "To the mayor"), (VersionKind.SEALED, "")):
        versions.add_version(NewVersion(1, kind, label, "c" * 64, CONTENT, 2), actor="Ada")
    versions.add_signed_page(1, 2, SIGNED, actor="Ada")


def fill_desk(library: LibraryFile) -> None:
    """What the golden libraries from the third shape on hold besides."""
    desk = SqliteDeskStore(library)
    desk.put_received(NewReceived(RECEIVED, RECEIVED_CONTENT, b""), actor="Ada")
    line = LineChange(1, state=DeskState.ENDORSED)
    desk.write(DeskDeed("desk_decide", RECEIVED.uuid, (DECIDED,), (line,)), actor="Ada")
    SqliteRemarkStore(library).put_remarks(1, (SAID,), actor="Ada")


def main() -> None:
    """Make the file, unless it is there."""
    target = Path(__file__).parent / f"{len(all_steps()):04}.sqlite"
    if target.exists():
        sys.exit(f"{target.name} was released and stays as it is")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        library = LibraryFile(path, backups=Path(folder), clock=lambda: DAY)
        store = SqliteDossierStore(library)
        fill(store)
        fill_beside(library)
        fill_desk(library)
        store.close()
        target.write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
