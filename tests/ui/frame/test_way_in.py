"""The way in, in the real window: may we apply, what lies ahead, what must be done when."""

import pytest

from lcapp.ui.screens.way_in import WayInScreen
from tests.ui.frame.conftest import focusable, texts


@pytest.fixture
def way_in(window, settle):
    def open_(**more):
        made = window(**{"name": "Ada", "language": "en"} | more)
        made.menus.actions["way_in"].trigger()
        settle()
        screen = made.rooms.screen
        assert isinstance(screen, WayInScreen)
        return screen

    return open_


def choose(screen, call):
    screen.call.setCurrentIndex(screen.call.findData(call))


def test_that_soenderborg_hears_no_until_its_day_with_rule_and_source(way_in, settle):
    screen = way_in()
    choose(screen, "award-2024")
    screen.box.joined.setText("2016-03-01")
    screen.box.awarded.setText("2019-10-01")
    assert screen.box.answer.answer == "no"
    settle()
    said = texts(screen)
    assert "No: this city may not take part before 1 October 2025." in said
    assert any("2019" in text and "S15, S16, S40" in text for text in said)


def test_that_a_deputy_makes_it_borderline_and_a_small_city_is_only_told(way_in, settle):
    screen = way_in()
    choose(screen, "membership-2025")
    screen.box.country.setCurrentIndex(screen.box.country.findData("TR"))
    screen.box.population.setText("4,000")
    assert screen.box.answer.answer == "yes"
    settle()
    assert any("4,000 inhabitants" in text for text in texts(screen))
    screen.box.signatory.setCurrentIndex(screen.box.signatory.findData("deputy"))
    assert screen.box.answer.answer == "borderline"


def test_that_the_calendar_follows_the_day_of_joining(way_in, settle):
    screen = way_in()
    assert {one.code for one in screen.ahead.dates} <= {"call_expected", "call_closes", "call_reckoned"}
    screen.box.joined.setText("2025-12-04")
    assert any(one.code == "months_reached" for one in screen.ahead.dates)
    settle()
    assert any("5 December 2026" in text for text in texts(screen))


def test_that_a_typed_deadline_makes_a_plan_that_can_be_printed(way_in, tmp_path, qtbot):
    screen = way_in(answers=[str(tmp_path / "plan.pdf")])
    choose(screen, "membership-2027")
    assert screen.plan.plan is None
    assert not screen.plan.print.isEnabled()
    screen.plan.start.setText("2027-01-10")
    screen.plan.deadline.setText("2027-06-15")
    assert screen.plan.plan.binding.isoformat() == "2027-06-15"
    screen.plan.print.click()
    qtbot.waitUntil(lambda: "plan.pdf" in screen.plan.said.text(), timeout=20_000)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_that_the_weekend_follows_the_country(way_in):
    screen = way_in()
    choose(screen, "membership-2027")
    screen.plan.start.setText("2027-01-10")
    screen.plan.deadline.setText("2027-06-15")
    before = screen.plan.plan
    screen.box.country.setCurrentIndex(screen.box.country.findData("IR"))
    assert screen.plan.plan != before


def test_that_everything_is_named_for_the_keys(way_in):
    screen = way_in()
    unnamed = [widget for widget in focusable(screen) if not widget.accessibleName() and not widget.text()]
    assert unnamed == []


def test_that_it_speaks_persian_from_right_to_left(way_in, settle):
    screen = way_in(language="fa")
    choose(screen, "membership-2027")
    screen.plan.start.setText("۱۴۰۵/۱۰/۲۰")
    screen.plan.deadline.setText("۱۴۰۶/۳/۲۵")
    assert screen.plan.plan.binding.isoformat() == "2027-06-15"
    settle()
    assert any("۱۴۰۶" in text for text in texts(screen))
