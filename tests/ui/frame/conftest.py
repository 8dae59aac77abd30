"""The real window on a library of its own, in any language, with dialogs that give written answers."""

import importlib.util
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from lcapp.bootstrap import build_app
from lcapp.i18n import Catalogs
from lcapp.settings import Settings, SettingsFile
from lcapp.ui.main_window import MainWindow

CHECKOUT = Path(__file__).parents[3]


@dataclass
class WrittenDialogs:
    """Gives answers in order; a question nobody expected fails the test."""

    answers: list = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def tell(self, text):
        self.heard.append(text)

    def tell_lines(self, text, lines):
        self.heard += [text, *lines]

    def ask(self, question, choices):
        return self._answer(question)

    def ask_text(self, question, text="", *, go=""):
        return self._answer(question)

    def choose_file_to_open(self, title, filter_):
        return self._answer(title)

    def choose_file_to_save(self, title, name, filter_):
        return self._answer(title)

    def _answer(self, question):
        self.heard.append(question)
        if not self.answers:
            pytest.fail(f"nobody expected the question: {question}")
        return self.answers.pop(0)


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory):
    """Catalogs of the invented languages, made of the sentences as they stand now."""
    build = CHECKOUT / "resources" / "build"
    sys.path.insert(0, str(build))
    try:
        spec = importlib.util.spec_from_file_location("screenshots", build / "screenshots.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules["screenshots"] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(build))
    return module.pseudo_catalogs(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture
def settle(qapp):
    """Let everything that is due happen."""

    def settled():
        for _turn in range(6):
            qapp.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    return settled


@pytest.fixture
def window(paths, clock, qapp, fonts, settle):
    """Opens the program's window; called again it is a new start on the same data."""
    palette, direction, font = qapp.palette(), qapp.layoutDirection(), qapp.font()
    opened = []

    def open_(*, catalogs=None, size=(1280, 800), answers=(), build=None, **chosen):
        kept = SettingsFile(paths.settings_file)
        if chosen:
            kept.save(Settings(**chosen))
        make = build or (lambda who: build_app(paths, actor=who, wait_seconds=0, clock=clock))
        made = MainWindow(paths, catalogs or Catalogs(paths.translations), kept, make, language="")
        opened.append(made)
        made.resize(*size)
        made.show()
        made.dialogs = WrittenDialogs(list(answers))
        made.open_library()
        settle()
        return made

    yield open_
    for made in opened:
        made.close()
        made.deleteLater()
    settle()
    qapp.setLayoutDirection(direction)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setStyleSheet("")


@pytest.fixture
def started(window, settle):
    """The window with one dossier, called Samplia, of the membership call of 2025."""

    def open_(**more):
        made = window(**{"name": "Ada", "language": "en"} | more)
        made.context().app.dossiers.start("membership-2025", title="Samplia")
        made.rooms.show_start()
        settle()
        return made

    return open_


def focusable(root: QWidget):
    """Every visible widget the Tab key reaches."""
    from PySide6.QtCore import Qt

    return [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def texts(root: QWidget):
    """What visible labels say."""
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.text()]


def app_of(widget) -> QApplication:
    return QApplication.instance()
