"""`lcapp diff`, `lcapp parcel`, `lcapp merge` and `lcapp unpack` of a part, on real libraries and files."""

import contextlib
import functools
import io
import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from lcapp.bootstrap import build_app
from lcapp.cli.main import main
from lcapp.paths import app_paths
from lcapp.storage.row_watch import KEPT_TABLES
from tests.cli.conftest import Told

BASE = "We learn in the old city."


@pytest.fixture
def ana(tmp_path, capfd):
    """The command line of another computer."""

    def run(*words, code=0):
        capfd.readouterr()
        ended = main(["--data", str(tmp_path / "ana"), "--as", "Ana", *map(str, words)])
        said = capfd.readouterr()
        assert ended == code, f"{words} ended with {ended}\n{said.out}\n{said.err}"
        return Told(said.out, said.err)

    return run


def written(answers_file, text):
    return answers_file({"motivation.why": {"en": text}})


def an_answers_file(folder, answers):
    file = folder / "answers.json"
    told = {"format": "lcapp-answers/1", "call": "membership-2025", "answers": answers}
    file.write_text(json.dumps(told), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A dossier, its motivation handed out to Ana, written anew and given back: made once, then copied."""
    folder = tmp_path_factory.mktemp("merging")

    def run(where, who, *words):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            assert main(["--data", str(folder / where), "--as", who, *map(str, words)]) == 0
        return said.getvalue().strip()

    city, ana = functools.partial(run, "data", "Samir"), functools.partial(run, "ana", "Ana")
    assert city("new", "--call", "membership-2025", "--title", "Samplia") == "1"
    city(
        "answers",
        "import",
        1,
        an_answers_file(folder, {"motivation.why": {"en": BASE}, "city.name": "Samplia"}),
    )
    shutil.copytree(folder / "data", folder / "whole")
    out, back = folder / "ana.lcdossier", folder / "back.lcdossier"
    city("parcel", 1, "motivation", "-o", out, "--due", "2027-05-20")
    assert ana("unpack", out, "--accept") == "1"
    text = "We all learn in the old city."
    ana("answers", "import", 1, an_answers_file(folder, {"motivation.why": {"en": text}}))
    ana("parcel", 1, "-o", back)
    return folder


@pytest.fixture
def dossier(prepared, data):
    """A dossier of which nothing is handed out."""
    shutil.copytree(prepared / "whole", data)
    return "1"


@pytest.fixture
def handed_out(prepared, data):
    """A dossier whose motivation is with Ana."""
    shutil.copytree(prepared / "data", data)
    return "1"


@pytest.fixture
def back(prepared, handed_out):
    """What Ana gave back."""
    return prepared / "back.lcdossier"


def library_content(data):
    """Everything somebody wrote or did; what a search needs is made anew whenever there is time for it."""
    with closing(sqlite3.connect(data / "library.sqlite")) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in KEPT_TABLES}


# parcel


def test_that_a_part_is_handed_out_named_after_its_file_and_listed(lcapp, dossier, tmp_path):
    told = lcapp("parcel", dossier, "motivation", "-o", tmp_path / "Ana.lcdossier", "--json").json
    assert (told["to"], told["sections"], told["returned"]) == ("Ana", ["motivation"], False)
    assert told["bytes"] == (tmp_path / "Ana.lcdossier").stat().st_size
    listed = lcapp("parcel", dossier, "--list").out
    assert "with Ana since" in listed
    [one] = lcapp("parcel", dossier, "--list", "--json").json
    assert (one["to"], one["due"], one["returned_at"]) == ("Ana", None, None)
    lcapp("parcel", dossier, "--call-off", one["parcel"])
    assert lcapp("parcel", dossier, "--list", "--json").json[0]["returned_at"]


def test_that_a_hand_out_that_makes_no_sense_says_why(lcapp, dossier, tmp_path):
    file = tmp_path / "x.lcdossier"
    assert "section" in lcapp("parcel", dossier, "nowhere", "-o", file, code=1).err
    assert "whole dossier" not in lcapp("parcel", dossier, "-o", file, code=1).out
    assert "2025-06-15" in lcapp("parcel", dossier, "motivation", "-o", file, "--due", "soon", code=1).err
    assert "-o" in lcapp("parcel", dossier, "motivation", code=2).err
    assert not file.exists()


def test_that_a_part_is_previewed_before_it_is_opened(lcapp, ana, dossier, tmp_path):
    out = tmp_path / "ana.lcdossier"
    lcapp("--as", "Samir", "parcel", dossier, "motivation", "-o", out)
    said = ana("unpack", out).out
    assert "Samplia" in said
    assert "--accept" in said
    assert ana("list", "--json").json == []
    assert ana("unpack", out, "--json").json["sections"] == ["motivation"]
    opened = ana("unpack", out, "--accept", "--json").json
    assert (opened["accepted"], opened["dossier"]) == (True, 1)
    assert "dossier 1" in ana("unpack", out, "--accept", code=1).err


# merge


def test_that_without_accept_nothing_changes(lcapp, handed_out, back, data):
    before = library_content(data)
    said = lcapp("merge", handed_out, back).out
    assert "+ all" in said
    assert "--accept" in said
    assert library_content(data) == before


def test_that_accept_prints_the_number_and_takes_the_text(lcapp, handed_out, back):
    assert lcapp("--as", "Samir", "merge", handed_out, back, "--accept").out.strip() == handed_out
    answers = lcapp("answers", "export", handed_out).json["answers"]
    assert answers["motivation.why"]["en"] == "We all learn in the old city."
    assert answers["city.name"] == "Samplia"
    assert "merged" in lcapp("history", handed_out).out
    assert lcapp("parcel", handed_out, "--list", "--json").json[0]["returned_at"]


@pytest.mark.parametrize(
    ("conflicts", "stands"),
    [
        ("together", "We all learn in the old city, daily."),
        ("mine", "We learn in the old city, daily."),
        ("theirs", "We all learn in the old city."),
    ],
)
def test_that_conflicts_are_settled_as_said_and_told_before(
    lcapp, handed_out, back, answers_file, conflicts, stands
):
    lcapp("answers", "import", handed_out, written(answers_file, "We learn in the old city, daily."))
    told = lcapp("merge", handed_out, back, "--json").json
    [one] = told["answers"]
    assert (one["kind"], one["mine"], one["theirs"]) == (
        "disputed",
        "We learn in the old city, daily.",
        "We all learn in the old city.",
    )
    assert one["disputes"][0]["together"] == "We all learn in the old city, daily."
    assert (told["accepted"], told["base"], told["who"]) == (False, "record", "ana")
    assert "same place" in lcapp("merge", handed_out, back).out
    done = lcapp("merge", handed_out, back, "--accept", "--conflicts", conflicts, "--json").json
    assert (done["accepted"], done["dossier"]) == (True, int(handed_out))
    assert lcapp("answers", "export", handed_out).json["answers"]["motivation.why"]["en"] == stands
    for text in ("We all learn in the old city.", "We learn in the old city, daily."):
        assert text in [
            change["after"] for change in lcapp("history", handed_out, "motivation.why", "--json").json
        ]


def test_that_a_large_loss_is_typed(lcapp, ana, dossier, tmp_path, answers_file):
    long = " ".join(f"word{number}" for number in range(120))
    lcapp("answers", "import", dossier, written(answers_file, long))
    out, back = tmp_path / "b.lcdossier", tmp_path / "back.lcdossier"
    lcapp("parcel", dossier, "motivation", "-o", out)
    number = ana("unpack", out, "--accept").out.strip()
    ana("answers", "import", number, written(answers_file, "word1"))
    ana("parcel", number, "-o", back)
    loss = lcapp("merge", dossier, back, "--json").json["loss"]
    assert (loss["words"], loss["must_be_typed"]) == (119, True)
    assert "119" in lcapp("merge", dossier, back, "--accept", code=1).err
    lcapp("merge", dossier, back, "--accept", "--loss", 119)


def test_that_a_file_that_is_no_package_is_refused(lcapp, dossier, tmp_path):
    (tmp_path / "x").write_bytes(b"hello")
    assert lcapp("merge", dossier, tmp_path / "x", "--json", code=1).json["verdict"] == "refused"
    assert lcapp("merge", dossier, tmp_path / "none", code=1).err
    assert lcapp("merge", 99, tmp_path / "x", code=1).err


# diff


@pytest.fixture
def versions(lcapp, dossier, answers_file):
    """A dossier with a named state and a change since."""
    lcapp("history", dossier, "--milestone", "sent to the mayor")
    lcapp("answers", "import", dossier, written(answers_file, "We all learn in the city."))
    return dossier


def test_that_two_states_of_a_dossier_are_compared_word_by_word(lcapp, versions):
    said = lcapp("diff", f"{versions}@1", versions).out
    assert "sent to the mayor" in said
    assert "    + all" in said
    assert "    - old" in said
    told = lcapp("diff", f"{versions}@1", versions, "--json").json
    assert (told["words_added"], told["words_removed"]) == (1, 1)
    assert [(one["question"], one["change"]) for one in told["answers"]] == [("motivation.why", "changed")]
    assert told["evidence_compared"] is False
    assert lcapp("diff", versions, versions).out.count("Nothing differs.") == 1
    assert lcapp("diff", f"{versions}@7", versions, code=1).err


def test_that_files_are_compared_with_drafts(lcapp, versions, tmp_path):
    package, pdf, part = (tmp_path / name for name in ("d.lcdossier", "d.pdf", "p.lcdossier"))
    lcapp("pack", versions, "-o", package)
    lcapp("export", versions, "-o", pdf, "--unanswered", "no")
    lcapp("parcel", versions, "motivation", "-o", part)
    for file in (package, pdf, part):
        assert lcapp("diff", file, versions, "--json").json["changed"] is False
    told = lcapp("diff", f"{versions}@1", part, "--json").json
    assert [one["question"] for one in told["answers"]] == ["motivation.why"]


def test_that_the_report_is_a_pdf_in_which_every_change_is_read(lcapp, versions, tmp_path):
    import pypdfium2

    file = tmp_path / "changes.pdf"
    told = lcapp("diff", f"{versions}@1", versions, "--pdf", file, "--json").json
    assert told["bytes"] == file.stat().st_size
    document = pypdfium2.PdfDocument(io.BytesIO(file.read_bytes()))
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert "We all learn" in text
    assert "Motivation" in text
    again = tmp_path / "again.pdf"
    lcapp("diff", f"{versions}@1", versions, "--pdf", again)
    assert again.stat().st_size > 1000


def test_that_the_record_of_parcels_is_no_answer(lcapp, dossier, tmp_path, data):
    lcapp("parcel", dossier, "motivation", "-o", tmp_path / "a.lcdossier")
    assert set(lcapp("answers", "export", dossier).json["answers"]) == {"motivation.why", "city.name"}
    with closing(build_app(app_paths(data), actor=lambda: "Ada", wait_seconds=1)) as app:
        assert app.dossiers.open(int(dossier)).findings()
