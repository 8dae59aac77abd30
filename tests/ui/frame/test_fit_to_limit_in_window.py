"""An answer over its limit in the real window: suggestions, cutting, the strip, undo."""

import pytest

from lcapp.domain.answers import AnswerKey
from tests.ui.frame.conftest import focusable, texts

KEY = AnswerKey("areas.plan", "en")
HILLS = (
    "The hills around the city are green in the summer, and people like to look at them when the sun is out."
)
PLAN = "The council adopted measure {n} of the plan."
OVER = " ".join([*(PLAN.format(n=n) for n in range(28)), HILLS])


@pytest.fixture
def draft(window, settle, qtbot):
    def open_(text=OVER, **more):
        made = window(**{"name": "Ada", "language": "en"} | more)
        number = made.context().app.dossiers.start("membership-2025", title="Samplia").number
        made.rooms.open_dossier(number)
        settle()
        screen = made.rooms.screen
        screen.show_section("areas")
        screen.session.set_answer(KEY, text)
        qtbot.waitUntil(lambda: not screen.fitting._pause.isActive(), timeout=5000)
        settle()
        return screen

    return open_


def box_of(screen):
    return screen.fitting.box("areas.plan")


def button(root, text):
    from PySide6.QtWidgets import QPushButton

    return [one for one in root.findChildren(QPushButton) if one.text() == text and one.isVisible()]


def test_that_an_answer_within_its_limit_has_no_box(draft):
    assert not box_of(draft("The council adopted the plan.")).isVisible()


def test_that_an_answer_over_its_limit_offers_what_could_go(draft, settle):
    box = box_of(draft())
    assert box.isVisible()
    assert not any("Long sentence" in text for text in texts(box))
    box.open.click()
    settle()
    said = texts(box)
    assert said[0] == "Long sentence · saves 22 words"
    assert HILLS in said


def test_that_what_is_cut_rests_in_the_strip_and_undo_takes_it_back(draft, settle, qtbot):
    screen = draft()
    box = box_of(screen)
    box.open.click()
    settle()
    button(box, "Cut")[0].click()
    settle()
    assert HILLS not in screen.session.answer(KEY)
    assert "1 piece was cut" in texts(box)
    assert HILLS in texts(box)
    screen.session.undo()
    qtbot.waitUntil(lambda: "1 piece was cut" not in texts(box), timeout=5000)
    assert screen.session.answer(KEY) == OVER


def test_that_a_piece_is_put_back_or_thrown_away(draft, settle):
    screen = draft()
    box = box_of(screen)
    for act, stands in (("Put back at the end", True), ("Throw away", False)):
        if not box.open.isChecked():
            box.open.click()
        settle()
        button(box, "Cut")[0].click()
        settle()
        button(box, act)[0].click()
        settle()
        assert (HILLS in screen.session.answer(KEY)) is stands
        assert "1 piece was cut" not in texts(box)


def test_that_the_drawer_does_not_show_it_twice(draft, settle):
    screen = draft()
    box = box_of(screen)
    box.open.click()
    settle()
    button(box, "Cut")[0].click()
    settle()
    assert HILLS not in texts(screen.drawer.panel)


def test_that_the_keys_reach_suggestions_that_are_named(draft, settle):
    box = box_of(draft())
    box.open.click()
    settle()
    reached = focusable(box)
    assert all(one in reached for one in button(box, "Cut"))
    assert all(one.accessibleDescription() for one in button(box, "Cut"))


def test_that_a_sealed_answer_is_shown_and_not_cut(draft, settle):
    screen = draft()
    screen.session.stand_as(sealed=True)
    box = box_of(screen)
    box.open.click()
    settle()
    assert button(box, "Cut")
    assert not any(one.isEnabled() for one in button(box, "Cut"))


def test_that_persian_has_its_suggestions_too(draft, settle):
    box = box_of(draft(language="fa"))
    assert box.isVisible()
    box.open.click()
    settle()
    assert HILLS in texts(box)


def test_that_small_words_stand_in_one_line_below_the_sentences_and_go_together(draft, settle):
    wordy = OVER.replace("adopted measure", "adopted the very, very good measure")
    screen = draft(wordy)
    box = box_of(screen)
    box.open.click()
    settle()
    said = texts(box)
    (head,) = [one for one in said if one.startswith("Words that say little")]
    assert said.index(head) > said.index(HILLS)
    assert "“very” 56 times" in said
    (cut,) = button(box, "Cut or shorten all")
    cut.click()
    settle()
    assert "very" not in screen.session.answer(KEY)
    screen.session.undo()
    settle()
    assert screen.session.answer(KEY) == wordy
