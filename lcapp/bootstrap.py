"""The composition root: builds the program below the faces from the places where things stand."""

import threading
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from lcapp.domain.countries import Country
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.files import write_atomically
from lcapp.paths import AppPaths
from lcapp.services.annexes import AnnexTools, CheckedFile
from lcapp.services.answer_history import AnswerHistory
from lcapp.services.app import App
from lcapp.services.bin import Bin
from lcapp.services.dossiers import Dossiers, utc_now
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
    AnswersPrinter,
    Carried,
    Clock,
    DossierStore,
    PreparedAnnex,
    PrintOptions,
    RenderedDossier,
    Renderer,
    Watch,
)
from lcapp.services.submission import Submissions
from lcapp.services.verify import ReadPdf, Verifying
from lcapp.settings import SettingsFile

if TYPE_CHECKING:
    from lcapp.storage.stores import Stores


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
    from lcapp.storage.call_library import CallLibrary
    from lcapp.storage.form_library import FormLibrary
    from lcapp.storage.sample_library import SampleLibrary

    forms = FormLibrary(paths.resources, paths.data)
    calls = CallLibrary(paths.resources, paths.data)
    late = LateStores(paths, clock=clock, wait_seconds=wait_seconds)
    store = cast("DossierStore", Late(lambda: late.stores().dossiers))
    records = cast("RecordStore", Late(lambda: late.stores().records))
    versions = cast("VersionStore", Late(lambda: late.stores().versions))
    evidence = cast("EvidenceStore", Late(lambda: late.stores().evidence))
    keeper = cast("LibraryKeeper", Late(lambda: late.stores().keeper))
    files = cast("EvidenceFiles", Late(lambda: late.stores().files))
    register = EvidenceRegister(
        store=evidence, files=files, dossiers=store, check=_check_file, clock=clock, actor=actor
    )
    return App(
        forms=forms,
        calls=calls,
        dossiers=Dossiers(store=store, forms=forms, calls=calls, clock=clock, actor=actor, evidence=evidence),
        history=AnswerHistory(records=records, versions=versions, actor=actor),
        bin=Bin(store=store, records=records, clock=clock, actor=actor),
        upgrades=FormUpgrades(forms=forms, calls=calls, change_map=forms.change_map, clock=clock),
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
        annexes=AnnexTools(_prepare_annex, _prepare_emblem, _expected_looks, _check_printed),
        samples=SampleLibrary(paths.resources / "samples", forms, calls),
        renderer=LateRenderer(paths.resources / "fonts", paths.translations),
        open_pages=_open_pages,
        print_answers=_answers_printer(paths.translations),
        countries=_countries(paths.resources),
        write_file=write_atomically,
        clock=clock,
        close=late.close,
    )


class LateStores:
    """Stores that are imported with the first wish: most verbs never touch the library."""

    def __init__(self, paths: AppPaths, *, clock: Clock, wait_seconds: float) -> None:
        self._make: Callable[[], Stores] = lambda: _stores(paths, clock, wait_seconds)
        self._making = threading.Lock()
        self._made: Stores | None = None

    def stores(self) -> "Stores":
        """The stores, made with the first call."""
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made

    def close(self) -> None:
        """Finish what is queued and let go of the library, if it was ever opened."""
        with self._making:
            if self._made is not None:
                self._made.close()


class Late:
    """Stands for a thing that is found with the first use of anything it has; the face of a protocol."""

    def __init__(self, find: Callable[[], object]) -> None:
        self._find = find

    def __getattr__(self, name: str) -> Any:
        return getattr(self._find(), name)


class LateRenderer:
    """A renderer that is imported with the first page: ReportLab and the shaper cost a third of a second."""

    def __init__(self, fonts: Path, translations: Path) -> None:
        self._fonts = fonts
        self._translations = translations
        self._making = threading.Lock()
        self._made: Renderer | None = None

    def render(
        self,
        snapshot: DossierSnapshot,
        options: PrintOptions,
        watch: Watch,
        *,
        annexes: tuple[PreparedAnnex, ...] = (),
        carried: tuple[Carried, ...] = (),
    ) -> RenderedDossier:
        """See `Renderer`."""
        with self._making:
            if self._made is None:
                from lcapp.i18n.catalogs import Catalogs
                from lcapp.pdf.renderer import PdfRenderer

                self._made = PdfRenderer(self._fonts, Catalogs(self._translations))
            renderer = self._made
        return renderer.render(snapshot, options, watch, annexes=annexes, carried=carried)


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


def _stores(paths: AppPaths, clock: Clock, wait_seconds: float) -> "Stores":
    from lcapp.storage.stores import stores_in

    return stores_in(
        paths,
        clock=clock,
        wait_seconds=wait_seconds,
        elsewhere=lambda: SettingsFile(paths.settings_file).load().copies_elsewhere,
    )


def _answers_printer(translations: Path) -> AnswersPrinter:
    def write(snapshot: DossierSnapshot, *, kind: str, language: str) -> bytes:
        from lcapp.i18n.catalogs import Catalogs

        words = Catalogs(translations).words(language)
        if kind == "docx":
            from lcapp.exchange.answers_docx import answers_as_docx

            return answers_as_docx(snapshot, words)
        from lcapp.exchange.answers_text import answers_as_text

        return answers_as_text(snapshot, words)

    return write


def _countries(resources: Path) -> Callable[[], tuple[Country, ...]]:
    @cache
    def read() -> tuple[Country, ...]:
        from lcapp.storage.reference import countries

        return countries(resources)

    return read
