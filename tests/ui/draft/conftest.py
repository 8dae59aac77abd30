"""The draft screen on a real library, with dialogs that only give the answers a test wrote down."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from PySide6.QtWidgets import QApplication

from lcapp.domain.advice_base import AdviceData
from lcapp.errors import NotFound
from lcapp.files import write_atomically
from lcapp.services.adviser import Adviser
from lcapp.storage.guide_library import GuideLibrary
from lcapp.ui.screens.draft import DraftScreen
from tests.ui.conftest import RESOURCES
from tests.ui.draft_builders import COUNTRIES, NOW, a_session, a_store


@dataclass
class ScriptedDialogs:
    """Answers in order; an unexpected question fails the test."""

    answers: list[Any] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def tell(self, text):
        self.heard.append(text)

    def ask_text(self, question, text="", *, go=""):
        return self._answer(question)

    def ask(self, question, choices):
        return self._answer(question)

    def show_link(self, text, read):
        return self._answer(text)

    def choose_file_to_save(self, title, name, filter_):
        return self._answer(title)

    def _answer(self, question):
        self.heard.append(question)
        if not self.answers:
            pytest.fail(f"nobody expected the question: {question}")
        return self.answers.pop(0)


class Unsealed:
    """No dossier is sealed."""

    def picture(self, session, *, with_notes=False):
        return session.freeze(with_notes=with_notes)

    def note_export(self, snapshot, options):
        """Nobody keeps an audit here."""


class NoPackages:
    """No form is in the library, so the answers ride inside as they are."""

    def of(self, snapshot, **_more):
        raise NotFound("form_of_package_differs", form=snapshot.form.name)


class NoAnnexes:
    """Nothing to prepare, and every file passes the check."""

    prepare = None

    def looks(self, annex):
        return ()

    def check(self, data, **more):
        return ()


class EmptyRegister:
    """Nothing is registered."""

    files = None

    def of(self, dossier):
        return ()


class NoCommission:
    """Nobody remarked on anything."""

    @property
    def city_remarks(self):
        return EmptyRegister()


class NoRecords:
    """No record was begun."""

    def lines(self):
        return ()


class NothingOff:
    """Every kind of advice is heard."""

    def off(self, dossier):
        return frozenset()


class AtOnce:
    """Long work that is short."""

    def run(self, function, *args, done, failed, progress=None):
        done(function(*args))


@dataclass
class SmallApp:
    """The parts of the program the draft screen asks for."""

    renderer: Any = None
    write_file: Any = write_atomically
    submissions: Any = field(default_factory=lambda: Unsealed())
    annexes: Any = field(default_factory=lambda: NoAnnexes())
    register: Any = field(default_factory=lambda: EmptyRegister())
    history: Any = None
    guide: Any = field(default_factory=lambda: GuideLibrary(RESOURCES))
    adviser: Any = field(default_factory=lambda: Adviser(AdviceData, NothingOff()))
    packages: Any = field(default_factory=lambda: NoPackages())
    commission: Any = field(default_factory=lambda: NoCommission())
    city_records: Any = field(default_factory=lambda: NoRecords())

    def countries(self):
        return COUNTRIES

    def clock(self):
        return NOW


class FailingStore:
    """The real store, until it is told to refuse."""

    def __init__(self, store):
        self._store = store
        self.refuse = None

    def __getattr__(self, name):
        return getattr(self._store, name)

    def save_later(self, batch, done):
        if self.refuse is not None:
            done(self.refuse)
        else:
            self._store.save_later(batch, done)


@pytest.fixture
def store(tmp_path):
    made = FailingStore(a_store(tmp_path))
    yield made
    made.close()


@pytest.fixture
def dialogs():
    return ScriptedDialogs()


@pytest.fixture
def small_app():
    return SmallApp()


@pytest.fixture
def draft_screen(store, look, words, dialogs, small_app, qtbot, qapp):
    """Makes the draft screen of a dossier with these answers, shown at 1280 × 800."""
    made = []

    def open_(answers=None, *, size=(1280, 800), session=None, tasks=None):
        session = session or a_session(store, answers=answers)
        screen = DraftScreen(session, small_app, words, dialogs, tasks or AtOnce(), look=look)
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        qtbot.waitExposed(screen)
        qapp.processEvents()
        made.append(screen)
        return screen

    yield open_
    store.refuse = None
    for screen in made:
        if screen.session.read_only is None:
            screen.session.flush()
        screen.autosave.stop()
        screen.checking.stop()
        screen.bridge.close()
    QApplication.processEvents()
