"""`lcapp backup`, `restore` and `doctor`."""

import sqlite3

from tests.cli.test_guidance import OWN


def test_that_a_library_goes_into_a_file_and_comes_back(lcapp, data, tmp_path):
    lcapp("new", "--call", "membership-2025", "--title", "Samplia")
    file = tmp_path / "all.lcbackup"
    assert lcapp("backup", "-o", file, "--json").json == {"file": str(file), "own": [], "left_out": []}
    lcapp("new", "--call", "membership-2025", "--title", "Second")
    told = lcapp("restore", file, "--json").json
    assert [one["title"] for one in lcapp("list", "--json").json] == ["Samplia"]
    lcapp("restore", told["before"])
    assert len(lcapp("list", "--json").json) == 2


def test_that_a_strangers_file_is_refused_in_words(lcapp, tmp_path):
    file = tmp_path / "x.lcbackup"
    file.write_bytes(b"hello")
    assert "neither a backup nor a copy" in lcapp("restore", file, code=1).err
    assert "There is no file" in lcapp("restore", tmp_path / "none", code=1).err


def test_that_the_doctor_says_that_all_is_well_or_what_is_not_and_repairs(lcapp, data):
    lcapp("new", "--call", "membership-2025")
    assert lcapp("doctor", "--json").json == {"faults": []}
    (copy,) = (data / "snapshots").glob("*.sqlite")
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE dossier SET root_hash = replace(root_hash, '4', '5')")
    connection.commit()
    connection.close()
    assert lcapp("doctor", "--json", code=1).json["faults"][0]["code"] == "snapshot_damaged"
    assert lcapp("doctor", "--repair").out == "Everything is as it was saved.\n"


def test_that_a_missing_library_is_said_and_the_doctor_brings_it_back(lcapp, data):
    lcapp("new", "--call", "membership-2025", "--title", "Samplia")
    (data / "library.sqlite").unlink()
    assert "is missing" in lcapp("list", code=3).err
    lcapp("doctor", "--repair")
    assert "Samplia" in lcapp("list").out
    (data / "library.sqlite").unlink()
    lcapp("doctor", "--start-empty")
    assert lcapp("list", "--json").json == []


def test_that_own_files_go_into_the_backup_and_a_restore_says_what_it_brings(lcapp, data, tmp_path):
    lcapp("new", "--call", "membership-2025", "--title", "Samplia")
    own = tmp_path / "samplia.toml"
    own.write_text(OWN, encoding="utf-8")
    lcapp("guidance", "add", own)
    (data / "guidance" / "hidden\u202e.toml").write_text(OWN, encoding="utf-8")
    file = tmp_path / "all.lcbackup"
    said = lcapp("backup", "-o", file).out
    assert "1 of your own files is in it as well" in said
    assert "is not in it" in said
    assert "\u202e" not in said
    there = data / "guidance" / "samplia.toml"
    there.write_text(OWN.replace("Commission of Samplia", "Another"), encoding="utf-8")
    told = lcapp("restore", file, "--json").json
    (one,) = told["own"]
    assert (one["file"], one["outcome"], one["reason"]) == ("guidance/samplia.toml", "replaced", "")
    assert "Another" in (data / one["kept"]).read_text(encoding="utf-8")
    assert "Commission of Samplia" in there.read_text(encoding="utf-8")
    there.unlink()
    said = lcapp("restore", file).out
    assert "1 of your own files was brought back" in said
    assert "guidance/samplia.toml was not here and is now." in said


def test_that_a_file_of_a_backup_that_is_not_taken_is_said_with_its_reason(lcapp, data, tmp_path):
    lcapp("new", "--call", "membership-2025")
    (data / "guidance").mkdir()
    (data / "guidance" / "bad.toml").write_text("layer = ", encoding="utf-8")
    file = tmp_path / "all.lcbackup"
    lcapp("backup", "-o", file)
    (data / "guidance" / "bad.toml").unlink()
    said = lcapp("restore", file).out
    assert "1 of your own files was not taken." in said
    assert "brought back" not in said
    assert "guidance/bad.toml was not taken. " in said
