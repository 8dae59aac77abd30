"""Assignments and review packages by command, and deadlines that are counted down on both sides."""

import csv
import shutil

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.paths import app_paths
from lcapp.services.export import Unwatched

CALL = "membership-2025"
CITIES = ("Kashan", "Yazd")


@pytest.fixture(scope="module")
def received(tmp_path_factory):
    """The data folder of a Commission that received what two cities sent."""
    folder = tmp_path_factory.mktemp("post")
    city = build_app(app_paths(tmp_path_factory.mktemp("city")), actor=lambda: "Ana", wait_seconds=0)
    sample = city.samples.get(f"samplia-{CALL}")
    for name in CITIES:
        session = city.dossiers.open(city.dossiers.start_sample(sample).number)
        session.set_answer(AnswerKey("city.name"), name)
        session.flush()
        city.submissions.seal(session)
        package = city.packages.of(city.submissions.picture(session))
        (folder / f"{name}.lcdossier").write_bytes(city.packages.write(package))
    city.close()
    kept = tmp_path_factory.mktemp("commission") / "data"
    app = build_app(app_paths(kept), actor=lambda: "Officer", wait_seconds=0)
    app.commission.desk.import_files(sorted(folder.iterdir()), Unwatched(), workers=1)
    app.close()
    return kept


@pytest.fixture
def desk(lcapp, received, data):
    """The numbers of both dossiers on the desk."""
    shutil.copytree(received, data)
    found = lcapp("desk", "list", CALL, "--json").json["dossiers"]
    return {one["city"]: one["number"] for one in found}


def test_that_assignments_are_given_listed_written_and_taken_back(lcapp, desk, tmp_path):
    assert "2 dossiers now" in lcapp("desk", "assign", "Ada", *desk.values(), "--due", "2099-01-31").out
    told = lcapp("desk", "assignments", CALL, "--json").json["assignments"]
    assert [(one["city"], one["reviewer"], one["state"], one["due"]) for one in told] == [
        ("Kashan", "Ada", "given", "2099-01-31"),
        ("Yazd", "Ada", "given", "2099-01-31"),
    ]
    lcapp("--as", "Ada", "desk", "score", desk["Yazd"], "--conflict", "My brother works there.")
    listed = lcapp("desk", "assignments", CALL).out
    assert "days left" in listed
    assert "Conflict of interest" in listed
    file = tmp_path / "who.csv"
    lcapp("desk", "assignments", CALL, "--reviewer", "ada", "-o", file)
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert [(row[0], row[2], row[6]) for row in rows[1:]] == [
        ("Kashan", "Ada", "Given"),
        ("Yazd", "Ada", "Conflict of interest"),
    ]
    assert "1 dossier was taken back" in lcapp("desk", "unassign", "Ada", desk["Kashan"]).out
    assert "Choose the dossiers first" in lcapp("desk", "unassign", "Ada", desk["Kashan"], code=1).err


def test_that_of_several_only_the_one_with_a_conflict_is_not_given(lcapp, desk):
    lcapp("--as", "Ada", "desk", "score", desk["Yazd"], "--conflict", "My brother works there.")
    told = lcapp("desk", "assign", "Ada", *desk.values(), "--due", "2099-01-31", "--json", code=1).json
    assert told["numbers"] == [desk["Kashan"]]
    assert [(one["city"], one["text"]) for one in told["conflicts"]] == [("Yazd", "My brother works there.")]
    alone = lcapp("desk", "assign", "Ada", desk["Yazd"], "--due", "2099-01-31", code=1)
    assert "My brother works there." in alone.err


def test_that_dossiers_are_handed_to_a_reviewer_and_taken_in_there(lcapp, desk, tmp_path):
    file, other = tmp_path / "work.lcdossier", ("--data", tmp_path / "bo", "--as", "Bo")
    lcapp("review", "hand-out", CALL, "--to", "Bo", "-o", file, code=1)
    lcapp("desk", "assign", "Bo", *desk.values(), "--due", "2099-01-31")
    lcapp("review", "hand-out", CALL, desk["Yazd"], "--to", "Bo", "-o", file)
    told = lcapp(*other, "review", "import", file, "--json").json
    assert told["for_me"]
    assert [(one["file"], one["outcome"]) for one in told["files"]] == [("Yazd.lcdossier", "first")]
    assert len(told["assigned"]) == 1
    assert "Here already" in lcapp(*other, "review", "import", file).out
    (one,) = lcapp(*other, "desk", "assignments", CALL, "--json").json["assignments"]
    assert (one["city"], one["reviewer"], one["due"]) == ("Yazd", "Bo", "2099-01-31")
    assert not lcapp("--data", tmp_path / "cy", "--as", "Cy", "review", "import", file, "--json").json[
        "for_me"
    ]


def test_that_interviews_are_listed_and_a_request_is_counted_down_at_the_desk(lcapp, desk):
    assert "No interview is recorded" in lcapp("desk", "interview", desk["Yazd"]).out
    lcapp("desk", "interview", desk["Yazd"], "--on", "2025-06-12", "--with", "The mayor", "--notes", "Clear.")
    assert "12 June 2025 with The mayor. Clear." in lcapp("desk", "interview", desk["Yazd"]).out
    (kept,) = lcapp("desk", "interview", desk["Yazd"], "--json").json["interviews"]
    assert (kept["on"], kept["people"], kept["notes"]) == ("2025-06-12", ["The mayor"], "Clear.")
    lcapp("desk", "decide", desk["Yazd"], "request", "--reason", "More", "--by", "2099-06-20")
    listed = lcapp("desk", "list", CALL).out
    assert "Yazd: the city answers by 20 June 2099:" in listed
    assert "days left" in listed


def test_that_the_city_sees_the_same_day_counted_down(lcapp, tmp_path):
    city = ("--data", tmp_path / "city")
    number = lcapp(*city, "samples", "new", f"samplia-{CALL}", "--json").json["dossier"]
    sent, back = tmp_path / "sent.lcdossier", tmp_path / "back.lcdossier"
    lcapp(*city, "pack", number, "-o", sent)
    lcapp("desk", "import", sent)
    lcapp("desk", "decide", 1, "request", "--reason", "More", "--by", "2099-06-20", "--need", "The plan")
    lcapp("desk", "remarks", 1, "--return", back)
    told = lcapp(*city, "remarks", number, "--take", back).out
    assert "20 June 2099" in told
    assert "days left" in told
    assert "The plan" in told


def test_that_criteria_are_said_in_the_readers_language(lcapp):
    said = lcapp("--language", "fa", "desk", "criteria", CALL).out
    assert "تعهد سیاسی" in said
    assert "Political commitment" not in said
    assert lcapp("--language", "fa", "desk", "criteria", CALL, "--json").json["criteria"][0]["title"] == (
        "Political commitment"
    )
