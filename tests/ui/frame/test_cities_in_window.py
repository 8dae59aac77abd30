"""Real cities in the real window: chosen by country, year and name, read with sources, compared."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.ui.screens.cities import CitiesScreen
from lcapp.ui.screens.our_city import OurCityScreen
from tests.ui.frame.conftest import focusable, texts


@pytest.fixture
def cities(window, settle):
    def open_(figures=False, **more):
        made = window(**{"name": "Ada", "language": "en"} | more)
        if figures:
            point = {"value": 84300, "year": 2024, "territory": "municipality"}
            app = made.context().app
            app.dossiers.start(
                "membership-2025", title="Samplia", answers={AnswerKey("profile.population"): point}
            )
        made.menus.actions["cities"].trigger()
        settle()
        screen = made.rooms.screen
        assert isinstance(screen, CitiesScreen)
        return screen

    return open_


def test_that_country_year_and_award_choose_together(cities, settle):
    screen = cities()
    everything = screen.list.count()
    assert everything == 83
    screen.year.setCurrentIndex(screen.year.findData(2019))
    screen.awarded.setChecked(True)
    assert screen.list.count() == 10
    assert screen.count.text() == "10 cities"
    screen.country.setCurrentIndex(screen.country.findData("DK"))
    settle()
    assert screen.list.count() == 1
    said = texts(screen.page)
    assert "Learning City Award 2019" in said
    assert any("4-17-42" in text for text in said)
    assert any(text.startswith("Source: ") for text in said)


def test_that_a_part_of_a_name_finds_a_city_and_nothing_finds_nothing(cities, settle):
    screen = cities()
    screen.said.setText("kerman")
    assert screen.list.count() == 1
    screen.said.setText("nowhere at all")
    settle()
    assert screen.list.count() == 0
    assert screen.count.text() == "0 cities"


def test_that_a_dossiers_figures_stand_beside_a_citys(cities, settle):
    screen = cities(figures=True)
    screen.choose("Sønderborg")
    screen.page.beside.setCurrentIndex(screen.page.beside.findText("Samplia"))
    settle()
    said = texts(screen.page)
    assert "Inhabitants: yours 84,300, theirs 74,737" in said
    assert any("The years differ." in text and "1.1 times theirs" in text for text in said)


def test_that_figures_from_memory_are_not_to_be_cited(cities, settle):
    screen = cities(figures=True)
    screen.choose("Kermanshah")
    screen.page.beside.setCurrentIndex(1)
    settle()
    assert any("from memory: do not cite" in text for text in texts(screen.page))


def test_that_a_city_without_a_profile_says_so(cities, settle):
    screen = cities()
    screen.choose("Ibadan")
    settle()
    assert "More is not known here." in texts(screen.page)
    assert not screen.page.beside.isVisible()


def test_that_everything_is_named_for_the_keys(cities):
    screen = cities()
    unnamed = [
        one for one in focusable(screen) if not one.accessibleName() and not getattr(one, "text", str)()
    ]
    assert unnamed == []


def test_that_one_types_a_name_at_once(cities):
    screen = cities()
    assert screen.focusWidget() is screen.said


def test_that_real_cities_are_reached_from_the_start_and_from_our_city_and_lead_back(window, settle):
    made = window(name="Ada", language="en")
    made.rooms.screen.cities.click()
    settle()
    assert isinstance(made.rooms.screen, CitiesScreen)
    made.rooms.city.show_city()
    settle()
    made.rooms.screen.cities.click()
    settle()
    assert isinstance(made.rooms.screen, CitiesScreen)
    made.rooms.screen.head.back.click()
    settle()
    assert isinstance(made.rooms.screen, OurCityScreen)


def test_that_the_citys_own_record_is_the_first_to_compare_with(window, settle):
    made = window(name="Ada", language="en")
    app = made.context().app
    app.dossiers.start("membership-2025", title="Samplia", answers={})
    record = app.city_records.find_or_start("city_record", title="Samplia")
    made.menus.actions["cities"].trigger()
    settle()
    beside = made.rooms.screen.page.beside
    assert beside.itemText(1) == "Our city, as its record has it"
    assert beside.itemData(1) == record.number
    assert beside.itemText(2) == "Samplia"


def test_that_sources_are_read_without_doubled_words_and_notes_of_the_search(cities, settle):
    screen = cities()
    screen.choose("Ljubljana")
    settle()
    said = "\n".join(texts(screen.page))
    assert "seen: " not in said
    assert "This source does not name Velenje among the members." in said


def test_that_a_month_of_the_iranian_calendar_is_named(cities, settle):
    screen = cities()
    screen.choose("Kashan")
    settle()
    assert "Member since 2016 (Mordad 1395 in the Iranian calendar)" in texts(screen.page)


def test_that_it_is_read_from_right_to_left_in_persian(cities, settle):
    screen = cities(language="fa")
    screen.choose("Kashan")
    settle()
    said = texts(screen.page)
    assert any("کاشان" in text for text in said)
    assert not any("1395-05" in text for text in said)


def test_that_a_new_application_begins_with_its_first_choice_and_names_its_form(window, settle):
    made = window(name="Ada", language="en")
    made.rooms.show_new_application()
    settle()
    screen = made.rooms.screen
    assert screen.focusWidget() is screen.kinds.checkedButton()
    assert not any("membership-20" in text for text in texts(screen.facts))
