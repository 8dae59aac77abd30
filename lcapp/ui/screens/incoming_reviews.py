"""A reviewer's file from another computer: what it would bring, taking it in, and taking that back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_packages import sender_sentence
from lcapp.i18n.wording_reviewing import (
    sheets_sentences,
    taken_sheets_sentences,
    taken_work_sentences,
    work_sentences,
)
from lcapp.services.commission import Commission
from lcapp.services.desk_undo import Before
from lcapp.services.ports import Watch
from lcapp.services.review_packages import BroughtSheets, TakenReviews
from lcapp.services.review_work import BroughtWork, TakenWork
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.screens.undo_bar import UndoBar
from lcapp.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file was found to be: sheets, or dossiers to review."""

    sheets: BroughtSheets | None = None
    work: BroughtWork | None = None


class IncomingReviewsScreen(QWidget):
    """`assignments_wanted` carries the id of the call of the file."""

    back_requested = Signal()
    assignments_wanted = Signal(str)

    def __init__(self, context: ScreenContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._path = context, path
        self._commission = context.app.commission
        self._brought: Brought | None = None
        self._task: Task | None = None
        self._call = ""
        words = context.words
        name = words._("A file of a reviewer")
        self.head = ScreenHead(name, words, context.look, back=words._("Back to the desk"))
        self.page = ScrollColumn(name, width=640)
        self.undo_bar = UndoBar(words)
        self.file_name = PlainLabel(harmless(words, path.name), role="section", wrap=True)
        self.verdict = PlainLabel(wrap=True)
        self.details = PlainLabel(wrap=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(words._("Progress of taking in"))
        self.bar.setTextVisible(False)
        self.bar.setVisible(False)
        self.take = QPushButton(words._("Take it in"))
        self.take.setProperty("role", "primary")
        self.leave_it = QPushButton(words._("Leave it"))
        self.go_on = QPushButton(words._("Who reviews what"))
        self._arrange()
        self.head.back_wanted.connect(self.back_requested)
        self.leave_it.clicked.connect(self.back_requested)
        self.take.clicked.connect(self._take)
        self.go_on.clicked.connect(lambda: self.assignments_wanted.emit(self._call))
        self._look()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.take, self.leave_it, self.go_on):
            buttons.addWidget(button)
        buttons.addStretch(1)
        lines = self.page.lines
        for widget in (self.undo_bar, self.file_name, self.verdict, self.details, self.bar):
            lines.addWidget(widget)
        lines.addSpacing(8)
        lines.addLayout(buttons)
        lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self.page, 1)

    def _look(self) -> None:
        words = self._context.words
        self._show(words._("Opening the file in a safe place…"), ())
        self.take.setVisible(False)
        self.go_on.setVisible(False)
        self._context.tasks.run(
            _looked_at, self._commission, self._path, done=self._on_looked, failed=self._on_failed
        )

    def _on_looked(self, brought: Brought) -> None:
        words = self._context.words
        self._brought = brought
        if brought.work is not None:
            self._call = brought.work.work.call
            sender, worth = brought.work.inspected.sender, True
            first, *rest = work_sentences(words, brought.work)
        elif brought.sheets is not None:
            self._call = brought.sheets.call
            sender, worth = brought.sheets.inspected.sender, brought.sheets.count("taken") > 0
            worth = worth and not brought.sheets.other_criteria
            first, *rest = sheets_sentences(words, brought.sheets)
        else:
            return
        self._show(first, [sender_sentence(words, sender), *rest])
        self.take.setVisible(worth)
        (self.take if worth else self.leave_it).setFocus()

    def _take(self) -> None:
        if self._brought is None or self._task is not None:
            return
        self.take.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.setVisible(True)
        self._task = self._context.tasks.run(
            _taken,
            self._commission,
            self._brought,
            done=self._on_taken,
            failed=self._on_failed,
            progress=self._on_progress,
        )

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _on_taken(self, taken: TakenReviews | TakenWork) -> None:
        words = self._context.words
        self._done_working()
        self._call = taken.call
        if isinstance(taken, TakenWork):
            first, *rest = taken_work_sentences(words, taken)
            back, stays = (
                self._commission.review_works.put_back,
                words._("The dossiers stay on the desk; nobody waits for your sheets any more."),
            )
        else:
            first, *rest = taken_sheets_sentences(words, taken)
            back, stays = self._commission.review_packages.put_back, words._("The sheets are out again.")
        self._show(first, rest, "done")
        self.take.setVisible(False)
        self.leave_it.setVisible(False)
        self.go_on.setVisible(True)
        self.go_on.setFocus()
        if taken.undo is not None:
            undo = taken.undo
            self.undo_bar.offer(words._("The file was taken in."), lambda: self._put_back(back, undo, stays))

    def _put_back(self, back: Callable[[Before], int], undo: Before, said: str) -> None:
        words = self._context.words
        try:
            kept = back(undo)
        except LcappError as error:
            self._on_failed(error)
            return
        more = (words._("What was changed since stays as it is."),) if kept else ()
        self._show(said, more)

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        self._done_working()
        reason = error_sentence(words, error) if isinstance(error, LcappError) else ""
        self._show(reason or words._("The file could not be opened. Nothing was changed."), (), "must_fix")

    def _done_working(self) -> None:
        self._task = None
        self.bar.setVisible(False)
        self.take.setEnabled(True)

    def _show(self, first: str, rest: Iterable[str], severity: str = "") -> None:
        self.verdict.set_severity(severity)
        self.verdict.setText(first)
        self.details.setText("\n".join(rest))


def _looked_at(commission: Commission, path: Path) -> Brought:
    inspected = commission.review_packages.opened(path)
    if commission.review_works.is_work(inspected):
        return Brought(work=commission.review_works.looked_at(inspected))
    return Brought(sheets=commission.review_packages.looked_at(inspected))


def _taken(commission: Commission, brought: Brought, *, watch: Watch) -> TakenReviews | TakenWork | None:
    if brought.work is not None:
        return commission.review_works.take_looked_at(brought.work, watch)
    if brought.sheets is not None:
        return commission.review_packages.take_looked_at(brought.sheets)
    return None
