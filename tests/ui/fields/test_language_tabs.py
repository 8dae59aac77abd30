"""The languages of an answer: which is shown first, and which are marked as written in."""

import dataclasses

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.domain.forms import QuestionType
from lcapp.ui.fields.language_tabs import LanguageTabs
from tests.ui.draft_builders import a_question


@pytest.fixture
def tabs(context, qtbot):
    def make(first=""):
        around = dataclasses.replace(context, languages=("en", "fr", "fa"), first_language=first)
        made = LanguageTabs(a_question("a.why", QuestionType.LONG_TEXT, "Why?", translatable=True), around)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def marked(tabs):
    return [code for place, code in enumerate(tabs.languages) if not tabs.tabs.tabIcon(place).isNull()]


def test_that_a_question_without_answer_shows_the_language_of_the_draft(tabs):
    assert tabs("fa").language == "fa"
    assert tabs("sl").language == "en"


def test_that_a_language_that_is_written_in_is_shown_and_marked(tabs):
    one = tabs("en")
    one.show_answer("fa", "چرا")
    assert (one.language, marked(one)) == ("fa", ["fa"])
    assert one.tabs.accessibleTabName(2) == "Persian, written"
    one.show_answer("en", "Why")
    assert (one.language, marked(one)) == ("fa", ["en", "fa"])
    one.show_answer("fa", None)
    assert marked(one) == ["en"]
    assert one.tabs.accessibleTabName(2) == "Persian"


def test_that_the_language_somebody_chose_stays(tabs):
    one = tabs("en")
    one.turn_to("fr")
    one.show_answer("fa", "چرا")
    assert one.language == "fr"
    one.tabs.setFocus()
    QTest.keyClick(one.tabs, Qt.Key.Key_Right)
    assert one.language == "fa"


def test_that_typing_marks_the_language(tabs, type_text):
    one = tabs("fa")
    type_text(one.entry(), "چ")
    assert marked(one) == ["fa"]
    one.show_answer("en", "Why")
    assert one.language == "fa"
