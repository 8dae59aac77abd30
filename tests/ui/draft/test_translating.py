"""The two-language view on a real draft: side by side, states, checking, differences, terms, keys."""

import dataclasses

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.glossary_terms import Offer
from lcapp.domain.translation_state import TranslationState
from lcapp.domain.translation_units import Unit
from lcapp.i18n import Words
from lcapp.i18n.days_in_text import days_in
from lcapp.services.read_only import ReadOnlyReason
from lcapp.services.translation_desk import TranslationDesk
from lcapp.ui.draft.translating_row import TranslationRow
from tests.ui.draft_builders import a_session

WHY = Unit("motivation.why")
STORY = Unit("practice.items", "p1", "story")
ANSWERS = {
    "city.name": "شهر کاشان",
    "motivation.why@fa": "یادگیری مادام‌العمر برای ۳۰۴٬۴۸۷ نفر در ۷ اکتبر ۲۰۲۳",
    "motivation.why@en": "Learning for 304,478 people on 7 October 2023",
    "practice.items": [
        {"id": "p1", "title": "Library", "story": {"fa": "تا دیر باز است"}},
        {"id": "p2", "title": "Feast", "story": {"fa": "هر سال", "en": "Every year"}},
    ],
}
TERMS = (Offer("lifelong", "یادگیری مادام‌العمر", "lifelong learning"),)


@pytest.fixture
def small_app(small_app):
    small_app.translating = TranslationDesk(
        lambda text, language: days_in(Words(language), text), lambda source, target: TERMS
    )
    return small_app


def finish(page):
    while not page.complete:
        QApplication.processEvents()
    return page


@pytest.fixture
def screen(draft_screen):
    return draft_screen(ANSWERS)


@pytest.fixture
def desk(screen):
    screen._actions["translate"].trigger()
    finish(screen.translating.page)
    QApplication.processEvents()
    return screen.translating


def row_of(desk, unit=WHY):
    return desk.page.rows[unit]


def box_of(desk, unit=WHY):
    return row_of(desk, unit).target.entry()


def state_of(desk, unit=WHY):
    return desk.page.translations[unit].state


def type_and_wait(desk, type_text, box, text):
    type_text(box, text)
    settle(desk)


def settle(desk):
    while desk._soon.isActive():
        QTest.qWait(10)


def said_in(row):
    return [label.text() for label in row.findChildren(QLabel) if label.isVisible() and label.text()]


def test_that_the_view_stands_in_place_of_the_panes_with_source_and_translation_side_by_side(screen, desk):
    assert (desk.pair.source, desk.pair.target) == ("fa", "en")
    assert desk.is_open
    assert screen.panes.isHidden()
    assert list(desk.page.rows) == [WHY, STORY, Unit("practice.items", "p2", "story")]
    row = row_of(desk)
    assert row.source.entry().text().startswith("یادگیری")
    assert row.target.entry().text().startswith("Learning")
    source, target = (box.mapTo(desk.page, box.rect().topLeft()) for box in (row.source, row.target))
    assert source.x() < target.x()
    assert source.y() == target.y()


def test_that_in_persian_the_source_stands_at_the_right(screen, desk, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    row = row_of(desk)
    source, target = (box.mapTo(desk.page, box.rect().topLeft()).x() for box in (row.source, row.target))
    assert source > target


def test_that_each_paragraph_follows_its_own_direction(desk):
    row = row_of(desk)
    directions = [box.entry().document().firstBlock().textDirection() for box in (row.source, row.target)]
    assert directions == [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight]
    line = row.source.entry().document().firstBlock().layout().lineAt(0)
    assert line.naturalTextRect().right() > row.source.entry().viewport().width() * 0.8


def test_that_the_keys_are_in_the_first_text_to_do_and_f8_leads_on_around_the_end(desk):
    assert desk.page.current == WHY
    page = desk.page
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_F8)
    assert page.current == STORY
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.current == WHY
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.current == STORY


