"""A person without programming knowledge writes next year's form; the program says what is wrong in it."""

import pytest

GOOD = """\
id = "membership"
version = "2031"
kind = "membership"
title = "Next year's form"
provenance = "own"
confidence = "own"

[[part]]
id = "city_part"
title = "Part 1"
filled_by = "city"

[[part.section]]
id = "motivation"
title = "Motivation"

[[part.section.question]]
id = "city.name"
type = "short_text"
label = "Name of city"

[[part.section.question]]
id = "motivation.why"
type = "long_text"
label = "Why?"
max_words = 200
"""
CALL = """\
id = "membership-2031"
kind = "membership"
title = "Call of 2031"
form = "membership-2031"
city_deadline = { value = "2031-05-31", certainty = "typed" }
"""


@pytest.fixture
def form_file(tmp_path):
    def write(text=GOOD, name="2031.toml"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_that_a_good_form_is_said_to_be_usable(lcapp, form_file):
    file = form_file()
    assert lcapp("forms", "check", file).out == f"{file}: membership-2031 can be used.\n"
    told = lcapp("forms", "check", file, "--json").json
    assert (told["ok"], told["kind"], told["name"], told["problems"]) == (True, "form", "membership-2031", [])


@pytest.mark.parametrize(
    ("old", "new", "line", "question", "said"),
    [
        ("max_words = 200", "max_word = 200", 26, "motivation.why", "Did you mean “max_words”?"),
        ("max_words = 200", 'max_words = "200"', 26, "motivation.why", "must be a whole number"),
        ('"long_text"', '"longtext"', 24, "motivation.why", "Did you mean “long_text”?"),
        ('"long_text"', '"date"', 23, "motivation.why", "means nothing for a question of type date"),
        ('title = "Next', 'titel = "Next', 4, "", "Did you mean “title”?"),
        ('"motivation.why"', '"city.name"', 23, "city.name", "more than once"),
        ('label = "Why?"', 'label = "Why?', 25, "", "not well-formed TOML"),
    ],
)
def test_that_a_mistake_is_told_with_file_line_question_and_what_was_meant(
    lcapp, form_file, old, new, line, question, said
):
    assert GOOD.count(old) == 1
    file = form_file(GOOD.replace(old, new))
    told = lcapp("forms", "check", file, "--json", code=1).json
    assert not told["ok"]
    found = [problem for problem in told["problems"] if said in problem["text"]]
    assert found, told
    if line is not None:
        assert found[0]["line"] == line
    if question:
        assert found[0]["question"] == question
    text = lcapp("forms", "check", file, code=1).out
    assert f"{file}:{line}: " in text if line else f"{file}: " in text
    assert said in text


def test_that_a_call_is_checked_as_a_call(lcapp, form_file, data):
    call = form_file(CALL, "membership-2031.toml")
    told = lcapp("forms", "check", call, "--json", code=1).json
    assert told["kind"] == "call"
    assert "no form “membership-2031”" in told["problems"][0]["text"]
    assert told["problems"][0]["line"] == 4
    folder = data / "forms" / "membership"
    folder.mkdir(parents=True)
    (folder / "2031.toml").write_text(GOOD, encoding="utf-8")
    assert lcapp("forms", "check", call).out.endswith("membership-2031 can be used.\n")
    wrong = form_file(CALL.replace("2031-05-31", "31 May"), "wrong.toml")
    assert "not a call's date" in lcapp("forms", "check", wrong, code=1).out
    table = form_file(f'{CALL}\n[city_deadlin]\nvalue = "2031-05-31"\n', "table.toml")
    assert f"{table}:7: city_deadlin: " in lcapp("forms", "check", table, code=1).out


def test_that_a_form_and_a_call_in_the_data_folder_are_offered(lcapp, data):
    (data / "forms" / "membership").mkdir(parents=True)
    (data / "forms" / "membership" / "2031.toml").write_text(GOOD, encoding="utf-8")
    (data / "calls").mkdir()
    (data / "calls" / "membership-2031.toml").write_text(CALL, encoding="utf-8")
    assert "membership-2031" in {form["name"] for form in lcapp("forms", "list", "--json").json}
    number = lcapp("new", "--call", "membership-2031").out.strip()
    told = lcapp("check", number, "--json", code=1).json
    assert {finding["question"] for finding in told["findings"]} == {"city.name", "motivation.why"}


def test_that_a_damaged_form_in_the_data_folder_stops_nothing(lcapp, data):
    (data / "forms" / "membership").mkdir(parents=True)
    (data / "forms" / "membership" / "2031.toml").write_text("id = ", encoding="utf-8")
    told = lcapp("forms", "list", "--json")
    assert "2031.toml" in told.err
    assert told.json
    assert "2031.toml" in lcapp("forms", "show", "membership-2031", code=1).err


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"", b"[[[", b"id = 5\n" * 2, b"part = 7", b"a = " + b"[" * 5000]
)
def test_that_any_rubbish_is_a_clear_error(lcapp, tmp_path, content):
    file = tmp_path / "rubbish.toml"
    file.write_bytes(content)
    told = lcapp("forms", "check", file, code=1)
    assert str(file) in told.out
    assert lcapp("forms", "check", tmp_path / "none.toml", code=1).err.startswith("lcapp: There is no file")


