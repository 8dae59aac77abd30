"""The line above a draft from public sources, until somebody says that the answers are the city's own."""

import pytest

from lcapp.domain.history import Change
from lcapp.domain.origin import PUBLIC_SOURCES, origin_sides, public_sources
from tests.ui.draft_builders import a_session


@pytest.fixture
def gathered(store):
    """A draft that somebody put together from public sources."""
    session = a_session(store, answers={"city.name": "Ljubljana"})
    sources = origin_sides(["seen: https://example.org/city"])[PUBLIC_SOURCES]
    session.set_answers({}, kind="sample", beside=(Change(PUBLIC_SOURCES, None, sources),))
    return session


def test_that_a_draft_of_a_city_itself_has_no_such_line(draft_screen):
    assert not draft_screen().origin.banner.isVisible()


def test_that_the_line_goes_when_the_answers_are_made_own_and_undo_brings_it_back(draft_screen, gathered):
    screen = draft_screen(session=gathered)
    banner = screen.origin.banner
    assert banner.isVisible()
    assert "not written by the city" in banner.said.text()
    banner.buttons[0].click()
    assert not banner.isVisible()
    assert public_sources(gathered.sides) == ()
    assert screen.undo_bar.isVisible()
    screen.undo_bar.button.click()
    assert banner.isVisible()
    assert public_sources(gathered.sides)
    screen.undo_actions.redo.trigger()
    assert not banner.isVisible()
