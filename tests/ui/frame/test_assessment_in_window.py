"""The self-assessment in the real window: what the levels show, features by name, and its years."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.ui.draft.reading_page import ReadingPage
from lcapp.ui.screens.draft import DraftScreen
from tests.records.samplia import ASSESSMENT
from tests.ui.frame.city_window import city_window, draft_of, fill, until
from tests.ui.frame.conftest import texts

STRENGTHS = AnswerKey("assess.strengths", "en")
TYPED = {key: one for key, one in ASSESSMENT.items() if key != "assess.strengths"}


@pytest.fixture
def assessed(started, settle):
    def open_(section="about", typed=TYPED, **more):
        window = city_window(started, **more)
        number = fill(window.context().app, "self_assessment", typed)
        return window, draft_of(window, number, section, settle)

    return open_


def assessing(screen):
    from lcapp.ui.city.assessing import Assessing

    (found,) = screen.findChildren(Assessing)
    return found


def test_that_strengths_gaps_and_priorities_stand_where_they_are_asked_for(assessed):
    _window, screen = assessed()
    lines = assessing(screen).lines
    assert lines["assess.strengths"].said.text().splitlines() == [
        "The features with the highest levels:",
        "• 1.3 Guaranteeing gender equality – level 5",
        "• 1.4 Creating a safe, harmonious and inclusive community – level 4",
        "• " + lines["assess.strengths"].said.text().splitlines()[3][2:],
    ]
    gaps = lines["assess.gaps"].said.text().splitlines()
    assert gaps[1].startswith("• 1.1 Ensuring")
    assert gaps[2].startswith("• 8.1 ")
    assert gaps[2].endswith("level 2, falling")
    assert lines["assess.priorities"].said.text().splitlines()[1].startswith("• 8.1 ")


def test_that_what_the_levels_show_goes_into_the_list_and_back(assessed, settle):
    _window, screen = assessed()
    line = assessing(screen).lines["assess.strengths"]
    line.button.click()
    settle()
    said = [one["text"] for one in screen.session.answer(STRENGTHS)]
    assert said[0] == "1.3 Guaranteeing gender equality"
    assert not line.button.isVisible()
    screen.undo_bar.button.click()
    until(settle, line.button.isVisible)
    assert screen.session.answer(STRENGTHS) is None


def test_that_without_a_level_the_way_to_them_is_told(assessed):
    _window, screen = assessed(typed={"assess.year": "2025"})
    line = assessing(screen).lines["assess.gaps"]
    assert line.said.text() == "No feature has a level yet: the pages of the areas ask for them."


def test_that_rows_of_trends_are_called_by_their_features(assessed):
    _window, screen = assessed("cohesion")
    said = texts(screen.pages.page.frames["trend.cohesion"])
    assert "1.3 Guaranteeing gender equality" in said
    assert "1.3" not in said


def test_that_an_area_says_how_features_and_practices_relate_to_it(assessed):
    _window, screen = assessed("cohesion")
    said = assessing(screen).lines["assess.cohesion"].said.text()
    assert said.startswith("Text, links and evidence stand for the whole area.")


def test_that_earlier_years_are_read_and_compared(assessed, settle):
    window, _screen = assessed()
    app = window.context().app
    first = app.city_records.started("self_assessment").number
    app.city_records.next_assessment("2026", today=window.context().today())
    window.rooms.city.show_city()
    settle()
    city = window.centralWidget()
    assert [one.text() for one in city.years.buttons] == ["Read the assessment of 2025"]
    city.years.compare.click()
    settle()
    assert {"2025", "2026"} <= set(texts(city.years.table))
    city.years.buttons[0].click()
    settle()
    screen = window.centralWidget()
    assert isinstance(screen, DraftScreen)
    assert screen.session.dossier.number == first
    assert screen.findChildren(ReadingPage)


@pytest.mark.parametrize("typed", ["abc", "1999"])
def test_that_what_is_no_year_begins_no_assessment(assessed, settle, typed):
    window, _screen = assessed()
    window.rooms.city.show_city()
    settle()
    window.dialogs.answers.append(typed)
    window.centralWidget().next_year.click()
    settle()
    assert len(window.context().app.city_records.assessments()) == 1


def test_that_the_library_says_which_features_the_areas_of_a_practice_stand_for(assessed, settle):
    from lcapp.ui.city.practice_areas import PracticeAreas

    window, _screen = assessed()
    number = window.context().app.city_records.started("practices").number
    screen = draft_of(window, number, "practices", settle)
    (found,) = screen.findChildren(PracticeAreas)
    assert "Empowerment and social cohesion (1.1 to 1.4)" in found.label.text()
    assert "Resources and their use (12.1 to 12.4)" in found.label.text()
