"""A library of a newer program is read and never written."""

import hashlib
import os
import sqlite3
import subprocess
import sys

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.errors import LcappError, ReadOnly, StorageUnavailable
from lcapp.storage.migrations import all_steps
from lcapp.storage.newer_library import known_version, version_of
from lcapp.storage.stores import stores_in

NAME = AnswerKey("city.name")
NEWER = len(all_steps()) + 1

FURTHER = f"""
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode=EXCLUSIVE")
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("BEGIN IMMEDIATE")
connection.execute("ALTER TABLE dossier ADD COLUMN mood TEXT")
connection.execute("CREATE TABLE weather (day TEXT)")
connection.execute("PRAGMA user_version={NEWER}")
connection.execute("COMMIT")
if sys.argv[2] == "killed":
    os._exit(1)
connection.close()
"""


@pytest.fixture
def written(paths, clock):
    """A library of today with an answer in it."""
    app = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answer(NAME, "Kashan")
    session.flush()
    app.history.name_milestone(session, "To the mayor")
    app.close()


@pytest.fixture(params=["closed", "killed"])
def newer(request, written, paths):
    """That library as a newer program left it, in order or with its last transaction only in the log."""
    subprocess.run([sys.executable, "-c", FURTHER, str(paths.library), request.param], check=False)
    assert (paths.data / "library.sqlite-wal").exists() == (request.param == "killed")


@pytest.fixture
def app(paths, clock):
    made = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    yield made
    made.close()


def disk(folder):
    return {
        file: (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_that_its_shape_is_seen_before_it_is_opened(newer, paths):
    assert version_of(paths.library) == NEWER == known_version() + 1


def test_that_no_file_and_a_strangers_file_have_no_shape(tmp_path):
    assert version_of(tmp_path / "none") == 0
    connection = sqlite3.connect(tmp_path / "other.sqlite")
    connection.execute("PRAGMA user_version=99")
    connection.close()
    assert version_of(tmp_path / "other.sqlite") == 0


def test_that_all_of_it_can_be_read_and_nothing_on_disk_changes(newer, paths, clock):
    before = disk(paths.data)
    app = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    assert [card.dossier.title for card in app.dossiers.list()] == ["Samplia"]
    session = app.dossiers.open(1)
    assert session.answer(NAME) == "Kashan"
    assert len(app.history.of_answer(1, NAME)) == 1
    assert app.submissions.newest()[1].label == "To the mayor"
    assert app.keeper.start_report().newer
    app.close()
    assert disk(paths.data) == before


def test_that_a_draft_in_it_can_only_be_read_and_says_why(newer, app):
    session = app.dossiers.open(1)
    assert session.read_only.code == "library_newer"
    with pytest.raises(ReadOnly) as refused:
        session.set_answer(NAME, "Konya")
    assert refused.value.code == "library_newer"


@pytest.mark.parametrize(
    "act",
    [
        lambda app, path: app.dossiers.start("membership-2025", title="New"),
        lambda app, path: app.dossiers.rename(1, "New"),
        lambda app, path: app.dossiers.delete(1),
        lambda app, path: app.keeper.take_snapshot("asked"),
        lambda app, path: app.keeper.copy_first("import"),
        lambda app, path: app.keeper.rebuild(),
        lambda app, path: app.keeper.start_empty(),
        lambda app, path: app.keeper.repair(),
        lambda app, path: app.keeper.restore(path),
    ],
)
def test_that_whatever_would_write_is_refused_and_changes_nothing(newer, paths, app, act):
    copy = max((paths.data / "snapshots").glob("*.sqlite"))
    before = disk(paths.data)
    with pytest.raises(StorageUnavailable) as refused:
        act(app, copy)
    assert refused.value.code == "library_too_new"
    assert refused.value.params == {"found": NEWER, "known": NEWER - 1}
    assert disk(paths.data) == before
    assert len(app.dossiers.list()) == 1


def test_that_it_can_be_handed_on_as_a_backup(newer, app, tmp_path):
    app.keeper.backup(tmp_path / "all.lcbackup")
    assert (tmp_path / "all.lcbackup").stat().st_size > 10_000


def test_that_one_without_what_is_read_here_is_refused(written, paths, clock):
    connection = sqlite3.connect(paths.library)
    connection.execute("ALTER TABLE note RENAME COLUMN author TO who")
    connection.execute(f"PRAGMA user_version={NEWER}")
    connection.commit()
    connection.close()
    before = disk(paths.data)
    stores = stores_in(paths, clock=clock, wait_seconds=0)
    with pytest.raises(StorageUnavailable) as refused:
        stores.dossiers.cards()
    assert refused.value.code == "library_too_new"
    stores.close()
    assert disk(paths.data) == before


@pytest.mark.skipif(os.name == "nt", reason="the note of a process that lives is believed on POSIX only")
def test_that_one_in_use_by_the_newer_program_is_said_to_be_in_use(newer, paths, app):
    import json
    import platform

    note = {"pid": os.getpid(), "host": platform.node()}
    paths.library.with_suffix(".lock").write_text(json.dumps(note))
    with pytest.raises(LcappError) as refused:
        app.dossiers.list()
    assert refused.value.code == "library_held"
    paths.library.with_suffix(".lock").unlink()
