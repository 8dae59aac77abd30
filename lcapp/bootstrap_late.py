"""Parts of the composition root that are imported and built with their first use: stores, the desk."""

import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from lcapp.paths import AppPaths
from lcapp.services.ports import CallLibrary, Clock, DossierStore, FormLibrary
from lcapp.settings import SettingsFile

if TYPE_CHECKING:
    from lcapp.domain.countries import Country
    from lcapp.domain.desk_papers import CallPage
    from lcapp.domain.snapshot import DossierSnapshot
    from lcapp.services.commission import Commission
    from lcapp.services.desk_papers import MailWriter, PaperPrinter
    from lcapp.services.desk_ports import DeskRemovals, DeskStore, RemarkStore
    from lcapp.services.form_editing import FormEditing, OwnForms
    from lcapp.services.library_ports import EvidenceFiles, LibraryKeeper
    from lcapp.services.mailing import MailFacts, MailTexts
    from lcapp.services.official_forms import OfficialForms
    from lcapp.services.packages import Packages
    from lcapp.services.ports import AnswersPrinter
    from lcapp.services.tables import TableSheet, TableWriter
    from lcapp.services.worksheets import Worksheets
    from lcapp.storage.stores import Stores


class LateStores:
    """Stores that are imported with the first wish: most verbs never touch the library.

    Args:
        paths: Where everything stands.
        clock: The time now.
        wait_seconds: How long to wait for another process that holds the library.
        changed: Called once a restore replaced files of the data folder.
    """

    def __init__(
        self,
        paths: AppPaths,
        *,
        clock: Clock,
        wait_seconds: float,
        changed: Callable[[], object] = lambda: None,
    ) -> None:
        self._make: Callable[[], Stores] = lambda: _stores(paths, clock, wait_seconds, changed)
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


class LateCommission:
    """The desk, imported and built with the first use of anything it has: most starts never need it.

    Args:
        paths: Where everything stands.
        stores: Finds the stores of the data folder.
        packages: Opens and proves packages.
        files: The bytes of files as they came.
        dossiers: The city's own dossiers.
        forms: Forms by name.
        calls: Calls by id.
        countries: Member States and Associate Members.
        printer: Prints the Commission's papers.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        paths: AppPaths,
        stores: "Callable[[], Stores]",
        *,
        packages: "Packages",
        files: "EvidenceFiles",
        dossiers: DossierStore,
        forms: FormLibrary,
        calls: CallLibrary,
        countries: "Callable[[], tuple[Country, ...]]",
        printer: "PaperPrinter",
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._make: Callable[[], Commission] = lambda: _built(
            paths,
            stores,
            packages=packages,
            files=files,
            dossiers=dossiers,
            forms=forms,
            calls=calls,
            countries=countries,
            printer=printer,
            clock=clock,
            actor=actor,
        )
        self._making = threading.Lock()
        self._made: Commission | None = None

    def __getattr__(self, name: str) -> Any:
        with self._making:
            if self._made is None:
                self._made = self._make()
        return getattr(self._made, name)


def _built(paths: AppPaths, stores: "Callable[[], Stores]", **parts: Any) -> "Commission":
    from lcapp.sandbox.package_reader import annex_bytes
    from lcapp.sandbox.question_finder import find_questions
    from lcapp.services.commission import build_commission
    from lcapp.storage.criteria_library import CriteriaLibrary

    return build_commission(
        store=cast("DeskStore", stores().desk),
        remark_store=cast("RemarkStore", stores().remarks),
        find_questions=find_questions,
        removals=cast("DeskRemovals", stores().desk_removals),
        keeper=cast("LibraryKeeper", stores().keeper),
        annex=annex_bytes,
        criteria=CriteriaLibrary(paths.resources / "criteria"),
        mail=_mail(paths),
        **parts,
    )


def _mail(paths: AppPaths) -> "MailWriter":
    def write(page: "CallPage", *, language: str) -> str:
        from lcapp.i18n.catalogs import Catalogs
        from lcapp.pdf.call_page import call_mail

        return call_mail(page, Catalogs(paths.translations).words(language))

    return write


def mail_texts_in(translations: Path) -> "MailTexts":
    """What a mail-ready folder says, in the languages of a folder of catalogs."""

    def write(facts: "MailFacts", letter: str, reader: str) -> dict[str, str]:
        from lcapp.i18n.catalogs import Catalogs
        from lcapp.i18n.wording_mailing import mail_texts

        catalogs = Catalogs(translations)
        return mail_texts(catalogs.words(letter), catalogs.words(reader), facts)

    return write


def _stores(paths: AppPaths, clock: Clock, wait_seconds: float, changed: Callable[[], object]) -> "Stores":
    from lcapp.storage.stores import stores_in

    official = official_forms_in(paths)

    return stores_in(
        paths,
        clock=clock,
        wait_seconds=wait_seconds,
        elsewhere=lambda: SettingsFile(paths.settings_file).load().copies_elsewhere,
        document=lambda form, data: official.examine(form, data)[1],
        changed=changed,
    )


def form_editing_in(paths: AppPaths, *, forms: "OwnForms", calls: CallLibrary, clock: Clock) -> "FormEditing":
    """Writes forms; imported when somebody looks at calls and forms."""

    @cache
    def make() -> "FormEditing":
        from lcapp.services.form_editing import FormEditing
        from lcapp.storage.forms_in_work import FormsInWork

        copies = FormsInWork(paths.data / "forms-in-work")
        return FormEditing(forms=forms, calls=calls, copies=copies, clock=clock)

    return cast("FormEditing", Late(make))


def worksheets_in(translations: Path, copy_first: Callable[[str], object]) -> "Worksheets":
    """Worksheets for Word; the libraries they need are imported with the first one."""

    @cache
    def make() -> "Worksheets":
        from lcapp.exchange.worksheet_tools import Tools
        from lcapp.services.worksheets import Worksheets

        return Worksheets(tools=Tools(translations), copy_first=copy_first)

    return cast("Worksheets", Late(make))


def official_forms_in(paths: AppPaths) -> "OfficialForms":
    """Official Word forms; the libraries they need are imported with the first one."""

    @cache
    def make() -> "OfficialForms":
        from lcapp.exchange.official_tools import Tools
        from lcapp.services.official_forms import OfficialForms
        from lcapp.storage.official_store import OfficialStore

        return OfficialForms(store=OfficialStore(paths.data), tools=Tools(paths.translations))

    return cast("OfficialForms", Late(make))


def table_writer_in(translations: Path) -> "TableWriter":
    """Writes tables in the reader's language."""

    def write(sheets: "tuple[TableSheet, ...]", *, kind: str, language: str) -> bytes:
        from lcapp.exchange.tables_out import tables_as_bytes
        from lcapp.i18n.catalogs import Catalogs

        return tables_as_bytes(sheets, Catalogs(translations).words(language), kind=kind)

    return write


def answers_printer_in(translations: Path) -> "AnswersPrinter":
    """Writes answers as text or as a Word file."""

    def write(snapshot: "DossierSnapshot", *, kind: str, language: str) -> bytes:
        from lcapp.i18n.catalogs import Catalogs

        words = Catalogs(translations).words(language)
        if kind == "docx":
            from lcapp.exchange.answers_docx import answers_as_docx

            return answers_as_docx(snapshot, words)
        from lcapp.exchange.answers_text import answers_as_text

        return answers_as_text(snapshot, words)

    return write