def test_that_changes_between_forms_are_sorted_by_what_they_mean(lcapp):
    told = lcapp("forms", "changes", "membership-2023", "membership-2025", "--json").json
    assert (told["old"], told["new"]) == ("membership-2023", "membership-2025")
    assert {change["effect"] for change in told["changes"]} <= {"safe", "needs_decision", "loses_text"}
    assert all("no words" not in change["text"] for change in told["changes"])
    assert lcapp("forms", "changes", "membership-2023", "membership-2023").out == "No differences.\n"
    assert "loses text:" in lcapp("forms", "changes", "award-2024", "membership-2025").out


def test_that_a_draft_whose_form_is_gone_is_read_only_and_still_comes_out_whole(
    lcapp, data, tmp_path, answers_file
):
    (data / "forms" / "membership").mkdir(parents=True)
    form = data / "forms" / "membership" / "2031.toml"
    group = (
        '\n[[part.section.question]]\nid = "motivation.steps"\ntype = "list"\nlabel = "Steps"\n'
        '\n[[part.section.question]]\nid = "motivation.size"\ntype = "data_point"\nlabel = "Size"\n'
    )
    form.write_text(GOOD + group, encoding="utf-8")
    (data / "calls").mkdir()
    (data / "calls" / "membership-2031.toml").write_text(CALL, encoding="utf-8")
    answers = {"city.name": "Samplia", "motivation.steps": ["One", "Two"], "motivation.size": 5}
    file = answers_file(answers, call="membership-2031")
    number = lcapp("new", "--call", "membership-2031", "--answers", file).out.strip()
    before = lcapp("answers", "export", number).json["answers"]
    form.unlink()
    assert lcapp("answers", "export", number).json["answers"] == before
    assert "Two" in lcapp("answers", "export", number, "--format", "text").out
    lcapp("answers", "export", number, "--format", "docx", "-o", tmp_path / "a.docx")
    for variant in ("full", "form", "blank"):
        lcapp("export", number, "-o", tmp_path / f"{variant}.pdf", "--variant", variant)
    assert "read but not changed" in lcapp("answers", "import", number, file, code=1).err
    checked = lcapp("check", number, "--json", code=1).json
    assert [f["code"] for f in checked["findings"] if f["severity"] == "must_fix"] == ["form_missing"]
    said = lcapp("check", number, code=1).out
    assert "The form “membership-2031” is missing" in said
    assert "100%" not in said


def test_that_a_file_of_the_data_folder_that_is_far_too_large_hides_no_form(lcapp, data):
    (data / "forms" / "membership").mkdir(parents=True)
    (data / "forms" / "membership" / "2031.toml").write_bytes(b"a" * 2_000_001)
    told = lcapp("forms", "list", "--json")
    assert "award-2024" in {form["name"] for form in told.json}
    assert "larger than" in told.err
