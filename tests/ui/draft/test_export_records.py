"""The export sheet offers what the records show where there is something, ticked where it is of this city."""

import pytest

from PySide6.QtWidgets import QWidget

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.paths import app_paths
from lcapp.ui.draft.exporting import Exporting
from lcapp.ui.tasks import Tasks
from tests.ui.draft.conftest import ScriptedDialogs


@pytest.fixture
def place(tmp_path, qtbot, look, words):
    """The export of a real draft, and the program."""
    app = build_app(app_paths(tmp_path / "data"), actor=lambda: "Ada")
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answer(AnswerKey("city.name"), "Samplia")
    parent = QWidget()
    qtbot.addWidget(parent)
    tasks = Tasks(print, parent)
    made = Exporting(session, app, words, look, ScriptedDialogs(), tasks, paper="a4", parent=parent)
    yield made, app
    tasks.stop()
    session.flush()
    app.close()


def begin_records(app, city):
    for record, question, text in (
        ("city_record", "city.name", city),
        ("plan", "plan.adopted", "2024-03-12"),
    ):
        session = app.dossiers.open(app.city_records.find_or_start(record).number)
        session.set_answer(AnswerKey(question), text)
        session.flush()


def offered(made):
    made.open()
    return made.sheet._records_row.isVisible(), made.sheet.options.with_records


def test_that_nothing_is_offered_before_a_record_is_begun(place):
    made, app = place
    assert offered(made) == (False, False)
    begin_records(app, "Samplia")
    assert offered(made) == (True, True)


def test_that_records_of_another_city_are_offered_without_a_tick(place):
    made, app = place
    begin_records(app, "Newtown")
    assert offered(made) == (True, False)
    made.sheet.marks["with_records"].setChecked(True)
    assert offered(made) == (True, True)
