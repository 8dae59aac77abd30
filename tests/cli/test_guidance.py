"""Guidance by command, and a Commission's own layer."""

import pytest

OWN = """layer = "commission"
title = "Commission of Samplia"

[[text]]
id = "first"
topics = ["plan"]
text = "Send us the plan as a PDF as well. <b>Not bold</b>"
source = "letter of 2 May"
certainty = "seen"
"""


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "samplia.toml"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_that_every_layer_of_a_question_is_shown_with_its_source(lcapp):
    told = lcapp("guidance", "show", "areas.access", "--json").json
    assert [one["layer"] for one in told] == ["plain", "prompts", "examples", "mistakes", "praised"]
    assert all(text["source"] and text["certainty"] for one in told for text in one["texts"])
    assert "What real cities did" in lcapp("guidance", "show", "areas.access").out


def test_that_a_question_without_guidance_says_so(lcapp):
    assert "no guidance" in lcapp("guidance", "show", "nomination.reasons", code=1).out


def test_that_a_commission_adds_its_own_layer(lcapp, own):
    assert lcapp("guidance", "check", own).out == "Commission of Samplia: 1 text.\n"
    assert "Commission of Samplia" not in lcapp("guidance", "show", "areas.plan").out
    lcapp("guidance", "add", own)
    said = lcapp("guidance", "show", "areas.plan").out
    assert "Commission of Samplia" in said
    assert "<b>Not bold</b>" in said


def test_that_a_wrong_file_is_refused_with_its_places_and_keeps_nothing(lcapp, own):
    own.write_text(OWN.replace('topics = ["plan"]', 'topics = ["plans"]'), encoding="utf-8")
    assert "plans" in lcapp("guidance", "add", own, code=1).err
    own.write_text(OWN.replace('"commission"', '"plain"'), encoding="utf-8")
    assert "commission" in lcapp("guidance", "add", own, code=1).err
    assert "Samplia" not in lcapp("guidance", "show", "areas.plan").out


def test_that_a_damaged_file_in_the_data_folder_stops_nobody(lcapp, data):
    lcapp("calls", "list")
    (data / "guidance").mkdir(parents=True)
    (data / "guidance" / "bad.toml").write_text("layer = ", encoding="utf-8")
    told = lcapp("guidance", "show", "areas.plan")
    assert "What is meant" in told.out
    assert "bad.toml" in told.err
