"""Our city in the real window: records, offers under questions, where a fact stands, and the mayor's page."""

import time

import pytest
from shiboken6 import isValid

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.domain.answers import AnswerKey
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.our_city import OurCityScreen
from lcapp.ui.screens.start import StartScreen
from tests.ui.frame.city_window import city_window, draft_of, fill, until
from tests.ui.frame.conftest import focusable, texts

POPULATION = AnswerKey("profile.population")


@pytest.fixture
def city(started):
    """The window with one application, Samplia, and the records of the same city."""

    return lambda **more: city_window(started, **more)


def lines_of(screen):
    from lcapp.ui.city.city_offers import CityOffers

    (offers,) = screen.findChildren(CityOffers)
    return offers.lines


def test_that_records_stand_in_our_city_and_not_among_my_dossiers(city, settle):
    window = city()
    window.rooms.show_start()
    settle()
    start = window.centralWidget()
    assert isinstance(start, StartScreen)
    assert [row.line.title for row in start.rows] == ["Samplia"]
    start.city.click()
    settle()
    screen = window.centralWidget()
    assert isinstance(screen, OurCityScreen)
    assert len(screen.cards) == 12
    said = texts(screen)
    assert "11 questions that every form asks have no answer yet." in said
    assert "Festivals and learning days: past and planned." in said
    assert any(text.startswith("Which goals does the plan set:") for text in said)


def test_that_our_city_opens_on_the_first_record_with_something_to_do(window, settle):
    made = window(name="Ada", language="en")
    app = made.context().app
    made.rooms.city.show_city()
    settle()
    screen = made.centralWidget()
    assert (screen.cards[0].record, screen.cards[0].hasFocus()) == ("city_record", True)
    session = app.dossiers.open(app.city_records.find_or_start("city_record").number)
    asked = {question.id for question in session.form.questions()}
    known = app.samples.get("samplia-membership-2025").answers
    session.set_answers({key: one for key, one in known.items() if key.question in asked}, kind="import")
    session.flush()
    made.rooms.city.show_city()
    settle()
    screen = made.centralWidget()
    assert (screen.cards[1].record, screen.cards[1].hasFocus()) == ("plan", True)


