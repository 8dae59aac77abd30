"""When the program itself is wrong: save first, apologise, and give a text without anybody's answers."""

import logging
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcapp import __version__
from lcapp.i18n import Words
from lcapp.log import frames_only
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.sheet import Sheet

_log = logging.getLogger(__name__)
_MOST_SHOWN = 3


def report_text(error: BaseException, trace: TracebackType | None) -> str:
    """What may be sent to the makers: versions, kinds of failure and places in the program, no values."""
    head = (
        f"LCApp {__version__} · Python {platform.python_version()} · Qt for Python {pyside_version} · "
        f"{platform.system()} {platform.release()}"
    )
    home = str(Path.home())
    return "\n".join([head, *(line.replace(home, "~") for line in frames_only(error, trace))])


class CrashReports:
    """Catches what nobody caught. Each start shows a few reports at most; the log has them all.

    Args:
        words: The language spoken now.
        log_file: Where the log stands.
        save_first: Saves open drafts; whatever it raises is ignored.
        parent: The window.
    """

    def __init__(
        self,
        words: Callable[[], Words],
        log_file: Path,
        save_first: Callable[[], object],
        parent: Callable[[], QWidget | None],
    ) -> None:
        self._words = words
        self._log_file = log_file
        self._save_first = save_first
        self._parent = parent
        self._shown = 0
        self._busy = False
        self._dialogs: list[CrashDialog] = []

    def install(self) -> Callable[[], None]:
        """Catch everything from now on; the returned function puts the old hook back."""
        before = sys.excepthook
        sys.excepthook = self._hook
        return lambda: setattr(sys, "excepthook", before)

    def show(self, error: BaseException) -> None:
        """Save what can be saved, then tell."""
        if self._busy:
            return
        self._busy = True
        try:
            try:
                self._save_first()
            except Exception:  # noqa: BLE001 - the report must come whatever else fails
                _log.error("open drafts could not be saved after a failure")
            if self._shown < _MOST_SHOWN and QApplication.instance() is not None:
                self._shown += 1
                report = report_text(error, error.__traceback__)
                dialog = CrashDialog(self._words(), report, self._log_file, self._parent())
                self._dialogs.append(dialog)  # without a window nobody else would hold it
                dialog.open()
        finally:
            self._busy = False

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.error("the program failed", exc_info=(kind, error, trace))
        self.show(error)


class CrashDialog(Sheet):
    """An apology, what to send, and where more stands."""

    def __init__(self, words: Words, report: str, log_file: Path, parent: QWidget | None) -> None:
        super().__init__(560, parent)
        self.setWindowTitle(words._("Something went wrong"))
        self.setMinimumHeight(380)
        said = PlainLabel(
            words._(
                "We are sorry: something went wrong inside the program. What you wrote was saved first. "
                "You can go on; if it happens again, please close the program and send us the text below. "
                "It holds none of your answers."
            ),
            wrap=True,
        )
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(words._("Report"))
        place = PlainLabel(words._("More stands in {file}.", file=str(log_file)), role="help", wrap=True)
        copy = QPushButton(words._("Copy the text"))
        close = QPushButton(words._("Close"))
        close.setProperty("role", "primary")
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(words._("Something went wrong"), role="section"))
        for widget in (said, self.text, place):
            column.addWidget(widget)
        column.addLayout(buttons)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        close.clicked.connect(self.accept)
