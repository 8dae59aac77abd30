import json

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.settings import SettingsFile
from lcapp.ui.screens.library_safety import CopiesScreen, last_copy_sentence
from tests.storage.own_things import own_form, words_allowed
from tests.ui.frame.pictures import leave_picture

NAME = AnswerKey("city.name")


@pytest.fixture
def written(paths, clock):
    """A library with one answer, closed again."""
    from lcapp.bootstrap import build_app

    app = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answer(NAME, "Kashan")
    session.flush()
    app.close()


def test_that_a_copy_is_made_and_put_back_and_that_is_undone(written, window, qtbot):
    made = window(name="Ada", language="en")
    made.rooms.show_copies()
    screen = made.centralWidget()
    assert isinstance(screen, CopiesScreen)
    screen.make.click()
    qtbot.waitUntil(lambda: screen.undo_bar.isVisible() and screen.make.isEnabled())
    count = len(screen.rows)
    assert count >= 2
    screen.rows[0].click()
    qtbot.waitUntil(lambda: screen.make.isEnabled() and len(screen.rows) > count)
    assert screen.undo_bar.button.isVisible()


def test_that_the_start_says_what_was_restored_and_after_an_unclean_end_the_last_save(paths, written, window):
    (paths.data / "library.lock").write_text(json.dumps({"pid": 2**30, "host": "gone"}))
    made = window(name="Ada", language="en")
    said = made.centralWidget().undo_bar.said.text()
    assert "Last saved" in said
    assert "Samplia" in said


def test_that_a_missing_library_offers_its_copies(paths, written, window):
    paths.library.unlink()
    made = window(name="Ada", language="en")
    buttons = made.centralWidget().buttons
    assert buttons[0].text() == "Restore the newest copy"
    buttons[0].click()
    assert [row.line.title for row in made.centralWidget().rows] == ["Samplia"]


def test_that_the_last_copy_outside_is_told_in_days(words, clock):
    before = clock()
    assert "No copy" in last_copy_sentence(words, None, clock())
    assert "today" in last_copy_sentence(words, before, clock())
    clock.advance(12 * 86400)
    assert "12 days ago" in last_copy_sentence(words, before, clock())


def test_that_own_forms_come_back_with_a_copy_and_each_is_listed(written, window, qtbot, clock):
    clock.advance(60)
    made = window(name="Ada", language="en")
    app = made.context().app
    own_form(app, 450)
    made.rooms.show_copies()
    screen = made.centralWidget()
    screen.make.click()
    qtbot.waitUntil(lambda: screen.undo_bar.isVisible() and screen.make.isEnabled())
    count = len(screen.rows)
    own_form(app, 300)
    screen.rows[0].click()
    qtbot.waitUntil(lambda: screen.make.isEnabled() and len(screen.rows) > count)
    assert words_allowed(app) == 450
    heard = made.context().dialogs.heard
    assert heard[0] == "1 of your own files was brought back."
    assert heard[0] == screen.undo_bar.said.text()
    leave_picture(made, "copies")
    assert "forms/membership/2026.toml is now as in the backup." in heard[1]
    screen.undo_bar.button.click()
    qtbot.waitUntil(lambda: screen.make.isEnabled() and words_allowed(app) == 300)


def test_that_a_setting_of_a_copy_counts_at_once_where_nobody_chose_one(paths, written, window, qtbot, clock):
    clock.advance(60)
    made = window(name="Ada", language="en")
    made.context().change(paper="letter")
    made.rooms.show_copies()
    screen = made.centralWidget()
    screen.make.click()
    qtbot.waitUntil(lambda: screen.undo_bar.isVisible() and screen.make.isEnabled())
    made.context().change(paper="a4")
    count = len(screen.rows)
    screen.rows[0].click()
    qtbot.waitUntil(lambda: screen.make.isEnabled() and len(screen.rows) > count)
    assert made.context().settings().paper == "letter"
    made.context().change(theme="light")
    assert SettingsFile(paths.settings_file).load().paper == "letter"
