"""A form is written in the real window, by the keyboard: copied, changed, broken, put right, kept, used."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lcapp.ui.screens.calls import CallsScreen
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.form_editor import FormEditorScreen
from lcapp.ui.screens.new_application import NewApplicationScreen
from tests.ui.form_editing import ALT, CTRL, order, path_of, shown, turn_to, walk_to
from tests.ui.frame.conftest import texts


@pytest.fixture
def calls(window, settle):
    def open_(**more):
        made = window(**{"name": "Ada", "language": "en"} | more)
        made.menus.actions["calls"].trigger()
        settle()
        assert isinstance(made.rooms.screen, CallsScreen)
        return made

    return open_


@pytest.fixture
def editor(calls, settle):
    def open_(name="membership-2025", *, copy=True, **more):
        made = calls(**more)
        button = made.rooms.screen.writing[name, copy]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle()
        assert isinstance(made.rooms.screen, FormEditorScreen)
        return made, made.rooms.screen

    return open_


def test_that_a_form_is_written_kept_and_used_by_the_keyboard_alone(editor, settle, type_text, qtbot):
    window, screen = editor()
    turn_to(screen, "motivation.context")
    label = shown(screen, "label")
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_A, CTRL)
    type_text(label, "Your city and its people")
    limit = shown(screen, "max_words")
    limit.setFocus()
    QTest.keyClick(limit, Qt.Key.Key_A, CTRL)
    type_text(limit, "lots")
    qtbot.waitUntil(lambda: bool(screen.problems.complaints))
    assert not screen.keep.isEnabled()
    assert any("must be a whole number" in text for text in texts(screen.pane))

    turn_to(screen, "city.country")
    walk_to(screen, "city.name")
    before = order(screen)
    QTest.keyClick(screen.outline.tree, Qt.Key.Key_Down, ALT)
    assert order(screen).index("city.name") == before.index("city.name") + 1
    assert screen.outline.path == path_of(screen, "city.name")

    QTest.keyClick(screen.outline.tree, Qt.Key.Key_F4)
    settle()
    assert screen.outline.path == path_of(screen, "motivation.context")
    limit = shown(screen, "max_words")
    assert QApplication.focusWidget() is limit or not window.isActiveWindow()
    assert limit.text() == "lots"
    QTest.keyClick(limit, Qt.Key.Key_A, CTRL)
    type_text(limit, "450")
    qtbot.waitUntil(screen.keep.isEnabled)
    QTest.keyClick(screen.keep, Qt.Key.Key_Space)
    settle()
    assert "membership-2026" in screen.news.said.text()
    form = window.context().app.forms.get("membership-2026")
    assert form.question("motivation.context").label == "Your city and its people"
    assert form.question("motivation.context").max_words == 450
    assert [question.id for question in form.questions()][:2] == ["city.name_local", "city.name"]

    QTest.keyClick(screen.news.button, Qt.Key.Key_Space)
    settle()
    new = window.rooms.screen
    assert isinstance(new, NewApplicationScreen)
    assert new.call.id == "membership-2026-own"
    type_text(new.title, "Samplia")
    QTest.keyClick(new.start, Qt.Key.Key_Space)
    settle()
    draft = window.rooms.screen
    assert isinstance(draft, DraftScreen)
    assert draft.session.form.name == "membership-2026"


def test_that_nothing_typed_is_lost_by_leaving_and_it_is_offered_next_time(editor, settle, window):
    first, screen = editor()
    turn_to(screen, "city.name")
    shown(screen, "label").setPlainText("")
    screen.head.back.click()
    settle()
    button = first.rooms.screen.writing["membership-2025", True]
    assert button.text() == "Go on with the copy…"
    first.close()
    again = window()
    again.rooms.guide.show_form_editor("membership-2025", copy=True)
    settle()
    screen = again.rooms.screen
    assert not screen.keep.isEnabled()
    assert screen.news.button.text() == "Begin anew"
    screen.news.button.click()
    assert screen.keep.isEnabled()
    screen.news.button.click()
    assert not screen.keep.isEnabled()


def test_that_the_undo_outlives_a_change_of_language(editor, settle):
    window, screen = editor()
    shown(screen, "title").setPlainText("Another title")
    window.change(language="fr")
    settle()
    screen = window.rooms.screen
    assert isinstance(screen, FormEditorScreen)
    assert screen.undo.isEnabled()
    screen.go_back()
    assert screen.edited.tables["title"].startswith("Membership application form")


def test_that_a_form_of_ones_own_says_who_is_asked_it(editor, settle):
    window, screen = editor()
    app = window.context().app
    form = screen.edited.keep()
    app.dossiers.start(app.form_editing.call_for(form), title="Samplia")
    window.rooms.show_calls()
    window.rooms.screen.writing["membership-2026", False].click()
    settle()
    screen = window.rooms.screen
    assert screen.news.said.text().startswith("1 dossier is written in this form")
    assert screen.state.text() == "membership-2026 is among the forms in use."


def test_that_persian_digits_are_numbers(editor, settle):
    _window, screen = editor(language="fa")
    turn_to(screen, "motivation.context")
    shown(screen, "max_words").setText("۴۵۰")
    assert screen.edited.keep().question("motivation.context").max_words == 450
