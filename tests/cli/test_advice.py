"""The evaluator's eye by command: `check` hears it, `advice` switches it."""

import pytest


@pytest.fixture
def dossier(lcapp, answers_file):
    lcapp("new", "--call", "award-2024", "--title", "Samplia")
    text = "We offer many courses, and we will open new rooms."
    file = answers_file({"city.name": "Samplia", "criteria.access": {"en": text}}, call="award-2024")
    lcapp("answers", "import", 1, file)
    return 1


def advice(lcapp, dossier):
    told = lcapp("check", dossier, "--json", code=1).json["findings"]
    return {one["code"]: one for one in told if one["severity"] == "advice"}


def test_that_check_hears_advice_with_its_source(lcapp, dossier):
    found = advice(lcapp, dossier)
    assert found["vague_words"]["params"] == {"words": "many", "count": 1}
    assert found["promise_in_award"]["source"].startswith("S15")
    assert "“many" in lcapp("check", dossier, code=1).out


def test_that_advice_can_be_switched_off_in_one_dossier_and_on_again(lcapp, dossier):
    lcapp("advice", "off", "vague_words", "--dossier", dossier)
    assert "vague_words" not in advice(lcapp, dossier)
    told = {one["advice"]: one["on"] for one in lcapp("advice", "list", "--dossier", dossier, "--json").json}
    assert told["vague_words"] is False
    assert all(one["on"] for one in lcapp("advice", "list", "--json").json)
    lcapp("advice", "on", "vague_words", "--dossier", dossier)
    assert "vague_words" in advice(lcapp, dossier)


def test_that_advice_can_be_switched_off_everywhere(lcapp, dossier):
    assert "is off" in lcapp("advice", "off", "promise_in_award").out
    assert "promise_in_award" not in advice(lcapp, dossier)


def test_that_every_kind_is_listed_with_its_source(lcapp):
    said = lcapp("advice", "list").out
    assert "vague words" in said
    assert said.count("Source: ") >= 45


def test_that_an_unknown_kind_is_refused(lcapp):
    assert "advice list" in lcapp("advice", "off", "nonsense", code=1).err


def test_that_a_damaged_file_of_switches_hears_everything(lcapp, dossier, data):
    (data / "advice-off.json").write_text("[not json", encoding="utf-8")
    assert "vague_words" in advice(lcapp, dossier)


def test_that_the_board_tells_what_each_answer_rests_on(lcapp, dossier):
    lcapp("evidence", "add", dossier, "https://samplia.example/plan", "--supports", "criteria.access")
    told = lcapp("evidence", "board", dossier, "--json").json
    row = next(one for one in told["questions"] if one["question"] == "criteria.access")
    assert row["rests_on"] == {"A1": "supports"}
    assert row["rests_on_nothing"] is False
    assert "criteria.access" in lcapp("evidence", "board", dossier).out
