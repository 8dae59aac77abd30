"""The verbs about records, on a real library."""

import json
import shutil

import pytest

from lcapp.cli.main import main
from tests.records.samplia import RECORDS


def ended_with(folder, *words):
    return main(["--data", str(folder), *map(str, words)])


@pytest.fixture
def lcapp(tmp_path, capfd):
    def run(*words, code=0):
        capfd.readouterr()
        ended = ended_with(tmp_path / "data", *words)
        said = capfd.readouterr()
        assert ended == code, f"{words} ended with {ended}\n{said.out}\n{said.err}"
        assert "Traceback" not in said.err
        return said.out

    return run


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library with every record of Samplia, taken in through answers files."""
    folder = tmp_path_factory.mktemp("samplia")
    for number, (record, answers) in enumerate(RECORDS.items(), start=1):
        file = folder / f"{record}.json"
        told = {"format": "lcapp-answers/1", "call": f"{record}-1", "answers": answers}
        file.write_text(json.dumps(told), encoding="utf-8")
        assert ended_with(folder / "data", "records", "start", record) == 0
        assert ended_with(folder / "data", "answers", "import", number, file) == 0
    return folder / "data"


@pytest.fixture
def samplia(library, tmp_path):
    """A copy of that library; the numbers by record."""
    shutil.copytree(library, tmp_path / "data")
    return {record: str(number) for number, record in enumerate(RECORDS, start=1)}


def test_that_records_are_listed_before_and_after_they_are_started(lcapp):
    assert [one["dossier"] for one in json.loads(lcapp("records", "list", "--json"))] == [None] * 12
    assert lcapp("records", "start", "plan") == "1\n"
    assert "1  plan" in lcapp("records", "list")
    assert "not begun" in lcapp("records", "list")
    assert "%" not in lcapp("records", "list")
    assert "not started" in lcapp("records", "list")


def test_that_answers_of_a_record_go_out_and_come_back(lcapp, samplia, tmp_path):
    told = lcapp("answers", "export", samplia["plan"])
    file = tmp_path / "back.json"
    file.write_text(told, encoding="utf-8")
    again = json.loads(lcapp("answers", "import", samplia["plan"], file, "--json"))
    assert (again["added"], again["replaced"]) == ([], [])


def test_that_the_plan_is_told(lcapp, samplia):
    told = json.loads(lcapp("plan", samplia["plan"], "--json"))
    assert told["name"] == "Samplia Learns 2030"
    assert len(told["goals"]) == 3
    assert {one["code"] for one in told["findings"]} >= {"planned_without_group", "goal_without_indicator"}
    text = lcapp("plan", samplia["plan"])
    halve = (
        "Halve the number of adults who cannot read (medium term): from 4,200 persons (2023) to 2,100 persons"
    )
    assert f"{halve} (2028) · Indicator: Adults who cannot read · Education office" in text
    activity = (
        "Evening reading courses · September 2023 – June 2026 · Adult education centre · Budget: 40,000"
    )
    assert f"{activity} {told['currency']}".strip() in text
    assert told["budgets"] == 40_000
    assert told["goals"][0]["target"] == {"value": 2100, "year": 2028}


def test_that_the_plan_is_found_from_another_dossier(lcapp, samplia):
    number = lcapp("new", "--call", "membership-2025").strip()
    assert json.loads(lcapp("plan", number, "--json"))["dossier"] == int(samplia["plan"])


def test_that_a_plan_that_was_never_started_is_said(lcapp):
    number = lcapp("new", "--call", "membership-2025").strip()
    lcapp("plan", number, code=1)


def test_that_the_assessment_is_told_and_the_next_begun(lcapp, samplia):
    told = json.loads(lcapp("assess", samplia["self_assessment"], "--json"))
    assert told["areas"][0] == {"area": "cohesion", "level": "3.3", "last": "2.0"}
    assert told["gaps"] == ["f1_1", "f8_1"]
    assert told["changes"][0] == {"area": "cohesion", "before": "2.0", "now": "3.0"}
    assert "1.1 Ensuring" in lcapp("assess", samplia["self_assessment"])
    number = lcapp("assess", samplia["plan"], "--next", "2026").strip()
    assert json.loads(lcapp("assess", number, "--json"))["last_year"] == "2025"


def test_that_facts_are_offered_inserted_and_found_again(lcapp, samplia):
    number = lcapp("new", "--call", "membership-2025").strip()
    offered = json.loads(lcapp("facts", number, "--json"))["offers"]
    assert "profile.population" in {one["question"] for one in offered}
    lcapp("facts", number, "--insert")
    assert "nothing that this dossier does not say" in lcapp("facts", number)
    places = json.loads(lcapp("facts", "--where", "profile.population", "--json"))
    assert [(one["dossier"], one["agrees"]) for one in places] == [(int(number), True)]
    assert "says the same" in lcapp("facts", "--where", "profile.population")
    assert "in no other dossier" in lcapp("facts", "--where", "city.currency")


def test_that_material_goes_into_an_answer(lcapp, samplia):
    number = lcapp("new", "--call", "membership-2025").strip()
    shown = lcapp("records", "insert", number, "areas.plan", "--dry-run")
    assert shown.startswith("The city follows a plan called")
    lcapp("records", "insert", number, "areas.plan")
    lcapp("records", "insert", number, "vision.medium_term")
    lcapp("records", "insert", number, "practice.items")
    lcapp("records", "insert", number, "network.other")
    answers = json.loads(lcapp("answers", "export", number))["answers"]
    assert answers["areas.plan"]["en"].startswith("The city follows")
    assert len(answers["practice.items"]) == 3
    assert answers["network.other"][0]["text"] == "UNESCO Creative Cities Network"
    lcapp("records", "insert", number, "city.website", code=1)


def test_that_records_are_checked_printed_and_written_as_word_files(lcapp, samplia, tmp_path):
    for record in ("plan", "self_assessment"):
        lcapp("check", samplia[record], "--json")
        pdf, word = tmp_path / f"{record}.pdf", tmp_path / f"{record}.docx"
        assert json.loads(lcapp("export", samplia[record], "-o", pdf, "--json"))["pages"] >= 1
        assert pdf.read_bytes().startswith(b"%PDF-")
        lcapp("answers", "export", samplia[record], "--format", "docx", "-o", word)
        assert word.read_bytes().startswith(b"PK")


def test_that_a_record_is_packed_and_unpacked_like_any_dossier(lcapp, samplia, tmp_path):
    package = tmp_path / "plan.lcapp"
    lcapp("pack", samplia["plan"], "-o", package)
    told = lcapp("inspect", package, "--json")
    assert "plan-1" in told


def test_that_the_class_of_the_density_is_told_where_answers_are_exported(lcapp, samplia):
    told = lcapp("answers", "export", samplia["city_record"], "--format", "text")
    assert "Class on the network's city pages: less than 300 inhabitants per km²" in told
