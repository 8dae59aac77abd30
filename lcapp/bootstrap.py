"""The composition root: builds the program below the faces from the places where things stand."""

import threading
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lcapp.domain.countries import Country
from lcapp.domain.dossier import Dossier, DossierContent
from lcapp.domain.history import Act
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.files import write_atomically
from lcapp.paths import AppPaths
from lcapp.services.app import App
from lcapp.services.dossiers import Dossiers, utc_now
from lcapp.services.ports import (
    AnswersPrinter,
    Carried,
    Clock,
    DossierCard,
    DossierStore,
    NewDossier,
    PreparedAnnex,
    PrintOptions,
    RenderedDossier,
    Renderer,
    SaveBatch,
    SaveDone,
    SaveReceipt,
    Watch,
)

if TYPE_CHECKING:
    from lcapp.storage.dossier_store import SqliteDossierStore


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
    store = LateStore(paths, clock=clock, wait_seconds=wait_seconds)
    return App(
        forms=forms,
        calls=calls,
        dossiers=Dossiers(store=store, forms=forms, calls=calls, clock=clock, actor=actor),
        samples=SampleLibrary(paths.resources / "samples", forms, calls),
        renderer=LateRenderer(paths.resources / "fonts", paths.translations),
        print_answers=_answers_printer(paths.translations),
        countries=_countries(paths.resources),
        write_file=write_atomically,
        clock=clock,
        close=store.close,
    )


class LateStore:
    """A dossier store that is imported and opened with the first wish: most verbs never touch the library."""

    def __init__(self, paths: AppPaths, *, clock: Callable[[], datetime], wait_seconds: float) -> None:
        self._paths = paths
        self._clock = clock
        self._wait_seconds = wait_seconds
        self._making = threading.Lock()
        self._made: SqliteDossierStore | None = None

    def _store(self) -> DossierStore:
        with self._making:
            if self._made is None:
                from lcapp.storage.dossier_store import SqliteDossierStore

                self._made = SqliteDossierStore(
                    self._paths.library,
                    backups=self._paths.backups,
                    clock=self._clock,
                    wait_seconds=self._wait_seconds,
                )
            return self._made

    def create(self, new: NewDossier, *, actor: str) -> Dossier:
        """See `DossierStore`."""
        return self._store().create(new, actor=actor)

    def cards(self) -> tuple[DossierCard, ...]:
        """See `DossierStore`."""
        return self._store().cards()

    def load(self, number: int) -> DossierContent:
        """See `DossierStore`."""
        return self._store().load(number)

    def acts(self, number: int, *, limit: int) -> tuple[Act, ...]:
        """See `DossierStore`."""
        return self._store().acts(number, limit=limit)

    def save(self, batch: SaveBatch) -> SaveReceipt:
        """See `DossierStore`."""
        return self._store().save(batch)

    def save_later(self, batch: SaveBatch, done: SaveDone) -> None:
        """See `DossierStore`."""
        self._store().save_later(batch, done)

    def rename(self, number: int, title: str, *, actor: str) -> None:
        """See `DossierStore`."""
        self._store().rename(number, title, actor=actor)

    def set_deleted(self, number: int, *, deleted: bool, actor: str) -> None:
        """See `DossierStore`."""
        self._store().set_deleted(number, deleted=deleted, actor=actor)

    def close(self) -> None:
        """Finish what is queued and let go of the library, if it was ever opened."""
        with self._making:
            if self._made is not None:
                self._made.close()


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
