"""What scripts rely on: options, exit codes, the shapes of JSON."""

import json

import pytest

from lcapp import __version__
from lcapp.cli.main import main
from tests.cli.made_answers import SAMPLES

CALL = "membership-2025"


def start(lcapp, *words):
    return lcapp("new", "--call", CALL, *words, "--json").json["dossier"]


# Usage


def test_that_version_and_help_end_well(capfd):
    assert main(["--version"]) == 0
    assert capfd.readouterr().out == f"lcapp {__version__}\n"
    assert main(["--help"]) == 0
    assert "eligibility" in capfd.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("fly",),
        ("forms",),
        ("forms", "lis"),
        ("list", "--js"),
        ("new",),
        ("check",),
        ("check", "seven"),
        ("check", "0"),
        ("export", "1"),
        ("export", "1", "-o", "x.pdf", "--variant", "tiny"),
        ("--language", "klingon", "list"),
        ("--language", "qq", "list"),
        ("eligibility", "award-2024", "--joined", "yesterday"),
        ("eligibility", "award-2024", "--joined", "2024-02-30"),
        ("eligibility", "award-2024", "--country", "Iran"),
        ("eligibility", "award-2024", "--nominated", "-1"),
    ],
)
def test_that_words_that_are_not_understood_end_with_2_and_help(lcapp, words):
    told = lcapp(*words, code=2)
    assert told.out == ""
    assert "usage: lcapp" in told.err


@pytest.mark.parametrize(
    "words", [("--json", "forms", "list"), ("forms", "--json", "list"), ("forms", "list", "--json")]
)
def test_that_json_is_asked_for_before_or_after_the_verb(lcapp, words):
    assert isinstance(lcapp(*words).json, list)


def test_that_json_is_never_translated(lcapp):
    assert (
        lcapp("--language", "fa", "calls", "show", CALL, "--json").out
        == lcapp("calls", "show", CALL, "--json").out
    )


# Forms and calls


def test_that_a_form_shows_its_parts_sections_and_questions(lcapp):
    form = lcapp("forms", "show", CALL, "--json").json
    assert (form["id"], form["version"]) == ("membership", "2025")
    questions = [q for p in form["parts"] for s in p["sections"] for q in s["questions"]]
    wanted = {"id", "type", "required", "max_words", "options", "translatable"}
    assert all(wanted <= question.keys() for question in questions)
    assert {part["filled_by"] for part in form["parts"]} <= {"city", "mayor", "national_commission"}
    assert lcapp("forms", "show", CALL).out.startswith("membership-2025: ")


def test_that_every_call_has_id_form_kind_dates_and_cap(lcapp):
    calls = lcapp("calls", "list", "--json").json
    forms = {form["name"] for form in lcapp("forms", "list", "--json").json}
    assert len({call["id"] for call in calls}) == len(calls) >= 15
    for call in calls:
        assert call["form"] in forms
        assert call["kind"] in ("membership", "award", "report")
        assert "cap" in call
        assert {"opens", "city_deadline", "commission_deadline"} <= call["dates"].keys()
        assert all("certainty" in date for date in call["dates"].values())
        assert lcapp("calls", "show", call["id"], "--json").json == call
        assert call["title"] in lcapp("calls", "show", call["id"]).out


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("forms", "show", "membership-2052"), "membership-2025"),
        (("calls", "show", "award-204"), "award-2024"),
        (("new", "--call", "membership-2o25"), "membership-2025"),
        (("samples", "new", "sonderborg-awrd"), "sonderborg-award"),
    ],
)
def test_that_an_unknown_name_is_answered_with_the_nearest(lcapp, words, meant):
    assert f"Did you mean “{meant}”?" in lcapp(*words, code=1).err
    told = lcapp(*words, "--json", code=1)
    assert told.json["error"]["params"]["meant"] == meant
    assert lcapp("list", "--json").json == []


# Eligibility


def test_that_eligibility_answers_with_reasons_whatever_it_finds(lcapp):
    words = ("eligibility", "award-2024", "--country", "PT", "--joined", "2024-02-14", "--on", "2024-05-01")
    told = lcapp(*words, "--json").json
    assert told["answer"] == "no"
    assert set(told) == {"answer", "until", "next", "reasons"}
    assert all({"rule", "text", "source"} <= reason.keys() for reason in told["reasons"])
    assert lcapp(*words).out.startswith("No")
    assert (
        lcapp("eligibility", CALL, "--country", "ir", "--on", "2025-05-01", "--json").json["answer"] == "yes"
    )


# Dossiers


