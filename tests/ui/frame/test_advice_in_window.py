"""Advice in the real window: heard with its source, switched off, heard again."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.ui.screens.draft import DraftScreen
from tests.ui.frame.conftest import texts

VAGUE = "We offer many courses, and we will open new rooms."


@pytest.fixture
def draft(window, settle):
    """A nomination with a vague promise in it, its findings open."""

    def open_(**more):
        made = window(**{"name": "Ada", "language": "en"} | more)
        number = made.context().app.dossiers.start("award-2024", title="Samplia").number
        made.rooms.open_dossier(number)
        settle()
        screen = made.rooms.screen
        assert isinstance(screen, DraftScreen)
        screen.session.set_answer(AnswerKey("criteria.access", "en"), VAGUE)
        screen.check()
        settle()
        return screen

    return open_


def switching(screen):
    from lcapp.ui.draft.advice_switching import AdviceSwitching

    return screen.findings.findChild(AdviceSwitching)


def choose(screen, code):
    panel = screen.findings
    for row in range(panel.list.count()):
        panel.list.setCurrentRow(row)
        finding = panel.current()
        if finding is not None and finding.code == code:
            return True
    return False


def heard(screen):
    return {finding.code for finding in screen.session.findings()}


def test_that_the_chosen_advice_names_its_source(draft, settle):
    screen = draft()
    assert choose(screen, "promise_in_award")
    settle()
    told = next(text for text in texts(screen.findings) if text.startswith("Source: "))
    assert told.endswith("(S15): only progress made after joining counts")
    assert not told.startswith("Source: S15"), "the source has a name"
    assert choose(screen, "missing_answer")
    settle()
    assert not switching(screen).about.isVisible()


def test_that_advice_is_switched_off_here_and_on_again(draft, settle):
    screen = draft()
    assert choose(screen, "vague_words")
    beside = switching(screen)
    beside.menu_of_current().actions()[0].trigger()
    settle()
    assert "vague_words" not in heard(screen)
    assert not choose(screen, "vague_words")
    assert beside.off.isVisible()
    assert beside.off.text() == "1 kind of advice is off…"
    beside.menu_of_off().actions()[0].trigger()
    settle()
    assert "vague_words" in heard(screen)
    assert not beside.off.isVisible()


def test_that_advice_off_everywhere_is_off_in_another_dossier(draft, settle):
    screen = draft()
    assert choose(screen, "vague_words")
    switching(screen).menu_of_current().actions()[1].trigger()
    app = screen._app
    other = app.dossiers.open(app.dossiers.start("award-2024", title="Other").number)
    other.set_answer(AnswerKey("criteria.access", "en"), VAGUE)
    assert "vague_words" not in {finding.code for finding in other.findings()}
    assert "promise_in_award" in {finding.code for finding in other.findings()}
