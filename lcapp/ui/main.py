"""The start of the window: paint first, open the library afterwards, catch every failure."""

# PySide6 puts an import hook of its own in place that looks at every module imported later: 60 to 80 ms of
# start for a feature nobody here uses. The interpreter's own import is put back at once.
import builtins

_import = builtins.__import__
from PySide6 import QtCore, QtGui, QtWidgets  # noqa: E402, F401

builtins.__import__ = _import

import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING  # noqa: E402

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from lcapp import __version__  # noqa: E402
from lcapp.i18n import Catalogs  # noqa: E402
from lcapp.log import log_to_file, stop_logging  # noqa: E402
from lcapp.paths import AppPaths  # noqa: E402
from lcapp.settings import SettingsFile  # noqa: E402
from lcapp.ui.appearance.fonts import load_fonts  # noqa: E402
from lcapp.ui.early_screens import EarlyScreens  # noqa: E402
from lcapp.ui.main_window import MainWindow  # noqa: E402
from lcapp.ui.one_window import OneWindow  # noqa: E402
from lcapp.ui.turns import give_way, keep_what_stands  # noqa: E402

if TYPE_CHECKING:
    from lcapp.services.app import App
    from lcapp.ui.crash_report import CrashReports

WAIT_SECONDS = 1.0
"""How long the start waits for a library that another process holds, before it says so."""

STANDS_AFTER_MS = 1000
"""When the window surely stands as it will stay."""

LONGEST_WITHOUT_PAINT_MS = 500
"""How long the library waits for the first paint."""


def main(paths: AppPaths, *, language: str = "", actor: str = "", file: Path | None = None) -> int:
    """Open the window and run until it is closed.

    Args:
        paths: Where everything stands.
        language: Speak this language, whatever the settings say; empty follows them.
        actor: Who is working; empty follows the settings.
        file: A file to open in the window.
    """
    application = _application()
    give_way()
    one = OneWindow(paths.data)
    if one.handed_over(file):
        return 0
    log = log_to_file(paths.log_file)
    load_fonts(paths.resources / "fonts")
    reports: list[CrashReports] = []

    def report(error: Exception) -> None:
        for each in reports:
            each.show(error)

    window = MainWindow(
        paths,
        Catalogs(paths.translations),
        SettingsFile(paths.settings_file),
        lambda who: _built(paths, who),
        language=language,
        actor=actor,
        on_bug=report,
    )
    window.show()

    def begin() -> None:
        reports.append(_catch_failures(window, paths.log_file))
        window.open_library()
        one.listen(window, window.open_file)
        if file is not None:
            window.open_file(file)
        early = EarlyScreens(window, keep_what_stands)
        QTimer.singleShot(STANDS_AFTER_MS, early, early.begin)

    _AfterFirstPaint(window, begin)
    hook = sys.excepthook
    try:
        return int(application.exec())
    finally:
        sys.excepthook = hook
        one.close()
        stop_logging(log)


class _AfterFirstPaint(QObject):
    """Calls once, when the window was painted: a timer alone fires before the screen asks for the paint."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)
        # A window that starts minimized is not painted, and must open its library all the same.
        QTimer.singleShot(LONGEST_WITHOUT_PAINT_MS, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The children are painted right after the window; a zero-length timer runs when that is done."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


def _catch_failures(window: MainWindow, log_file: Path) -> "CrashReports":
    from lcapp.ui.crash_report import CrashReports

    reports = CrashReports(window.words, log_file, window.save_all, lambda: window)
    reports.install()
    return reports


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        QCoreApplication.setApplicationName("lcapp")
        QCoreApplication.setApplicationVersion(__version__)
        application = QApplication(sys.argv[:1])
        QtGui.QGuiApplication.setDesktopFileName("lcapp")
    return application


def _built(paths: AppPaths, actor: Callable[[], str]) -> "App":
    from lcapp.bootstrap import build_app

    return build_app(paths, actor=actor, wait_seconds=WAIT_SECONDS)
