"""Reviews between computers, beside the assignments: what is written, taken in, and whose names go."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.i18n.sentences import harmless
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.desk.panel_page import card, leading
from lcapp.ui.desk.review_files import ReviewFiles
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow
from lcapp.ui.screens.context import ScreenContext


class ReviewExchange(QWidget):
    """`said` carries a sentence and its severity; `brought` a file to be taken in."""

    said = Signal(str, str)
    brought = Signal(object)

    def __init__(self, context: ScreenContext, call: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reviewer = self._name = ""
        words = context.words
        self.names, self.everyone = SquareMark(), SquareMark()
        self.hand_out = QPushButton()
        self.write = QPushButton(words._("Write my review…"))
        self.take = QPushButton(words._("Take in a file…"))
        self._files = ReviewFiles(context, call, self)
        frame, lines = card()
        self._arrange(frame, lines)
        self._files.said.connect(self.said)
        self.hand_out.clicked.connect(
            lambda: self._files.write_work(self._reviewer, self._name, named=self.names.isChecked())
        )
        self.write.clicked.connect(
            lambda: self._files.write_review(named=self.names.isChecked(), everyone=self.everyone.isChecked())
        )
        self.take.clicked.connect(self._take)
        self.show_reviewer("", "")

    def _arrange(self, frame: QFrame, lines: QVBoxLayout) -> None:
        words = self._context.words
        buttons, ticks = QHBoxLayout(), QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.write, self.take):
            buttons.addWidget(button)
        buttons.addStretch(1)
        ticks.setSpacing(16)
        ticks.addWidget(OptionRow(self.names, words._("Names of reviewers travel in the files")), 1)
        ticks.addWidget(OptionRow(self.everyone, words._("All sheets I may read, not only mine")), 1)
        lines.setSpacing(8)
        lines.addWidget(PlainLabel(words._("Reviewers on other computers"), role="label"))
        leading(lines, self.hand_out)
        lines.addLayout(buttons)
        lines.addLayout(ticks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_reviewer(self, reviewer: str, name: str) -> None:
        """For whom dossiers are handed out: the id and name of one reviewer, or empty."""
        words = self._context.words
        self._reviewer, self._name = reviewer, name
        self.hand_out.setText(
            words._("Write the dossiers of {name}…", name=harmless(words, name))
            if reviewer
            else words._("Write the dossiers of a reviewer…")
        )
        self.hand_out.setEnabled(bool(reviewer))

    def _take(self) -> None:
        words = self._context.words
        chosen = self._context.dialogs.choose_file_to_open(
            words._("Take in a file of a reviewer"), words._("Files of reviewers (*.lcdossier)")
        )
        if chosen is not None:
            self.brought.emit(Path(chosen))
