"""The draft in an officer's own language: headings, the reading page and what undo would undo."""

import pytest

from PySide6.QtWidgets import QApplication, QLabel

from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.ui.models.read_answers import AnswerReader
from tests.ui.draft_builders import full_form
from tests.ui.small_catalog import TURKISH, words_of_forms


@pytest.fixture
def words():
    return words_of_forms("tr", TURKISH)


def texts(widget):
    isolates = {0x2068: None, 0x2069: None}
    return [label.text().translate(isolates) for label in widget.findChildren(QLabel) if label.text()]


def test_that_part_and_section_have_their_translation_beneath(draft_screen):
    page = draft_screen().pages.page
    assert texts(page.widget())[:4] == ["Part 1", "1. Kısım", "Your city", "Şehriniz"]


def test_that_undo_names_the_question_in_the_officers_language(draft_screen, type_text):
    screen = draft_screen({"city.name": "Ljubljana"})
    type_text(screen.pages.page.frames["city.name"].box.entry(), "x")
    assert screen.undo_actions.undo.text() == "Undo: Şehrin adı"
    screen.setFocus()
    screen.undo_actions.undo.trigger()
    assert screen.undo_actions.redo.text() == "Redo: Şehrin adı"


def test_that_the_reading_page_says_options_rows_and_units_in_the_officers_language(draft_screen):
    screen = draft_screen(
        {
            "city.networks": "no",
            "profile.population": {"value": 295504, "year": 2023},
            "profile.goals": {"answer": ["health", "work"]},
            "motivation.challenges": {"work": 5},
            "motivation.order": ["families", "workplaces"],
        }
    )
    screen._actions["read"].trigger()
    while not screen.reading.page.complete:
        QApplication.processEvents()
    entries = screen.reading.page.entries
    assert "Hayır" in texts(entries["city.networks"])
    assert any(text.endswith("kişi") for text in texts(entries["profile.population"]))
    assert texts(entries["profile.goals"])[-4:] == ["•", "Health and well-being", "•", "İş ve istihdam"]
    assert "İşyerinde öğrenme: 5 of 5, büyük zorluk" in texts(entries["motivation.challenges"])
    assert texts(entries["motivation.order"])[-4:] == ["1.", "Aileler", "2.", "Workplaces"]


def test_that_without_a_catalog_the_official_labels_are_read():
    form, english = full_form(), Words("en")
    reader = AnswerReader(english, form.languages, FormWords(english, form.name))
    (piece,) = reader.pieces(form.question("city.networks"), {"": "no"}, None)
    assert piece.text == "No"
