"""Records of a group: their own titles, folded and unfolded, and fields with many options in little room."""

from dataclasses import replace

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from lcapp.domain.findings import Finding, Severity
from lcapp.domain.values import canonical
from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.marks import SquareMark
from tests.records.shelf import FORMS

GOALS = [
    {
        "id": "g1",
        "goal": {"en": "Open ten learning cafés"},
        "term": "short",
        "areas": ["cohesion", "culture"],
    },
    {"id": "g2", "goal": {"en": "Halve the number of adults who cannot read " * 4}},
    {"id": "g3", "goal": {"en": "Every company trains"}, "term": "long"},
]

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Qt's offscreen screen has no lists that drop down in front of others."""


@pytest.fixture
def group(context, qtbot):
    """A group of a shipped form with records in it."""
    boxes = []

    def made(form, question, records, **more):
        asked = FORMS.get(form).question(question)
        box = AnswerBox(asked, replace(context, form=form, **more))
        boxes.append(box)
        qtbot.addWidget(box)
        box.rename(asked.label)
        box.show_answer(canonical(asked, records))
        box.resize(680, 1200)
        box.show()
        qtbot.waitExposed(box)
        box.activateWindow()
        return box.field

    return made


@pytest.fixture
def goals(group):
    return group("plan-1", "plan.goals", GOALS)


MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069"))


def titles(field):
    return [card.head.title.whole.translate(MARKS) for card in field.cards]


def test_that_a_record_is_called_by_its_own_title_and_its_number(goals):
    assert titles(goals)[0] == "1. Open ten learning cafés"
    assert titles(goals)[2] == "3. Every company trains"


def test_that_a_long_title_ends_with_dots_and_is_whole_in_its_tip(goals):
    title = goals.cards[1].head.title
    assert title.text().translate(MARKS).endswith("…")
    assert title.whole in title.toolTip()
    assert title.accessibleName() == title.whole
    assert goals.cards[0].head.title.toolTip() == ""


def test_that_a_record_takes_its_title_as_one_types(goals, type_text):
    goals.add()
    assert titles(goals)[3] == "Record 4"
    type_text(goals.cards[3].findChild(LineEdit), "Read")
    assert titles(goals)[3] == "4. Read"


def test_that_records_of_official_forms_and_of_choices_have_titles_too(group):
    practice = group("membership-2025", "practice.items", [{"title": {"en": "Book bus"}}])
    assert titles(practice) == ["1. Book bus"]
    who = FORMS.get("access-1").question("access.groups").field("who").options[0]
    reached = group("access-1", "access.groups", [{"who": who.id, "programme": {"en": "Cafés"}}])
    assert titles(reached) == [f"1. {who.label}"]
    totals = group("resources-1", "resources.totals", [{"when": "2026"}])
    assert titles(totals) == ["1. 2026"]


def test_that_a_folded_record_shows_its_title_and_what_is_missing(goals):
    card = goals.cards[1]
    QTest.keyClick(card.head.fold, Qt.Key.Key_Space)
    assert card.is_folded
    assert not card.findChild(LineEdit).isVisible()
    assert card.head.missing.isVisible()
    assert card.head.missing.text() == "Missing: Term"
    assert card.head.fold.accessibleDescription() == "closed · Missing: Term"
    QTest.keyClick(card.head.fold, Qt.Key.Key_Space)
    assert card.findChild(LineEdit).isVisible()
    assert card.head.fold.accessibleDescription() == "open"
    assert not card.head.missing.isVisible()


def test_that_a_folded_record_names_the_fields_with_findings(goals):
    advice = Finding("goal_without_indicator", Severity.ADVICE, "plan.goals", item="g1", field="indicator")
    goals.show_findings([advice])
    goals.fold_all(folded=True)
    assert goals.cards[0].head.missing.text() == "To look at: Indicator"
    assert goals.cards[2].head.missing.text() == ""


def test_that_all_records_fold_at_once_and_new_ones_stay_open(goals):
    goals.folds[True].click()
    assert all(card.is_folded for card in goals.cards)
    goals.add()
    assert not goals.cards[3].is_folded
    goals.folds[False].click()
    assert not any(card.is_folded for card in goals.cards)
    assert goals.folds[True].accessibleName() == "Fold all: Which goals does the plan set?"


def test_that_one_record_alone_has_nothing_to_fold_at_once(group):
    field = group("plan-1", "plan.goals", GOALS[:1])
    assert not field.folds[True].isVisible()


def test_that_what_is_folded_stays_folded_when_the_page_is_built_again(group):
    folded = set()
    group("plan-1", "plan.goals", GOALS, folded=folded).cards[0].set_folded(True)
    again = group("plan-1", "plan.goals", GOALS, folded=folded)
    assert [card.is_folded for card in again.cards] == [True, False, False]


def test_that_a_finding_in_a_folded_record_unfolds_it(goals, qapp):
    goals.fold_all(folded=True)
    assert goals.entry() is goals.cards[0].head.fold
    assert goals.go_to("g2", "indicator")
    assert [card.is_folded for card in goals.cards] == [True, False, True]


