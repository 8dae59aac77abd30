"""Options, rows and scales in the officer's language, with the official words beside them."""

from dataclasses import replace

import pytest

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from lcapp.domain import values
from lcapp.domain.forms import QuestionType
from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.group import Group
from lcapp.ui.fields.registry import FIELDS
from tests.ui.draft_builders import a_question, full_form, options
from tests.ui.small_catalog import TURKISH, words_of_forms

QUESTIONS = {question.id: question for question in full_form().questions()}
WITH_OPTIONS = (
    "city.networks",
    "profile.goals",
    "profile.status",
    "motivation.challenges",
    "motivation.order",
)


@pytest.fixture
def turkish(context):
    return replace(context, words=words_of_forms("tr", TURKISH))


@pytest.fixture
def a_field(qtbot):
    def made(name, context):
        field = FIELDS[QUESTIONS[name].type](QUESTIONS[name], context)
        qtbot.addWidget(field)
        return field

    return made


def shown(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def marks(widget):
    return {
        mark.accessibleName().partition(":")[0]: mark
        for mark in reversed(widget.findChildren(QAbstractButton))
        if mark.accessibleName()
    }


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("city.networks", ["Evet", "Yes", "Hayır", "No"]),
        ("profile.goals", ["Eşitlik ve kapsayıcılık", "Equity and inclusion"]),
        ("motivation.challenges", ["İşyerinde öğrenme", "Learning for and in the workplace"]),
        ("motivation.order", ["Aileler", "Families"]),
    ],
)
def test_that_an_option_is_read_in_ones_own_language_with_the_official_words_beneath(
    question, said, a_field, turkish
):
    texts = shown(a_field(question, turkish))
    place = texts.index(said[0])
    assert texts[place : place + len(said)] == said


def test_that_an_option_nobody_translated_stands_there_once(a_field, turkish):
    assert shown(a_field("profile.goals", turkish)).count("Health and well-being") == 1


@pytest.mark.parametrize("question", WITH_OPTIONS)
def test_that_without_a_catalog_every_option_stands_there_once(question, a_field, context):
    field = a_field(question, context)
    official = [one.label for one in (*field.question.options, *field.question.rows)]
    combo = field.findChild(QComboBox)
    said = [combo.itemText(n) for n in range(combo.count())] if combo else shown(field)
    assert [text for text in said if text in official] == official
    assert len(said) == len(set(said))
    assert not any(mark.accessibleDescription() for mark in field.findChildren(QAbstractButton))


@pytest.mark.parametrize(
    ("question", "own", "official"),
    [
        ("city.networks", "Hayır", "No"),
        ("profile.goals", "İş ve istihdam", "Work and employment"),
        ("motivation.challenges", "İşyerinde öğrenme", "Learning for and in the workplace"),
        ("motivation.order", "Aileler", "Families"),
    ],
)
def test_that_a_screen_reader_hears_both_wordings(question, own, official, a_field, turkish):
    field = a_field(question, turkish)
    field.rename("The question")
    field.describe("A hint.")
    assert marks(field)[own].accessibleDescription().startswith(official)


def test_that_a_hint_is_heard_after_the_official_words(a_field, turkish):
    for name in ("city.networks", "motivation.order"):
        field = a_field(name, turkish)
        field.describe("A hint.")
        assert field.entry().accessibleDescription() in ("Yes A hint.", "Families A hint.")


def test_that_a_drop_down_shows_both_in_one_line_or_the_official_words_in_the_tip(a_field, turkish):
    field = a_field("profile.status", turkish)
    combo = field.findChild(QComboBox)
    field.show_answer("capital")
    assert combo.currentText() == "Başkent (Capital)"
    assert combo.toolTip() == ""
    field.show_answer("district")
    assert combo.currentText() == TURKISH["profile.status.option.district"][1]
    assert combo.toolTip() == "<qt>District</qt>"
    assert combo.currentData(Qt.ItemDataRole.AccessibleDescriptionRole) == "District"
    field.show_answer("region")
    assert (combo.currentText(), combo.toolTip()) == ("Region", "")


def test_that_official_words_do_not_turn_over_in_a_persian_line(a_field, context):
    persian = words_of_forms("fa", {"profile.status.option.capital": ("Capital", "پایتخت")})
    field = a_field("profile.status", replace(context, words=persian))
    combo = field.findChild(QComboBox)
    assert combo.itemText(combo.findData("capital")) == "پایتخت (\u2068Capital\u2069)"


def test_that_the_meaning_of_a_scale_is_translated_and_the_official_one_in_its_tip(a_field, turkish):
    field = a_field("motivation.challenges", turkish)
    head = next(label for label in field.findChildren(QLabel) if "zorluk yok" in label.text())
    assert head.text() == "1 = zorluk yok · 5 = büyük zorluk"
    assert head.toolTip() == "<qt>1 = no challenge · 5 = great challenge</qt>"
    said = QAccessible.queryAccessibleInterface(head).text(QAccessible.Text.Description)
    assert said == "1 = no challenge · 5 = great challenge"


@pytest.mark.parametrize(
    ("question", "raw"),
    [
        ("city.networks", "no"),
        ("profile.goals", {"answer": ["equity", "work"], "text": "Both"}),
        ("profile.status", "capital"),
        ("motivation.challenges", {"work": 4}),
        ("motivation.order", ["families"]),
    ],
)
def test_that_what_is_stored_is_the_id_in_every_language(question, raw, turkish, qtbot):
    box = AnswerBox(QUESTIONS[question], turkish)
    qtbot.addWidget(box)
    value = values.canonical(QUESTIONS[question], raw)
    box.show_answer(value)
    assert values.canonical(QUESTIONS[question], box.raw()) == value


def test_that_an_option_inside_a_record_is_looked_up_under_its_group(turkish, qtbot):
    size = a_question("size", QuestionType.CHOICE, "Size", options=options("Small", "Large"))
    field = Group(a_question("practice.items", QuestionType.GROUP, "Practices", fields=(size,)), turkish)
    qtbot.addWidget(field)
    field.show_answer([{"id": "p1", "size": "large"}])
    texts = shown(field)
    assert texts.index("Small") == texts.index("Küçük") + 1
    assert field.raw() == [{"id": "p1", "size": "large"}]
