"""Files that travel, by command: pack, look at, take in; from a package and from a PDF."""

import contextlib
import hashlib
import io
import json
import shutil

import pikepdf
import pytest
from PIL import Image

from lcapp.cli.main import main
from lcapp.domain.package import FILE_NAME
from lcapp.sandbox.package_reader import read_package

MARKERS = ("NOTEMARKER", "OLDTEXTMARKER", "AUTHORMARKER")


def bytes_of(folder):
    """Everything in a data folder, by name."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def told_by(data, *words):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert main(["--data", str(data), "--json", *map(str, words)]) == 0
    return json.loads(said.getvalue())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A dossier with annexes on one computer, its package and its PDF; made once, only to be read."""
    place = tmp_path_factory.mktemp("sender")
    data, photo, plan = place / "data", place / "photo.jpg", place / "plan.pdf"
    Image.effect_noise((300, 200), 60).convert("RGB").save(photo)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.save(plan)
    number = told_by(data, "samples", "new", "samplia-membership-2025")["dossier"]
    told_by(data, "evidence", "add", number, plan, "--annex", "--caption", "The plan")
    told_by(data, "evidence", "add", number, photo, "--annex", "--rights", "City")
    told_by(data, "evidence", "add", number, "https://samplia.example/plan", "--title", "Our site")
    told = told_by(data, "pack", number, "-o", place / "samplia.lcdossier")
    told_by(data, "export", number, "-o", place / "samplia.pdf")
    return place, number, told


@pytest.fixture
def packed(made, data, tmp_path):
    """The sender's computer again for this test, with number, package and what was told."""
    place, number, told = made
    shutil.copytree(place / "data", data)
    file = tmp_path / "samplia.lcdossier"
    shutil.copy(place / file.name, file)
    return number, file, told


@pytest.fixture
def pdf(made, tmp_path):
    file = tmp_path / "samplia.pdf"
    shutil.copy(made[0] / file.name, file)
    return file


@pytest.fixture
def other(tmp_path, lcapp):
    """The same commands on another computer."""
    return lambda *argv, **more: lcapp("--data", tmp_path / "other", *argv, **more)


def state_of(commands, number):
    """Everything a dossier says."""
    answers = commands("answers", "export", number).out
    register = commands("evidence", "list", number, "--json").json
    return answers, register


def test_that_a_dossier_goes_to_another_computer_and_is_equal_in_all_fields(lcapp, other, packed):
    number, file, told = packed
    assert (told["annexes"], told["missing"], len(told["words"])) == (2, [], 5)
    there = other("unpack", file, "--accept", "--json").json
    assert (there["accepted"], there["changed"], there["fingerprint"]) == (True, True, told["fingerprint"])
    assert state_of(other, there["dossier"]) == state_of(lcapp, number)
    again = other("pack", there["dossier"], "-o", file.with_name("back.lcdossier"), "--json").json
    assert again["content_id"] == told["content_id"]


def test_that_the_number_is_printed_and_the_same_file_is_taken_in_once(other, packed):
    _number, file, _told = packed
    assert other("unpack", file, "--accept").out.strip() == "1"
    again = other("unpack", file, "--accept", "--json").json
    assert (again["dossier"], again["changed"], again["state"]) == (1, False, "same")
    assert len(other("list", "--json").json) == 1


def test_that_nothing_changes_before_it_is_accepted(lcapp, other, packed, tmp_path):
    _number, file, _told = packed
    broken = tmp_path / "broken.lcdossier"
    broken.write_bytes(file.read_bytes()[:-1])
    other("inspect", file)
    other("unpack", file)
    assert not (tmp_path / "other").exists(), "looking at a file makes no library"
    other("new", "--call", "membership-2025")
    before = bytes_of(tmp_path / "other")
    other("inspect", file)
    other("unpack", file, "--json")
    other("inspect", broken, code=1)
    other("unpack", broken, "--accept", code=1)
    assert bytes_of(tmp_path / "other") == before


def test_that_a_copy_of_the_library_is_made_before_something_comes_in(other, packed, tmp_path):
    _number, file, _told = packed
    other("new", "--call", "membership-2025")
    other("unpack", file, "--accept")
    copies = [path.name for path in (tmp_path / "other" / "snapshots").glob("*before-import.sqlite")]
    assert len(copies) == 1


def test_that_a_package_is_the_same_bytes_each_time(lcapp, packed, tmp_path):
    number, file, _told = packed
    lcapp("seal", number)
    files = [tmp_path / name for name in ("a.lcdossier", "b.lcdossier")]
    for one in files:
        lcapp("pack", number, "-o", one)
    assert files[0].read_bytes() == files[1].read_bytes() != file.read_bytes()


def test_that_a_pdf_carries_its_package_and_gives_it_back(lcapp, other, packed, pdf):
    number, _file, told = packed
    with pikepdf.open(pdf) as opened:
        assert FILE_NAME in opened.attachments
        assert "dossier.json" not in opened.attachments
        inside = opened.attachments[FILE_NAME].get_file().read_bytes()
    assert read_package(inside).head.content_id == told["content_id"]
    seen = other("inspect", pdf, "--json").json
    assert (seen["verdict"], seen["origin"], seen["state"]) == ("removals", "pdf", "new")
    there = other("unpack", pdf, "--accept", "--json").json
    assert state_of(other, there["dossier"]) == state_of(lcapp, number)
    assert lcapp("verify", pdf, "--json").json["verdict"] == "same"


