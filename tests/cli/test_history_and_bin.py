"""`lcapp history` and `lcapp bin` on a real library."""

import pytest


@pytest.fixture
def dossier(lcapp, answers_file):
    number = lcapp("new", "--call", "membership-2025", "--title", "Samplia").out.strip()
    for why in ("We learn alone", "با هم می‌آموزیم"):
        lcapp(
            "answers", "import", number, answers_file({"motivation.why": {"en": why}, "city.name": "Samplia"})
        )
    return number


def test_that_the_past_of_a_dossier_is_told_newest_first(lcapp, dossier):
    said = lcapp("--as", "Ada", "history", dossier).out
    assert said.count("taken from a file") == 2
    assert "motivation.why [en]" in said
    told = lcapp("history", dossier, "--json").json
    assert [deed["kind"] for deed in told] == ["import", "import"]
    assert told[0]["changes"] == [{"question": "motivation.why", "language": "en"}]


def test_that_the_past_of_an_answer_is_told_word_by_word(lcapp, dossier):
    said = lcapp("history", dossier, "motivation.why").out
    assert "    - We learn alone" in said
    assert "    + \u2068با هم می‌آموزیم\u2069" in said
    newest, oldest = lcapp("history", dossier, "motivation.why", "--json").json
    assert (oldest["before"], oldest["after"]) == (None, "We learn alone")
    assert [piece["kind"] for piece in newest["difference"][0]["pieces"]] == ["removed", "added"]


def test_that_an_unknown_question_is_refused(lcapp, dossier):
    assert "question" in lcapp("history", dossier, "no.such", code=1).err


def test_that_a_state_is_named_and_brought_back(lcapp, dossier, answers_file):
    assert lcapp("history", dossier, "--milestone", "sent to the mayor", "--json").json["version"] == 1
    lcapp("answers", "import", dossier, answers_file({"city.name": "Other"}))
    assert "“sent to the mayor”" in lcapp("history", dossier).out
    assert lcapp("history", dossier, "--restore", "1", "--json").json == {"changed": 1, "left_out": []}
    assert lcapp("answers", "export", dossier).json["answers"]["city.name"] == "Samplia"
    assert lcapp("history", dossier, "--milestone", " ", code=1).err


def test_that_the_bin_lists_restores_and_deletes(lcapp, dossier, app_on):
    assert lcapp("bin", "list").out.strip() == "The bin is empty."
    assert "bin" in lcapp("bin", "restore", dossier, code=1).err
    with app_on() as app:
        app.dossiers.delete(int(dossier))
    assert lcapp("bin", "list", "--json").json[0]["days_left"] == 30
    lcapp("bin", "restore", dossier)
    assert lcapp("bin", "list", "--json").json == []
    with app_on() as app:
        app.dossiers.delete(int(dossier))
    assert lcapp("bin", "delete", dossier, "--json").json["dossier"] == int(dossier)
    assert lcapp("list", "--json").json == []
    lcapp("bin", "delete", dossier, code=1)


@pytest.fixture
def app_on(data):
    from contextlib import closing

    from lcapp.bootstrap import build_app
    from lcapp.paths import app_paths

    return lambda: closing(build_app(app_paths(data), actor=lambda: "Ada", wait_seconds=1))
