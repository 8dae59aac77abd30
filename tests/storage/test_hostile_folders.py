"""Folders that may not be written, are gone, or have any name: clear words, and nothing is lost."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.errors import StorageUnavailable
from lcapp.paths import app_paths

CHECKOUT = Path(__file__).parents[2]
NAME = AnswerKey("city.name")
PERSIAN = "داده‌های شهر ۱۴۰۳"
LONG = "n" * 240

on_posix = pytest.mark.skipif(os.name == "nt", reason="rights of folders are those of POSIX here")


def lcapp(data, *words):
    """A command of somebody who may not write where it is not allowed: root gives up that right."""
    prefix = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere, and setpriv is not here to give that up")
        prefix = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner"]
    command = [*prefix, sys.executable, "-m", "lcapp", "--data", str(data), *map(str, words)]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)


@pytest.fixture
def data(tmp_path):
    """A data folder with one dossier."""
    folder = tmp_path / "data"
    write(folder, "Kashan")
    yield folder
    folder.chmod(0o700)


def write(folder, name):
    app = build_app(app_paths(folder), actor=lambda: "Ada", wait_seconds=0)
    cards = app.dossiers.list()
    number = (
        cards[0].dossier.number if cards else app.dossiers.start("membership-2025", title="Samplia").number
    )
    session = app.dossiers.open(number)
    session.set_answer(NAME, name)
    session.flush()
    app.close()


def name_in(folder):
    app = build_app(app_paths(folder), actor=lambda: "Ada", wait_seconds=0)
    name = app.dossiers.open(1).answer(NAME)
    app.close()
    return name


# May not be written


@on_posix
@pytest.mark.parametrize("words", [("list",), ("new", "--call", "membership-2025")], ids=["read", "write"])
def test_that_a_folder_that_may_not_be_written_is_said_in_words_and_nothing_is_lost(data, words):
    for file in data.rglob("*"):
        file.chmod(0o500 if file.is_dir() else 0o400)
    data.chmod(0o500)
    before = (data / "library.sqlite").read_bytes()
    run = lcapp(data, *words)
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    assert "protected" in run.stderr or "may be written" in run.stderr
    assert (data / "library.sqlite").read_bytes() == before
    data.chmod(0o700)
    for file in data.rglob("*"):
        file.chmod(0o700 if file.is_dir() else 0o600)
    assert name_in(data) == "Kashan"


@on_posix
def test_that_a_new_library_in_a_folder_that_may_not_be_written_is_refused_in_words(tmp_path):
    place = tmp_path / "protected"
    place.mkdir(mode=0o500)
    run = lcapp(place / "data", "new", "--call", "membership-2025")
    assert run.returncode == 3
    assert "protected" in run.stderr or "may be written" in run.stderr
    place.chmod(0o700)
    assert list(place.iterdir()) == []


@on_posix
def test_that_an_export_into_a_folder_that_may_not_be_written_is_refused_in_words(data, tmp_path):
    place = tmp_path / "protected"
    place.mkdir(mode=0o500)
    for words in (("export", "1", "-o", place / "x.pdf"), ("backup", "-o", place / "x.lcbackup")):
        run = lcapp(data, *words)
        assert run.returncode == 3
        assert "no right to write" in run.stderr
    place.chmod(0o700)
    assert list(place.iterdir()) == []
    assert name_in(data) == "Kashan"


@on_posix
def test_that_copies_that_cannot_be_made_stop_no_save(data):
    shutil.rmtree(data / "snapshots")
    (data / "snapshots").write_text("in the way")
    write(data, "Konya")
    (data / "snapshots").unlink()
    assert name_in(data) == "Konya"


# Gone


def test_that_missing_folders_are_made(tmp_path):
    write(tmp_path / "a" / "b" / "data", "Kashan")
    assert name_in(tmp_path / "a" / "b" / "data") == "Kashan"


@on_posix
@pytest.mark.parametrize("gone", ["folder", "library"])
def test_that_nothing_is_told_as_saved_into_a_folder_that_is_gone_and_all_goes_on_when_it_is_back(
    data, tmp_path, gone
):
    app = build_app(app_paths(data), actor=lambda: "Ada", wait_seconds=0)
    session = app.dossiers.open(1)
    session.set_answer(NAME, "before")
    session.flush()
    here = data if gone == "folder" else data / "library.sqlite"
    here.rename(tmp_path / "away")
    session.set_answer(NAME, "meanwhile")
    with pytest.raises(StorageUnavailable) as refused:
        session.flush()
    assert refused.value.code == "library_not_opened"
    assert session.has_unsaved
    (tmp_path / "away").rename(here)
    session.flush()
    app.close()
    assert name_in(data) == "meanwhile"


@on_posix
@pytest.mark.parametrize("damaged", [False, True])
def test_that_a_journal_that_is_gone_is_begun_anew_with_a_copy(data, damaged):
    app = build_app(app_paths(data), actor=lambda: "Ada", wait_seconds=0)
    session = app.dossiers.open(1)
    for name in ("first", "second", "third"):
        session.set_answer(NAME, name)
        session.flush()
        if name == "first":
            (data / "journal.jsonl").unlink()
    deadline = time.monotonic() + 10
    while not any(one.reason == "start" for one in app.keeper.snapshots()) and time.monotonic() < deadline:
        time.sleep(0.02)
    app.close()
    if damaged:
        size = (data / "library.sqlite").stat().st_size
        (data / "library.sqlite").write_bytes(bytes(size))
    assert name_in(data) == "third"


def test_that_a_file_in_the_place_of_the_folder_is_said_in_words(tmp_path):
    (tmp_path / "data").write_text("a file")
    app = build_app(app_paths(tmp_path / "data"), actor=lambda: "Ada", wait_seconds=0)
    with pytest.raises(StorageUnavailable) as refused:
        app.dossiers.list()
    assert refused.value.code == "library_not_opened"
    app.close()


# Names


@pytest.mark.parametrize(
    "name",
    [PERSIAN, LONG, "پ" * 120, "a b'c\"d;e%f#g?h"],
    ids=["persian", "240", "persian-240-bytes", "signs"],
)
def test_that_a_folder_of_any_name_is_worked_in(tmp_path, name):
    if os.name == "nt" and '"' in name:
        name = name.replace('"', "").replace("?", "")
    folder = tmp_path / name
    write(folder, "Kashan")
    app = build_app(app_paths(folder), actor=lambda: "Ada", wait_seconds=0)
    app.keeper.take_snapshot("asked")
    backup = folder / "all.lcbackup"
    app.keeper.backup(backup)
    session = app.dossiers.open(1)
    session.set_answer(NAME, "Konya")
    session.flush()
    app.keeper.restore(backup)
    app.close()
    assert name_in(folder) == "Kashan"


@on_posix
@pytest.mark.parametrize("name", [f"{PERSIAN}.pdf", f"{'n' * 236}.pdf"], ids=["persian", "240"])
def test_that_a_file_of_any_name_is_written(data, tmp_path, name):
    run = lcapp(data, "--json", "export", "1", "-o", tmp_path / name)
    assert json.loads(run.stdout)["file"] == str(tmp_path / name), run.stderr
    assert (tmp_path / name).read_bytes().startswith(b"%PDF-")


@on_posix
def test_that_a_name_that_is_too_long_is_said_in_words(data, tmp_path):
    run = lcapp(data, "export", "1", "-o", tmp_path / f"{'n' * 300}.pdf")
    assert run.returncode == 3
    assert "its name is too long" in run.stderr
