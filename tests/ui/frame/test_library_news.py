"""Damage found while the program runs is told at once; a library of a newer program is said to be one."""

import sqlite3

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.storage import keeper
from lcapp.storage.migrations import all_steps
from lcapp.ui.draft.read_only import read_only_sentence

NAME = AnswerKey("city.name")


@pytest.fixture
def written(paths, clock):
    """A library with two dossiers."""
    app = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    for title in ("Samplia", "Nova"):
        session = app.dossiers.open(app.dossiers.start("membership-2025", title=title).number)
        session.set_answer(NAME, title)
        session.flush()
    app.close()
    paths.library.with_suffix(".seal").unlink()


def change(paths, sql):
    connection = sqlite3.connect(paths.library)
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("in_draft", [False, True], ids=["start", "draft"])
def test_that_damage_found_beside_the_work_is_told_in_the_window(
    written, paths, window, qtbot, monkeypatch, in_draft
):
    monkeypatch.setattr(keeper, "CHECKED_AT_ONCE", 0)
    change(paths, "UPDATE answer SET value = '\"Xashan\"' WHERE dossier = 2")
    made = window(name="Ada", language="en")
    if in_draft:
        made.rooms.open_dossier(1)
    qtbot.waitUntil(lambda: bool(made.dialogs.heard), timeout=10_000)
    said = " ".join(made.dialogs.heard)
    assert "put together again from its copies" in said
    assert "Nova, city.name" in said
    assert "put together again" in made.centralWidget().undo_bar.said.text()
    assert made.context().app.dossiers.open(2).answer(NAME) == "Nova"


def test_that_a_library_of_a_newer_program_is_shown_and_every_place_says_that_it_is_only_read(
    written, paths, window, settle
):
    change(paths, f"PRAGMA user_version={len(all_steps()) + 1}")
    before = paths.library.read_bytes()
    made = window(name="Ada", language="en")
    start = made.centralWidget()
    assert "written by a newer version" in start.undo_bar.said.text()
    assert {row.line.title for row in start.rows} == {"Samplia", "Nova"}
    made.rooms.open_dossier(1)
    settle()
    draft = made.centralWidget()
    assert draft.why_read_only.isVisible()
    assert "nothing is written to it" in read_only_sentence(made.context().words, draft.session.read_only)
    made.close()
    assert paths.library.read_bytes() == before


def test_that_a_copy_that_is_made_while_the_person_goes_elsewhere_harms_nothing(
    written, window, settle, qtbot
):
    made = window(name="Ada", language="en")
    made.rooms.show_copies()
    before = len(made.context().app.keeper.snapshots())
    made.centralWidget().make.click()
    made.rooms.show_start()
    settle()
    qtbot.waitUntil(lambda: len(made.context().app.keeper.snapshots()) > before)
    made.tasks.stop()
    settle()
