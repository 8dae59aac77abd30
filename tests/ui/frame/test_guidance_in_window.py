"""Guidance beside the question: closed by default, remembered, also from a Commission, also in Persian."""

import pytest

from lcapp.ui.screens.draft import DraftScreen
from tests.cli.test_guidance import OWN
from tests.ui.frame.conftest import focusable, texts


def at(screen, question):
    """What the panel is told when a person enters a question; focus is not sure without a screen."""
    screen.help.show_question(screen.session.form.question(question), None)


@pytest.fixture
def draft(window, settle):
    def open_(**more):
        made = window(**{"name": "Ada", "language": "en"} | more)
        number = made.context().app.dossiers.start("membership-2025", title="Samplia").number
        made.rooms.open_dossier(number)
        settle()
        screen = made.rooms.screen
        assert isinstance(screen, DraftScreen)
        at(screen, "areas.plan")
        settle()
        return made, screen

    return open_


def test_that_the_layers_are_closed_until_somebody_opens_one(draft, settle):
    _made, screen = draft()
    box = screen.help.guidance
    assert list(box.heads) == ["1-plain", "2-prompts", "3-examples", "4-mistakes", "5-praised"]
    assert not any(head.isChecked() for head in box.heads.values())
    assert not any("S72" in text for text in texts(box))
    box.heads["1-plain"].click()
    settle()
    assert any(text.startswith("A plan says") for text in texts(box))
    assert any("copy on slidelegend.com (S72); page of the National Commission" in one for one in texts(box))


def test_that_what_was_open_is_open_next_time_and_at_the_next_question(draft, settle):
    made, screen = draft()
    screen.help.guidance.heads["3-examples"].click()
    settle()
    assert made.context().settings().guidance == ("3-examples",)
    at(screen, "areas.monitoring")
    settle()
    assert screen.help.guidance.heads["3-examples"].isChecked()
    number = screen.session.dossier.number
    made.rooms.show_start()
    made.rooms.open_dossier(number)
    settle()
    at(made.rooms.screen, "areas.plan")
    settle()
    box = made.rooms.screen.help.guidance
    assert box.heads["3-examples"].isChecked()
    box.heads["3-examples"].click()
    assert made.context().settings().guidance == ()


def test_that_a_commission_has_a_layer_of_its_own_whose_text_is_no_markup(draft, paths, settle):
    folder = paths.data / "guidance"
    folder.mkdir(parents=True)
    (folder / "samplia.toml").write_text(OWN, encoding="utf-8")
    _made, screen = draft(guidance=("samplia",))
    assert any("<b>Not bold</b>" in text for text in texts(screen.help.guidance))
    assert screen.help.guidance.heads["samplia"].accessibleName() == "Commission of Samplia (1)"


def test_that_the_keys_reach_every_layer(draft):
    _made, screen = draft()
    screen.opening.toggle() if not screen.panes.panel_open else None
    heads = screen.help.guidance.heads.values()
    reached = focusable(screen.help)
    assert all(head in reached and head.accessibleName() for head in heads)


def test_that_persian_opens_its_layers_from_the_right(draft, settle):
    _made, screen = draft(language="fa", guidance=("1-plain",))
    box = screen.help.guidance
    assert box.heads["1-plain"].isChecked()
    assert any("S72" in text for text in texts(box))
