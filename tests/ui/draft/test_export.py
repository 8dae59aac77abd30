"""Exporting from the draft screen: sheet, progress, stop, and what came of it in words."""

import time

import pytest

from lcapp.errors import EnvironmentFailed
from lcapp.services.ports import RenderedDossier
from lcapp.ui.tasks import Tasks

PDF = b"%PDF-1.7 small"


class SlowRenderer:
    """Twenty steps; fails or goes on as told."""

    def __init__(self, *, error=None, pause=0.0):
        self.error = error
        self.pause = pause
        self.options = None

    def render(self, snapshot, options, watch, **more):
        self.options = options
        for step in range(20):
            watch.check()
            watch.progress(step + 1, 20)
            time.sleep(self.pause)
        if self.error is not None:
            raise self.error
        return RenderedDossier(PDF, 3)


@pytest.fixture
def bugs():
    return []


@pytest.fixture
def sheet(draft_screen, small_app, bugs, qapp):
    tasks = Tasks(bugs.append, qapp)

    def open_(renderer):
        small_app.renderer = renderer
        screen = draft_screen({"city.name": "Ljubljana"}, tasks=tasks)
        screen._actions["export"].trigger()
        return screen.paper.exporting.sheet

    yield open_
    tasks.stop()


def test_that_a_dossier_is_exported_and_the_sheet_says_what_came_of_it(sheet, dialogs, tmp_path, qtbot, bugs):
    renderer = SlowRenderer()
    shown = sheet(renderer)
    shown.language.setCurrentIndex(1)
    shown.variant.setCurrentIndex(shown.variant.findData("form"))
    shown.notes.setChecked(True)
    dialogs.answers = [str(tmp_path / "vloga čšž")]
    shown.go.click()
    qtbot.waitUntil(shown.show_folder.isVisible, timeout=5000)
    assert (tmp_path / "vloga čšž.pdf").read_bytes() == PDF
    assert shown.said.text() == "vloga čšž.pdf is written: 3 pages."
    assert (renderer.options.language, renderer.options.variant, renderer.options.with_notes) == (
        "fr",
        "form",
        True,
    )
    assert bugs == []


def test_that_stopping_leaves_no_file(sheet, dialogs, tmp_path, qtbot):
    shown = sheet(SlowRenderer(pause=0.05))
    dialogs.answers = [str(tmp_path / "a.pdf")]
    shown.go.click()
    assert shown.stop.isVisible()
    assert not shown.go.isEnabled()
    shown.stop.click()
    qtbot.waitUntil(shown.go.isEnabled, timeout=5000)
    assert shown.said.text() == "Stopped. Nothing was written."
    assert not (tmp_path / "a.pdf").exists()


def test_that_a_failure_is_said_in_a_sentence(sheet, dialogs, tmp_path, qtbot, bugs):
    shown = sheet(SlowRenderer(error=EnvironmentFailed("disk_full")))
    dialogs.answers = [str(tmp_path / "a.pdf")]
    shown.go.click()
    qtbot.waitUntil(lambda: shown.go.isEnabled() and shown.said.isVisible(), timeout=5000)
    assert shown.said.property("severity") == "must_fix"
    assert "disk" in shown.said.text().lower()
    assert bugs == []


def test_that_choosing_no_file_does_nothing(sheet, dialogs):
    shown = sheet(SlowRenderer())
    dialogs.answers = [None]
    shown.go.click()
    assert shown.go.isEnabled()
    assert not shown.stop.isVisible()
