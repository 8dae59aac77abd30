"""Worksheets in the window: written, looked at, taken in with one undo, and calm refusals."""

import pytest

from PySide6.QtWidgets import QWidget

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.paths import app_paths
from lcapp.ui.draft.worksheets import DraftWorksheets
from lcapp.ui.tasks import Tasks
from tests.exchange.worksheet_edits import blocks, opened, saved, set_text
from tests.sandbox.hostile_worksheets import body, packed
from tests.ui.draft.conftest import ScriptedDialogs

NAME = AnswerKey("city.name")


class FileDialogs(ScriptedDialogs):
    """Gives the file that the test wrote down."""

    def choose_file_to_open(self, title, filter_):
        return self._answer(title)


@pytest.fixture
def place(tmp_path, qtbot, look, words):
    """Worksheets of a real draft, with what was said and taken."""
    app = build_app(app_paths(tmp_path / "data"), actor=lambda: "Ada")
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="CON: Samplia.").number)
    session.set_answer(NAME, "Samplia")
    parent, dialogs, bugs = QWidget(), FileDialogs(), []
    qtbot.addWidget(parent)
    tasks = Tasks(bugs.append, parent)
    made = DraftWorksheets(session, app, words, look, dialogs, tasks, parent=parent)
    yield made, session, dialogs
    tasks.stop()
    session.flush()
    app.close()
    assert not bugs


@pytest.fixture
def edited(place, tmp_path, qtbot):
    """A worksheet written by the window, with another name typed in Word."""
    made, _session, dialogs = place
    file = tmp_path / "sheet.docx"
    dialogs.answers.append(str(file))
    with qtbot.waitSignal(made.said, timeout=60_000):
        made.write()
    document = opened(file.read_bytes())
    name = next(one for one in blocks(document) if "[city.name |" in one[0].text)
    set_text(name[1], "Newtown <b>bold</b>")
    document.add_paragraph("Nobody asked for this")
    file.write_bytes(saved(document))
    return file


def looked_at(place, file, qtbot):
    made, _session, dialogs = place
    dialogs.answers.append(str(file))
    made.read_back()
    qtbot.waitUntil(lambda: made.sheet is not None, timeout=60_000)
    return made.sheet


def test_that_a_worksheet_is_shown_before_it_is_taken_and_undone_at_once(place, edited, qtbot):
    made, session, _dialogs = place
    sheet = looked_at(place, edited, qtbot)
    assert "1 answer would change." in sheet.said.text()
    assert "Newtown <b>bold</b>" in sheet.differences.toPlainText()
    assert "Nobody asked for this" in sheet.left.toPlainText()
    assert session.answers[NAME] == "Samplia"
    with qtbot.waitSignal(made.taken, timeout=60_000) as taken:
        sheet.take.click()
    assert taken.args == ["1 answer was taken from the worksheet."]
    assert session.answers[NAME] == "Newtown <b>bold</b>"
    session.undo()
    assert session.answers[NAME] == "Samplia"


def test_that_putting_the_sheet_away_changes_nothing(place, edited, qtbot):
    _made, session, _dialogs = place
    looked_at(place, edited, qtbot).close_button.click()
    assert session.answers[NAME] == "Samplia"


def test_that_what_was_typed_meanwhile_is_not_overwritten(place, edited, qtbot):
    _made, session, dialogs = place
    sheet = looked_at(place, edited, qtbot)
    session.set_answer(NAME, "Other")
    sheet.take.click()
    assert "changed since" in dialogs.heard[-1]
    assert session.answers[NAME] == "Other"


def test_that_a_hostile_file_is_refused_with_a_sentence(place, tmp_path, qtbot):
    made, session, dialogs = place
    file = tmp_path / "macro.docx"
    file.write_bytes(packed(body(""), **{"word/vbaProject.bin": b"x"}))
    dialogs.answers.append(str(file))
    made.read_back()
    qtbot.waitUntil(lambda: any("macros" in said for said in dialogs.heard), timeout=60_000)
    assert made.sheet is None
    assert session.answers[NAME] == "Samplia"


def test_that_the_name_offered_is_one_that_windows_takes(place, monkeypatch):
    made, _session, dialogs = place
    offered = []
    monkeypatch.setattr(dialogs, "choose_file_to_save", lambda _title, name, _filter: offered.append(name))
    made.write()
    assert offered == ["CON Samplia.docx"]
