"""The way in, in the real window: may we apply, what lies ahead, what must be done when."""

import pytest

from PySide6.QtWidgets import QPushButton

from lcapp.domain.answers import AnswerKey
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.screens.new_application import NewApplicationScreen
from lcapp.ui.screens.start import StartScreen
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


RECORD = {
    "city.name": "Kashan",
    "city.country": "IR",
    "city.entity_type": {"answer": "other", "text": "New town under a development company"},
    "award.member_since": "2020-09",
    "profile.population": {"value": 304487, "year": 2016, "territory": "city", "source": "census"},
}


def record(app, **more):
    """Write the city record."""
    session = app.dossiers.open(app.city_records.find_or_start("city_record", title="Kashan").number)
    for name, value in (RECORD | more).items():
        session.set_answer(AnswerKey(name), value)
    session.flush()


def links(screen):
    return [button for button in screen.findChildren(QPushButton) if button.isVisible()]


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


# A call that is over


def test_that_a_call_that_is_over_is_called_closed_and_leads_to_the_next(way_in, settle):
    screen = way_in()
    choose(screen, "membership-2023")
    settle()
    said = texts(screen)
    assert "Closed: this call is over; nobody can take part any more." in said
    assert not [text for text in said if text.startswith("Yes")]
    assert not screen.begin.isVisible()
    next(button for button in links(screen) if button.text() == "Look at that call").click()
    settle()
    assert screen.call_id != "membership-2023"
    assert screen.begin.isVisible()


def test_that_it_opens_on_the_call_that_fits_the_city(way_in, settle):
    screen = way_in()
    assert screen.call_id == "membership-2027"
    made = screen.window()
    record(made.context().app)
    made.menus.actions["way_in"].trigger()
    settle()
    assert made.rooms.screen.call_id == "award-2027"


# The city record


def test_that_the_record_fills_the_questions_and_says_so(way_in, settle):
    first = way_in()
    made = first.window()
    record(made.context().app)
    made.rooms.guide.show_way_in()
    settle()
    screen = made.rooms.screen
    assert screen.box.country_code == "IR"
    assert screen.box.authority.currentData() == "new_town"
    assert screen.box.joined_on == "2020-09"
    assert screen.box.population.text() == "304,487"
    said = (
        "From the city record: country, kind of authority, member since, inhabitants. "
        "What you change here does not change the record."
    )
    assert said in texts(screen)


def test_that_a_new_application_takes_name_and_month_from_the_record(way_in, settle):
    made = way_in().window()
    record(made.context().app)
    made.rooms.show_new_application()
    settle()
    screen = made.rooms.screen
    assert screen.title.text() == "Kashan"
    screen.choose_kind("award")
    screen.choose_call("award-2027")
    settle()
    assert any("member for more than 12 months" in text for text in texts(screen))
    screen.start.click()
    settle()
    session = made.rooms.screen.session
    assert session.answer(AnswerKey("award.member_since")) == "2020-09"


def test_that_a_kind_the_form_lacks_goes_over_with_its_name(way_in, settle):
    made = way_in().window()
    record(made.context().app, **{"award.member_since": None})
    made.rooms.show_new_application()
    made.rooms.screen.start.click()
    settle()
    said = made.rooms.screen.session.answer(AnswerKey("city.entity_type"))
    assert said == {"answer": "other", "text": "new town under a development company"}


# Months, numbers, days off


def test_that_a_month_is_enough_wherever_a_joining_is_asked(way_in, settle):
    screen = way_in()
    choose(screen, "award-2024")
    for typed in ("2023-05", "05/2023", "May 2023"):
        screen.box.joined.setText(typed)
        assert screen.box.joined_on == "2023-05"
    settle()
    assert any("between 2 May 2024 and 1 June 2024" in text for text in texts(screen))
    assert not [text for text in texts(screen) if "is no date" in text]


def test_that_what_is_no_number_and_no_date_is_said_at_its_field(way_in, settle):
    screen = way_in()
    screen.box.population.setText("abc")
    screen.box.awarded.setText("long ago")
    screen.plan.free.setText("2027-05-01; Easter")
    screen.plan.start.setText("soon")
    settle()
    for line, said in (
        (screen.box.population, "“abc” is no whole number. Write it in figures, such as 48,000"),
        (screen.box.awarded, "“long ago” is no date. Write a day, such as 2024-05-31, or a month"),
        (screen.plan.start, "Write the date as year-month-day"),
    ):
        assert line.accessibleDescription().startswith(said)
        assert any(text.startswith(said) for text in texts(screen))
    choose(screen, "membership-2027")
    settle()
    assert screen.plan.free.accessibleDescription().startswith("“Easter” is neither a day nor a row of days")
    screen.box.population.setText("48000")
    settle()
    assert not [text for text in texts(screen) if "no whole number" in text]


