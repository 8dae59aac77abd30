"""`lcapp list --json` tells versions, and verbs say when a newer program wrote the library."""

import sqlite3

import pytest

from lcapp.storage.migrations import all_steps


@pytest.fixture
def newer(lcapp, data):
    lcapp("new", "--call", "membership-2025", "--title", "Samplia")
    connection = sqlite3.connect(data / "library.sqlite")
    connection.execute(f"PRAGMA user_version={len(all_steps()) + 1}")
    connection.commit()
    connection.close()


def test_that_the_list_tells_the_version_kept_last(lcapp):
    for title in ("Samplia", "Nova"):
        lcapp("new", "--call", "membership-2025", "--title", title)
    lcapp("history", "1", "--milestone", "To the mayor")
    lcapp("history", "1", "--milestone", "To the council")
    told = {one["title"]: one["version"] for one in lcapp("list", "--json").json}
    assert told["Nova"] is None
    assert {name: told["Samplia"][name] for name in ("number", "kind", "label")} == {
        "number": 2,
        "kind": "milestone",
        "label": "To the council",
    }
    assert len(told["Samplia"]["content_id"]) == 64


def test_that_the_list_of_a_newer_library_is_shown_and_says_so(lcapp, newer):
    run = lcapp("list")
    assert "Samplia" in run.out
    assert "written by a newer version" in run.err
    assert "nothing is written to it" in run.err
    assert lcapp("list", "--json").json[0]["title"] == "Samplia"


@pytest.mark.parametrize(
    "words",
    [
        ("new", "--call", "membership-2025"),
        ("doctor",),
        ("doctor", "--repair"),
        ("doctor", "--start-empty"),
    ],
)
def test_that_a_verb_that_would_write_into_a_newer_library_says_why_not(lcapp, newer, data, words):
    before = (data / "library.sqlite").read_bytes()
    assert "newer version of this program" in lcapp(*words, code=3).err
    assert (data / "library.sqlite").read_bytes() == before


def test_that_the_answers_in_a_newer_library_can_be_taken_out_and_not_changed(lcapp, newer, tmp_path):
    file = tmp_path / "answers.json"
    lcapp("answers", "export", "1", "-o", file)
    assert "nothing is written to it" in lcapp("answers", "import", "1", file, code=1).err
