"""The draft screen: what a person does there, and what they see."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import AnswerState
from lcapp.errors import StorageUnavailable
from lcapp.i18n import Words
from lcapp.services.draft_session import DraftSession, ReadOnlyReason
from lcapp.ui.draft.section_state import SectionState
from lcapp.ui.screens.draft import DraftScreen
from tests.ui.draft.conftest import AtOnce
from tests.ui.draft_builders import NOW, a_call, a_session, full_form

WHY = AnswerKey("motivation.why", "en")
NAME = AnswerKey("city.name")


def frame(screen, question):
    screen.show_section(screen.session.form.section_of(question).id)
    return screen.pages.page.frames[question]


def label_texts(widget):
    QApplication.processEvents()  # new rows appear with the next turn of the loop
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_that_the_first_question_is_ready_to_type_in(draft_screen, qtbot):
    screen = draft_screen()
    qtbot.waitUntil(lambda: screen._question == "city.name")
    assert not screen.pages.page.frames["city.name"].visited


def test_that_typing_changes_the_answer_and_saved_is_said_when_it_is_true(draft_screen, qtbot, type_text):
    screen = draft_screen()
    type_text(frame(screen, "city.name").box.entry(), "Šiauliai")
    assert screen.session.answer(NAME) == "Šiauliai"
    assert screen.session.has_unsaved
    assert "Saving…" in label_texts(screen.header)
    qtbot.waitUntil(lambda: not screen.session.has_unsaved, timeout=3000)
    qtbot.waitUntil(lambda: any(t.startswith("Saved") for t in label_texts(screen.header)), timeout=1000)


def test_that_undo_shows_the_old_answer_and_the_menu_names_the_question(draft_screen, type_text):
    screen = draft_screen({"city.name": "Ljubljana"})
    box = frame(screen, "city.name").box
    type_text(box.entry(), "x")
    assert screen.undo_actions.undo.text() == "Undo: Name of city"
    screen.show_section("pledge")
    screen.setFocus()
    screen.undo_actions.undo.trigger()
    assert screen.session.answer(NAME) == "Ljubljana"
    assert box.raw() == "Ljubljana"
    assert screen.pages.section == "city"
    screen.undo_actions.redo.trigger()
    assert box.raw() != "Ljubljana"


def test_that_one_step_of_undo_brings_a_removed_record_back(draft_screen):
    records = [{"id": "p1", "title": "Library"}, {"id": "p2", "title": "Festival"}]
    screen = draft_screen({"practice.items": records})
    group = frame(screen, "practice.items").box.field
    group.remove(group.cards[0])
    assert [r["id"] for r in screen.session.answer(AnswerKey("practice.items"))] == ["p2"]
    screen.session.undo()
    assert [card.record_id for card in group.cards] == ["p1", "p2"]


def test_that_a_hidden_question_is_hidden_and_its_widget_stays(draft_screen):
    screen = draft_screen()
    names = frame(screen, "city.network_names")
    assert names.isHidden()
    frame(screen, "city.networks").box.field._marks["yes"].click()
    assert not names.isHidden()
    assert screen.pages.page.frames["city.network_names"] is names


def test_that_missing_answers_are_not_complained_about_before_a_visit_or_a_check(draft_screen):
    screen = draft_screen()
    email = frame(screen, "city.email")
    screen.checking.check_now()
    assert not any("no answer" in text for text in label_texts(email))
    email.focus_went()
    screen.checking.check_now()
    assert any("no answer" in text for text in label_texts(email))


def test_that_check_lists_everything_says_what_was_not_checked_and_takes_the_keys(draft_screen):
    screen = draft_screen()
    screen._actions["check"].trigger()
    texts = [screen.findings.list.item(row).text() for row in range(screen.findings.list.count())]
    assert any("Name of city" in text for text in texts)
    assert any("Not checked" in text for text in label_texts(screen.findings))
    assert screen.panel.page == "findings"
    assert screen.window().focusWidget() is screen.findings.list


def test_that_a_finding_leads_to_its_field_and_the_list_stays_open(draft_screen):
    screen = draft_screen({"motivation.why@en": "word " * 201})
    screen.check()
    over = next(
        screen.findings.list.item(row)
        for row in range(screen.findings.list.count())
        if "over the limit" in screen.findings.list.item(row).text()
    )
    screen.findings.list.itemActivated.emit(over)
    assert screen.pages.section == "motivation"
    assert screen.window().focusWidget() is screen.pages.page.frames["motivation.why"].box.entry()
    assert screen.panes.panel_open
    assert screen.panel.page == "findings"


def test_that_f4_goes_from_finding_to_finding(draft_screen):
    screen = draft_screen()
    screen.check()
    seen = set()
    for _step in range(3):
        screen._actions["finding"].trigger()
        seen.add(screen.pages.page.current or screen.window().focusWidget())
    assert len(seen) == 3


def test_that_section_states_are_shapes_with_words(draft_screen):
    screen = draft_screen({"city.name": "Ljubljana", "motivation.why@en": "word " * 201})
    states = {line.section: line.state for line in screen.checking.check_now().sections}
    assert states["city"] is SectionState.BEGUN
    assert states["motivation"] is SectionState.TO_FIX
    assert states["profile"] is SectionState.EMPTY
    assert states["pledge"] is SectionState.OTHERS
    said = [
        screen.sections.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(screen.sections.list.count())
    ]
    assert said[0] == "Your city: begun"


def test_that_a_failed_save_stays_on_the_screen_and_goes_when_it_worked(
    draft_screen, store, qtbot, type_text
):
    screen = draft_screen()
    store.refuse = StorageUnavailable("disk_full")
    type_text(frame(screen, "city.name").box.entry(), "Kashan")
    screen.autosave.flush_now()
    qtbot.waitUntil(screen.banner.isVisible)
    assert screen.session.has_unsaved
    assert screen.banner.said.text().startswith("Not saved yet.")
    store.refuse = None
    screen.banner.first_chosen.emit()
    qtbot.waitUntil(lambda: not screen.banner.isVisible(), timeout=3000)
    assert not screen.session.has_unsaved


def test_that_leaving_saves_everything(draft_screen, store, type_text):
    screen = draft_screen()
    type_text(frame(screen, "city.name").box.entry(), "Kashan")
    assert screen.leave()
    assert store.load(screen.session.dossier.number).answers[NAME] == "Kashan"


def test_that_leaving_with_a_full_disk_offers_three_ways_out(
    draft_screen, store, dialogs, tmp_path, type_text
):
    screen = draft_screen()
    store.refuse = StorageUnavailable("disk_full")
    type_text(frame(screen, "city.name").box.entry(), "Kashan")
    dialogs.answers = [None]
    assert not screen.leave()
    copy = tmp_path / "copy.json"
    dialogs.answers = ["Try again", "Save a copy elsewhere…", str(copy)]
    assert screen.leave()
    assert b"Kashan" in copy.read_bytes()
    dialogs.answers = ["Discard what is not saved"]
    assert screen.leave()
    store.refuse = None


def test_that_notes_are_written_beside_a_question_and_settled(draft_screen, type_text):
    screen = draft_screen()
    frame(screen, "city.name").quiet.note_wanted.emit()
    assert screen.panel.page == "notes"
    type_text(screen.noting.panel._box, "Ask the mayor.")
    screen.noting.panel._add.click()
    note = screen.session.notes("city.name")[0]
    assert note.text == "Ask the mayor."
    assert any("Ask the mayor." in text for text in label_texts(screen.noting.panel))
    screen.noting.panel.settled.emit(note.id, True)
    assert screen.session.notes("city.name")[0].settled


def test_that_a_state_is_set_in_the_persons_name_and_falls_back_with_a_new_text(draft_screen, type_text):
    screen = draft_screen({"city.name": "Ljubljana"})
    question = frame(screen, "city.name")
    question.quiet.state_wanted.emit(AnswerState.APPROVED)
    assert screen.session.mark(NAME).by == "Ana"
    assert any("Approved, Ana" in text for text in label_texts(question))
    type_text(question.box.entry(), "x")
    assert screen.session.mark(NAME).state is AnswerState.DRAFT
    assert not any("Approved" in text for text in label_texts(question))


def test_that_copy_puts_the_plain_answer_on_the_clipboard(draft_screen, qapp):
    screen = draft_screen({"city.country": "SI", "profile.status": "region"})
    frame(screen, "profile.status").quiet.copy_wanted.emit()
    assert qapp.clipboard().text() == "Region"


def test_that_find_and_replace_is_one_act_that_undo_takes_back(draft_screen):
    answers = {"city.name": "Lubljana", "motivation.plain": "Lubljana, Lubljana"}
    screen = draft_screen(answers)
    screen._actions["replace"].trigger()
    screen.finding_text.panel.query.setText("Lubljana")
    screen.finding_text.panel.refresh()
    assert screen.finding_text.panel.list.count() == 3
    screen.finding_text.panel.replace_wanted.emit("Lubljana", "Ljubljana")
    assert screen.session.answer(AnswerKey("motivation.plain")) == "Ljubljana, Ljubljana"
    assert "Replaced in 2 answers" in screen.finding_text.panel.said.text()
    screen.session.undo()
    assert screen.session.answer(NAME) == "Lubljana"
    assert screen.session.answer(AnswerKey("motivation.plain")) == "Lubljana, Lubljana"


def test_that_a_hit_in_a_question_leads_to_it(draft_screen):
    screen = draft_screen()
    screen.finding_text.panel.query.setText("density")
    screen.finding_text.panel.refresh()
    screen.finding_text.panel.list.itemActivated.emit(screen.finding_text.panel.list.item(0))
    assert screen.pages.section == "profile"


def test_that_computed_figures_follow_what_is_typed(draft_screen):
    screen = draft_screen({"profile.population": {"value": 1000}, "profile.area": {"value": 10}})
    figure = frame(screen, "profile.density")
    assert any(text.startswith("100") for text in label_texts(figure))
    screen.session.set_answer(AnswerKey("profile.area"), {"value": 20})
    screen.checking.check_now()
    assert any(text.startswith("50") for text in label_texts(figure))


def test_that_statements_are_filled_from_the_answers(draft_screen):
    screen = draft_screen({"city.name": "Ljubljana"})
    assert any("The city of Ljubljana hereby" in text for text in label_texts(frame(screen, "pledge.text")))


def test_that_both_deadlines_are_said_in_words(draft_screen):
    said = " ".join(label_texts(draft_screen().header))
    assert "Commission's own deadline 1 December 2026, 6 days left" in said
    assert "Deadline of the call 15 December 2026, 20 days left" in said


def test_that_a_read_only_draft_says_why_and_takes_no_typing(draft_screen, store):
    session = a_session(store, answers={"city.name": "Ljubljana"})
    read_only = DraftSession(
        store.load(session.dossier.number),
        form=full_form(),
        call=a_call(),
        store=store,
        clock=lambda: NOW,
        actor="Ana",
        read_only=ReadOnlyReason("form_missing", {"form": "demo-1"}),
    )
    screen = draft_screen(session=read_only)
    assert "demo-1 is not on this computer" in screen.why_read_only.said.text()
    assert frame(screen, "city.name").box.entry().isReadOnly()
    assert screen.leave()


def test_that_keys_turn_sections_and_questions(draft_screen):
    screen = draft_screen()
    screen._actions["section_on"].trigger()
    assert screen.pages.section == "profile"
    screen._actions["section_back"].trigger()
    assert screen.pages.section == "city"
    screen.go_to(NAME)
    screen._actions["question_on"].trigger()
    assert screen.window().focusWidget() is screen.pages.page.frames["city.country"].box.entry()
    screen._actions["question_back"].trigger()
    screen._actions["question_back"].trigger()
    assert screen.pages.section == "city"


def test_that_f6_goes_round_the_panes(draft_screen):
    screen = draft_screen()
    screen.go_to(NAME)
    places = []
    for _step in range(3):
        screen._actions["pane"].trigger()
        places.append(screen.window().focusWidget())
    assert places[0] is screen.panel.tabs
    assert places[1] is screen.sections.list
    assert screen.pages.isAncestorOf(places[2])


@pytest.mark.window
def test_that_every_action_has_a_text_and_a_key(draft_screen):
    screen = draft_screen()
    keys = [action.shortcut().toString() for action in screen.actions()]
    assert all(action.text() for action in screen.actions())
    assert all(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.window
def test_that_everything_tab_reaches_has_a_name_a_reader_can_say(draft_screen):
    screen = draft_screen()
    for section in ("city", "profile", "motivation", "pledge"):
        screen.show_section(section)
        for question in screen.pages.page.frames.values():
            question.focus_came()
        nameless = [
            type(w).__name__
            for w in screen.findChildren(QWidget)
            if w.isVisibleTo(screen)
            and w.focusPolicy() & Qt.FocusPolicy.TabFocus
            and w.focusProxy() is None
            and w.objectName() != "qt_scrollarea_viewport"
            and not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)
        ]
        assert nameless == []


@pytest.mark.window
def test_that_no_label_takes_text_for_markup(draft_screen):
    screen = draft_screen({"city.name": "<b>bold</b>"})
    for section in ("city", "profile", "motivation", "pledge"):
        screen.show_section(section)
    rich = [
        label.text()
        for label in screen.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text()
    ]
    assert rich == []


def test_that_a_narrow_window_turns_the_sections_into_a_drop_down_and_the_panel_into_a_drawer(
    draft_screen, qapp
):
    screen = draft_screen(size=(860, 700))
    assert screen.sections.isHidden()
    assert screen.sections.drop_down.isVisible()
    assert not screen.panes.panel_open
    screen.check()
    assert screen.panel.parentWidget() is screen.panes
    screen.resize(1300, 800)
    qapp.processEvents()
    assert screen.sections.isVisible()
    assert screen.panel.parentWidget() is not screen.panes
    assert screen.panes.panel_open


def test_that_the_panel_stands_next_time_as_it_was_left(draft_screen):
    first = draft_screen()
    first.panes.set_panel(shown=False, width=390)
    second = draft_screen()
    second.restore_panels("nonsense")
    assert second.panes.panel_open
    second.restore_panels(first.panels())
    assert not second.panes.panel_open
    second.panes.set_panel(shown=True)
    assert abs(second.panel.width() - 390) <= 2


def test_that_from_right_to_left_the_sections_stand_at_the_right(
    store, look, qapp, small_app, dialogs, qtbot
):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    screen = DraftScreen(a_session(store), small_app, Words("xr"), dialogs, AtOnce(), look=look)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.show()
    qapp.processEvents()

    def middle(widget):
        return widget.mapTo(screen, widget.rect().center()).x()

    assert middle(screen.sections) > middle(screen.pages) > middle(screen.panel)
    screen.leave()


def test_that_nothing_on_a_page_is_wider_than_a_small_window(draft_screen, qapp):
    screen = draft_screen(size=(1024, 700))
    for section in ("city", "profile", "motivation", "pledge"):
        page = screen.pages.show_section(section)
        qapp.processEvents()
        assert page.widget().minimumSizeHint().width() <= page.viewport().width()


def test_that_ctrl_z_in_an_untouched_box_reaches_the_draft(draft_screen, type_text):
    screen = draft_screen({"city.name": "Ljubljana"})
    screen.session.set_answer(NAME, "Maribor")
    box = frame(screen, "city.email").box
    screen.activateWindow()
    box.entry().setFocus()
    QTest.keyClick(box.entry(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.answer(NAME) == "Ljubljana"
