"""The language changes under the reader's eyes: words, direction, icons and Qt's own texts; keys stay."""

import os
import subprocess
import sys

import pytest

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel

from lcapp.i18n import Catalogs
from tests.ui.frame.conftest import CHECKOUT

LANGUAGES = ("fa", "fr", "sl", "tr")
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support raise\\(\\)$")


def keys(window):
    return {
        name: [key.toString() for key in action.shortcuts()] for name, action in window.menus.actions.items()
    }


def left_edge(widget, window):
    return widget.mapTo(window, QPointF(0, 0)).x()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_window_speaks_another_language_at_once_with_the_same_keys(started, settle, language):
    window = started()
    before, titles = keys(window), [action.text() for action in window.menuBar().actions()]
    window.change(language=language)
    settle()
    assert window.words().language == language
    assert [action.text() for action in window.menuBar().actions()] != titles
    assert keys(window) == before
    assert QApplication.translate("QPlatformTheme", "Cancel") != "Cancel"
    assert QApplication.layoutDirection() is (
        Qt.LayoutDirection.RightToLeft if language == "fa" else Qt.LayoutDirection.LeftToRight
    )
    window.change(language="en")
    settle()
    assert [action.text() for action in window.menuBar().actions()] == titles
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.window
def test_that_everything_stands_mirrored_after_a_change_to_persian(started, settle):
    window = started()
    window.rooms.open_dossier(1)
    settle()
    draft = window.rooms.screen
    assert left_edge(draft.sections, window) < left_edge(draft.panel, window)
    arrow = window.context().look.icons.pixmap("arrow-left", "text", 24).toImage()
    window.change(language="fa")
    settle()
    draft = window.rooms.screen
    assert left_edge(draft.sections, window) > left_edge(draft.pages, window) > left_edge(draft.panel, window)
    turned = window.context().look.icons.pixmap("arrow-left", "text", 24).toImage()
    assert turned == arrow.flipped(Qt.Orientation.Horizontal)
    assert turned != arrow
    window.rooms.show_settings()
    settle()
    head = window.rooms.screen.head
    assert left_edge(head.back, window) > window.width() / 2
    window.rooms.beside.show_help()
    settle()
    help_window = window.rooms.beside._help
    assert left_edge(help_window.list, help_window) > help_window.width() / 2
    window.change(language="en")
    settle()
    assert left_edge(window.rooms.screen.head.back, window) < window.width() / 2


def test_that_columns_of_a_table_in_the_help_begin_at_the_right_in_persian(started, settle):
    window = started(language="fa")
    window.rooms.beside.show_help("keys")
    settle()
    help_window = window.rooms.beside._help
    found = {label.text(): label for label in help_window.findChildren(QLabel)}
    key = next(label for text, label in found.items() if text == "F7")
    first = next(label for label in found.values() if label.y() == key.y() and label is not key)
    assert left_edge(first, help_window) > left_edge(key, help_window)


def test_that_the_size_of_an_icon_does_not_change_with_the_language(started, settle):
    window = started()
    before = window.context().look.icon("settings").actualSize(QSize(24, 24))
    window.change(language="fa")
    settle()
    assert window.context().look.icon("settings").actualSize(QSize(24, 24)) == before


@pytest.mark.parametrize(
    ("spoken", "first"),
    [
        (("fa-Arab-IR", "fa-IR", "fa"), "fa"),
        (("de-DE", "de", "fr-FR", "fr"), "fr"),
        (("sl-SI",), "sl"),
        (("de-DE", "de"), "en"),
        (("en-US", "en", "fr"), "en"),
        (("C",), "en"),
        ((), "en"),
    ],
)
def test_that_the_first_language_the_computer_speaks_and_we_do_is_taken(spoken, first):
    assert Catalogs(CHECKOUT / "translations").first_spoken(spoken).language == first


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the language is told by the environment")
def test_that_a_first_start_takes_the_language_of_the_system(tmp_path):
    program = (
        "import sys, pathlib\n"
        "from lcapp.i18n import Catalogs\n"
        "from lcapp.paths import app_paths\n"
        "from lcapp.settings import SettingsFile\n"
        "from lcapp.ui.main import MainWindow, _application, _built\n"
        "application, paths = _application(), app_paths(pathlib.Path(sys.argv[1]))\n"
        "window = MainWindow(paths, Catalogs(paths.translations), SettingsFile(paths.settings_file),\n"
        "                    lambda who: _built(paths, who))\n"
        "print(window.words().language, window.isRightToLeft())\n"
        "window.close()\n"
    )
    spoken = {**os.environ, "LC_ALL": "", "LANG": "fa_IR.UTF-8", "LANGUAGE": "fa_IR"}
    spoken["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=CHECKOUT, env=spoken, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["fa", "True"]
