"""Worksheets in the window: one is written for Word, one is read back, looked at and taken in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.forms import Form
from lcapp.domain.safe_names import safe_name
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import InputRefused, LcappError
from lcapp.files import reason_of
from lcapp.i18n import Words, formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_worksheets import left_sentence, unread_sentence, worksheet_sentences
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.worksheets import WorksheetPreview
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.appearance.sheet import Sheet
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.difference_view import DifferenceView
from lcapp.ui.draft.official_filling import OfficialFilling
from lcapp.ui.models.history_words import HistoryWords, Shown
from lcapp.ui.tasks import Tasks

MOST_FILE = 30_000_000


class WorksheetSheet(Sheet):
    """What a worksheet would change, answer by answer, and what cannot be taken over by itself."""

    def __init__(
        self, preview: WorksheetPreview, form: Form, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(640, parent)
        self.preview = preview
        self.setWindowTitle(words._("Read a worksheet back"))
        self.said = PlainLabel("\n".join(worksheet_sentences(words, form, preview)), wrap=True)
        self.differences = DifferenceView(words, look)
        self.differences.setMinimumHeight(200)
        named = HistoryWords(words, form)
        shown: list[Shown] = []
        for answer in preview.difference.answers:
            shown.append(Shown(named.place(answer.key)))
            shown += named.difference(answer.key, answer.old, answer.new)
        self.differences.show_pieces(shown, named.spoken(shown))
        self.left = QPlainTextEdit("\n".join(_left_lines(preview, form, words)))
        self.left.setReadOnly(True)
        self.left.setTabChangesFocus(True)
        self.left.setAccessibleName(words._("What cannot be taken over by itself"))
        self.left.setMinimumHeight(120)
        self.take = QPushButton(words._("Take it in"))
        self.take.setProperty("role", "primary")
        self.take.setDefault(True)
        self.take.setEnabled(bool(preview.result))
        self.close_button = QPushButton(words._("Close"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.windowTitle(), role="section"))
        column.addWidget(self.said)
        column.addWidget(self.differences, 2)
        column.addWidget(self.left, 1)
        column.addLayout(buttons)
        self.differences.setVisible(bool(shown))
        self.left.setVisible(bool(preview.left or preview.unread))
        self.take.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)


class DraftWorksheets(QObject):
    """Worksheets of one draft. `taken` tells that answers were taken in, `said` anything else."""

    taken = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        look: Look,
        dialogs: Dialogs,
        tasks: Tasks,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._app, self._words, self._look = session, app, words, look
        self._dialogs, self._tasks, self._screen = dialogs, tasks, parent
        self.sheet: WorksheetSheet | None = None
        self.official = OfficialFilling(session, app, words, dialogs, tasks, parent=parent)
        self.official.said.connect(self.said)

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the draft's menu can do with Word files."""
        return {
            "worksheet": self.write,
            "read_worksheet": self.read_back,
            "official": self.official.fill,
        }

    def write(self) -> None:
        """Write the whole form as a Word file."""
        words = self._words
        chosen = self._dialogs.choose_file_to_save(
            words._("Worksheet for Word"),
            safe_name(self._session.dossier.title, ".docx"),
            words._("Word documents (*.docx)"),
        )
        if chosen is None:
            return
        self._session.leave_field()
        self._tasks.run(
            _written,
            self._app,
            self._session.freeze(),
            Path(chosen),
            words.language,
            done=lambda size: self.said.emit(
                words._(
                    "{file} is written: {size}. Read it back here when it was edited.",
                    file=harmless(words, Path(chosen).name),
                    size=formats.file_size(words, size),
                )
            ),
            failed=self._on_failed,
        )

    def read_back(self) -> None:
        """Let the person choose a worksheet, and show what it would change."""
        words = self._words
        chosen = self._dialogs.choose_file_to_open(
            words._("Read a worksheet back"), words._("Word documents (*.docx)")
        )
        if chosen is None:
            return
        self._session.leave_field()
        self._tasks.run(
            _looked_at,
            self._app,
            self._session.freeze(),
            Path(chosen),
            words.language,
            done=self._show,
            failed=self._on_failed,
        )

    def _show(self, preview: WorksheetPreview) -> None:
        sheet = WorksheetSheet(preview, self._session.form, self._words, self._look, self._screen.window())
        self.sheet = sheet
        sheet.accepted.connect(lambda: self._take(preview))
        sheet.finished.connect(sheet.deleteLater)
        if self._session.read_only is not None:
            sheet.take.setEnabled(False)
        sheet.open()

    def _take(self, preview: WorksheetPreview) -> None:
        words, loss = self._words, preview.loss
        typed: int | None = None
        if loss.is_large:
            answer = self._dialogs.ask_text(
                words.ngettext(
                    "{count} word would stand in no answer any more. Type the number if that is meant.",
                    "{count} words would stand in no answer any more. Type the number if that is meant.",
                    loss.words,
                ),
                go=words._("Take it in"),
            )
            number = formats.parse_number(words, answer or "")
            if answer is None or number != loss.words:
                return
            typed = loss.words
        try:
            changed = self._app.worksheets.accept(self._session, preview, loss_typed=typed)
        except LcappError as error:
            self._dialogs.tell(error_sentence(words, error))
            return
        self.taken.emit(
            words.ngettext(
                "{count} answer was taken from the worksheet.",
                "{count} answers were taken from the worksheet.",
                changed,
            )
        )

    def _on_failed(self, error: Exception) -> None:
        words = self._words
        if isinstance(error, LcappError):
            self._dialogs.tell(error_sentence(words, error))
        else:
            self._dialogs.tell(words._("That did not work. The details are in the log."))


def _left_lines(preview: WorksheetPreview, form: Form, words: Words) -> list[str]:
    lines: list[str] = []
    for unread in preview.unread:
        reason = error_sentence(words, InputRefused(unread.code, **dict(unread.params)))
        lines += [unread_sentence(words, form, unread, reason), unread.text, ""]
    for left in preview.left:
        lines += [left_sentence(words, form, left), left.text, ""]
    return lines


def _written(app: App, snapshot: DossierSnapshot, path: Path, language: str) -> int:
    data = app.worksheets.write(snapshot, language=language)
    app.write_file(path, data)
    return len(data)


def _looked_at(app: App, snapshot: DossierSnapshot, path: Path, language: str) -> WorksheetPreview:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_FILE + 1)
    except OSError as error:
        raise InputRefused("file_not_read", file=str(path), reason=reason_of(error)) from error
    return app.worksheets.preview(snapshot, app.worksheets.read(data), language=language)