def test_that_new_prints_the_number_and_list_shows_it(lcapp):
    assert lcapp("list", "--json").json == []
    assert "new --call" in lcapp("list").out
    assert lcapp("new", "--call", CALL, "--title", "Samplia").out == "1\n"
    assert start(lcapp) == 2
    told = lcapp("list", "--json").json
    assert {card["dossier"]: card["title"] for card in told}[1] == "Samplia"
    assert {card["call"] for card in told} == {CALL}
    assert "Samplia" in lcapp("list").out


def test_that_an_unknown_dossier_is_refused(lcapp, tmp_path):
    for words in (("check", 7), ("export", 7, "-o", tmp_path / "x.pdf"), ("answers", "export", 7)):
        assert "There is no dossier 7." in lcapp(*words, code=1).err
    assert not (tmp_path / "x.pdf").exists()


def test_that_every_change_carries_the_name_of_who_is_working(lcapp, data, answers_file):
    import sqlite3

    number = start(lcapp)
    lcapp("--as", "Ada", "answers", "import", number, answers_file({"city.name": "Samplia"}))
    with sqlite3.connect(data / "library.sqlite") as library:
        tables = [row[0] for row in library.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for table in tables for row in library.execute(f'SELECT * FROM "{table}"')]
    library.close()
    assert any("Ada" in row for row in rows)


# Answers


def test_that_import_merges_and_says_what_changed(lcapp, answers_file):
    number = start(lcapp)
    lcapp("answers", "import", number, answers_file({"city.name": "Samplia"}))
    told = lcapp("answers", "import", number, answers_file({"city.name": "Samplia Nova"}))
    assert told.out == "replaced  city.name\n1 answer changed.\n"
    told = lcapp("answers", "import", number, answers_file({"city.name": None})).out
    assert told == "0 answers changed.\n"
    told = lcapp("answers", "import", number, answers_file({}), "--json").json
    assert told == {"dossier": number, "added": [], "replaced": [], "unchanged": []}
    exported = json.loads(lcapp("answers", "export", number).out)
    assert exported == {"format": "lcapp-answers/1", "call": CALL, "answers": {"city.name": "Samplia Nova"}}


def test_that_export_writes_a_file_and_says_so(lcapp, answers_file, tmp_path):
    number = start(lcapp, "--answers", answers_file({"city.name": "Samplia"}))
    file = tmp_path / "back ‌فارسی.json"
    assert lcapp("answers", "export", number, "-o", file, "--json").json == {"file": str(file), "answers": 1}
    assert file.read_text("utf-8") == lcapp("answers", "export", number).out
    lcapp("answers", "export", number, "--format", "docx", code=2)


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b'{"format": "lcapp-answers/1", "call": "award-2024", "answers": {}}', "award-2024"),
        (b'{"format": "lcapp-answers/2", "call": "membership-2025", "answers": {}}', "lcapp-answers/2"),
        (
            b'{"format": "lcapp-answers/1", "call": "membership-2025", "answers": {"city.nam": "x"}}',
            "city.name",
        ),
        (
            b'{"format": "lcapp-answers/1", "call": "membership-2025", "answers": {"city.name": 5}}',
            "city.name",
        ),
        (
            b'{"format": "lcapp-answers/1", "call": "membership-2025", "answers": {"city.name": NaN}}',
            "city.name",
        ),
        (b'{"format": "lcapp-answers/1", "call": "membership-2025", "answers": {"a": 1, "a": 2}}', "twice"),
        (b'{"format": "lcapp-answers/1", "call": "membership-2025"', "line 1"),
        (b'{"format": "\xff"}', "UTF-8"),
        (b"[" * 100_000, "levels"),
        (b"[]", "one object"),
        (b"", "line 1"),
        (None, "There is no file"),
    ],
)
def test_that_a_bad_answers_file_is_named_and_changes_nothing(lcapp, tmp_path, answers_file, content, names):
    number = start(lcapp, "--answers", answers_file({"city.name": "Samplia"}))
    before = lcapp("answers", "export", number).out
    bad = tmp_path / "bad.json"
    if content is not None:
        bad.write_bytes(content)
    told = lcapp("answers", "import", number, bad, code=1)
    assert names in told.err
    assert len(told.err.splitlines()) == 1
    lcapp("new", "--call", CALL, "--answers", bad, code=1)
    assert lcapp("answers", "export", number).out == before
    assert len(lcapp("list", "--json").json) == 1


def test_that_twenty_megabytes_of_nesting_are_refused(lcapp, tmp_path):
    number = start(lcapp)
    bad = tmp_path / "bad.json"
    bad.write_bytes(b'{"format":' + b"[" * 20_000_000)
    assert "larger than" in lcapp("answers", "import", number, bad, code=1).err
    bad.write_bytes(b'{"format":' + b"[" * 19_000_000)
    assert "levels" in lcapp("answers", "import", number, bad, code=1).err


