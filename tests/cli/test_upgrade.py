"""`lcapp upgrade`: what would change, and doing it."""

import pytest


@pytest.fixture
def dossier(lcapp, answers_file):
    answers = {
        "city.name": "Samplia",
        "contact.1.fax": "123 456",
        "motivation.why": {"en": "We want to learn."},
    }
    file = answers_file(answers, call="membership-2015")
    return lcapp("new", "--call", "membership-2015", "--answers", file, "--json").json["dossier"]


def test_that_a_dry_run_tells_everything_and_changes_nothing(lcapp, dossier):
    told = lcapp("upgrade", dossier, "--to", "membership-2025", "--dry-run", "--json").json
    assert (told["from"], told["to"], told["done"]) == ("membership-2015", "membership-2025", False)
    kinds = {one["answer"]["question"]: one["kind"] for one in told["decisions"]}
    assert kinds == {"city.name": "kept", "contact.1.fax": "dropped", "motivation.why": "kept"}
    assert {"question": "vision.text", "required": True} in told["new_questions"]
    assert "contact.1.fax" in lcapp("answers", "export", dossier).out
    said = lcapp("upgrade", dossier, "--to", "membership-2025", "--dry-run").out
    assert said.startswith("Set aside:\n  contact.1.fax")
    assert said.endswith("Nothing was changed. With membership-2025, 1 answer would be set aside.\n")


def test_that_a_draft_is_moved_with_the_decisions_given(lcapp, dossier):
    said = lcapp(
        "upgrade",
        dossier,
        "--to",
        "membership-2025",
        "--call",
        "membership-2025",
        "--put",
        "contact.1.fax=motivation.context",
        "--set-aside",
        "city.name",
    ).out
    assert said.endswith("The dossier has the form membership-2025 now; 1 answer stands in the drawer.\n")
    written = lcapp("answers", "export", dossier).json
    assert written["call"] == "membership-2025"
    assert written["answers"] == {
        "motivation.context": {"en": "123 456"},
        "motivation.why": {"en": "We want to learn."},
    }


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("--to", "membership-1999"), 1, "form_not_found"),
        (("--to", "membership-2015"), 1, "upgrade_changes_nothing"),
        (("--to", "membership-2025", "--call", "nowhere"), 1, "call_not_found"),
        (("--to", "membership-2025", "--set-aside", "city.country"), 1, "answer_not_there"),
        (("--to", "membership-2025", "--put", "city.name=city.nowhere"), 1, "question_unknown"),
    ],
)
def test_that_what_cannot_be_done_is_said_and_nothing_changed(lcapp, dossier, words, code, error):
    assert lcapp("upgrade", dossier, *words, "--json", code=code).json["error"]["code"] == error
    assert lcapp("answers", "export", dossier).json["call"] == "membership-2015"


def test_that_a_change_map_is_checked(lcapp, tmp_path):
    file = tmp_path / "2015-to-2025.toml"
    file.write_text(
        'from = "membership-2015"\nto = "membership-2025"\n'
        '[[renamed]]\nold = "motivation.how"\nnew = "motivation.context"\n',
        encoding="utf-8",
    )
    assert "can be used" in lcapp("forms", "check", file).out
    file.write_text(file.read_text("utf-8").replace("motivation.context", "motivation.kontext"), "utf-8")
    said = lcapp("forms", "check", file, code=1).out
    assert "There is no question “motivation.kontext” in the form membership-2025." in said
    assert "Did you mean “motivation.context”?" in said
    assert f"{file}:5: " in said
    file.write_text(file.read_text("utf-8") + "\n[[renamed]]\nold = 1\nnew = 'city.name'\n", "utf-8")
    assert f"{file}:8: renamed 2 old: " in lcapp("forms", "check", file, code=1).out


def test_that_a_change_map_in_the_data_folder_is_followed(lcapp, data, dossier):
    folder = data / "forms" / "membership"
    folder.mkdir(parents=True)
    (folder / "2015-to-2023.toml").write_text(
        'from = "membership-2015"\nto = "membership-2023"\n'
        '[[renamed]]\nold = "contact.1.fax"\nnew = "network.other"\n',
        encoding="utf-8",
    )
    told = lcapp("upgrade", dossier, "--to", "membership-2023", "--dry-run", "--json").json
    (fax,) = (one for one in told["decisions"] if one["answer"]["question"] == "contact.1.fax")
    assert fax["goes_to"][0]["question"] == "network.other"
    assert all("-to-" not in form["name"] for form in lcapp("forms", "list", "--json").json)
