"""Every verb on every shipped form."""

import json

import pytest

from tests.cli.made_answers import CALLED_FORMS, FORMS, RESOURCES, answers_for


def call_of(lcapp, form):
    calls = [call for call in lcapp("calls", "list", "--json").json if call["form"] == form]
    assert calls, f"no call uses {form}"
    return calls[0]["id"]


def form_and_answers(lcapp, name, tmp_path):
    form = lcapp("forms", "show", name, "--json").json
    call = call_of(lcapp, name)
    file = tmp_path / "made.json"
    told = answers_for(form, call)
    file.write_text(json.dumps(told), encoding="utf-8")
    return form, call, file, told["answers"]


def test_that_all_eleven_forms_are_shipped(lcapp):
    told = lcapp("forms", "list", "--json").json
    assert {f"{form['id']}-{form['version']}" for form in told} == set(FORMS)
    assert len(CALLED_FORMS) >= 11


@pytest.mark.parametrize("name", FORMS)
def test_that_a_shipped_form_passes_its_own_check(lcapp, name):
    form, _, version = name.partition("-")
    lcapp("forms", "check", RESOURCES / "forms" / form / f"{version}.toml")


@pytest.mark.parametrize("name", CALLED_FORMS)
def test_that_an_empty_draft_of_a_form_is_checked(lcapp, name):
    number = lcapp("--json", "new", "--call", call_of(lcapp, name), "--title", "Samplia").json["dossier"]
    told = lcapp("check", number, "--json", code=1).json
    assert told["completeness"]["answered"] == 0
    assert {"code", "severity", "question", "params", "text"} <= told["findings"][0].keys()
    assert any(f["code"] == "missing_answer" and f["severity"] == "must_fix" for f in told["findings"])
    assert told["not_checked"]
    assert "no words" not in json.dumps(told)


@pytest.mark.parametrize("name", CALLED_FORMS)
def test_that_answers_go_in_and_come_out_the_same(lcapp, name, tmp_path):
    _form, call, file, answers = form_and_answers(lcapp, name, tmp_path)
    number = lcapp("new", "--call", call).out.strip()
    told = lcapp("answers", "import", number, file, "--json").json
    assert (told["replaced"], told["unchanged"]) == ([], [])
    assert {key["question"] for key in told["added"]} == set(answers)
    exported = lcapp("answers", "export", number).out
    assert json.loads(exported)["answers"].keys() == answers.keys()

    back = tmp_path / "back.json"
    back.write_text(exported, encoding="utf-8")
    again = lcapp("answers", "import", number, back, "--json").json
    assert (again["added"], again["replaced"]) == ([], [])
    second = lcapp("new", "--call", call, "--answers", back).out.strip()
    assert lcapp("answers", "export", second).out == exported


@pytest.mark.parametrize("name", CALLED_FORMS)
def test_that_answers_are_told_as_text_and_as_a_word_file(lcapp, name, tmp_path):
    form, call, file, _answers = form_and_answers(lcapp, name, tmp_path)
    number = lcapp("new", "--call", call, "--answers", file).out.strip()
    text = lcapp("answers", "export", number, "--format", "text").out
    for part in form["parts"]:
        for section in part["sections"]:
            for question in section["questions"]:
                if question["takes_answer"] and not question["visible_when"]:
                    assert question["label"].splitlines()[0] in text
    word_file = tmp_path / "answers.docx"
    lcapp("answers", "export", number, "--format", "docx", "-o", word_file)
    assert word_file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", CALLED_FORMS)
def test_that_a_form_full_of_answers_is_printed_in_every_variant(lcapp, name, tmp_path):
    _form, call, file, _answers = form_and_answers(lcapp, name, tmp_path)
    number = lcapp("new", "--call", call, "--answers", file).out.strip()
    for variant, paper in (("full", "a4"), ("form", "letter"), ("blank", "letter")):
        pdf = tmp_path / f"{variant}.pdf"
        words = ("--variant", variant, "--paper", paper, "--json")
        told = lcapp("export", number, "-o", pdf, *words).json
        assert told["file"] == str(pdf)
        assert told["pages"] >= 1
        assert told["seconds"] > 0
        assert pdf.read_bytes().startswith(b"%PDF-")
