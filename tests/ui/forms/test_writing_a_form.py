"""Writing a form on its screen: boxes, order, undo, and what is wrong."""

import pytest

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from lcapp.errors import EnvironmentFailed
from lcapp.storage import form_library
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.form_editor import FormEditorScreen
from tests.ui.form_editing import ALT, CTRL, item_of, order, path_of, shown, turn_to
from tests.ui.frame.conftest import focusable, texts


@pytest.fixture
def settle(qapp):
    def settled():
        for _turn in range(4):
            qapp.processEvents()

    return settled


@pytest.fixture
def editor(app, words, look, paths, qtbot):
    def open_(name="membership-2025"):
        context = ScreenContext(
            app=app,
            words=words,
            look=look,
            dialogs=None,
            tasks=None,
            paths=paths,
            settings=lambda: None,
            change=lambda **_changed: None,
            languages=("en",),
        )
        screen = FormEditorScreen(app.form_editing.copy(name), context)
        qtbot.addWidget(screen)
        screen.resize(1200, 760)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    return open_


def test_that_undo_takes_back_typing_moving_and_removing(editor, settle, type_text):
    screen = editor()
    before = screen.edited.tables
    turn_to(screen, "city.region")
    label = shown(screen, "label")
    type_text(label, "Which ")
    screen.edited.end_step()
    turn_to(screen, "city.country")
    QTest.keyClick(screen.outline.tree, Qt.Key.Key_Up, ALT)
    QTest.keyClick(screen.outline.tree, Qt.Key.Key_Delete)
    settle()
    assert "city.country" not in order(screen)
    assert "Country" in screen.news.said.text()
    for _step in range(3):
        QTest.keyClick(screen.outline.tree, Qt.Key.Key_Z, CTRL)
    settle()
    assert screen.edited.tables == before
    assert not screen.undo.isEnabled()
    for _step in range(3):
        QTest.keyClick(screen.outline.tree, Qt.Key.Key_Y, CTRL)
    assert "city.country" not in order(screen)
    screen.undo.click()
    assert "city.country" in order(screen)


def test_that_undo_in_a_box_is_the_undo_of_the_form(editor, settle, type_text):
    screen = editor()
    turn_to(screen, "city.name")
    type_text(shown(screen, "id"), "x")
    screen.edited.end_step()
    type_text(shown(screen, "id"), "y")
    QTest.keyClick(shown(screen, "id"), Qt.Key.Key_Z, CTRL)
    settle()
    assert {"city.namex", "xcity.name"} & {shown(screen, "id").text()}
    QTest.keyClick(shown(screen, "id"), Qt.Key.Key_Z, CTRL)
    settle()
    assert shown(screen, "id").text() == "city.name"


def test_that_every_line_of_the_list_leads_to_its_box(editor, settle):
    screen = editor()
    turn_to(screen, "city.name")
    shown(screen, "label").setPlainText("")
    turn_to(screen, "city.region")
    shown(screen, "options").lines[1].label.setText("")
    screen.check()
    assert [one.placed for one in screen.problems.complaints] == [
        "city.name: “Words of the question” is missing or empty.",
        "UNESCO region, Options: “Words of the option” is missing or empty.",
    ]
    for row, (id_, key) in enumerate((("city.name", "label"), ("city.region", "options"))):
        screen.problems.list.setCurrentRow(row)
        QTest.keyClick(screen.problems.list, Qt.Key.Key_Return)
        settle()
        assert screen.outline.path == path_of(screen, id_)
        assert key in screen.pane.rows


def test_that_options_are_added_moved_and_removed(editor, settle):
    screen = editor()
    turn_to(screen, "mayor.salutation")
    box = shown(screen, "options")
    QTest.keyClick(box.lines[1].label, Qt.Key.Key_Return)
    settle()
    box.lines[2].label.setText("Dr")
    box.lines[2].id.setText("dr")
    QTest.keyClick(box.lines[2].label, Qt.Key.Key_Up, ALT)
    settle()
    assert [line.id.text() for line in box.lines] == ["ms", "dr", "mr"]
    box.lines[0].label.setText("")
    QTest.keyClick(box.lines[0].label, Qt.Key.Key_Backspace)
    settle()
    form = screen.edited.keep()
    assert [option.id for option in form.question("mayor.salutation").options] == ["dr", "mr"]
    assert form.question("mayor.salutation").option("dr").label == "Dr"


def test_that_another_kind_of_answer_brings_other_boxes_and_says_what_no_longer_fits(editor, settle):
    screen = editor()
    turn_to(screen, "motivation.context")
    kind = shown(screen, "type")
    kind.setCurrentIndex(kind.findData("choice"))
    settle()
    assert {"options", "max_words"} <= set(screen.pane.rows)
    assert any("means nothing for a question of type One of several options" in t for t in texts(screen))
    shown(screen, "max_words").clear()
    screen.show_path(path_of(screen, "motivation.context"))
    assert "max_words" not in screen.pane.rows


def test_that_ticks_days_lists_and_words_say_what_the_file_says(editor, settle):
    screen = editor("demo-1")
    turn_to(screen, "city.founded")
    assert shown(screen, "latest").text() == "2030-12-31"
    shown(screen, "latest").setText("2031-01-31")
    assert not shown(screen, "required").button.isChecked()
    shown(screen, "required").button.click()
    shown(screen, "confidence").setCurrentIndex(shown(screen, "confidence").findData("exact"))
    turn_to(screen, "motivation.challenges")
    shown(screen, "scale").setText("۱، ۲، ۳")
    shown(screen, "scale_meaning").setPlainText("none\nsome\ngreat")
    turn_to(screen, "cost")
    shown(screen, "min").setText("0.5")
    shown(screen, "unit").setText("USD")
    turn_to(screen, "profile")
    shown(screen, "layout").button.click()
    turn_to(screen, "mayor_part")
    shown(screen, "sheet").button.click()
    form = screen.edited.keep()
    founded = form.question("city.founded")
    assert (founded.latest, founded.required, founded.confidence) == ("2031-01-31", True, "exact")
    assert form.question("motivation.challenges").scale == (1, 2, 3)
    assert form.question("motivation.challenges").scale_meaning == ("none", "some", "great")
    cost = form.question("practice.items").field("cost")
    assert (str(cost.min), cost.unit) == ("0.5", "USD")
    assert form.section_of("profile.area").layout == ""
    assert not form.parts[1].sheet


