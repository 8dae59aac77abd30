"""Making the PDF: language, extent, paper, where to; then progress, and what came of it in words."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcapp.errors import Cancelled, LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import error_sentence
from lcapp.services.annexes import MAIL_BYTES
from lcapp.services.export import ExportReport
from lcapp.services.mail_size import best_for_mail
from lcapp.services.ports import PrintOptions
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look
from lcapp.ui.appearance.sheet import Rolled, Rows, Sheet
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.cover_pictures import CoverPictures
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.fields.tongue import language_name


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Where to write, how to print, and how fine the pictures are (`high`, `mail` or `small`)."""

    file: Path
    options: PrintOptions
    quality: str = "high"
    without_failed: bool = False


class ExportSheet(Sheet):
    """Opened over the draft and never blocking it. `export_wanted` carries an `ExportChoice`.

    `picture_wanted` asks for a picture for the cover: `arms` or `logo`.
    """

    export_wanted = Signal(object)
    cancel_wanted = Signal()
    picture_wanted = Signal(str)

    def __init__(
        self,
        words: Words,
        look: Look,
        dialogs: Dialogs,
        *,
        languages: tuple[str, ...],
        paper: str,
        file_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(540, parent)
        self._words = words
        self._look = look
        self._dialogs = dialogs
        self._file_name = file_name
        self._written: Path | None = None
        self.setWindowTitle(words._("Export the dossier"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._build(languages, paper)
        self._connect()

    def _build(self, languages: tuple[str, ...], paper: str) -> None:
        words = self._words
        self.language = Combo(name=words._("Language of the dossier"))
        for code in languages:
            self.language.addItem(language_name(words, code), code)
        self.variant = Combo(name=words._("Extent"))
        for name, text in (
            ("full", words._("The whole dossier")),
            ("form", words._("Only the form, for the mayor and the Commission to sign")),
            ("marking", words._("A copy to mark, with wide margins and line numbers")),
            ("blank", words._("The empty form, to discuss on paper")),
        ):
            self.variant.addItem(text, name)
        self.second = Combo(name=words._("Second language, beside the first"))
        self.second.addItem(words._("None"), "")
        for code in languages:
            self.second.addItem(language_name(words, code), code)
        self.paper = Combo(name=words._("Paper"))
        self.paper.addItem(words._("A4"), "a4")
        self.paper.addItem(words._("Letter"), "letter")
        self.paper.setCurrentIndex(max(0, self.paper.findData(paper)))
        self.quality = Combo(name=words._("Pictures"))
        for name, text in (
            ("high", words._("As fine as paper shows")),
            ("mail", words._("Smaller, for e-mail")),
            ("small", words._("As small as can be read")),
        ):
            self.quality.addItem(text, name)
        form = Rows()
        form.add_row(words._("Language"), self.language)
        form.add_row(words._("Beside it"), self.second)
        form.add_row(words._("Extent"), self.variant)
        form.add_row(words._("Paper"), self.paper)
        form.add_row(words._("Pictures"), self.quality)
        self.marks = {}
        rows = {}
        for name, text, on in (
            ("with_annexes", words._("Print the annexes"), True),
            ("official_beside", words._("The official labels as well"), True),
            ("with_unanswered", words._("Questions without an answer as well"), True),
            ("with_other_languages", words._("Texts in other languages as well"), False),
            ("with_summary", words._("One page with a summary before everything"), False),
            ("with_tables", words._("Clusters and development goals as a table"), False),
            ("with_notes", words._("Print our notes as well"), False),
            ("with_records", words._("What our records show, behind the answers"), False),
            ("with_replies", words._("With our answers to the Commission's remarks, without names"), False),
        ):
            mark = self.marks[name] = SquareMark()
            mark.setChecked(on)
            rows[name] = OptionRow(mark, text)
            form.add_row("", rows[name])
        self._records_row, self._replies_row = rows["with_records"], rows["with_replies"]
        for row in (self._records_row, self._replies_row):
            row.setVisible(False)
        self.notes = self.marks["with_notes"]
        self.without_failed = SquareMark()
        self._without_failed_row = OptionRow(
            self.without_failed, words._("Export without the annexes that could not be printed")
        )
        self._without_failed_row.setVisible(False)
        form.add_row("", self._without_failed_row)
        self.cover = CoverPictures(words)
        form.add_row(words._("Cover"), self.cover)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(words._("Progress of the export"))
        self.bar.setTextVisible(False)
        self.said = PlainLabel(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(PlainLabel(words._("Export the dossier"), role="section"))
        column.addWidget(Rolled(form))
        column.addWidget(self.bar)
        column.addWidget(self.said)
        column.addLayout(self._buttons())
        self.bar.setVisible(False)
        self.said.setVisible(False)

    def _buttons(self) -> QHBoxLayout:
        words = self._words
        self.show_folder = QPushButton(words._("Show in folder"))
        self.open_file = QPushButton(words._("Open in my PDF program"))
        self.make_smaller = QPushButton(words._("Write it smaller"))
        self.stop = QPushButton(words._("Stop"))
        self.close_button = QPushButton(words._("Close"))
        self.go = QPushButton(words._("Choose a file and export…"))
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.show_folder)
        row.addWidget(self.open_file)
        row.addWidget(self.make_smaller)
        row.addStretch(1)
        for button in (self.stop, self.close_button, self.go):
            row.addWidget(button)
        self.show_folder.setVisible(False)
        self.open_file.setVisible(False)
        self.make_smaller.setVisible(False)
        self.stop.setVisible(False)
        return row

    def _connect(self) -> None:
        self.go.clicked.connect(self._on_go)
        self.stop.clicked.connect(self.cancel_wanted)
        self.close_button.clicked.connect(self.reject)
        self.show_folder.clicked.connect(self._on_show_folder)
        self.open_file.clicked.connect(self._on_open_file)
        self.make_smaller.clicked.connect(self._on_make_smaller)
        self.cover.picture_wanted.connect(self.picture_wanted)

    @property
    def options(self) -> PrintOptions:
        """What is chosen."""
        marked: dict[str, Any] = {name: mark.isChecked() for name, mark in self.marks.items()}
        return PrintOptions(
            language=str(self.language.currentData()),
            variant=str(self.variant.currentData()),
            paper=str(self.paper.currentData()),
            second_language=str(self.second.currentData()),
            arms=self.cover.arms,
            logo=self.cover.logo,
            logo_authorised=self.cover.authorised,
            **marked,
        )

    def offer_replies(self, *, there: bool) -> None:
        """Answers to remarks were written for the Commission: they go along unless somebody says no."""
        self._replies_row.setVisible(there)
        self.marks["with_replies"].setChecked(there)

    def offer_records(self, *, usual: bool) -> None:
        """There are records to draw; ticked where nothing says that they are another city's."""
        if self._records_row.isHidden():
            self.marks["with_records"].setChecked(usual)
            self._records_row.setVisible(True)

    def show_running(self) -> None:
        """Work has begun."""
        self._turn(running=True)
        self.bar.setRange(0, 0)
        self._say(self._words._("Making the dossier…"), severity="")

    def show_progress(self, done: int, total: int) -> None:
        """How far the work is."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def show_done(self, report: ExportReport) -> None:
        """The file is there."""
        self._turn(running=False)
        self._written = report.file
        words = self._words
        self._say(
            words.ngettext(
                "{file} is written: {count} page.",
                "{file} is written: {count} pages.",
                report.pages,
                file=report.file.name,
            ),
            severity="done",
        )
        if report.size > MAIL_BYTES:
            self._tell_too_large(report)
        self.show_folder.setVisible(True)
        self.open_file.setVisible(True)
        self.open_file.setFocus()

    def _tell_too_large(self, report: ExportReport) -> None:
        words = self._words
        fits = best_for_mail(report.mail)
        told = {
            "file": report.file.name,
            "size": formats.file_size(words, report.size),
            "limit": formats.file_size(words, MAIL_BYTES),
        }
        if fits is None:
            said = words._(
                "{file} is written, but with {size} it is too large for many mailboxes, and smaller "
                "pictures alone would not bring it under {limit}. Leave annexes out, or send them apart.",
                **told,
            )
        else:
            said = words._(
                "{file} is written, but with {size} it is too large for many mailboxes. "
                "With smaller pictures it has about {smaller}.",
                smaller=formats.file_size(words, fits.size),
                **told,
            )
            self.quality.setCurrentIndex(self.quality.findData(fits.quality))
        self.make_smaller.setVisible(fits is not None)
        self._say(said, severity="advice")

    def show_failed(self, error: Exception) -> None:
        """Nothing was written; say why."""
        self._turn(running=False)
        if isinstance(error, Cancelled):
            self._say(self._words._("Stopped. Nothing was written."), severity="")
        elif isinstance(error, LcappError):
            self._say(error_sentence(self._words, error), severity="must_fix")
            # Only now there is something to go on without.
            self._without_failed_row.setVisible(error.code == "annexes_failed")
        else:
            self._say(
                self._words._("The dossier could not be made. The details are in the log."),
                severity="must_fix",
            )
        self.go.setFocus()

    def say_refused(self, sentence: str) -> None:
        """A picture for the cover was not taken."""
        self._say(sentence, severity="must_fix")

    def reject(self) -> None:
        """Closing stops the work."""
        if not self.stop.isHidden():
            self.cancel_wanted.emit()
        super().reject()

    def _turn(self, *, running: bool) -> None:
        chosen = (self.language, self.second, self.variant, self.paper, self.quality, self.cover, self.go)
        for widget in (*chosen, *self.marks.values()):
            widget.setEnabled(not running)
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        for widget in (self.show_folder, self.open_file, self.make_smaller):
            widget.setVisible(False)

    def _say(self, sentence: str, *, severity: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(True)
        set_look(self.said, severity=severity)

    def _on_go(self) -> None:
        words = self._words
        chosen = self._dialogs.choose_file_to_save(
            words._("Export the dossier"), self._file_name, words._("PDF files (*.pdf)")
        )
        if chosen is not None:
            file = Path(chosen)
            self._want(file if file.suffix else file.with_suffix(".pdf"))

    def _on_make_smaller(self) -> None:
        # The person chose this file a moment ago, and the smaller one takes its place.
        if self._written is not None:
            self._want(self._written)

    def _want(self, file: Path) -> None:
        quality, go_on = str(self.quality.currentData()), self.without_failed.isChecked()
        self.export_wanted.emit(ExportChoice(file, self.options, quality, go_on))

    def _on_show_folder(self) -> None:
        # Only a folder this program has just written into is ever opened.
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _on_open_file(self) -> None:
        # Only the file this program has just written.
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
