"""Files coming in: chosen or dropped, opened one after the other in the background, told one by one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lcapp.errors import LcappError
from lcapp.i18n import Words, formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_desk import ARRIVALS, said_of
from lcapp.services.desk import Desk
from lcapp.services.desk_importing import Imported, ImportReport, files_in
from lcapp.services.ports import Watch
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.tasks import Task, Tasks

MOST_TOLD = 40
"""So many files are told by name; of a folder of hundreds those that were not taken come first."""


class Receiving(QObject):
    """Brings files on the desk. `received` tells that the list has changed.

    `came_for` carries the calls, in order, under which something came in.
    `review_came` carries a single file that is no dossier but a reviewer's.
    """

    received = Signal()
    came_for = Signal(object)
    review_came = Signal(object)

    def __init__(
        self, desk: Desk, words: Words, tasks: Tasks, line: "ReceivingLine", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._words, self._tasks, self._line = desk, words, tasks, line
        self._task: Task | None = None
        line.stop_wanted.connect(self.stop)

    def take(self, places: Sequence[Path], call: str) -> None:
        """Bring in files and all files of folders."""
        if self._task is not None:
            return
        self._line.show_running()
        self._task = self._tasks.run(
            _take,
            self._desk,
            tuple(places),
            call,
            done=self._on_done,
            failed=self._on_failed,
            progress=self._line.show_progress,
        )

    def stop(self) -> None:
        """Stop after the file that is being opened; what came in stays."""
        if self._task is not None:
            self._task.cancel()

    def _on_done(self, report: ImportReport) -> None:
        self._task = None
        self._line.show_done(report)
        self.received.emit()
        calls = [self._desk.line(one.number).call for one in report.files if one.number]
        if calls:
            self.came_for.emit(tuple(calls))
        if len(report.files) == 1 and report.files[0].params.get("kind") == "review":
            self.review_came.emit(report.files[0].path)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        words = self._words
        reason = error_sentence(words, error) if isinstance(error, LcappError) else ""
        self._line.show_failed(reason or words._("No file was taken."))
        self.received.emit()


class ReceivingLine(QWidget):
    """How far it is, and afterwards what became of every file."""

    stop_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.bar = QProgressBar()
        self.bar.setAccessibleName(words._("Progress of receiving"))
        self.bar.setTextVisible(False)
        self.stop = QPushButton(words._("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        self.said = PlainLabel(wrap=True)
        self.details = PlainLabel(role="help", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.details)
        self.setVisible(False)

    def show_running(self) -> None:
        """Files are being opened."""
        self._show(self._words._("Opening the files…"), "", running=True)
        self.bar.setRange(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """So many files of so many."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def show_done(self, report: ImportReport) -> None:
        """What became of the files."""
        words = self._words
        told = [words._("Stopped; what had come in stays.")] if report.cancelled else []
        for outcome in ("first", "newer", "older", "duplicate", "refused"):
            if count := report.count(outcome):
                name = said_of(words, ARRIVALS, outcome)
                told.append(words._("{what}: {count}.", what=name, count=formats.number(words, count)))
        refused = [one for one in report.files if one.outcome == "refused"]
        rest = [one for one in report.files if one.outcome != "refused" and one.removals]
        lines = [self._told(one) for one in (*refused, *rest)[:MOST_TOLD]]
        self._show(" ".join(told), "\n".join(lines), running=False)
        self.said.set_severity("advice" if refused else "done")

    def show_failed(self, sentence: str) -> None:
        """Nothing was opened; why."""
        self._show(sentence, "", running=False)
        self.said.set_severity("must_fix")

    def _told(self, one: Imported) -> str:
        words, file = self._words, harmless(self._words, one.path.name)
        if one.outcome == "refused":
            reason = error_sentence(words, LcappError(one.code, **one.params))
            return words._("{file}: {reason}", file=file, reason=reason)
        return words.ngettext(
            "{file}: {count} thing was left out for safety.",
            "{file}: {count} things were left out for safety.",
            one.removals,
            file=file,
        )

    def _show(self, sentence: str, details: str, *, running: bool) -> None:
        self.said.set_severity("")
        self.said.setText(sentence)
        self.details.setText(details)
        self.details.setVisible(bool(details))
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self.setVisible(True)


def _take(desk: Desk, places: tuple[Path, ...], call: str, *, watch: Watch) -> ImportReport:
    found: list[Path] = []
    for place in places:
        found += files_in(place) if place.is_dir() else (place,)
    return desk.import_files(found, watch, call=call)