def test_that_folding_is_not_an_edit_and_loses_nothing(goals):
    told = []
    goals.answer_edited.connect(told.append)
    before = goals.raw()
    goals.fold_all(folded=True)
    assert goals.raw() == before
    assert told == []


def test_that_a_read_only_record_can_still_be_folded(goals):
    goals.set_read_only(True)
    goals.cards[0].head.fold.click()
    assert goals.cards[0].is_folded


def opener(card, name="Areas"):
    return next(
        button
        for button in card.findChildren(QToolButton)
        if button.accessibleName().startswith(name) and button.text() == "Choose…"
    )


def test_that_many_options_of_a_record_stand_in_one_line_until_one_chooses(goals):
    card = goals.cards[0]
    button = opener(card)
    assert not any(mark.isVisible() for mark in card.findChildren(SquareMark))
    said = "Empowerment and social cohesion · A culture of learning throughout life"
    assert button.accessibleName().endswith(said)
    assert button.accessibleDescription() == "closed"
    QTest.keyClick(button, Qt.Key.Key_Space)
    marks = [mark for mark in card.findChildren(SquareMark) if mark.isVisible()]
    assert len(marks) == 12
    assert button.accessibleDescription() == "open"
    QTest.keyClick(marks[1], Qt.Key.Key_Space)
    assert goals.raw()[0]["areas"] == ["cohesion", "economy", "culture"]
    assert "Economic development" in button.accessibleName()
    assert len({mark.parentWidget().x() for mark in marks}) == 2


def test_that_nothing_chosen_is_said_in_the_line(goals):
    assert opener(goals.cards[1]).accessibleName().endswith("None of 12 options is chosen.")


def test_that_few_options_of_a_record_stay_marks(group):
    field = group("structure-1", "structure.stakeholders", [{"name": {"en": "Library"}}])
    stages = [mark for mark in field.findChildren(SquareMark) if mark.isVisible()]
    assert len(stages) == 5


@pytest.fixture
def activity(group, qtbot):
    """The line of an activity that names a goal, or partners; the goals are known."""
    known = {
        "goal": ("Open ten learning cafés", "Every company trains"),
        "partners": ("Library", "University"),
    }

    def made(field, **record):
        records = [{"title": {"en": "Cafés"}, **record}]
        asked = group("plan-1", "plan.activities", records, titles=lambda _group, name: known.get(name, ()))
        asked.told = []
        asked.answer_edited.connect(lambda raw: asked.told.append(raw[0].get(field)))
        line = asked.cards[0].entry(field)
        assert isinstance(line, LineEdit)
        line.setFocus()
        qtbot.waitUntil(line.hasFocus)
        line.asked = asked
        return line

    return made


def matches(line):
    popup = line.completer().popup()
    assert popup.isVisible()
    return [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]


def press(line, *keys):
    for key in keys:
        popup = line.completer().popup()
        QTest.keyClick(popup if popup.isVisible() else line, key)


@OFFSCREEN
def test_that_the_goals_of_the_plan_are_listed_on_asking_and_chosen_by_keys(activity):
    line = activity("goal")
    press(line, Qt.Key.Key_Down)
    assert matches(line) == ["Open ten learning cafés", "Every company trains"]
    press(line, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert line.text() == "Open ten learning cafés"
    assert line.asked.told[-1] == "Open ten learning cafés"


@OFFSCREEN
def test_that_a_goal_is_found_by_a_part_of_it_and_free_text_stays_possible(activity, type_text):
    line = activity("goal")
    type_text(line, "comp")
    assert matches(line) == ["Every company trains"]
    press(line, Qt.Key.Key_Escape)
    type_text(line, " of its own")
    assert line.asked.told[-1] == "comp of its own"


@OFFSCREEN
def test_that_several_partners_are_named_one_after_the_other(activity, type_text):
    line = activity("partners", partners="Library")
    press(line, Qt.Key.Key_Down)
    assert matches(line) == ["Library", "University"]
    press(line, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert line.text() == "Library, University"
    line.setCursorPosition(len(line.text()))
    type_text(line, ", lib")
    assert matches(line) == ["Library"]
    press(line, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert line.asked.told[-1] == "Library, University, Library"


@OFFSCREEN
def test_that_tab_in_the_list_takes_what_is_highlighted_and_goes_on(activity):
    line = activity("goal")
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert line.asked.told[-1] == "Open ten learning cafés"
    assert not line.completer().popup().isVisible()
    assert not line.hasFocus()


@OFFSCREEN
def test_that_nothing_drops_down_where_no_title_is_known_or_nothing_may_be_written(activity):
    line = activity("owner")
    press(line, Qt.Key.Key_Down)
    assert not line.completer().popup().isVisible()
    goal = activity("goal")
    goal.setReadOnly(True)
    press(goal, Qt.Key.Key_Down)
    assert not goal.completer().popup().isVisible()
