"""What checking found, for somebody who hears the screen: descriptions, the list, the way to the field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from lcapp.domain.answers import AnswerKey


def description(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def row_of(screen, question):
    listed = screen.findings.list
    rows = range(listed.count())
    return next(r for r in rows if (f := screen.findings._finding(r)) is not None and f.question == question)


def test_that_a_finding_is_the_description_of_its_field(draft_screen):
    screen = draft_screen({"city.email": "nobody"})
    field = screen.pages.page.frames["city.email"].box.entry()
    assert description(field) == ""
    screen.check()
    (sentence,) = [said for f, said in screen.checking.check_now().by_question["city.email"]]
    assert description(field).startswith(sentence)
    screen.session.set_answer(AnswerKey("city.email"), "ana@example.org")
    screen.checking.check_now()
    assert description(field) == ""


def test_that_a_finding_the_counter_shows_is_heard_too(draft_screen):
    screen = draft_screen({"motivation.plain": "word " * 101})
    screen.show_section("motivation")
    screen.check()
    assert "over the limit" in description(screen.pages.page.frames["motivation.plain"].box.entry())


def test_that_check_brings_the_keys_to_the_list_and_enter_into_the_field(draft_screen):
    screen = draft_screen({"city.email": "nobody"})
    screen._actions["check"].trigger()
    listed = screen.findings.list
    assert screen.window().focusWidget() is listed
    listed.setCurrentRow(row_of(screen, "city.email"))
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert screen.window().focusWidget() is screen.pages.page.frames["city.email"].box.entry()
    assert description(screen.window().focusWidget())


def test_that_a_jump_into_a_record_reaches_the_field_inside(draft_screen):
    records = [{"id": "p1", "title": "Library", "story": {"en": "word " * 51}}]
    screen = draft_screen({"practice.items": records})
    screen.check()
    screen.findings.list.setCurrentRow(row_of(screen, "practice.items"))
    screen.findings.list.itemActivated.emit(screen.findings.list.currentItem())
    group = screen.pages.page.frames["practice.items"].box.field
    focus = screen.window().focusWidget()
    assert group.cards[0].isAncestorOf(focus)
    assert focus is group.cards[0].entry("story")
