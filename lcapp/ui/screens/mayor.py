"""For the mayor: the brief to read, nothing to edit, and what to do with it: approve, send back, print."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.forms import Form
from lcapp.domain.mayor_brief import MayorBrief
from lcapp.errors import LcappError
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.i18n.wording_brief import brief_parts, warnings_before_approving
from lcapp.services.app import App
from lcapp.services.mayor import APPROVED, SENT_BACK
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.city.decision_box import DecisionBox
from lcapp.ui.models.mayor_words import decision_words
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead


class MayorScreen(QWidget):
    """One dossier as the mayor sees it.

    Args:
        number: Of the dossier.
        context: The surroundings of a screen.
        back: What the way back is called.
        parent: Qt's parent.

    Raises:
        LcappError: The dossier cannot be opened.
    """

    back_requested = Signal()
    dossier_wanted = Signal()
    export_wanted = Signal()
    sending_wanted = Signal()

    def __init__(
        self, number: int, context: ScreenContext, *, back: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.app.dossiers.open(number)
        self.brief = context.app.mayor.brief(self._session, language=context.words.language)
        words = context.words
        name = words._("Brief for the mayor: {title}", title=harmless(words, self.brief.title))
        self.head = ScreenHead(name, words, context.look, back=back or words._("Back to our city"))
        self.page = ScrollColumn(name)
        # It is read from top to bottom: the page itself has the keys, so that Page Down turns it.
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget)
        self._build()
        self._say()
        self.head.back_wanted.connect(self.back_requested)

    def showEvent(self, event: QShowEvent) -> None:
        """Page Down and the arrows turn the page at once."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.page.setFocus()

    def _build(self) -> None:
        words, lines = self._context.words, self.page.lines
        self.state = PlainLabel(role="label", wrap=True)
        lines.addWidget(self.state)
        self.read = QPushButton(words._("Read the whole dossier"))
        self.export = QPushButton(words._("The dossier as PDF…"))
        self.print = QPushButton(words._("Print the brief…"))
        lines.addLayout(_row(self.read, self.export, self.print))
        for part in brief_parts(words, self.brief, self._session.form):
            lines.addSpacing(12)
            lines.addWidget(PlainLabel(part.title, role="section", wrap=True))
            for line in part.lines:
                lines.addWidget(PlainLabel(line, wrap=True))
        self._build_decision(lines)
        lines.addStretch(1)
        self.read.clicked.connect(self.dossier_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.print.clicked.connect(self._print)

    def _build_decision(self, lines: QVBoxLayout) -> None:
        words = self._context.words
        lines.addSpacing(24)
        lines.addWidget(PlainLabel(words._("Your decision"), role="section"))
        name, title = self.brief.mayor
        self.box = DecisionBox(words, name=name, title=title, day=self._context.today().isoformat())
        lines.addWidget(self.box)
        self.warning = PlainLabel(" ".join(warnings_before_approving(words, self.brief)), wrap=True)
        self.warning.set_severity("must_fix")
        self.warning.setVisible(bool(self.warning.text()))
        self.approve = QPushButton(words._("Approve"))
        self.approve.setProperty("role", "primary")
        self.approve.setAccessibleDescription(self.warning.text())
        self.send_back = QPushButton(words._("Send back with this comment"))
        lines.addWidget(self.warning)
        lines.addLayout(_row(self.approve, self.send_back))
        self.said = PlainLabel(role="help", wrap=True)
        lines.addWidget(self.said)
        self.sending = QPushButton(words._("For the office: sign-off and sending…"))
        self.sending.setProperty("role", "link")
        lines.addSpacing(16)
        lines.addWidget(self.sending, 0, Qt.AlignmentFlag.AlignLeading)
        self.approve.clicked.connect(lambda: self._decide(APPROVED))
        self.send_back.clicked.connect(lambda: self._decide(SENT_BACK))
        self.sending.clicked.connect(self.sending_wanted)

    def _say(self) -> None:
        decided = self._context.app.mayor.decided(self._session)
        self.state.setText(decision_words(self._context.words, decided))

    def _decide(self, decision: str) -> None:
        by = self.box.signatory()
        words = self._context.words
        if by is None:
            self.said.setText(words._("The date could not be read."))
            return
        try:
            mayor = self._context.app.mayor
            mayor.decide(self._session, decision, by, comment=self.box.comment.text().strip())
        except LcappError as error:
            self.said.setText(error_sentence(words, error))
            return
        self.said.setText(words._("Recorded."))
        self._say()

    def _print(self) -> None:
        context, words = self._context, self._context.words
        chosen = context.dialogs.choose_file_to_save(
            words._("Print the brief"), "brief.pdf", words._("PDF files (*.pdf)")
        )
        if chosen is None:
            return
        paper, moment = context.settings().paper, context.app.clock()
        context.tasks.run(
            _write,
            *(context.app, self.brief, self._session.form, words.language, paper, moment, Path(chosen)),
            done=lambda file: self.said.setText(words._("Written: {file}", file=harmless(words, str(file)))),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        if isinstance(error, LcappError):
            self.said.setText(error_sentence(words, error))
        else:
            self.said.setText(words._("The file could not be written. The details are in the log."))


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return row


def _write(
    app: App, brief: MayorBrief, form: Form, language: str, paper: str, moment: datetime, file: Path
) -> Path:
    data = app.print_brief(brief, form, language=language, paper=paper, moment=moment)
    app.write_file(file, data)
    return file
