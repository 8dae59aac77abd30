"""Files that travel, for the composition root: packages, parts, merging, comparing; built on first use."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import cast

from lcapp.bootstrap_late import Late
from lcapp.files import write_atomically
from lcapp.paths import AppPaths
from lcapp.services.annexes import FileChecker
from lcapp.services.brought_evidence import BroughtEvidence
from lcapp.services.comparing import Comparing
from lcapp.services.dossiers import Dossiers
from lcapp.services.evidence_register import EvidenceRegister
from lcapp.services.library_ports import (
    EvidenceFiles,
    EvidenceStore,
    LibraryKeeper,
    RecordStore,
    VersionStore,
)
from lcapp.services.merge_source import PastStates
from lcapp.services.merging import Merging
from lcapp.services.package_ports import PackageOpener, PackageStore, PackageTools
from lcapp.services.packages import Packages
from lcapp.services.parcels import Parcels
from lcapp.services.ports import CallLibrary, Clock, DossierStore, FormLibrary


@dataclass(frozen=True, slots=True)
class Travel:
    """What takes dossiers out of this computer and brings them back."""

    packages: Packages
    parcels: Parcels
    merging: Merging
    past_states: PastStates
    comparing: Comparing


def travel_services(
    paths: AppPaths,
    *,
    store: DossierStore,
    records: RecordStore,
    versions: VersionStore,
    evidence: EvidenceStore,
    packages: Callable[[], PackageStore],
    files: EvidenceFiles,
    forms: FormLibrary,
    calls: CallLibrary,
    keeper: LibraryKeeper,
    register: EvidenceRegister,
    own_dossiers: Dossiers,
    check: FileChecker,
    clock: Clock,
    actor: Callable[[], str],
) -> Travel:
    """Put them together from the parts of the program.

    Args:
        paths: Where everything stands.
        store: The dossiers of this computer.
        records: What was done to them.
        versions: Their named states.
        evidence: Their evidence.
        packages: Finds what is remembered of packages.
        files: The bytes of evidence.
        forms: Forms by name.
        calls: Calls by id.
        keeper: Copies of the library.
        register: Evidence as the city sees it.
        own_dossiers: Starts and opens dossiers.
        check: Looks at a file in a limited process.
        clock: The time now.
        actor: Who is working.
    """
    tools = cast("PackageTools", Late(_package_tools(paths)))
    brought = BroughtEvidence(store=evidence, files=files, tools=tools, check=check, actor=actor)
    made = Packages(
        tools=tools,
        opener=cast("PackageOpener", Late(_package_opener)),
        store=cast("PackageStore", Late(packages)),
        dossiers=store,
        evidence=evidence,
        files=files,
        versions=versions,
        forms=forms,
        calls=calls,
        keeper=keeper,
        library_there=paths.library.exists,
        clock=clock,
        actor=actor,
    )
    return Travel(
        packages=made,
        parcels=Parcels(
            packages=made,
            forms=forms,
            calls=calls,
            dossiers=own_dossiers,
            evidence=brought,
            write_file=write_atomically,
            clock=clock,
        ),
        merging=Merging(
            evidence=brought,
            versions=versions,
            clock=clock,
            actor=actor,
            copy_first=lambda reason: keeper.copy_first(reason),
        ),
        past_states=PastStates(records=records, versions=versions),
        comparing=Comparing(versions=versions, register=register, forms=forms, clock=clock),
    )


def _package_opener() -> PackageOpener:
    from lcapp.sandbox import package_opener

    return package_opener


def _package_tools(paths: AppPaths) -> Callable[[], PackageTools]:
    @cache
    def make() -> PackageTools:
        from lcapp.exchange.package_tools import Tools

        words = paths.resources / "reference" / "telephone_words.txt"
        return Tools(paths.data / "signing-key", words)

    return make