def test_that_a_rule_of_the_file_is_shown_and_can_be_taken_away(editor, settle):
    screen = editor("demo-1")
    turn_to(screen, "city.network_names")
    settle()
    row = screen.pane.rows["visible_when"]
    assert any('is = "yes"' in text for text in texts(row))
    QTest.keyClick(row.focusProxy(), Qt.Key.Key_Space)
    settle()
    assert "visible_when" not in screen.pane.rows
    screen.go_back()
    assert "visible_when" in screen.pane.rows


def test_that_a_new_question_waits_for_its_words(editor, settle, type_text):
    screen = editor()
    turn_to(screen, "city.country")
    QTest.keyClick(screen.outline.tree, Qt.Key.Key_Insert)
    settle()
    assert screen.outline.path == path_of(screen, "city.question_1")
    assert not screen.keep.isEnabled()
    type_text(shown(screen, "label"), "Sister cities")
    screen.check()
    assert screen.keep.isEnabled()
    assert item_of(screen, "city.question_1").text(0) == "Sister cities"


def test_that_a_line_is_dropped_below_another(editor, settle, qtbot):
    screen = editor()
    turn_to(screen, "city.name")
    tree = screen.outline.tree
    at = tree.visualItemRect(item_of(screen, "city.country")).center()
    mime = tree.mimeData([tree.currentItem()])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tree.dropEvent(QDropEvent(QPointF(at), Qt.DropAction.MoveAction, mime, buttons, keys))
    qtbot.waitUntil(lambda: order(screen).index("city.name") > order(screen).index("city.country"))
    assert sorted(order(screen)) == sorted(set(order(screen)))


def test_that_a_released_name_is_refused_where_the_version_is_typed(editor):
    screen = editor()
    shown(screen, "version").setText("2023")
    screen.check()
    assert not screen.keep.isEnabled()
    assert any("membership-2023 was released" in text for text in texts(screen.pane))


def test_that_a_full_disk_is_said_and_nothing_is_gone(editor, settle, monkeypatch):
    def refuse(*_args, **_more):
        raise EnvironmentFailed("file_not_written", file="form", reason="disk_full")

    screen = editor()
    shown(screen, "title").setPlainText("Another title")
    with monkeypatch.context() as patched:
        patched.setattr(form_library, "write_atomically", refuse)
        screen.keep.click()
        assert "disk" in screen.news.said.text()
    screen.keep.click()
    assert "can be used from now on" in screen.news.said.text()


def test_that_everything_is_named_for_the_keys(editor):
    screen = editor()
    for id_ in ("city.region", "practice.items", "profile.density", "city", "city_part"):
        turn_to(screen, id_)
        unnamed = [
            one for one in focusable(screen) if not one.accessibleName() and not getattr(one, "text", str)()
        ]
        assert unnamed == []


def test_that_the_words_of_a_question_are_one_line(editor, settle):
    screen = editor()
    turn_to(screen, "city.name")
    shown(screen, "label").setPlainText("Name of\nthe city")
    shown(screen, "explanation").setPlainText("First.\nSecond.")
    form = screen.edited.keep()
    assert form.question("city.name").label == "Name of the city"
    assert form.question("city.name").explanation == "First.\nSecond."


def test_that_text_in_a_form_is_never_markup(editor, settle):
    screen = editor()
    turn_to(screen, "city.name")
    shown(screen, "label").setPlainText("<b>Name</b>")
    screen.check()
    assert item_of(screen, "city.name").text(0) == "<b>Name</b>"
    screen.outline.removed.emit()
    assert "<b>Name</b>" in screen.news.said.text()


def test_that_tab_goes_from_the_outline_through_the_boxes_to_the_button(editor, settle):
    screen = editor()
    turn_to(screen, "city.region")
    box = shown(screen, "options")
    box.add(1)
    settle()
    screen.check()
    reached, at = [], screen.outline.tree
    while at is not screen.head.back and len(reached) < 400:
        at = at.nextInFocusChain()
        if at.isVisibleTo(screen) and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.append(at)
    wanted = [
        screen.outline.section,
        shown(screen, "label"),
        box.lines[1].label,
        box.lines[1].id,
        box.lines[2].label,
        shown(screen, "provenance"),
        screen.problems.list,
    ]
    assert [reached.index(one) for one in wanted] == sorted(reached.index(one) for one in wanted)


def test_that_an_empty_form_gets_parts_sections_and_questions_again(editor, settle):
    screen = editor()
    for _part in range(3):
        turn_to(screen, next(one["id"] for one in screen.edited.tables["part"]))
        screen.outline.removed.emit()
        if "part" not in screen.edited.tables:
            break
    assert screen.outline.path == ()
    for button, key in ((screen.outline.part, "title"), (screen.outline.section, "title")):
        button.click()
        shown(screen, key).setPlainText("One")
    screen.outline.question.click()
    shown(screen, "label").setPlainText("What?")
    form = screen.edited.keep()
    assert [question.id for question in form.questions()] == ["section_1.question_1"]
