"""Filling the official Word form from a draft: what came of its marks is shown before the file is written."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.forms import Form
from lcapp.domain.safe_names import safe_name
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_official import filled_details, filled_sentences
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.official_forms import FilledForm
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.sheet import Sheet
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.official_form_sheet import OfficialFormSheet
from lcapp.ui.tasks import Tasks


class FilledSheet(Sheet):
    """What came of the marks of a document; accepted where its file is wanted."""

    def __init__(self, filled: FilledForm, form: Form, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(600, parent)
        self.setWindowTitle(words._("Fill the official Word form"))
        self.said = PlainLabel("\n".join(filled_sentences(words, filled)), wrap=True)
        self.details = QPlainTextEdit("\n".join(filled_details(words, form, filled)))
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(words._("What to look at by hand"))
        self.details.setMinimumHeight(180)
        self.document = QPushButton(words._("The attached document…"))
        self.write = QPushButton(words._("Write the file…"))
        self.write.setProperty("role", "primary")
        self.write.setDefault(True)
        self.close_button = QPushButton(words._("Close"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.document)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.windowTitle(), role="section"))
        column.addWidget(self.said)
        column.addWidget(self.details, 1)
        column.addLayout(buttons)
        self.details.setVisible(bool(self.details.toPlainText()))
        self.write.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)


class OfficialFilling(QObject):
    """The official form of one draft. `said` tells what was written."""

    said = Signal(str)

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        dialogs: Dialogs,
        tasks: Tasks,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._app, self._words = session, app, words
        self._dialogs, self._tasks, self._screen = dialogs, tasks, parent
        self.sheet: FilledSheet | None = None
        self.attaching: OfficialFormSheet | None = None

    def fill(self) -> None:
        """Fill the attached document; where there is none, offer to attach it first."""
        if not self._app.official.has(self._session.form):
            self.show_document()
            return
        self._session.leave_field()
        self._tasks.run(_filled, self._app, self._session.freeze(), done=self._show, failed=self._on_failed)

    def show_document(self) -> None:
        """Show what is attached to the form of the draft, to attach or change it."""
        sheet = OfficialFormSheet(
            self._session.form,
            self._app,
            self._words,
            self._dialogs,
            self._tasks,
            parent=self._screen.window(),
        )
        self.attaching = sheet
        sheet.finished.connect(self._on_attaching_closed)
        sheet.open()

    def _on_attaching_closed(self, _result: int) -> None:
        sheet, self.attaching = self.attaching, None
        if sheet is not None:
            sheet.deleteLater()

    def _show(self, filled: FilledForm) -> None:
        sheet = FilledSheet(filled, self._session.form, self._words, self._screen.window())
        self.sheet = sheet
        sheet.accepted.connect(lambda: self._write(filled))
        sheet.document.clicked.connect(sheet.reject)
        sheet.document.clicked.connect(self.show_document)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _write(self, filled: FilledForm) -> None:
        words = self._words
        chosen = self._dialogs.choose_file_to_save(
            words._("The official Word form"),
            safe_name(self._session.dossier.title, ".docx"),
            words._("Word documents (*.docx)"),
        )
        if chosen is None:
            return
        try:
            self._app.write_file(Path(chosen), filled.data)
        except LcappError as error:
            self._dialogs.tell(error_sentence(words, error))
            return
        self.said.emit(
            words._(
                "{file} is written: {size}.",
                file=harmless(words, Path(chosen).name),
                size=formats.file_size(words, len(filled.data)),
            )
        )

    def _on_failed(self, error: Exception) -> None:
        words = self._words
        if isinstance(error, LcappError):
            self._dialogs.tell(error_sentence(words, error))
        else:
            self._dialogs.tell(words._("That did not work. The details are in the log."))


def _filled(app: App, snapshot: DossierSnapshot) -> FilledForm:
    return app.official.fill(snapshot)
