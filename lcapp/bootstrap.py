"""The composition root: builds the program below the faces from the places where things stand."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from lcapp.bootstrap_city import city_services
from lcapp.bootstrap_late import (
    Late,
    LateCommission,
    LateStores,
    answers_printer_in,
    form_editing_in,
    mail_texts_in,
    official_forms_in,
    table_writer_in,
    worksheets_in,
)
from lcapp.bootstrap_print import LateRenderer
from lcapp.domain.countries import Country
from lcapp.files import write_atomically
from lcapp.paths import AppPaths
from lcapp.services.adviser import Adviser
from lcapp.services.annexes import AnnexTools, CheckedFile
from lcapp.services.answer_history import AnswerHistory
from lcapp.services.app import App
from lcapp.services.bin import Bin
from lcapp.services.dossiers import utc_now
from lcapp.services.evidence_register import EvidenceRegister
from lcapp.services.form_upgrade import FormUpgrades
from lcapp.services.library_ports import (
    EvidenceFiles,
    EvidenceStore,
    LibraryKeeper,
    RecordStore,
    VersionStore,
)
from lcapp.services.page_pictures import OpenPages
from lcapp.services.ports import (
    Carried,
    Clock,
    DossierStore,
    PreparedAnnex,
    Watch,
)
from lcapp.services.submission import Submissions
from lcapp.services.translation_desk import TranslationDesk
from lcapp.services.verify import ReadPdf, Verifying

if TYPE_CHECKING:
    from lcapp.bootstrap_travel import Travel
    from lcapp.domain.glossary_terms import Offer
    from lcapp.domain.translation_differences import TextDate
    from lcapp.i18n.catalogs import Catalogs
    from lcapp.services.commission import Commission
    from lcapp.services.comparing import Comparing
    from lcapp.services.merge_source import PastStates
    from lcapp.services.merging import Merging
    from lcapp.services.packages import Packages
    from lcapp.services.parcels import Parcels


def build_app(
    paths: AppPaths,
    *,
    actor: Callable[[], str],
    wait_seconds: float = 5,
    clock: Clock = utc_now,
) -> App:
    """Put the program together. Nothing is opened and nothing heavy imported before it is needed.

    Args:
        paths: Where everything stands.
        actor: Who is working here; asked anew for every dossier that is opened or made.
        wait_seconds: How long to wait for another process that holds the library.
        clock: The time now, in UTC.
    """
    from lcapp.storage.advice_switches import AdviceSwitches
    from lcapp.storage.call_library import CallLibrary
    from lcapp.storage.form_library import FormLibrary
    from lcapp.storage.guide_library import GuideLibrary
    from lcapp.storage.sample_library import SampleLibrary

    forms = FormLibrary(paths.resources, paths.data)
    calls = CallLibrary(paths.resources, paths.data)
    guide = GuideLibrary(paths.resources, paths.data)

    def read_anew() -> None:
        for library in (forms, calls, guide.guidance):
            library.forget()

    late = LateStores(paths, clock=clock, wait_seconds=wait_seconds, changed=read_anew)
    store = cast("DossierStore", Late(lambda: late.stores().dossiers))
    records = cast("RecordStore", Late(lambda: late.stores().records))
    versions = cast("VersionStore", Late(lambda: late.stores().versions))
    evidence = cast("EvidenceStore", Late(lambda: late.stores().evidence))
    keeper = cast("LibraryKeeper", Late(lambda: late.stores().keeper))
    files = cast("EvidenceFiles", Late(lambda: late.stores().files))
    renderer = LateRenderer(paths.resources / "fonts", paths.translations)
    register = EvidenceRegister(
        store=evidence,
        files=files,
        dossiers=store,
        check=_check_file,
        clock=clock,
        actor=actor,
        copy_first=lambda reason: keeper.copy_first(reason, sparing=True),
    )
    adviser = Adviser(lambda: guide.advice, AdviceSwitches(paths.data / "advice-off.json"))
    city = city_services(
        paths,
        store=store,
        forms=forms,
        calls=calls,
        evidence=evidence,
        clock=clock,
        actor=actor,
        adviser=adviser,
    )
    travel = _travel(
        paths,
        store=store,
        records=records,
        versions=versions,
        evidence=evidence,
        packages=lambda: late.stores().packages,
        files=files,
        forms=forms,
        calls=calls,
        keeper=keeper,
        register=register,
        own_dossiers=city.dossiers,
        check=_check_file,
        clock=clock,
        actor=actor,
    )
    packages = cast("Packages", Late(lambda: travel().packages))
    return App(
        forms=forms,
        calls=calls,
        dossiers=city.dossiers,
        city_records=city.records,
        facts=city.facts,
        material=city.material,
        mayor=city.mayor,
        after_sending=city.after_sending,
        print_brief=renderer.print_brief,
        record_overview=renderer.record_overview,
        history=AnswerHistory(records=records, versions=versions, actor=actor),
        bin=Bin(
            store=store,
            records=records,
            clock=clock,
            actor=actor,
            copy_first=lambda reason: keeper.copy_first(reason),
            ages_count_from=lambda: keeper.ages_count_from(),
        ),
        upgrades=FormUpgrades(
            forms=forms,
            calls=calls,
            change_map=forms.change_map,
            clock=clock,
            snapshot=lambda reason: keeper.copy_first(reason),
        ),
        keeper=keeper,
        register=register,
        submissions=Submissions(
            versions=versions,
            register=register,
            forms=forms,
            calls=calls,
            check=_check_file,
            clock=clock,
            actor=actor,
        ),
        verifying=Verifying(
            read=_read_pdf, missing=_missing_texts, forms=forms, dossiers=store, versions=versions
        ),
        packages=packages,
        commission=cast(
            "Commission",
            LateCommission(
                paths,
                late.stores,
                packages=packages,
                files=files,
                dossiers=store,
                forms=forms,
                calls=calls,
                countries=_countries(paths.resources),
                printer=renderer.print_paper,
                clock=clock,
                actor=actor,
            ),
        ),
        parcels=cast("Parcels", Late(lambda: travel().parcels)),
        merging=cast("Merging", Late(lambda: travel().merging)),
        past_states=cast("PastStates", Late(lambda: travel().past_states)),
        comparing=cast("Comparing", Late(lambda: travel().comparing)),
        annexes=AnnexTools(_prepare_annex, _prepare_emblem, _expected_looks, _check_printed),
        samples=SampleLibrary(paths.resources / "samples", forms, calls),
        renderer=renderer,
        guide=guide,
        adviser=adviser,
        print_plan=renderer.print_plan,
        print_changes=renderer.print_changes,
        open_pages=_open_pages,
        mail_texts=mail_texts_in(paths.translations),
        print_answers=answers_printer_in(paths.translations),
        translating=_translation_desk(paths.resources, paths.translations),
        countries=_countries(paths.resources),
        form_editing=form_editing_in(paths, forms=forms, calls=calls, clock=clock),
        worksheets=worksheets_in(paths.translations, lambda reason: keeper.copy_first(reason)),
        official=official_forms_in(paths),
        write_table=table_writer_in(paths.translations),
        write_file=write_atomically,
        clock=clock,
        close=late.close,
    )


def _check_file(data: bytes, *, watch: Watch | None = None) -> CheckedFile:
    from lcapp.sandbox.adapters import check_file

    return check_file(data, watch=watch)


def _prepare_annex(
    evidence: str, data: bytes, media_type: str, *, quality: str, watch: Watch | None = None
) -> PreparedAnnex:
    from lcapp.sandbox.adapters import prepare_annex

    return prepare_annex(evidence, data, media_type, quality=quality, watch=watch)


def _prepare_emblem(data: bytes) -> bytes:
    from lcapp.sandbox.adapters import prepare_emblem

    return prepare_emblem(data)


def _travel(paths: AppPaths, **parts: Any) -> "Callable[[], Travel]":
    @cache
    def make() -> "Travel":
        from lcapp.bootstrap_travel import travel_services

        return travel_services(paths, **parts)

    return make


def _read_pdf(data: bytes, *, watch: Watch | None = None) -> ReadPdf:
    from lcapp.sandbox.adapters import read_pdf

    return read_pdf(data, watch=watch)


def _missing_texts(said: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    from lcapp.pdf.structure_reader import Passage, not_found

    return not_found([Passage("P", "", text, 0) for text in said], list(texts))


def _expected_looks(annex: PreparedAnnex) -> tuple[str, ...]:
    from lcapp.pdf.look_digest import expected_looks

    return expected_looks(annex)


def _check_printed(
    data: bytes, *, pages: int, texts: Sequence[str], carried: Sequence[Carried]
) -> tuple[str, ...]:
    from lcapp.pdf.self_check import check_printed

    return check_printed(data, pages=pages, texts=texts, carried=carried)


def _open_pages(data: bytes) -> OpenPages:
    from lcapp.sandbox.pages import open_pages

    return open_pages(data)


def _translation_desk(resources: Path, translations: Path) -> TranslationDesk:
    @cache
    def catalogs() -> "Catalogs":
        from lcapp.i18n.catalogs import Catalogs

        return Catalogs(translations)

    def days(text: str, language: str) -> "tuple[TextDate, ...]":
        from lcapp.i18n.days_in_text import days_in

        return days_in(catalogs().words(language), text)

    @cache
    def terms(source: str, target: str) -> "tuple[Offer, ...]":
        from lcapp.domain.glossary_terms import Offer
        from lcapp.i18n.glossary import read_terms

        known = read_terms(resources / "reference" / "glossary.json")
        here, there = source.partition("-")[0], target.partition("-")[0]
        return tuple(
            Offer(term.key, term.said[here], term.said[there])
            for term in known
            if here in term.said and there in term.said
        )

    return TranslationDesk(days, terms)


def _countries(resources: Path) -> Callable[[], tuple[Country, ...]]:
    @cache
    def read() -> tuple[Country, ...]:
        from lcapp.storage.reference import countries

        return countries(resources)

    return read
