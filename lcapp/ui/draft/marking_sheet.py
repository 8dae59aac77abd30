"""Typing back what was written by hand on a marking copy: question, line, remark, and the next one."""

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.dossier import Note
from lcapp.errors import LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import error_sentence
from lcapp.services.draft_session import DraftSession
from lcapp.services.marking import Marking, notes_from_marking
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.sheet import Sheet
from lcapp.ui.fields.line_edit import LineEdit


class MarkingSheet(Sheet):
    """Opened beside the paper; every remark becomes a note at once."""

    def __init__(
        self, session: DraftSession, words: Words, label_of: Callable[[str], str], parent: QWidget | None
    ) -> None:
        super().__init__(480, parent)
        self._session, self._words, self._label_of = session, words, label_of
        self.setWindowTitle(words._("Remarks from a marked copy"))
        self.question = LineEdit(name=words._("Number of the question"))
        self.line = LineEdit(name=words._("Line"))
        self.remark = LineEdit(name=words._("Remark"))
        self.said = PlainLabel(wrap=True)
        self.add = QPushButton(words._("Add note"))
        self.add.setProperty("role", "primary")
        self.add.setDefault(True)
        self.close_button = QPushButton(words._("Close"))
        self.close_button.setAutoDefault(False)
        self._arrange()
        self.add.clicked.connect(self._on_add)
        self.close_button.clicked.connect(self.accept)

    def _arrange(self) -> None:
        words = self._words
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(words._("Number of the question"), self.question)
        form.addRow(words._("Line"), self.line)
        form.addRow(words._("Remark"), self.remark)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.windowTitle(), role="section"))
        column.addWidget(
            PlainLabel(
                words._(
                    "A marking copy prints a number before every question and beside every line. Type them "
                    "with what was written there; each remark stands beside its question as a note."
                ),
                role="help",
                wrap=True,
            )
        )
        column.addLayout(form)
        column.addWidget(self.said)
        column.addLayout(buttons)

    def _on_add(self) -> None:
        words = self._words
        if not self.remark.text().strip():
            self._say(words._("Type the remark first."), "must_fix")
            self.remark.setFocus()
            return
        line = formats.parse_number(words, self.line.text()) if self.line.text().strip() else 0
        if not isinstance(line, int) or line < 0:
            self._say(words._("The line is a number, as printed in the margin."), "must_fix")
            self.line.setFocus()
            return
        try:
            notes = notes_from_marking(
                self._session, [Marking(self.question.text(), line, self.remark.text())]
            )
        except LcappError as error:
            self._say(error_sentence(words, error), "must_fix")
            self.question.setFocus()
            return
        self._show_added(notes[0])

    def _show_added(self, note: Note) -> None:
        self._say(self._words._("Noted at {question}.", question=self._label_of(note.question)), "done")
        # The next remark is most often at the same question, a few lines on.
        self.line.clear()
        self.remark.clear()
        self.line.setFocus()

    def _say(self, sentence: str, severity: str) -> None:
        self.said.setText(sentence)
        set_look(self.said, severity=severity)
