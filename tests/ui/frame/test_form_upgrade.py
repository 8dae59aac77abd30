"""A draft moves to a newer form: announced, looked at, decided, undone, and the drawer it leaves."""

import pytest

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from lcapp.domain.answers import AnswerKey as K
from lcapp.domain.upgrade_plan import PARK
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.form_upgrade import FormUpgradeScreen

ANSWERS = {
    K("city.name"): "Samplia",
    K("contact.1.fax"): "123 456",
    K("motivation.why", "en"): "We want to learn together.",
    K("motivation.how", "en"): "With one text about everything.",
}


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def press(widget, text):
    next(button for button in widget.findChildren(QPushButton) if button.text() == text).click()


@pytest.fixture
def drafted(window, settle):
    """A draft of an old form, open in the window."""
    opened = window(name="Ada")
    app = opened.context().app
    number = app.dossiers.start("membership-2015", title="Samplia", answers=ANSWERS).number
    opened.rooms.open_dossier(number)
    settle()
    return opened


def looked_at(window, settle):
    press(window.rooms.screen.newer, "Look at what would change")
    settle()
    screen = window.rooms.screen
    assert isinstance(screen, FormUpgradeScreen)
    return screen


def test_that_a_newer_form_is_announced_and_never_applied_by_itself(drafted, settle):
    screen = drafted.rooms.screen
    assert screen.newer.isVisible()
    assert "membership-2025" in screen.newer.said.text()
    assert screen.session.form.name == "membership-2015"
    press(screen.newer, "Not now")
    assert not screen.newer.isVisible()


def test_that_a_draft_of_the_newest_form_announces_nothing(drafted, settle):
    app = drafted.context().app
    drafted.rooms.open_dossier(app.dossiers.start("membership-2025", title="New").number)
    settle()
    assert not drafted.rooms.screen.newer.isVisible()


def test_that_the_preview_changes_nothing_and_says_what_becomes_of_each_answer(drafted, settle):
    screen = looked_at(drafted, settle)
    said = " ".join(texts(screen))
    assert "Set aside: 2" in said
    assert "Kept as it is: 2" in said
    assert "With one text about everything." in said
    assert all(row.choice.accessibleName() for row in screen.rows.values())
    press(screen, "Leave the draft as it is")
    settle()
    assert drafted.rooms.screen.session.form.name == "membership-2015"
    assert dict(drafted.rooms.screen.session.answers) == ANSWERS


def test_that_a_draft_moves_and_one_undo_takes_all_of_it_back(drafted, settle):
    screen = looked_at(drafted, settle)
    how = screen.rows[K("motivation.how", "en")].choice
    how.setCurrentIndex(how.findData("motivation.context"))
    name = screen.rows[K("city.name")].choice
    name.setCurrentIndex(name.findData(PARK))
    assert "You chose so." in " ".join(texts(screen))
    press(screen, "Move to the new form")
    settle()
    draft = drafted.rooms.screen
    assert isinstance(draft, DraftScreen)
    assert draft.session.form.name == "membership-2025"
    assert draft.session.answer(K("motivation.context", "en")) == "With one text about everything."
    assert {one.text for one in draft.session.parked} == {"123 456", "Samplia"}
    assert draft.undo_bar.isVisible()
    press(draft.undo_bar, "Undo")
    settle()
    back = drafted.rooms.screen
    assert back is not draft
    assert back.session.form.name == "membership-2015"
    assert dict(back.session.answers) == ANSWERS
    assert back.session.parked == ()
    back.undo_actions.redo.trigger()
    settle()
    assert drafted.rooms.screen.session.form.name == "membership-2025"


def test_that_the_drawer_gives_back_what_lies_in_it(drafted, settle):
    press(looked_at(drafted, settle), "Move to the new form")
    settle()
    draft = drafted.rooms.screen
    draft.panel.turn_to("drawer")
    draft.go_to(K("motivation.context", "en"))
    settle()
    (how,) = (one for one in draft.session.parked if one.key.question == "motivation.how")
    press(draft.drawer.panel, "Copy the text")
    assert QGuiApplication.clipboard().text() in {one.text for one in draft.session.parked}
    draft.drawer.panel.put_wanted.emit(how.id)
    settle()
    assert draft.session.answer(K("motivation.context", "en")) == "With one text about everything."
    assert [one.text for one in draft.session.parked] == ["123 456"]
    press(draft.drawer.panel, "Take out of the drawer")
    settle()
    assert not draft.panel.tabs.isTabVisible(draft.panel._names.index("drawer"))
    draft.undo_actions.undo.trigger()
    draft.undo_actions.undo.trigger()
    settle()
    assert len(draft.session.parked) == 2
    assert draft.session.answer(K("motivation.context", "en")) is None


def test_that_everything_in_the_preview_can_be_reached_with_the_keys(drafted, settle):
    screen = looked_at(drafted, settle)
    stops, widget = [], screen
    while (widget := widget.nextInFocusChain()) is not screen:
        if screen.isAncestorOf(widget) and widget.focusPolicy() and widget.isVisible():
            stops.append(widget)
    assert all(row.choice in stops for row in screen.rows.values())
    assert {screen.go, screen.stay} <= set(stops)
