"""The part of the composition root that builds dossiers and what the city's records do for them."""

from collections.abc import Callable
from dataclasses import dataclass

from lcapp.paths import AppPaths
from lcapp.services.adviser import Adviser
from lcapp.services.after_sending import AfterSending
from lcapp.services.dossiers import Dossiers
from lcapp.services.facts import Facts
from lcapp.services.library_ports import EvidenceStore
from lcapp.services.mayor import Mayor
from lcapp.services.ports import CallLibrary, Clock, DossierStore, FormLibrary
from lcapp.services.record_material import RecordMaterial
from lcapp.services.records import CityRecords


@dataclass(frozen=True, slots=True)
class CityServices:
    """Dossiers, and the records they draw on: each knows the other."""

    dossiers: Dossiers
    records: CityRecords
    facts: Facts
    material: RecordMaterial
    mayor: Mayor
    after_sending: AfterSending


def city_services(
    paths: AppPaths,
    *,
    store: DossierStore,
    forms: FormLibrary,
    calls: CallLibrary,
    evidence: EvidenceStore,
    clock: Clock,
    actor: Callable[[], str],
    adviser: Adviser,
) -> CityServices:
    """Build them; nothing is read before it is needed.

    Args:
        paths: Where the reference data stand.
        store: All dossiers.
        forms: Forms by name.
        calls: Calls by id.
        evidence: The register of evidence.
        clock: The time now, in UTC.
        actor: Who is working here.
        adviser: Advises on drafts.
    """
    from lcapp.storage.fact_library import FactLibrary

    known = FactLibrary(paths.resources)
    dossiers = Dossiers(
        store=store,
        forms=forms,
        calls=calls,
        clock=clock,
        actor=actor,
        evidence=evidence,
        city=lambda: facts.city(),
        adviser=adviser,
    )
    records = CityRecords(dossiers=dossiers, store=store, forms=forms)
    facts = Facts(
        facts=lambda: known.facts, norms=lambda: known.norms, records=records, store=store, forms=forms
    )
    mayor = Mayor(records=records, dossiers=dossiers, clock=clock)
    after = AfterSending(records=records, dossiers=dossiers, facts=facts, clock=clock)
    return CityServices(dossiers, records, facts, RecordMaterial(records), mayor, after)
