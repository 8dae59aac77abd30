"""All stores over one library file, made together."""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.paths import AppPaths
from lcapp.services.ports import Clock
from lcapp.settings import SettingsFile
from lcapp.storage.desk_removal import SqliteDeskRemovals
from lcapp.storage.desk_store import SqliteDeskStore
from lcapp.storage.dossier_store import SqliteDossierStore
from lcapp.storage.evidence_files import EvidenceFiles
from lcapp.storage.evidence_store import SqliteEvidenceStore
from lcapp.storage.keeper import Keeper
from lcapp.storage.library import LibraryFile
from lcapp.storage.own_checks import OwnContent, OwnReader, ReadDocument, no_documents
from lcapp.storage.package_store import SqlitePackageStore
from lcapp.storage.record_store import SqliteRecordStore
from lcapp.storage.recovery import Places
from lcapp.storage.remark_store import SqliteRemarkStore
from lcapp.storage.version_store import SqliteVersionStore


@dataclass(frozen=True, slots=True)
class Stores:
    """What stands in the data folder; `library` is what the others share."""

    library: LibraryFile
    dossiers: SqliteDossierStore
    evidence: SqliteEvidenceStore
    files: EvidenceFiles
    versions: SqliteVersionStore
    records: SqliteRecordStore
    packages: SqlitePackageStore
    desk: SqliteDeskStore
    desk_removals: SqliteDeskRemovals
    remarks: SqliteRemarkStore
    keeper: Keeper

    def close(self) -> None:
        """Finish what is queued, let go of the library, and wait for its copies."""
        self.library.close()
        self.keeper.close()


def stores_in(
    paths: AppPaths,
    *,
    clock: Clock,
    wait_seconds: float,
    elsewhere: Callable[[], str] = str,
    document: ReadDocument = no_documents,
    changed: Callable[[], object] = lambda: None,
) -> Stores:
    """The stores of a data folder; nothing is opened before it is asked for.

    Args:
        paths: Where things stand.
        clock: The time now.
        wait_seconds: How long to wait for another process that holds the library.
        elsewhere: The second place for copies as the settings have it now, or empty.
        document: Looks at official documents of a backup.
        changed: Called once files of the data folder were replaced.
    """
    library = LibraryFile(paths.library, backups=paths.backups, clock=clock, wait_seconds=wait_seconds)
    files = EvidenceFiles(paths.evidence)
    library.on_open.append(lambda _library: files.sweep())
    reader = OwnReader(paths.resources, paths.data, document)
    own = OwnContent(paths.data, SettingsFile(paths.settings_file), reader, changed)
    keeper = Keeper(library, Places(paths.library, paths.evidence), own, elsewhere=elsewhere)
    records = SqliteRecordStore(library, files)
    library.on_open.append(records.index_when_idle)
    dossiers, versions = SqliteDossierStore(library), SqliteVersionStore(library)
    return Stores(
        library=library,
        dossiers=dossiers,
        evidence=SqliteEvidenceStore(library),
        files=files,
        versions=versions,
        records=records,
        packages=SqlitePackageStore(library, dossiers, versions),
        desk=SqliteDeskStore(library),
        desk_removals=SqliteDeskRemovals(library, files, keeper),
        remarks=SqliteRemarkStore(library),
        keeper=keeper,
    )
