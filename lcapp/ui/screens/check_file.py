"""Check a file: drop or choose a dossier's PDF and read whether it is what was printed, and what differs."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.i18n.wording_verify import verdict_sentence, verify_sentences
from lcapp.services.annexes import read_for_checking
from lcapp.services.app import App
from lcapp.services.verify import VerifyReport
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

LARGEST_FILE = 300_000_000


class CheckFileScreen(QWidget):
    """One file at a time; it is read in the background and nothing is changed by it."""

    back_requested = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        words = context.words
        self.setAcceptDrops(True)
        page = ScrollColumn(words._("Check a file"), width=640)
        page.lines.addWidget(
            PlainLabel(
                words._(
                    "Choose the PDF of a dossier, or drop it here. The program reads what rides inside, "
                    "computes the fingerprint anew, and compares it with the pages and annexes."
                ),
                wrap=True,
            )
        )
        self.choose = QPushButton(words._("Choose a file…"))
        self.choose.setProperty("role", "primary")
        page.lines.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeading)
        page.lines.addSpacing(16)
        self.file_name = PlainLabel(role="help", wrap=True)
        self.verdict = PlainLabel(role="section", wrap=True)
        self.details = PlainLabel(wrap=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.file_name, self.verdict, self.details):
            page.lines.addWidget(label)
        page.lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = ScreenHead(words._("Check a file"), words, context.look)
        head.back_wanted.connect(self.back_requested)
        column.addWidget(head)
        column.addWidget(page, 1)
        self.choose.clicked.connect(self._on_choose)

    def check(self, path: Path) -> None:
        """Read a file and say what it is."""
        words = self._context.words
        self.file_name.setText(harmless(words, path.name))
        self.verdict.set_severity("")
        self.verdict.setText(words._("Reading the file…"))
        self.details.setText("")
        self._context.tasks.run(
            _verified, self._context.app, path, done=self._on_done, failed=self._on_failed
        )

    def _on_choose(self) -> None:
        words = self._context.words
        chosen = self._context.dialogs.choose_file_to_open(
            words._("Check a file"), words._("PDF files (*.pdf)")
        )
        if chosen is not None:
            self.check(Path(chosen))

    def _on_done(self, report: VerifyReport) -> None:
        words = self._context.words
        # Never a green tick: it says what is the same, not that somebody is who he says he is.
        self.verdict.set_severity("" if report.verdict == "same" else "must_fix")
        self.verdict.setText(verdict_sentence(words, report))
        _first, *rest = verify_sentences(words, report)
        self.details.setText("\n".join(rest))

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        self.verdict.set_severity("must_fix")
        self.verdict.setText(words._("The file could not be checked."))
        if isinstance(error, LcappError):
            self.details.setText(error_sentence(words, error))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file from this computer may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the first file dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.check(files[0])


def _verified(app: App, path: Path) -> VerifyReport:
    return app.verifying.verify(read_for_checking(path, largest=LARGEST_FILE))