def test_that_nobody_is_corrected_while_typing(way_in, type_text, settle):
    screen = way_in()
    screen.box.joined.setFocus()
    type_text(screen.box.joined, "2020-0")
    settle()
    assert not [text for text in texts(screen) if "is no date" in text]
    screen.box.awarded.setFocus()
    settle()
    assert [text for text in texts(screen) if "“2020-0” is no date" in text]


def test_that_days_off_move_the_steps_and_a_short_time_is_said_plainly(way_in, settle):
    screen = way_in()
    choose(screen, "membership-2027")
    screen.plan.start.setText("2027-01-10")
    screen.plan.deadline.setText("2027-06-15")
    screen.plan.free.setText("2027-03-20 – 2027-04-02; 2027-05-25")
    days = [one.value for one in screen.plan.plan.days]
    assert "2027-05-25" not in days
    assert not [day for day in days if "2027-03-20" <= day <= "2027-04-02"]
    screen.plan.start.setText("2027-06-07")
    settle()
    said = texts(screen)
    assert any("The time is too short: 7 working days are left." in text for text in said)
    assert any(text.startswith("Left out for lack of time: ") for text in said)


# The ways to it


def test_that_the_start_screen_shows_the_way_in_empty_and_with_dossiers(window, settle):
    made = window(name="Ada", language="en")
    for dossiers in (False, True):
        if dossiers:
            made.context().app.dossiers.start("membership-2025", title="Samplia")
            made.rooms.show_start()
            settle()
        assert isinstance(made.rooms.screen, StartScreen)
        assert made.rooms.screen.way_in.isVisible()
        made.rooms.screen.way_in.click()
        settle()
        assert isinstance(made.rooms.screen, WayInScreen)


def test_that_a_new_application_looks_ahead_and_comes_back_with_all_that_was_typed(window, settle):
    made = window(name="Ada", language="en")
    made.rooms.show_new_application()
    settle()
    new = made.rooms.screen
    new.choose_kind("award")
    new.choose_call("award-2024")
    new.title.setText("Kashan")
    new.eligibility.joined.setText("2020-09")
    new.way_in.click()
    settle()
    way = made.rooms.screen
    assert isinstance(way, WayInScreen)
    assert (way.call_id, way.box.joined_on) == ("award-2024", "2020-09")
    way.head.back.click()
    settle()
    back = made.rooms.screen
    assert isinstance(back, NewApplicationScreen)
    assert (back.call.id, back.title.text(), back.eligibility.joined_on) == (
        "award-2024",
        "Kashan",
        "2020-09",
    )


def test_that_the_way_in_begins_an_application_in_the_call_looked_at(way_in, settle):
    screen = way_in()
    made = screen.window()
    choose(screen, "award-2027")
    screen.box.joined.setText("2020-09")
    screen.begin.click()
    settle()
    new = made.rooms.screen
    assert isinstance(new, NewApplicationScreen)
    assert (new.call.id, new.eligibility.joined_on) == ("award-2027", "2020-09")


def test_that_the_first_question_has_the_keys(way_in):
    screen = way_in()
    assert screen.call.hasFocus()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_no_call_is_said_to_be_expected_twice(way_in, language):
    screen = way_in(language=language)
    place = screen.call.findData("membership-2027")
    words = screen.window().words()
    assert screen.call.itemText(place).count(words._("expected")) == 1
    assert words._("{title}, {state}", title="", state="") not in screen.call.itemText(place)[-3:]


def test_that_no_sentence_of_the_plan_is_cut_off(way_in, settle):
    screen = way_in(language="fa", size=(1024, 700))
    choose(screen, "membership-2027")
    screen.plan.start.setText("2027-01-10")
    screen.plan.deadline.setText("2027-06-15")
    settle()
    shown = [label for label in screen.plan.findChildren(PlainLabel) if label.isVisible() and label.text()]
    assert len(shown) > 20
    for label in shown:
        assert label.height() >= label.heightForWidth(label.width()), label.text()
