"""Evidence, seal, export and check in the real window: what an officer does on the last day."""

import json

import pytest
from PIL import Image

from PySide6.QtWidgets import QPushButton

from lcapp.cli.main import main
from lcapp.ui.screens.check_file import CheckFileScreen
from tests.ui.frame.conftest import texts


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "photo.jpg"
    Image.effect_noise((300, 200), 60).convert("RGB").save(file)
    return file


@pytest.fixture
def drafted(window, settle, paths, capsys):
    """The window with a whole sample opened as a draft."""
    assert main(["--data", str(paths.data), "samples", "new", "samplia-membership-2025", "--json"]) == 0
    number = json.loads(capsys.readouterr().out)["dossier"]
    made = window(name="Ada", language="en")
    made.rooms.open_dossier(number)
    settle()
    return made


def button(root, text):
    return next(one for one in root.findChildren(QPushButton) if one.text() == text and one.isVisible())


def test_that_evidence_is_added_sealed_printed_and_checked(drafted, photo, tmp_path, qtbot, settle):
    screen = drafted.rooms.screen
    screen.opening.page("evidence")
    screen.registering.add_files([photo])
    qtbot.waitUntil(lambda: any("is registered as A1" in one for one in texts(screen)), timeout=20_000)
    register = drafted.context().app.register
    assert [one.title for one in register.of(screen.session.dossier.number)] == ["photo"]

    screen.sealing.seal()
    settle()
    assert screen.session.read_only.code == "sealed"
    assert screen.why_read_only.isVisible()
    assert any("Version 1 is sealed" in text for text in texts(screen))

    file = tmp_path / "dossier.pdf"
    drafted.dialogs.answers = [str(file)]
    screen.paper.exporting._dialogs = drafted.dialogs
    screen.paper.exporting.open()
    sheet = screen.paper.exporting.sheet
    sheet._dialogs = drafted.dialogs
    sheet.go.click()
    qtbot.waitUntil(lambda: sheet.open_file.isVisible(), timeout=30_000)
    assert sheet.said.text().startswith("dossier.pdf is written")
    sheet.reject()

    drafted.rooms.show_check_file(file)
    settle()
    check = drafted.rooms.screen
    assert isinstance(check, CheckFileScreen)
    qtbot.waitUntil(lambda: "Reading" not in check.verdict.text(), timeout=20_000)
    assert check.verdict.property("severity") in ("", None)
    assert "Samplia" in "\n".join(texts(check))


def test_that_a_file_that_is_no_dossier_is_told_and_the_screen_stays(drafted, photo, qtbot, settle):
    drafted.rooms.show_check_file(photo)
    settle()
    check = drafted.rooms.screen
    qtbot.waitUntil(lambda: "Reading" not in check.verdict.text(), timeout=20_000)
    assert check.verdict.property("severity") == "must_fix"
    assert check.choose.isEnabled()


def test_that_a_refused_file_is_said_in_the_panel_and_nothing_is_kept(drafted, tmp_path, qtbot, settle):
    broken = tmp_path / "plan.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    screen = drafted.rooms.screen
    screen.opening.page("evidence")
    screen.registering.add_files([broken])
    qtbot.waitUntil(lambda: any("was not added" in text for text in texts(screen)), timeout=20_000)
    assert drafted.context().app.register.of(screen.session.dossier.number) == ()


def test_that_a_sealed_dossier_is_opened_again_with_a_reason(drafted, qtbot, settle):
    screen = drafted.rooms.screen
    screen.sealing.seal()
    settle()
    drafted.dialogs.answers = ["The mayor changed a figure"]
    button(screen.why_read_only, "Go on writing…").click()
    settle()
    assert drafted.rooms.screen.session.read_only is None
