"""From the export sheet to the file: save, freeze, print in the background, tell what came of it."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import LcappError
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence
from lcapp.services.annexes import LARGEST_ANNEX, read_for_checking
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.export import ExportReport
from lcapp.services.ports import Watch
from lcapp.services.record_pictures import are_begun, are_of_the_city
from lcapp.services.replies import has_replies
from lcapp.services.translating import print_languages
from lcapp.services.whole_export import export_whole
from lcapp.ui.appearance.look import Look
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.export_sheet import ExportChoice, ExportSheet
from lcapp.ui.draft.leaving import file_stem
from lcapp.ui.tasks import Task, Tasks


class Exporting(QObject):
    """One export at a time."""

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        look: Look,
        dialogs: Dialogs,
        tasks: Tasks,
        *,
        paper: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._app = app
        self._words = words
        self._look = look
        self._dialogs = dialogs
        self._tasks = tasks
        self._paper = paper
        self._window = parent
        self._task: Task | None = None
        self.sheet: ExportSheet | None = None

    def open(self) -> None:
        """Show the sheet over the draft."""
        if self.sheet is None:
            session = self._session
            self.sheet = ExportSheet(
                self._words,
                self._look,
                self._dialogs,
                languages=self._languages(),
                paper=self._paper,
                file_name=f"{file_stem(session.dossier.title)}.pdf",
                parent=self._window,
            )
            self.sheet.export_wanted.connect(self._start)
            self.sheet.picture_wanted.connect(self._choose_picture)
            self.sheet.cancel_wanted.connect(self._stop)
        records = self._app.city_records
        if self._session.form.is_official and are_begun(records):
            self.sheet.offer_records(usual=are_of_the_city(records, self._session.freeze()))
        self.sheet.offer_replies(there=has_replies(self._app, self._session.dossier.number))
        self.sheet.open()

    def _languages(self) -> tuple[str, ...]:
        found, own = print_languages(self._session), self._words.language
        if self._session.form.is_official or own not in found:
            return found
        # Nobody sends a record: it is for people here.
        return (own, *(one for one in found if one != own))

    def _start(self, choice: ExportChoice) -> None:
        assert self.sheet is not None
        # What is printed is what stands on the screen; where it is not saved, the banner says so already.
        with contextlib.suppress(LcappError):
            self._session.flush()
        self.sheet.show_running()
        snapshot = self._app.submissions.picture(self._session, with_notes=choice.options.with_notes)
        self._task = self._tasks.run(
            _export,
            self._app,
            snapshot,
            choice,
            done=self._on_done,
            failed=self._on_failed,
            progress=self._on_progress,
        )

    def _choose_picture(self, which: str) -> None:
        """Arms or a logo for the cover: checked and encoded anew before it is shown."""
        words = self._words
        chosen = self._dialogs.choose_file_to_open(
            words._("Choose a picture"), words._("Pictures (*.png *.jpg *.jpeg)")
        )
        if chosen is None or self.sheet is None:
            return
        file = Path(chosen)
        try:
            picture = self._app.annexes.emblem(read_for_checking(file, largest=LARGEST_ANNEX))
        except LcappError as error:
            self.sheet.say_refused(error_sentence(words, error))
            return
        self.sheet.cover.show_picture(which, file.name, picture)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_progress(self, done: int, total: int) -> None:
        if self.sheet is not None:
            self.sheet.show_progress(done, total)

    def _on_done(self, report: ExportReport) -> None:
        self._task = None
        if self.sheet is not None:
            self.sheet.show_done(report)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if self.sheet is not None:
            self.sheet.show_failed(error)


def _export(app: App, snapshot: DossierSnapshot, choice: ExportChoice, *, watch: Watch) -> ExportReport:
    return export_whole(
        app,
        snapshot,
        choice.file,
        options=choice.options,
        quality=choice.quality,
        without_failed=choice.without_failed,
        watch=watch,
    )
