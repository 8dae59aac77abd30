"""The whole window in this process, put together as the program's start does, without its event loop.

Who measures the window imports Qt from here: the program's start decides how Qt is imported.
"""

import faulthandler

from lcapp.i18n import Catalogs
from lcapp.paths import AppPaths
from lcapp.settings import SettingsFile
from lcapp.ui.main import MainWindow, QApplication, _application, _built, load_fonts


def open_window(paths: AppPaths, number: int = 0) -> MainWindow:
    """The window on a library, 1280 × 800, with a dossier opened if a number is given."""
    faulthandler.dump_traceback_later(100, exit=True)  # a question to nobody would wait for ever
    _application()
    load_fonts(paths.resources / "fonts")
    window = MainWindow(
        paths,
        Catalogs(paths.translations),
        SettingsFile(paths.settings_file),
        lambda who: _built(paths, who),
        actor="Ada",
    )
    window.resize(1280, 800)
    window.show()
    window.open_library()
    if number:
        window.rooms.open_dossier(number)
    QApplication.processEvents()
    return window