# Check, export


def test_that_check_tells_severity_sentence_and_completeness(lcapp, answers_file):
    number = start(lcapp, "--answers", answers_file({"city.name": "Samplia"}))
    told = lcapp("check", number, "--json", code=1).json
    assert set(told) == {"findings", "completeness", "not_checked"}
    assert {finding["severity"] for finding in told["findings"]} <= {"must_fix", "advice"}
    assert told["completeness"]["answered"] == 1
    assert all(finding["text"] for finding in told["findings"])
    said = lcapp("check", number, code=1).out
    assert "must fix: " in said
    assert "Not checked:" in said


def test_that_export_ends_well_whatever_it_finds(lcapp, tmp_path):
    number = start(lcapp)
    pdf = tmp_path / "dossier.pdf"
    told = lcapp("export", number, "-o", pdf, "--json").json
    assert {"file", "pages", "seconds", "findings"} <= told.keys()
    assert any(finding["severity"] == "must_fix" for finding in told["findings"])
    assert "pages" in lcapp("export", number, "-o", pdf, "--variant", "blank", "--paper", "letter").out
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_that_a_file_that_cannot_be_written_ends_with_3(lcapp, tmp_path):
    number = start(lcapp)
    told = lcapp("answers", "export", number, "-o", tmp_path / "nowhere" / "x.json", code=3)
    assert "folder does not exist" in told.err


def test_that_a_document_in_an_unknown_language_is_wrong_usage(lcapp, tmp_path):
    number = start(lcapp)
    lcapp("export", number, "-o", tmp_path / "x.pdf", "--language", "qq", code=2)
    assert not (tmp_path / "x.pdf").exists()


# Samples


def test_that_answers_from_public_sources_become_the_city_s_own_once(lcapp):
    number = lcapp("samples", "new", "sonderborg-award", "--json").json["dossier"]
    told = lcapp("own", number, "--json").json
    assert told["dossier"] == number
    assert any("projectzero.dk" in source for source in told["public_sources"])
    assert "city's own already" in lcapp("own", number, code=1).err


def test_that_samples_are_listed_started_and_printed(lcapp, tmp_path, data):
    samples = lcapp("samples", "list", "--json").json
    assert "sonderborg-award" in {sample["name"] for sample in samples}
    pdf = tmp_path / "dossier.pdf"
    told = lcapp("samples", "export", "sonderborg-award", "-o", pdf, "--json").json
    assert told["pages"] > 2
    assert not (data / "library.sqlite").exists()
    number = lcapp("samples", "new", "sonderborg-award", "--json").json["dossier"]
    assert json.loads(lcapp("answers", "export", number).out)["answers"]


@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_sample_is_printed(lcapp, tmp_path, name):
    pdf = tmp_path / "dossier.pdf"
    told = lcapp("samples", "export", name, "-o", pdf, "--json").json
    assert told["pages"] > 1
    assert [finding for finding in told["findings"] if finding["code"] == "character_not_printable"] == []
    assert pdf.read_bytes().startswith(b"%PDF-")


# Count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two", 2),
        ("state-of-the-art https://city.example • – %", 2),
        ("کتاب\u200cها İstanbul'un", 2),
    ],
)
def test_that_count_counts_as_the_program_does(lcapp, tmp_path, text, count):
    file = tmp_path / "text.txt"
    file.write_text(text, encoding="utf-8")
    assert lcapp("count", file).out == f"{count}\n"
    assert lcapp("count", file, "--json").json["words"] == count


def test_that_count_names_a_file_it_cannot_read(lcapp, tmp_path):
    assert "There is no file" in lcapp("count", tmp_path / "none.txt", code=1).err
    assert "is a folder" in lcapp("count", tmp_path, code=1).err
    (tmp_path / "latin.txt").write_bytes("Eskişehir".encode("iso-8859-9"))
    assert "UTF-8" in lcapp("count", tmp_path / "latin.txt", code=1).err


def test_that_check_names_questions_by_their_labels_and_tells_every_section(lcapp):
    lcapp("new", "--call", "award-2024")
    said = lcapp("check", 1, code=1).out
    assert "must fix: mayor.title (Exact official title): " in said
    assert "0 of 8   Progress by criterion" in said


def test_that_answers_go_to_standard_output_with_a_hyphen(lcapp, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lcapp("new", "--call", "award-2024")
    assert lcapp("answers", "export", 1, "-o", "-").json["call"] == "award-2024"
    assert not (tmp_path / "-").exists()


def test_that_an_empty_data_folder_is_wrong_usage(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["--data", "", "list"]) == 2
    assert list(tmp_path.iterdir()) == []
