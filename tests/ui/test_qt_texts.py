"""Qt's own texts: whatever it says in the dialogs and menus we use, somebody translates it."""

import re

import pytest

from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
)

from lcapp.i18n import Catalogs, Words
from lcapp.ui.qt_gaps import answer
from lcapp.ui.qt_words import QtWords
from tests.ui.frame.conftest import CHECKOUT

LANGUAGES = ("fa", "fr", "sl", "tr")
KEYS = "QShortcut"
"""Names of keys stay as they are printed on keyboards."""
NO_WORDS = re.compile(r"[^A-Za-z]*|%\d(?: %\d)?|A\d|\*\.\S*|Alt\+\w+")
"""Signs, patterns and keys."""
KINDS = ("json", "toml", "pdf", "png", "jpeg", "txt", "docx")
"""Files this program reads and writes: their kinds stand in a column of the file dialog."""


class Recording(QTranslator):
    """Asked last, because it is installed first: what it hears is what nobody translates."""

    def __init__(self):
        super().__init__()
        self.heard = set()

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        self.heard.add((context, source))


@pytest.fixture
def recording(qapp):
    translator = Recording()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def spoken(recording):
    words = QtWords()

    def speak(language):
        words.speak(language, Catalogs(CHECKOUT / "translations").words(language))
        recording.heard.clear()

    yield speak
    words.speak("en")


def everything_qt_says(qtbot, folder):
    """Open what this program opens of Qt's: file dialogs, buttons, menus of text boxes, numbers, tabs."""
    opened: list[QWidget] = []

    def shown(widget):
        qtbot.addWidget(widget)
        widget.show()
        opened.append(widget)
        return widget

    modes, accepts = QFileDialog.FileMode, QFileDialog.AcceptMode
    for mode in (modes.AnyFile, modes.ExistingFile, modes.Directory):
        for accept in (accepts.AcceptOpen, accepts.AcceptSave):
            dialog = QFileDialog(None, "", str(folder))
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
            dialog.setFileMode(mode)
            dialog.setAcceptMode(accept)
            dialog.setViewMode(QFileDialog.ViewMode.Detail)
            read_files(shown(dialog), qtbot)
    buttons = QDialogButtonBox.StandardButton
    all_buttons = buttons(0)
    for button in buttons:
        if button not in (buttons.NoButton,):
            all_buttons |= button
    shown(QDialogButtonBox(all_buttons))
    box = QMessageBox()
    box.setText("x")
    box.setDetailedText("y")
    shown(box)
    for make in (QLineEdit, QTextEdit, QPlainTextEdit):
        field = shown(make())
        menu = field.createStandardContextMenu()
        menu.deleteLater()
    shown(QSpinBox())
    bar = shown(QProgressBar())
    bar.setValue(26)
    bar.text()
    tabs = shown(QTabBar())
    tabs.setTabsClosable(True)
    for number in range(40):
        tabs.addTab(str(number))
    shown(QLabel("x"))
    for widget in opened:
        for each in (widget, *widget.findChildren(QWidget)):
            face = QAccessible.queryAccessibleInterface(each)
            if face is not None and (actions := face.actionInterface()) is not None:
                for name in actions.actionNames():
                    actions.localizedActionName(name)
                    actions.localizedActionDescription(name)
    QApplication.processEvents()
    for widget in opened:
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def read_files(dialog, qtbot):
    model = dialog.findChild(QTreeView, "treeView").model()
    place = dialog.findChild(QTreeView, "treeView").rootIndex()
    if dialog.fileMode() is not QFileDialog.FileMode.Directory:
        qtbot.waitUntil(lambda: model.rowCount(place) == len(KINDS), timeout=5000)
    for column in range(model.columnCount()):
        model.headerData(column, Qt.Orientation.Horizontal)
        for row in range(model.rowCount(place)):
            model.index(row, column, place).data()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    # A dialog looks into the folder the program runs in before it is told another one.
    monkeypatch.chdir(tmp_path)
    for kind in KINDS:
        (tmp_path / f"file.{kind}").write_text("x")
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_nothing_qt_says_stays_without_a_translation(language, spoken, recording, folder, qtbot):
    spoken(language)
    everything_qt_says(qtbot, folder)
    missing = sorted(
        (context, source)
        for context, source in recording.heard
        if context != KEYS and not NO_WORDS.fullmatch(source)
    )
    assert not missing, missing


def test_that_the_recording_would_find_a_gap(recording, folder, qtbot):
    everything_qt_says(qtbot, folder)
    assert {("QPlatformTheme", "Cancel"), ("QFileDialog", "&Look in:")} <= recording.heard


@pytest.mark.parametrize(("language", "said"), [("fa", "%p٪"), ("tr", "%%p"), ("sl", "%p\xa0%")])
def test_that_progress_writes_its_percent_as_the_language_does(language, said):
    assert answer(Words(language), "QProgressBar", "%p%") == said


def test_that_persian_turns_the_dialogs_of_qt_around():
    assert answer(Words("fa"), "QGuiApplication", "QT_LAYOUT_DIRECTION") == "RTL"
    assert answer(Words("sl"), "QGuiApplication", "QT_LAYOUT_DIRECTION") == "LTR"
    assert answer(Words("sl"), "QShortcut", "Delete") is None
    assert answer(Words("sl"), "QAny", "Never heard of") is None


def test_that_slovenian_speaks_in_buttons_and_menus(spoken, qapp):
    spoken("sl")
    texts = {text: qapp.translate("QPlatformTheme", text) for text in ("Cancel", "Save", "&Yes")}
    assert (texts["Cancel"], texts["Save"], texts["&Yes"]) == ("Prekliči", "Shrani", "Da")
