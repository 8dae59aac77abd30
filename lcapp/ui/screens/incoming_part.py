"""A file that holds sections of a dossier: opened as a draft of them, or merged where they come back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.form_reader import read_form
from lcapp.domain.package import FORM, LIMITS
from lcapp.domain.parcel_file import ParcelFile
from lcapp.errors import InputRefused, LcappError
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_merge import sections_named
from lcapp.i18n.wording_packages import inspection_sentences
from lcapp.services.annexes import read_for_checking
from lcapp.services.package_preview import Inspected
from lcapp.services.parcels import parcel_file_of
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

_LOCKED = ("package_needs_passphrase", "package_passphrase_wrong")


class IncomingPartScreen(QWidget):
    """`taken` carries the number of the draft that was made, `merge_wanted` that of the whole dossier.

    Args:
        context: The surroundings.
        path: The file.
        parent: Qt's parent.
    """

    back_requested = Signal()
    taken = Signal(int)
    merge_wanted = Signal(int)

    def __init__(self, context: ScreenContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._path = context, path
        self._inspected: Inspected | None = None
        self._whole = 0
        words = context.words
        title = words._("Sections of a dossier")
        self.head = ScreenHead(title, words, context.look)
        self.page = ScrollColumn(title, width=640)
        self.said = PlainLabel(wrap=True)
        self.details = PlainLabel(wrap=True)
        self.take = QPushButton(words._("Open them as a draft"))
        self.take.setProperty("role", "primary")
        self.merge = QPushButton(words._("Look at what came back"))
        self.merge.setProperty("role", "primary")
        self.leave_it = QPushButton(words._("Leave it"))
        buttons = QHBoxLayout()
        for button in (self.take, self.merge, self.leave_it):
            buttons.addWidget(button)
        buttons.addStretch(1)
        lines = self.page.lines
        lines.addWidget(PlainLabel(harmless(words, path.name), role="section", wrap=True))
        lines.addWidget(self.said)
        lines.addWidget(self.details)
        lines.addSpacing(8)
        lines.addLayout(buttons)
        lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget, 1 if widget is self.page else 0)
        self.head.back_wanted.connect(self.back_requested)
        self.leave_it.clicked.connect(self.back_requested)
        self.take.clicked.connect(self._take)
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(self._whole))
        self.look()

    def look(self, *, passphrase: str = "") -> None:
        """Open the file in the child process; nothing is changed."""
        app, path = self._context.app, self._path
        self.said.setText(self._context.words._("Opening the file in a safe place…"))
        for button in (self.take, self.merge):
            button.setVisible(False)

        def read() -> Inspected:
            data = read_for_checking(path, largest=LIMITS.file)
            return app.packages.inspect(data, passphrase=passphrase)

        self._context.tasks.run(read, done=self.show_inspected, failed=self._on_failed)

    def show_inspected(self, inspected: Inspected) -> None:
        """Say what an opened file holds, and offer the way on."""
        words = self._context.words
        if inspected.opened.code in _LOCKED:
            said = error_sentence(words, InputRefused(inspected.opened.code))
            if passphrase := self._context.dialogs.ask_text(said, go=words._("Open")):
                self.look(passphrase=passphrase)
            else:
                self.back_requested.emit()
            return
        try:
            told = parcel_file_of(inspected)
        except LcappError as error:
            self._on_failed(error)
            return
        self._inspected = inspected
        self.said.setText(self._sentence(inspected, told))
        self.details.setText("\n".join(self._details(inspected, told)))
        self._whole = self._whole_here(told.parcel.dossier) if told.returned else 0
        self.take.setVisible(not told.returned)
        self.merge.setVisible(bool(self._whole))
        for button in (self.merge, self.take):
            if not button.isHidden():
                button.setFocus()

    def _sentence(self, inspected: Inspected, told: ParcelFile) -> str:
        words, parcel = self._context.words, told.parcel
        title, name = harmless(words, parcel.title), harmless(words, told.sender)
        form = read_form(inspected.opened.form_file, file=FORM)
        sections = sections_named(words, form, parcel.sections)
        if told.returned:
            said = words._(
                "These sections of “{title}” come back: {sections}.", title=title, sections=sections
            )
            if not self._whole_here(parcel.dossier):
                said += " " + words._("That dossier is not on this computer, so there is nothing to merge.")
            return said
        if name:
            return words._(
                "{name} asks you to write these sections of “{title}”: {sections}.",
                name=name,
                title=title,
                sections=sections,
            )
        return words._(
            "You are asked to write these sections of “{title}”: {sections}.", title=title, sections=sections
        )

    def _details(self, inspected: Inspected, told: ParcelFile) -> list[str]:
        words, parcel = self._context.words, told.parcel
        lines = list(inspection_sentences(words, inspected))
        if parcel.due:
            lines.append(
                words._("Back by {day}.", day=formats.day_in_calendars(words, parcel.due, weekday=True))
            )
        if parcel.note:
            lines.append(harmless(words, parcel.note))
        return lines

    def _whole_here(self, dossier_uuid: str) -> int:
        cards = self._context.app.dossiers.list()
        return next((one.dossier.number for one in cards if one.dossier.uuid == dossier_uuid), 0)

    def _take(self) -> None:
        if self._inspected is None:
            return
        try:
            dossier = self._context.app.parcels.open(self._inspected)
        except LcappError as error:
            if error.code == "parcel_opened_before":
                self.taken.emit(int(error.params["dossier"]))
                return
            self._on_failed(error)
            return
        self.taken.emit(dossier.number)

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        reason = error_sentence(words, error) if isinstance(error, LcappError) else ""
        self.said.setText(reason or words._("The file could not be opened. Nothing was changed."))
        self.said.set_severity("must_fix")