def test_that_what_is_left_out_of_an_annex_is_told(other, packed):
    _number, file, _told = packed
    seen = other("inspect", file, "--json").json
    assert [(one["what"], one["where"], one["reason"]) for one in seen["removals"]] == [
        ("annex_cleaned", "A1", "actions"),
        ("annex_cleaned", "A1", "javascript"),
    ]
    assert "When A1 is printed, this is left out: programs (JavaScript)." in other("inspect", file).out


def test_that_a_stripped_pdf_says_so_and_asks_for_the_package(lcapp, pdf):
    with pikepdf.open(pdf, allow_overwriting_input=True) as opened:
        del opened.attachments[FILE_NAME]
        opened.save(pdf)
    said = lcapp("inspect", pdf, code=1).out
    assert "taken out" in said
    assert ".lcdossier" in said
    assert lcapp("unpack", pdf, "--accept", "--json", code=1).json["code"] == "package_stripped"


def test_that_another_pdf_says_that_nothing_rides_inside(lcapp, made):
    assert lcapp("inspect", made[0] / "plan.pdf", "--json", code=1).json["code"] == "no_package_in_pdf"


def test_that_a_pdf_from_before_packages_is_still_read(lcapp, other, packed, pdf):
    number, _file, _told = packed
    with pikepdf.open(pdf, allow_overwriting_input=True) as opened:
        text = read_package(opened.attachments[FILE_NAME].get_file().read_bytes()).data
        del opened.attachments[FILE_NAME]
        opened.attachments["dossier.json"] = pikepdf.AttachedFileSpec(opened, text, filename="dossier.json")
        opened.save(pdf)
    seen = other("inspect", pdf, "--json").json
    assert (seen["origin"], seen["state"]) == ("old_pdf", "new")
    there = other("unpack", pdf, "--accept", "--json").json["dossier"]
    assert other("answers", "export", there).out == lcapp("answers", "export", number).out
    assert lcapp("verify", pdf, "--json").json["verdict"] == "same"


def test_that_a_newer_version_changes_the_dossier_and_the_older_text_stays_in_the_history(
    lcapp, other, packed, tmp_path
):
    number, file, _told = packed
    there = other("unpack", file, "--accept").out.strip()
    changes = tmp_path / "changes.json"
    told = {"format": "lcapp-answers/1", "call": "membership-2025", "answers": {"city.name": "Neusamplia"}}
    changes.write_text(json.dumps(told), "utf-8")
    lcapp("answers", "import", number, changes)
    lcapp("pack", number, "-o", file)
    seen = other("unpack", file, "--json").json
    assert (seen["state"], seen["accepted"]) == ("newer", False)
    assert seen["changes"] == [{"question": "city.name", "language": "", "change": "changed"}]
    assert other("unpack", file, "--accept").out.strip() == there
    assert "Neusamplia" in other("answers", "export", there).out
    assert "Samplia" in other("history", there, "city.name").out


def test_that_it_is_told_from_which_computer_a_file_comes(lcapp, other, packed, tmp_path):
    _number, file, told = packed
    first = other("inspect", file, "--json").json["sender"]
    assert (first["code"], first["words"]) == ("first", told["words"])
    there = other("unpack", file, "--accept").out.strip()
    assert other("inspect", file, "--json").json["sender"]["code"] == "same"
    assert lcapp("inspect", file, "--json").json["sender"]["code"] == "own"
    # A third computer sends the same dossier on.
    third = tmp_path / "third"
    lcapp("--data", third, "unpack", file, "--accept")
    lcapp("--data", third, "pack", "1", "-o", file)
    seen = other("inspect", file, "--json").json["sender"]
    assert seen["code"] == "another"
    assert seen["words"] != told["words"]
    assert "call" in other("inspect", file).out.lower()
    assert there


def test_that_a_passphrase_locks_a_package(lcapp, other, packed, monkeypatch, tmp_path):
    number, _file, told = packed
    locked = tmp_path / "locked.lcdossier"
    monkeypatch.setattr("sys.stdin", io.StringIO("four words for it\n"))
    assert lcapp("pack", number, "-o", locked, "--passphrase", "--json").json["locked"] is True
    assert b"PK\x03\x04" not in locked.read_bytes()
    assert other("inspect", locked, "--json", code=1).json["code"] == "package_needs_passphrase"
    monkeypatch.setattr("sys.stdin", io.StringIO("four words for us\n"))
    assert (
        other("inspect", locked, "--passphrase", "--json", code=1).json["code"] == "package_passphrase_wrong"
    )
    monkeypatch.setattr("sys.stdin", io.StringIO("four words for it\n"))
    there = other("unpack", locked, "--passphrase", "--accept", "--json").json
    assert (there["locked"], there["fingerprint"]) == (True, told["fingerprint"])


def test_that_what_is_no_package_is_refused_in_words(lcapp, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear Commission", "utf-8")
    said = lcapp("inspect", file, code=1).out
    assert "neither a dossier's package nor a PDF" in said
    assert lcapp("inspect", tmp_path / "nothing", code=1).err
