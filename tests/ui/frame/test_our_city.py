"""Our city in the real window: records, offers under questions, where a fact stands, and the mayor's page."""

import pytest

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest

from lcapp.domain.answers import AnswerKey
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.mayor import MayorScreen
from lcapp.ui.screens.our_city import OurCityScreen
from lcapp.ui.screens.start import StartScreen
from tests.records.samplia import CITY, PLAN, PRACTICES
from tests.ui.frame.conftest import focusable, texts

POPULATION = AnswerKey("profile.population")


def fill(app, record, typed):
    session = app.dossiers.open(app.city_records.find_or_start(record).number)
    new = {}
    for name, raw in typed.items():
        if session.question(name).translatable:
            new |= {AnswerKey(name, code): one for code, one in raw.items()}
        else:
            new[AnswerKey(name)] = raw
    session.set_answers(new, kind="import")
    session.flush()
    return session.dossier.number


def until(settle, true, milliseconds=30_000):
    """Work beside the window needs a moment."""
    clock = QElapsedTimer()
    clock.start()
    while not true() and clock.elapsed() < milliseconds:
        settle()
        QTest.qWait(10)
    assert true()


@pytest.fixture
def city(started, settle):
    """The window with one application, Samplia, and the records of the same city."""

    def open_(**more):
        window = started(**more)
        app = window.context().app
        fill(app, "city_record", CITY)
        fill(app, "plan", PLAN)
        fill(app, "practices", PRACTICES)
        return window

    return open_


def draft_of(window, number, section, settle):
    window.rooms.open_dossier(number)
    settle()
    screen = window.centralWidget()
    assert isinstance(screen, DraftScreen)
    screen.show_section(section)
    settle()
    return screen


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


def test_that_practices_go_into_the_group_of_the_form(city, settle):
    window = city()
    screen = draft_of(window, 1, "practice", settle)
    lines_of(screen)["practice.items"].button.click()
    settle()
    assert len(screen.session.answer(AnswerKey("practice.items"))) == 3


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


def test_that_the_mayor_reads_and_decides_without_editing(city, settle):
    window = city()
    window.rooms.city.show_city()
    settle()
    window.centralWidget().mayor_rows[0].click()
    settle()
    screen = window.centralWidget()
    assert isinstance(screen, MayorScreen)
    assert "Not decided yet." in texts(screen)
    assert "Halve the number of adults who cannot read" in texts(screen)
    screen.approve.click()
    assert screen.said.text() == "A decision needs the name and the exact title of the person who makes it."
    screen.box.name.setText("Demir, Aylin")
    screen.box.title.setText("Mayor of Samplia")
    screen.send_back.click()
    assert screen.said.text() == "Say in a few words why it is sent back."
    screen.approve.click()
    settle()
    assert any(text.startswith("Approved by Demir, Aylin, Mayor of Samplia") for text in texts(screen))
    screen.sign_off.click()
    settle()
    assert "City: Ada" in texts(screen)
    screen.sent.click()
    assert screen.said.text() == "Recorded. Did learningcities@unesco.org get a copy?"
    screen.head.back.click()
    settle()
    assert isinstance(window.centralWidget(), OurCityScreen)


def test_that_the_brief_is_printed(city, settle, tmp_path):
    window = city()
    window.rooms.city.show_mayor(1)
    settle()
    window.dialogs.answers.append(str(tmp_path / "brief.pdf"))
    window.centralWidget().print.click()
    until(settle, (tmp_path / "brief.pdf").exists)
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-")


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
    for show in (window.rooms.city.show_city, lambda: window.rooms.city.show_mayor(1)):
        show()
        settle()
        found = focusable(window.centralWidget())
        assert len(found) > 5
        assert [each for each in found if not (each.accessibleName() or getattr(each, "text", str)())] == []
