"""A window with one application, Samplia, and the records of the same city."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest

from lcapp.domain.answers import AnswerKey
from lcapp.ui.screens.draft import DraftScreen
from tests.records.samplia import CITY, PLAN, PRACTICES


def fill(app, record, typed):
    session = app.dossiers.open(app.city_records.find_or_start(record).number)
    new = {}
    for name, raw in typed.items():
        if session.question(name).translatable:
            new |= {AnswerKey(name, code): one for code, one in raw.items()}
        else:
            new[AnswerKey(name)] = raw
    session.set_answers(new, kind="import")
    session.flush()
    return session.dossier.number


def until(settle, true, milliseconds=30_000):
    """Work beside the window needs a moment."""
    clock = QElapsedTimer()
    clock.start()
    while not true() and clock.elapsed() < milliseconds:
        settle()
        QTest.qWait(10)
    assert true()


def draft_of(window, number, section, settle):
    window.rooms.open_dossier(number)
    settle()
    screen = window.centralWidget()
    assert isinstance(screen, DraftScreen)
    screen.show_section(section)
    settle()
    return screen


def city_window(started, **more):
    window = started(**more)
    app = window.context().app
    fill(app, "city_record", CITY)
    fill(app, "plan", PLAN)
    fill(app, "practices", PRACTICES)
    return window
