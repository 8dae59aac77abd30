"""The sheet of a form's official Word document: attach it, see what is marked in it, take it away."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.forms import Form
from lcapp.errors import InputRefused, LcappError, NotFound
from lcapp.files import reason_of
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_official import document_sentences, place_lines
from lcapp.services.app import App
from lcapp.services.official_forms import OfficialDocument
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.sheet import Sheet
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.tasks import Tasks

MOST_FILE = 30_000_000


class OfficialFormSheet(Sheet):
    """What is attached to one form. `attached` tells that a document was kept."""

    attached = Signal()

    def __init__(
        self,
        form: Form,
        app: App,
        words: Words,
        dialogs: Dialogs,
        tasks: Tasks,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(560, parent)
        self._form, self._app, self._words = form, app, words
        self._dialogs, self._tasks = dialogs, tasks
        self._taken_away: bytes | None = None
        self._build()
        self._arrange()
        self.attach.clicked.connect(self._choose)
        self.names.clicked.connect(self._show_names)
        self.take_away.clicked.connect(self._detach)
        self.put_back.clicked.connect(self._put_back)
        self.close_button.clicked.connect(self.reject)
        self._look()

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words._("The official Word form"))
        self.told = PlainLabel(
            words._(
                "Keep the Word file of the ministry or of UNESCO beside the form {form}. Where an answer "
                "belongs, write its mark in Word, such as {mark}. Each dossier can then fill it; answers "
                "that have no mark are named.",
                form=self._form.name,
                mark="{{city.name}}",
            ),
            role="help",
            wrap=True,
        )
        self.said = PlainLabel(wrap=True)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(words._("What is marked in the document"))
        self.lines.setMinimumHeight(140)
        self.names = QPushButton(words._("Names of all marks…"))
        self.take_away = QPushButton(words._("Take away"))
        self.put_back = QPushButton(words._("Put it back"))
        self.attach = QPushButton(words._("Attach a Word file…"))
        self.attach.setProperty("role", "primary")
        self.attach.setDefault(True)
        self.close_button = QPushButton(words._("Close"))

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.names, self.take_away, self.put_back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.close_button, self.attach):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.windowTitle(), role="section"))
        column.addWidget(self.told)
        column.addWidget(self.said)
        column.addWidget(self.lines, 1)
        column.addLayout(buttons)

    def _look(self) -> None:
        """Read what is attached, if anything is."""
        words, has = self._words, self._app.official.has(self._form)
        self._show_state(has=has)
        if has:
            self._say(words._("Reading the document…"))
            self._run(_looked_at, self._app, self._form)
        else:
            self._say(words._("No document is attached yet."))

    def _choose(self) -> None:
        words = self._words
        chosen = self._dialogs.choose_file_to_open(
            words._("Attach a Word file"), words._("Word documents (*.docx)")
        )
        if chosen is not None:
            self._say(words._("Reading the document…"))
            self._run(_attached, self._app, self._form, Path(chosen))

    def _run(self, function: Callable[..., OfficialDocument], *args: object) -> None:
        for button in (self.attach, self.take_away, self.put_back):
            button.setEnabled(False)
        done = self._show_document if function is _looked_at else self._on_attached
        self._tasks.run(function, *args, done=done, failed=self._on_failed)

    def _on_attached(self, document: OfficialDocument) -> None:
        self._taken_away = None
        self._show_document(document)
        self.attached.emit()

    def _show_document(self, document: OfficialDocument) -> None:
        first, *rest = document_sentences(self._words, self._form, document)
        self._show_state(has=True)
        self._say(first, severity="done", lines=rest)

    def _show_state(self, *, has: bool) -> None:
        words = self._words
        self.attach.setText(words._("Attach another Word file…") if has else words._("Attach a Word file…"))
        self.take_away.setVisible(has)
        self.put_back.setVisible(not has and self._taken_away is not None)
        for button in (self.attach, self.take_away, self.put_back):
            button.setEnabled(True)

    def _show_names(self) -> None:
        words = self._words
        lines = [f"{mark}  {means}" for mark, means in place_lines(words, self._form)]
        self._dialogs.tell_lines(
            words._("Copy the marks you need into the Word file. Every mark is whole, braces and all."), lines
        )

    def _detach(self) -> None:
        words = self._words
        try:
            self._taken_away = self._app.official.detach(self._form)
        except NotFound:
            self._taken_away = None
        except LcappError as error:
            self._say(error_sentence(words, error), severity="must_fix")
            return
        self._show_state(has=False)
        self._say(words._("The document was taken away."))

    def _put_back(self) -> None:
        if self._taken_away is not None:
            self._run(_put_back, self._app, self._form, self._taken_away)

    def _on_failed(self, error: Exception) -> None:
        words = self._words
        said = (
            error_sentence(words, error)
            if isinstance(error, LcappError)
            else words._("That did not work. The details are in the log.")
        )
        self._show_state(has=self._app.official.has(self._form))
        self._say(said, severity="must_fix")

    def _say(self, sentence: str, *, severity: str = "", lines: Sequence[str] = ()) -> None:
        self.said.setText(sentence)
        set_look(self.said, severity=severity)
        self.lines.setPlainText("\n".join(lines))
        self.lines.setVisible(bool(lines))


def _looked_at(app: App, form: Form) -> OfficialDocument:
    return app.official.look(form)


def _attached(app: App, form: Form, path: Path) -> OfficialDocument:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_FILE + 1)
    except OSError as error:
        raise InputRefused("file_not_read", file=str(path), reason=reason_of(error)) from error
    return app.official.attach(form, data)


def _put_back(app: App, form: Form, data: bytes) -> OfficialDocument:
    return app.official.attach(form, data)