def test_that_typing_a_translation_goes_into_the_draft_and_its_state_follows(screen, desk, type_text):
    assert state_of(desk, STORY) is TranslationState.NOT_STARTED
    assert not row_of(desk, STORY).checked.isEnabled()
    type_and_wait(desk, type_text, box_of(desk, STORY), "Open late")
    items = screen.session.answer(AnswerKey("practice.items"))
    assert items[0]["story"] == {"fa": "تا دیر باز است", "en": "Open late"}
    assert state_of(desk, STORY) is TranslationState.DRAFT
    assert row_of(desk, STORY).checked.isEnabled()
    assert "2 of 50 words" in row_of(desk, STORY).counter.text()


def test_that_control_enter_marks_as_checked_and_goes_on_and_undo_takes_it_back(screen, desk):
    QTest.keyClick(box_of(desk), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert state_of(desk) is TranslationState.CHECKED
    assert desk.page.current == STORY
    row = row_of(desk)
    assert row.checked.isChecked()
    assert "checked, Ana" in said_in(row)
    screen.undo_actions.undo.trigger()
    settle(desk)
    assert state_of(desk) is TranslationState.DRAFT
    assert not row.checked.isChecked()
    assert desk.is_open


def test_that_the_box_checked_is_worked_by_the_space_bar(desk):
    box = row_of(desk).checked
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert state_of(desk) is TranslationState.CHECKED
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert state_of(desk) is TranslationState.DRAFT


def test_that_another_source_makes_a_checked_text_one_to_look_at(desk, type_text):
    desk.check_and_go_on()
    type_and_wait(desk, type_text, row_of(desk).source.entry(), "و")
    assert state_of(desk) is TranslationState.SOURCE_CHANGED
    assert "source changed since" in said_in(row_of(desk))
    assert "The source of 1 changed since." in desk.page.head.progress.text()


def test_that_a_text_without_translation_is_not_marked_and_why_is_said(desk):
    desk.page.bring(STORY)
    desk.check_and_go_on()
    assert desk.page.current == STORY
    assert any("both languages" in said for said in said_in(row_of(desk, STORY)))


def test_that_numbers_that_differ_are_said_and_lead_to_their_places(desk):
    row = row_of(desk)
    said = [text for text in said_in(row) if "number" in text]
    assert said == [
        "The number ۳۰۴٬۴۸۷ of the source is not in the translation.",
        "The number 304,478 is not in the source.",
    ]
    buttons = [b for b in row.findChildren(QToolButton) if "Show in" in b.accessibleName()]
    buttons[0].click()
    assert row.source.entry().hasFocus()
    assert row.source.entry().textCursor().selectedText() == "۳۰۴٬۴۸۷"
    buttons[1].click()
    assert row.target.entry().textCursor().selectedText() == "304,478"


def test_that_a_number_put_right_is_said_no_more(screen, desk):
    screen.session.set_answer(AnswerKey("motivation.why", "en"), "For 304,487 people on 7 October 2023")
    settle(desk)
    assert not [text for text in said_in(row_of(desk)) if "number" in text]


def test_that_the_official_terms_of_the_source_are_inserted_at_the_cursor(screen, desk):
    row = row_of(desk)
    assert row.terms.text() == "1 official term"
    (action,) = row.terms.menu().actions()
    assert action.text() == "\u2068lifelong learning\u2069 for \u2068یادگیری مادام‌العمر\u2069"
    cursor = row.target.entry().textCursor()
    cursor.setPosition(0)
    row.target.entry().setTextCursor(cursor)
    action.trigger()
    settle(desk)
    assert screen.session.answer(AnswerKey("motivation.why", "en")).startswith("lifelong learningLearning")
    assert row.target.entry().hasFocus()
    assert row_of(desk, STORY).terms.isHidden()


def test_that_the_counter_counts_in_the_readers_digits(screen):
    context = dataclasses.replace(screen.translating.page._context, words=Words("fa"))
    question = screen.session.form.question("motivation.why")
    row = TranslationRow(question, context, languages=("fa", "en"), number="1", label="Why", parent=screen)
    row.counter.show_count("one two three four five six seven")
    assert row.counter.text() == "۷ of ۲۰۰ words"


def test_that_undo_of_a_text_stays_in_the_view_and_of_another_answer_leads_to_it(screen, desk, type_text):
    type_and_wait(desk, type_text, box_of(desk, STORY), "Open")
    box_of(desk, STORY).document().clearUndoRedoStacks()
    screen.undo_actions.act(screen.session.undo)
    assert desk.is_open
    assert desk.page.current == STORY
    assert state_of(desk, STORY) is TranslationState.NOT_STARTED
    screen.session.set_answer(AnswerKey("city.name"), "Kashan")
    screen.undo_actions.act(screen.session.undo)
    assert not desk.is_open
    assert screen.pages.section == "city"


def test_that_esc_leads_back_and_going_elsewhere_closes_the_view(screen, desk):
    QTest.keyClick(box_of(desk), Qt.Key.Key_Escape)
    assert not desk.is_open
    assert not screen.panes.isHidden()
    assert screen._actions["panel"].isEnabled()
    desk.open()
    assert not screen._actions["panel"].isEnabled()
    screen.go_to(AnswerKey("city.name"))
    assert not desk.is_open
    assert screen.pages.section == "city"
    desk.open()
    screen.read()
    assert not desk.is_open
    assert screen.reading.is_open
    screen._actions["translate"].trigger()
    assert desk.is_open
    assert not screen.reading.is_open
    assert screen.panes.isHidden()


def test_that_the_two_languages_are_chosen_and_the_same_twice_turns_them_round(desk):
    head = desk.page.head
    head.target.setCurrentIndex(head.target.findData("fr"))
    head.target.activated.emit(head.target.currentIndex())
    finish(desk.page)
    assert desk.pair.target == "fr"
    assert state_of(desk) is TranslationState.NOT_STARTED
    head.target.setCurrentIndex(head.target.findData("fa"))
    head.target.activated.emit(head.target.currentIndex())
    finish(desk.page)
    assert (desk.pair.source, desk.pair.target) == ("fr", "fa")
    assert state_of(desk) is None
    assert head.source.currentData() == "fr"


def test_that_the_language_of_submission_is_an_act_that_the_findings_follow(screen, desk):
    head = desk.page.head
    assert [head.submission.itemData(n) for n in range(head.submission.count())] == ["en", "fr"]
    head.submission.setCurrentIndex(1)
    head.submission.activated.emit(1)
    assert desk.pair.target == "fr"
    found = [one.code for one in screen.session.findings()]
    assert found.count("not_translated") == 3
    screen.undo_actions.undo.trigger()
    assert "fr" not in str(screen.session.sides)


def test_that_a_name_in_one_script_asks_for_its_latin_form(draft_screen, type_text):
    screen = draft_screen(ANSWERS)
    screen._actions["translate"].trigger()
    desk = screen.translating
    line = desk.page.names.lines["city.name"]
    line.setFocus()
    type_text(line, "Kashan")
    line.editingFinished.emit()
    assert list(screen.session.sides.values()) == ["Kashan"]
    settle(desk)
    assert desk.page.names.isVisible()


def test_that_a_draft_that_can_only_be_read_is_shown_and_not_changed(draft_screen, store):
    session = a_session(store, answers=ANSWERS)
    session.read_only = ReadOnlyReason("sealed", {})
    screen = draft_screen(session=session)
    screen._actions["translate"].trigger()
    row = row_of(screen.translating)
    assert row.target.entry().isReadOnly()
    assert not row.checked.isEnabled()
    assert not screen.translating.page.head.submission.isEnabled()


def test_that_everything_the_keys_reach_has_a_name(desk):
    reached = [
        widget
        for widget in desk.page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) > 10
    nameless = [w for w in reached if not w.accessibleName() and not getattr(w, "text", str)()]
    assert nameless == []


def test_that_an_empty_draft_says_so(draft_screen):
    screen = draft_screen({})
    screen._actions["translate"].trigger()
    page = screen.translating.page
    assert page.rows == {}
    assert page.head.progress.text() == "Nothing is written in the language to translate from yet."
    assert not page.head.next.isEnabled()


def test_that_hundreds_of_texts_are_built_in_turns_and_the_last_is_reached_at_once(draft_screen):
    items = [{"id": f"p{n}", "title": "T", "story": {"fa": f"متن {n}"}} for n in range(60)]
    screen = draft_screen({"practice.items": items})
    screen._actions["translate"].trigger()
    page = screen.translating.page
    assert not page.complete
    page.bring(Unit("practice.items", "p59", "story"))
    assert page.current == Unit("practice.items", "p59", "story")
    assert len(finish(page).rows) == 60
