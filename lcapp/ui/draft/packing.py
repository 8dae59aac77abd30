"""Writing a dossier as one file that another computer can take in."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.package import Package
from lcapp.domain.safe_names import safe_name
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.mailing import Mailed, prepare_mail
from lcapp.services.ports import PrintOptions
from lcapp.services.replies import has_replies, with_replies
from lcapp.services.translating import print_languages
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.sheet import Sheet
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.tasks import Tasks


class PackingSheet(Sheet):
    """What comes along, a passphrase if wanted, and where to."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(520, parent)
        self.setWindowTitle(words._("Write a file for another computer"))
        self.notes, self.history, self.replies = SquareMark(), SquareMark(), SquareMark()
        self.passphrase = LineEdit(
            name=words._("Passphrase"), placeholder=words._("Passphrase (may stay empty)")
        )
        self.passphrase.setEchoMode(LineEdit.EchoMode.Password)
        self.again = LineEdit(
            name=words._("The passphrase again"), placeholder=words._("The passphrase again")
        )
        self.again.setEchoMode(LineEdit.EchoMode.Password)
        self.said = PlainLabel(wrap=True)
        self.go = QPushButton(words._("Choose a file and write…"))
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.mail = QPushButton(words._("A folder for the mail…"))
        self.close_button = QPushButton(words._("Close"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.mail)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.windowTitle(), role="section"))
        column.addWidget(
            PlainLabel(
                words._(
                    "The file holds the form, all answers, and the files of the evidence. A colleague or the "
                    "National Commission opens it with LCApp. A folder for the mail holds the PDF as well, "
                    "the covering e-mail and a checklist. The program sends nothing."
                ),
                role="help",
                wrap=True,
            )
        )
        column.addWidget(
            OptionRow(self.notes, words._("With notes and states; names of people stand in them"))
        )
        column.addWidget(
            OptionRow(self.history, words._("With the record of changes; names of people stand in it"))
        )
        self._replies_row = OptionRow(
            self.replies, words._("With our answers to the Commission's remarks, without names")
        )
        column.addWidget(self._replies_row)
        column.addWidget(self.passphrase)
        column.addWidget(self.again)
        column.addWidget(self.said)
        column.addLayout(buttons)
        self.close_button.clicked.connect(self.reject)

    def offer_replies(self, *, there: bool) -> None:
        """Answers to remarks were written for the Commission: they go along unless somebody says no."""
        self._replies_row.setVisible(there)
        self.replies.setChecked(there)


class Packing(QObject):
    """Opens the sheet and writes the file."""

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        dialogs: Dialogs,
        tasks: Tasks,
        *,
        paper: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._paper = tasks, paper
        self._session, self._app, self._words, self._dialogs = session, app, words, dialogs
        self._window = parent
        self.sheet: PackingSheet | None = None

    def open(self) -> None:
        """Show the sheet over the draft."""
        if self.sheet is None:
            self.sheet = PackingSheet(self._words, self._window)
            self.sheet.go.clicked.connect(self._on_go)
            self.sheet.mail.clicked.connect(self._on_mail)
        self.sheet.offer_replies(there=has_replies(self._app, self._session.dossier.number))
        self.sheet.open()

    def _on_go(self) -> None:
        sheet, words = self.sheet, self._words
        assert sheet is not None
        if sheet.passphrase.text() != sheet.again.text():
            self._say(words._("The two passphrases are not the same."), "must_fix")
            return
        title = self._session.dossier.title
        chosen = self._dialogs.choose_file_to_save(
            sheet.windowTitle(), safe_name(title, ".lcdossier"), words._("Dossiers (*.lcdossier)")
        )
        if chosen is not None:
            self._write(sheet, Path(chosen))

    def _write(self, sheet: PackingSheet, file: Path) -> None:
        words, packages, number = self._words, self._app.packages, self._session.dossier.number
        try:
            self._session.flush()
            snapshot = self._app.submissions.picture(self._session)
            notes, history = sheet.notes.isChecked(), sheet.history.isChecked()
            beside = None
            if notes or history:
                beside = packages.beside(number, with_notes=notes, with_history=history)
            package = packages.of(snapshot, beside=beside)
            if sheet.replies.isChecked():
                package = with_replies(self._app, package, number)
        except LcappError as error:
            self._say(error_sentence(words, error), "must_fix")
            return
        sheet.go.setEnabled(False)
        self._say(words._("Writing the file…"), "")
        self._tasks.run(
            _packed,
            self._app,
            package,
            number,
            file,
            sheet.passphrase.text(),
            done=lambda size: self._on_packed(file, size),
            failed=self._on_failed,
        )

    def _on_packed(self, file: Path, size: int) -> None:
        words = self._words
        assert self.sheet is not None
        self.sheet.go.setEnabled(True)
        self._say(
            words._(
                "{file} is written: {size}. If somebody calls to compare: {words}.",
                file=harmless(words, file.name),
                size=formats.file_size(words, size),
                words=" ".join(self._app.packages.own_words()),
            ),
            "done",
        )

    def _on_mail(self) -> None:
        words, sheet = self._words, self.sheet
        assert sheet is not None
        chosen = self._dialogs.choose_folder(words._("Folder for the mail"))
        if chosen is None:
            return
        try:
            self._session.flush()
        except LcappError as error:
            self._say(error_sentence(words, error), "must_fix")
            return
        snapshot = self._app.submissions.picture(self._session)
        sheet.mail.setEnabled(False)
        self._say(words._("Writing the folder…"), "")
        language = print_languages(self._session)[0]
        options = PrintOptions(
            language=language,
            paper=self._paper,
            with_other_languages=False,
            with_replies=sheet.replies.isChecked(),
        )
        self._tasks.run(
            _mailed,
            self._app,
            snapshot,
            Path(chosen),
            options,
            words.language,
            done=self._on_mailed,
            failed=self._on_failed,
        )

    def _on_mailed(self, mailed: Mailed) -> None:
        words, facts = self._words, mailed.facts
        assert self.sheet is not None
        self.sheet.mail.setEnabled(True)
        size, limit = formats.file_size(words, facts.size), formats.file_size(words, facts.limit)
        said = words._("{folder} is ready; {size} to be attached.", folder=str(mailed.folder), size=size)
        if facts.size > facts.limit:
            more = words._(
                "That is more than the {limit} a mail takes: leave annexes out, or send them apart.",
                limit=limit,
            )
            self._say(f"{said} {more}", "advice")
            return
        self._say(said, "done")

    def _on_failed(self, error: Exception) -> None:
        assert self.sheet is not None
        for button in (self.sheet.mail, self.sheet.go):
            button.setEnabled(True)
        words = self._words
        reason = error_sentence(words, error) if isinstance(error, LcappError) else ""
        self._say(reason or words._("It could not be written."), "must_fix")

    def _say(self, sentence: str, severity: str) -> None:
        assert self.sheet is not None
        self.sheet.said.set_severity(severity)
        self.sheet.said.setText(sentence)


def _packed(app: App, package: Package, number: int, file: Path, passphrase: str) -> int:
    # A passphrase is a second of work by design.
    data = app.packages.write(package, passphrase=passphrase)
    app.write_file(file, data)
    app.packages.note_packed(package, number)
    return len(data)


def _mailed(app: App, snapshot: DossierSnapshot, folder: Path, options: PrintOptions, reader: str) -> Mailed:
    return prepare_mail(app, snapshot, folder, options=options, reader=reader)
