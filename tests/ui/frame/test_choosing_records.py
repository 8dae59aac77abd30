"""Choosing practices for an answer in the real window: reasons, preview, undo, and what changed since."""

import pytest

from lcapp.domain.answers import AnswerKey
from tests.ui.frame.city_window import city_window, draft_of, fill, until
from tests.ui.frame.conftest import texts

ITEMS = AnswerKey("practice.items")
INNOVATION = AnswerKey("criteria.innovation", "en")


@pytest.fixture
def city(started):
    return lambda **more: city_window(started, **more)


def offers_of(screen):
    from lcapp.ui.city.city_offers import CityOffers

    (offers,) = screen.findChildren(CityOffers)
    return offers


def section_of(screen, question):
    return next(
        section.id
        for _part, section in screen.session.form.sections()
        if any(one.id == question for one in section.questions)
    )


def test_that_practices_are_chosen_for_the_group_of_the_form(city, settle):
    screen = draft_of(city(), 1, "practice", settle)
    offers = offers_of(screen)
    line = offers.lines["practice.items"]
    assert line.button.text() == "Choose…"
    line.button.click()
    settle()
    box = offers.choosing.boxes["practice.items"]
    assert [mark.isChecked() for mark in box.marks.values()] == [True, True, True]
    list(box.marks.values())[1].click()
    box.insert.click()
    settle()
    titles = [one["title"]["en"] for one in screen.session.answer(ITEMS)]
    assert titles == ["Reading at work", "Idea without a date"]
    assert not box.isVisible()
    screen.undo_bar.button.click()
    settle()
    assert screen.session.answer(ITEMS) is None


def test_that_an_award_says_what_it_leaves_out_and_shows_the_text_before(city, settle):
    window = city()
    number = window.context().app.dossiers.start("award-2024", title="Samplia").number
    window.rooms.open_dossier(number)
    settle()
    screen = window.centralWidget()
    screen.show_section(section_of(screen, "criteria.innovation"))
    settle()
    offers = offers_of(screen)
    line = offers.lines["criteria.innovation"]
    assert "Left out: “Book boxes” (ended before the city joined)" in line.said.text()
    line.button.click()
    settle()
    box = offers.choosing.boxes["criteria.innovation"]
    assert [mark.accessibleName() for mark in box.marks.values()] == ["Reading at work"]
    assert "ended before the city joined · has no result yet" in texts(box)
    assert "happened since the city joined · has a result" in texts(box)
    assert box.text.text().startswith("Practice: Reading at work, for workers who cannot read.")
    assert "Courses in the lunch break." in box.text.text()
    box.text.setPlainText(box.text.text() + "\nOurs.")
    box.insert.click()
    settle()
    assert screen.session.answer(INNOVATION).endswith("Ours.")
    until(settle, lambda: not line.isVisible())
    screen.session.undo()
    until(settle, line.isVisible)


def test_that_a_result_changed_in_the_library_is_offered_and_taken_over(city, settle):
    window = city()
    screen = draft_of(window, 1, "practice", settle)
    offers = offers_of(screen)
    offers.lines["practice.items"].button.click()
    offers.choosing.boxes["practice.items"].insert.click()
    screen.session.flush()
    app = window.context().app
    there = app.dossiers.open(app.city_records.find_or_start("practices").number)
    items = [dict(one) for one in there.answer(AnswerKey("practices.items"))]
    items[0]["results"] = {"en": "990 workers finished a course."}
    there.flush()
    fill(app, "practices", {"practices.items": items})
    window.rooms.show_start()
    settle()
    screen = draft_of(window, 1, "practice", settle)
    line = offers_of(screen).lines["practice.items"]
    assert line.said.text() == (
        "The library says otherwise now about “Reading at work”: “990 workers finished a course.”. "
        "Here stands “900 workers finished a course.”."
    )
    assert line.button.text() == "Take it over"
    line.button.click()
    settle()
    assert screen.session.answer(ITEMS)[0]["results"] == {"en": "990 workers finished a course."}
    assert not line.isVisible()
    screen.session.undo()
    until(settle, line.isVisible)


def test_that_what_a_person_wrote_in_the_preview_stays_while_records_come_and_go(city, settle):
    window = city()
    items = [
        {"title": {"en": title}, "started": "2022", "what": {"en": f"Done in {title}."}}
        for title in ("First", "Second")
    ]
    fill(window.context().app, "practices", {"practices.items": items})
    number = window.context().app.dossiers.start("award-2024", title="Samplia").number
    window.rooms.open_dossier(number)
    settle()
    screen = window.centralWidget()
    screen.show_section(section_of(screen, "criteria.innovation"))
    settle()
    offers = offers_of(screen)
    offers.lines["criteria.innovation"].button.click()
    box = offers.choosing.boxes["criteria.innovation"]
    box.text.setPlainText("Ours.\n" + box.text.text())
    list(box.marks.values())[1].click()
    assert box.text.text().startswith("Ours.\nPractice: First.")
    assert "Second" not in box.text.text()
    list(box.marks.values())[1].click()
    assert box.text.text().startswith("Ours.\nPractice: First.")
    assert box.text.text().endswith("Done in Second.")