def test_that_a_record_is_started_and_opened_as_an_ordinary_draft_by_keys(window, settle):
    made = window(name="Ada", language="en")
    QTest.keyClick(made, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    settle()
    screen = made.centralWidget()
    assert isinstance(screen, OurCityScreen)
    screen.cards[1].setFocus()
    QTest.keyClick(screen.cards[1], Qt.Key.Key_Space)
    settle()
    draft = made.centralWidget()
    assert isinstance(draft, DraftScreen)
    assert draft.session.form.name == "plan-1"
    draft.header.back.click()
    settle()
    assert isinstance(made.centralWidget(), OurCityScreen)


def test_that_a_fact_is_offered_under_its_question_and_inserted_by_one_press(city, settle):
    window = city()
    screen = draft_of(window, 1, "profile", settle)
    line = lines_of(screen)["profile.population"]
    assert line.isVisible()
    assert line.said.text() == "The city's record says: 84,300 persons (2024)"
    assert "Population" in line.button.accessibleName()
    line.button.click()
    settle()
    assert screen.session.answer(POPULATION)["value"] == 84_300
    assert not line.isVisible()
    assert screen.undo_bar.isVisible()
    screen.undo_bar.button.click()
    until(settle, line.isVisible)
    assert screen.session.answer(POPULATION) is None


def test_that_an_answer_that_differs_is_offered_to_be_replaced(city, settle):
    window = city()
    app = window.context().app
    session = app.dossiers.open(1)
    session.set_answer(POPULATION, {"value": 80_000, "year": 2019})
    session.flush()
    screen = draft_of(window, 1, "profile", settle)
    assert lines_of(screen)["profile.population"].button.text() == "Put it in the place of this"
    assert any(finding.code.startswith("fact_differs") for finding in screen.session.findings())


def test_that_sentences_of_the_plan_go_into_the_answer_and_are_not_offered_twice(city, settle):
    window = city()
    screen = draft_of(window, 1, "areas", settle)
    line = lines_of(screen)["areas.plan"]
    assert line.button.text() == "Insert into the answer"
    line.button.click()
    settle()
    text = screen.session.answer(AnswerKey("areas.plan", "en"))
    assert text.startswith("The city follows a plan called “Samplia Learns 2030”.")
    assert not line.isVisible()
    screen.session.undo()
    until(settle, line.isVisible)


def test_that_a_draft_without_records_has_no_offers(started, settle):
    window = started()
    screen = draft_of(window, 1, "profile", settle)
    assert lines_of(screen) == {}


def test_that_a_changed_fact_says_where_else_it_stands_and_is_changed_there(city, settle):
    window = city()
    app = window.context().app
    session = app.dossiers.open(1)
    session.set_answer(POPULATION, {"value": 80_000, "year": 2019})
    session.flush()
    record = app.city_records.started("city_record").number
    screen = draft_of(window, record, "profile", settle)
    from lcapp.ui.city.fact_places import FactPlaces

    (places,) = screen.findChildren(FactPlaces)
    screen.go_to(POPULATION)
    until(settle, lambda: "profile.population" in places.lines)
    line = places.lines["profile.population"]
    assert line.said.text() == "1 other dossier says something else."
    window.dialogs.answers.append("Change it there too; each can be undone")
    line.button.click()
    until(settle, lambda: line.said.text() == "1 other dossier says the same.")
    assert app.dossiers.open(1).answer(POPULATION)["value"] == 84_300
    line.button.click()
    assert "Samplia: 84,300 persons (2024)" in window.dialogs.heard


def test_that_where_a_fact_stands_is_said_anew_once_another_value_was_saved(city, settle):
    from lcapp.ui.city.fact_places import FactPlaces

    window = city()
    app = window.context().app
    session = app.dossiers.open(1)
    session.set_answer(POPULATION, {"value": 84_300, "year": 2024})
    session.flush()
    screen = draft_of(window, app.city_records.started("city_record").number, "profile", settle)
    (places,) = screen.findChildren(FactPlaces)
    screen.go_to(POPULATION)
    until(settle, lambda: "profile.population" in places.lines)
    line = places.lines["profile.population"]
    until(settle, lambda: line.said.text() == "1 other dossier says the same.")
    # As after Tab into the year beside it: the question is not left.
    screen.session.set_answer(POPULATION, {"value": 90_000, "year": 2024})
    until(settle, lambda: line.said.text() == "1 other dossier says something else.")


@pytest.mark.parametrize("way", ["show_start", "show_new_application"])
@pytest.mark.parametrize(
    ("record", "section", "question", "typed"),
    [
        ("city_record", "profile", "profile.population", {"value": 90_000, "year": 2024}),
        ("sending", "sent", "sending.items", [{"sent_on": "2025-06-01"}]),
    ],
)
def test_that_leaving_a_record_while_a_fact_is_looked_for_is_quiet(
    city, settle, monkeypatch, record, section, question, typed, way
):
    from lcapp.ui.city.fact_places import FactPlaces

    window = city()
    app, reported = window.context().app, []
    monkeypatch.setattr("sys.excepthook", lambda *failure: reported.append(failure))
    places_of = app.facts.places

    def slow(*asked):
        time.sleep(0.1)
        return places_of(*asked)

    monkeypatch.setattr(app.facts, "places", slow)
    screen = draft_of(window, app.city_records.find_or_start(record).number, section, settle)
    (places,) = screen.findChildren(FactPlaces)
    places.look(question)
    screen.session.set_answer(AnswerKey(question), typed)
    getattr(window.rooms, way)()
    settle()
    until(settle, lambda: not isValid(places))
    QTest.qWait(300)
    settle()
    assert reported == []


def test_that_the_next_assessment_is_begun_from_the_last(city, settle):
    window = city()
    app = window.context().app
    fill(app, "self_assessment", {"assess.year": "2025", "assess.cohesion": {"f1_1": 2}})
    window.rooms.city.show_city()
    settle()
    window.dialogs.answers.append("2026")
    window.centralWidget().next_year.click()
    settle()
    screen = window.centralWidget()
    assert screen.session.answer(AnswerKey("last.levels")) == {"f1_1": 2}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_everything_in_our_city_is_reached_by_tab_and_has_a_name(city, settle, language):
    window = city(language=language)
    shown = (
        window.rooms.city.show_city,
        lambda: window.rooms.city.show_mayor(1),
        lambda: window.rooms.city.show_sending(1),
    )
    for show in shown:
        show()
        settle()
        found = focusable(window.centralWidget())
        assert len(found) > 5
        assert [each for each in found if not (each.accessibleName() or getattr(each, "text", str)())] == []


def test_that_the_density_is_classed_in_words_beside_its_figure(city, settle):
    window = city()
    record = window.context().app.city_records.started("city_record").number
    screen = draft_of(window, record, "profile", settle)
    said = "worked out by the program\nClass on the network's city pages: less than 300 inhabitants per km²"
    until(settle, lambda: any(text.startswith(said) for text in texts(screen)))
