"""The official Word form in the window: attached, looked at, filled, written; calm refusals and an undo."""

import docx
import pytest

from PySide6.QtWidgets import QWidget

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.paths import app_paths
from lcapp.ui.draft.worksheets import DraftWorksheets
from lcapp.ui.tasks import Tasks
from tests.sandbox.hostile_worksheets import body, packed
from tests.ui.draft.test_worksheets import FileDialogs

LONG = 60_000


@pytest.fixture
def place(tmp_path, qtbot, look, words):
    """The official form of a real draft, with its dialogs."""
    app = build_app(app_paths(tmp_path / "data"), actor=lambda: "Ada")
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answer(AnswerKey("city.name"), "Samplia")
    session.set_answer(AnswerKey("mayor.name"), "Amara <b>bold</b>")
    parent, dialogs, bugs = QWidget(), FileDialogs(), []
    qtbot.addWidget(parent)
    tasks = Tasks(bugs.append, parent)
    files = DraftWorksheets(session, app, words, look, dialogs, tasks, parent=parent)
    yield files, app, dialogs
    tasks.stop()
    session.flush()
    app.close()
    assert not bugs


@pytest.fixture
def file(tmp_path):
    document = docx.Document()
    document.add_paragraph("{{city.name}} {{city.nam}} {{city.region}}")
    document.save(tmp_path / "official.docx")
    return tmp_path / "official.docx"


@pytest.fixture
def attaching(place, file, qtbot):
    """The sheet with a document attached to the form."""
    files, _app, dialogs = place
    files.acts()["official"]()
    sheet = files.official.attaching
    assert sheet.said.text() == "No document is attached yet."
    assert not sheet.take_away.isVisible()
    dialogs.answers.append(str(file))
    with qtbot.waitSignal(sheet.attached, timeout=LONG):
        sheet.attach.click()
    return sheet


def test_that_a_draft_without_a_document_offers_to_attach_one(attaching):
    assert attaching.said.text().startswith("The document has 2 marks that the form knows")
    assert "Did you mean {{city.name}}?" in attaching.lines.toPlainText()
    assert "mayor.name" in attaching.lines.toPlainText()
    assert attaching.attach.text() == "Attach another Word file…"


def test_that_what_came_of_the_marks_is_shown_before_the_file_is_written(place, attaching, tmp_path, qtbot):
    files, _app, dialogs = place
    attaching.close_button.click()
    files.acts()["official"]()
    qtbot.waitUntil(lambda: files.official.sheet is not None, timeout=LONG)
    sheet = files.official.sheet
    assert "1 place is filled." in sheet.said.text()
    assert "(mayor.name)" in sheet.details.toPlainText()
    target = tmp_path / "filled.docx"
    dialogs.answers.append(str(target))
    with qtbot.waitSignal(files.said, timeout=LONG) as said:
        sheet.write.click()
    assert said.args[0].startswith("filled.docx is written")
    assert docx.Document(target).paragraphs[0].text == "Samplia {{city.nam}} "


def test_that_a_document_taken_away_can_be_put_back(place, attaching, qtbot):
    _files, app, _dialogs = place
    form = app.forms.get("membership-2025")
    attaching.take_away.click()
    assert not app.official.has(form)
    assert attaching.put_back.isVisible()
    with qtbot.waitSignal(attaching.attached, timeout=LONG):
        attaching.put_back.click()
    assert app.official.has(form)
    assert not attaching.put_back.isVisible()


def test_that_a_hostile_document_is_refused_in_the_sheet_and_the_old_one_stays(
    place, attaching, tmp_path, qtbot
):
    _files, app, dialogs = place
    hostile = tmp_path / "macro.docx"
    hostile.write_bytes(packed(body(""), **{"word/vbaProject.bin": b"x"}))
    dialogs.answers.append(str(hostile))
    attaching.attach.click()
    qtbot.waitUntil(lambda: "macros" in attaching.said.text(), timeout=LONG)
    assert attaching.said.property("severity") == "must_fix"
    assert attaching.attach.isEnabled()
    assert app.official.has(app.forms.get("membership-2025"))


def test_that_the_names_of_all_marks_can_be_copied(place, attaching, monkeypatch):
    _files, _app, dialogs = place
    told = []
    monkeypatch.setattr(dialogs, "tell_lines", lambda _text, lines: told.extend(lines), raising=False)
    attaching.names.click()
    assert "{{city.name}}  Name of city" in told
