"""Comparing two states of a draft in the window."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.ui.screens.compare import CompareScreen
from tests.ui.merge.conftest import VISION, WHY


@pytest.fixture
def compared(place, settle):
    """The comparison of a draft that was named once and changed since, opened by its key."""

    def show(**texts):
        window = place()
        history = window.context().app.history
        history.name_milestone(window.office.session(), "sent to the mayor")
        window.office.write(**texts)
        window.rooms.open_dossier(window.office.number)
        settle()
        shift_ctrl = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(window.rooms.screen, Qt.Key.Key_D, shift_ctrl)
        settle()
        return window, window.rooms.screen

    return show


def test_that_the_draft_is_compared_with_its_last_state_word_by_word(compared):
    _window, screen = compared(why="We learn in the city, and we want to learn more.")
    assert isinstance(screen, CompareScreen)
    assert "sent to the mayor" in screen.earlier.currentText()
    assert screen.later.currentText() == "As it stands now"
    assert [one.key for one in screen.found.answers] == [WHY]
    assert screen.list.key == WHY
    assert "old" in screen.change.toPlainText()
    assert "removed: old" in screen.change.accessibleDescription()


def test_that_the_list_leads_to_each_answer(compared):
    _window, screen = compared(why="We learn.", vision="They learn.")
    screen.list.choose(VISION)
    assert "Vision" in screen.title.text()
    assert "They" in screen.change.toPlainText()


def test_that_any_two_states_can_be_chosen(compared, settle):
    window, screen = compared(why="We learn.")
    window.context().app.history.name_milestone(window.office.session(), "second")
    window.rooms.sharing.show_compare(window.office.number)
    screen = window.rooms.screen
    assert screen.earlier.count() == 2
    assert screen.found.changed is False
    assert screen.split.isHidden()
    assert "Nothing differs." in screen.facts.text()
    screen.earlier.setCurrentIndex(1)
    assert screen.found.changed is True


def test_that_a_draft_without_versions_says_how_to_get_one(place, settle):
    window = place()
    window.rooms.sharing.show_compare(window.office.number)
    settle()
    screen = window.rooms.screen
    assert "No state of this draft was kept yet." in screen.facts.text()
    assert not screen.save.isEnabled()
    screen.head.back.click()
    settle()
    assert window.rooms.screen.session.dossier.number == window.office.number


def test_that_the_changes_are_saved_as_a_pdf(compared, tmp_path, qtbot):
    window, screen = compared(why="We learn.")
    file = tmp_path / "changes.pdf"
    window.dialogs.answers = [str(file)]
    screen.save.click()
    qtbot.waitUntil(file.exists, timeout=20_000)
    assert file.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: any("changes.pdf" in said for said in window.dialogs.heard), timeout=5_000)
