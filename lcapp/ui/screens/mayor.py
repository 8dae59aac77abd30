"""For the mayor: the brief to read, nothing to edit, and three things to do: approve, send back, print."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.forms import Form
from lcapp.domain.mayor_brief import MayorBrief
from lcapp.errors import LcappError
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.services.app import App
from lcapp.services.mayor import APPROVED, SENT_BACK
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.city.decision_box import DecisionBox
from lcapp.ui.fields.combo import Combo
from lcapp.ui.models.mayor_words import brief_parts, decision_words
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead


class MayorScreen(QWidget):
    """One dossier as the mayor sees it.

    Args:
        number: Of the dossier.
        context: The surroundings of a screen.
        parent: Qt's parent.

    Raises:
        LcappError: The dossier cannot be opened.
    """

    back_requested = Signal()

    def __init__(self, number: int, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.app.dossiers.open(number)
        self.brief = context.app.mayor.brief(self._session, language=context.words.language)
        words = context.words
        name = words._("Brief for the mayor: {title}", title=harmless(words, self.brief.title))
        self.head = ScreenHead(name, words, context.look, back=words._("Back to our city"))
        self.page = ScrollColumn(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.page):
            column.addWidget(widget)
        self._build()
        self._say()
        self.head.back_wanted.connect(self.back_requested)

    def _build(self) -> None:
        words, lines = self._context.words, self.page.lines
        self.state = PlainLabel(role="label", wrap=True)
        lines.addWidget(self.state)
        for part in brief_parts(words, self.brief, self._session.form):
            lines.addSpacing(12)
            lines.addWidget(PlainLabel(part.title, role="section", wrap=True))
            for line in part.lines:
                lines.addWidget(PlainLabel(line, wrap=True))
        lines.addSpacing(24)
        lines.addWidget(PlainLabel(words._("Your decision"), role="section"))
        name, title = self.brief.mayor
        today = self._context.today().isoformat()
        self.box = DecisionBox(words, name=name, title=title, day=today)
        lines.addWidget(self.box)
        self.approve = QPushButton(words._("Approve"))
        self.approve.setProperty("role", "primary")
        self.send_back = QPushButton(words._("Send back with this comment"))
        self.print = QPushButton(words._("Print the brief…"))
        lines.addLayout(_row(self.approve, self.send_back, self.print))
        self.said = PlainLabel(role="help", wrap=True)
        lines.addWidget(self.said)
        self._build_sections(lines)
        lines.addStretch(1)
        self.approve.clicked.connect(lambda: self._decide(APPROVED))
        self.send_back.clicked.connect(lambda: self._decide(SENT_BACK))
        self.print.clicked.connect(self._print)

    def _build_sections(self, lines: QVBoxLayout) -> None:
        words, form = self._context.words, self._session.form
        own = FormWords(words, form.name)
        lines.addSpacing(24)
        lines.addWidget(PlainLabel(words._("Contributors"), role="section"))
        said = words._("Who wrote or checked a section stands for it in their own name.")
        lines.addWidget(PlainLabel(said, role="help", wrap=True))
        self.section = Combo(name=words._("Section"))
        for _part, section in form.sections():
            self.section.addItem(own.section(section) or section.id, section.id)
        self.contributor = DecisionBox(
            words, name=self._session.actor, title="", day=self._context.today().isoformat()
        )
        self.sign_off = QPushButton(words._("Sign off this section"))
        self.sent = QPushButton(words._("Record that it was sent today"))
        lines.addWidget(self.section)
        lines.addWidget(self.contributor)
        lines.addLayout(_row(self.sign_off, self.sent))
        self.signed = PlainLabel(role="help", wrap=True)
        lines.addWidget(self.signed)
        self.sign_off.clicked.connect(self._sign_off)
        self.sent.clicked.connect(self._note_sent)

    def _say(self) -> None:
        words, mayor = self._context.words, self._context.app.mayor
        self.state.setText(decision_words(words, mayor.decided(self._session)))
        signed = [
            words._(
                "{section}: {name}",
                section=harmless(words, str(one.get("section", ""))),
                name=harmless(words, str(one.get("name", ""))),
            )
            for one in mayor.signed_off(self._session)
        ]
        self.signed.setText("\n".join(signed))

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

    def _sign_off(self) -> None:
        by = self.contributor.signatory()
        words = self._context.words
        if by is None:
            self.signed.setText(words._("The date could not be read."))
            return
        section, comment = str(self.section.currentData()), self.contributor.comment.text().strip()
        try:
            self._context.app.mayor.sign_off(self._session, section, by, comment=comment)
        except LcappError as error:
            self.signed.setText(error_sentence(words, error))
            return
        self._say()

    def _note_sent(self) -> None:
        words = self._context.words
        try:
            told = self._context.app.mayor.note_sent(self._session, self._context.today().isoformat())
        except LcappError as error:
            self.said.setText(error_sentence(words, error))
            return
        if told["copy_to"]:
            copy = harmless(words, told["copy_to"])
            self.said.setText(words._("Recorded. Did {address} get a copy?", address=copy))
        else:
            self.said.setText(words._("Recorded."))

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
