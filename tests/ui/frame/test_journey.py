"""The whole job at the start: a new application, the first words, leaving, coming back."""

from datetime import UTC, datetime

import pytest

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from lcapp.domain.answers import AnswerKey
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.start import StartScreen
from tests.ui.frame.conftest import texts

WHY = AnswerKey("motivation.why", "en")


def press(widget, key):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


@pytest.mark.journey
@pytest.mark.window
def test_that_a_first_application_is_started_written_left_and_found_again(window, type_text, settle):
    first = window(language="en")
    start = first.rooms.screen
    assert len(start.choices) == 3
    start.choices[0].click()
    settle()
    type_text(first.rooms.screen.title, "İzmir")
    press(first.rooms.screen.title, Qt.Key.Key_Return)
    settle()
    draft = first.rooms.screen
    assert isinstance(draft, DraftScreen)
    assert draft.session.answer(AnswerKey("city.name")) == "İzmir"
    draft.go_to(WHY)
    settle()
    box = draft.focusWidget()
    assert isinstance(box, QTextEdit)
    type_text(box, "We learn – همه با هم.")
    first.rooms.show_start()
    settle()
    assert isinstance(first.rooms.screen, StartScreen)
    assert first.rooms.screen.rows[0].line.title == "İzmir"
    first.close()
    again = window()
    again.rooms.screen.rows[0].click()
    settle()
    assert again.rooms.screen.session.answer(WHY) == "We learn – همه با هم."


@pytest.mark.journey
def test_that_the_start_screen_works_without_a_mouse(started, settle):
    window = started()
    row = window.rooms.screen.rows[0]
    row.setFocus()
    press(row, Qt.Key.Key_Space)
    settle()
    assert isinstance(window.rooms.screen, DraftScreen)


def test_that_the_name_is_asked_once_in_a_row_and_stands_beside_changes(window, settle):
    made = window(language="en")
    made.context().app.dossiers.start("membership-2025", title="Samplia")
    made.rooms.show_start()
    settle()
    row = made.rooms.screen.name_row
    assert row.isVisible()
    row.line.setText("Ada Example")
    row.line.returnPressed.emit()
    made.rooms.show_start()
    settle()
    assert not made.rooms.screen.name_row.isVisible()
    assert made.context().app.dossiers.open(1).actor == "Ada Example"


def test_that_a_name_put_off_is_not_asked_again_in_this_sitting(window, settle):
    made = window(language="en")
    made.context().app.dossiers.start("membership-2025", title="Samplia")
    made.rooms.show_start()
    made.rooms.screen.name_row.put_off.emit()
    made.rooms.show_start()
    settle()
    assert not made.rooms.screen.name_row.isVisible()


@pytest.mark.parametrize("act", ["rename", "duplicate", "delete"])
def test_that_what_is_done_to_a_dossier_can_be_undone(act, started, settle):
    window = started()
    window.dialogs.answers = ["Other"] if act == "rename" else []
    start = window.rooms.screen
    before = [row.line.title for row in start.rows]
    start.rows[0].wanted.emit(act, 1)
    settle()
    after = [row.line.title for row in start.rows]
    assert after != before
    assert start.undo_bar.isVisible()
    start.undo_bar.button.click()
    settle()
    assert [row.line.title for row in start.rows] == before


def test_that_copying_to_another_call_shows_what_will_happen_and_then_what_did(started, settle):
    window = started()
    app = window.context().app
    session = app.dossiers.open(1)
    session.set_answer(AnswerKey("city.name"), "Samplia")
    session.flush()
    window.rooms.show_copy(1)
    settle()
    screen = window.rooms.screen
    screen.call.setCurrentIndex(screen.call.findData("award-2024"))
    settle()
    assert "This is what will happen" in texts(screen)
    assert len(app.dossiers.list()) == 1
    screen.make.click()
    settle()
    assert "This was done" in texts(screen)
    screen.open.click()
    settle()
    assert window.rooms.screen.session.dossier.call == "award-2024"
    assert window.rooms.screen.session.answer(AnswerKey("city.name")) == "Samplia"


def test_that_five_questions_answer_whether_the_city_may_take_part(started, settle):
    window = started()
    window.rooms.show_new_application()
    screen = window.rooms.screen
    screen.choose_kind("award")
    screen.choose_call("award-2024")
    box = screen.eligibility
    box.country.setCurrentIndex(box.country.findData("SI"))
    box.joined.setText("14.2.2019")
    assert box.answer.answer == "yes"
    box.nominated.setText("9")
    assert box.answer.answer == "no"
    box.nominated.setText("")
    box.population.setText("9,000")
    assert box.answer.answer == "yes"
    settle()
    assert any("only a hint" in text for text in texts(screen))


def test_that_today_names_the_nearest_deadline_and_who_must_wait(started, clock, settle):
    clock.now = datetime(2025, 6, 3, 9, tzinfo=UTC)
    window = started()
    app = window.context().app
    app.dossiers.start("award-2024", title="Other", answers={AnswerKey("award.member_since"): "2024-02"})
    window.rooms.show_start()
    settle()
    said = texts(window.rooms.screen.today)
    assert "12 days left" in said
    assert "Samplia, Membership call 2025" in said
    other = next(row for row in window.rooms.screen.rows if row.line.title == "Other")
    assert other.line.deadline == "closed"
    assert other.waiting.isVisible()
