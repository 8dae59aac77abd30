"""Journal, snapshots, recovery, backup: on a real library of the whole program."""

import errno
import json
import os
import shutil
import sqlite3
import time
import zipfile

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.fingerprint import answer_hash
from lcapp.errors import InputRefused, StorageUnavailable
from lcapp.paths import app_paths
from lcapp.storage.disk_kind import DiskKind
from lcapp.storage.journal import read_journal
from lcapp.storage.proof import proves
from lcapp.storage.stores import stores_in

NAME = AnswerKey("city.name")


@pytest.fixture
def start(paths, clock):
    """Start the program on the same folder; what was started before is closed."""
    running = []

    def begin():
        close()
        running.append(build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock))
        return running[-1]

    def close():
        while running:
            running.pop().close()

    begin.end = close
    yield begin
    close()


def write(app, text, number=None):
    session = app.dossiers.open(number or app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answer(NAME, text)
    session.flush()
    return session.dossier.number


def name_in(app, number=1):
    return app.dossiers.open(number).answer(NAME)


def damage(path, at=0.5, data=b"\xff" * 4096):
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(int(size * at) // 4096 * 4096)
        file.write(data)


def spoil_answer(library):
    connection = sqlite3.connect(library)
    connection.execute("UPDATE answer SET value = '\"Xashan\"' WHERE question = 'city.name'")
    connection.commit()
    connection.close()


# Journal


def test_that_saved_is_told_only_when_the_journal_has_it_too(start, paths):
    app = start()
    write(app, "Kashan")
    rows = [row for row in read_journal(paths.data / "journal.jsonl").rows if row.table == "answer"]
    row = rows[-1].row
    assert json.loads(row["value"]) == "Kashan"
    uuid = app.dossiers.open(1).dossier.uuid
    assert row["hash"] == answer_hash(uuid, NAME, "Kashan", row["rev"])
    assert proves(uuid, "city.name", "", row["value"], row["rev"], row["hash"])


def test_that_a_journal_that_cannot_be_written_turns_the_save_back_and_the_next_try_succeeds(
    paths, clock, monkeypatch
):
    app = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    session = app.dossiers.open(write(app, "Kashan"))
    size = (paths.data / "journal.jsonl").stat().st_size
    fsync = os.fsync

    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    session.set_answer(NAME, "Konya")
    with pytest.raises(StorageUnavailable) as refused:
        session.flush()
    assert refused.value.code == "disk_full"
    assert (paths.data / "journal.jsonl").stat().st_size == size
    monkeypatch.setattr(os, "fsync", fsync)
    session.flush()
    app.close()
    again = build_app(paths, actor=lambda: "", clock=clock)
    assert name_in(again) == "Konya"
    again.close()


def test_that_a_torn_last_line_is_left_out_and_a_damaged_one_counted(start, paths):
    app = start()
    write(app, "Kashan")
    data = (paths.data / "journal.jsonl").read_bytes()
    whole = read_journal(paths.data / "journal.jsonl")
    torn = paths.data / "torn"
    torn.write_bytes(data[:-10])
    told = read_journal(torn)
    assert (told.damaged, told.last) == (0, whole.last - 1)
    lines = data.split(b"\n")
    lines[2] = lines[2].replace(b"t", b"x", 1)
    torn.write_bytes(b"\n".join(lines))
    assert read_journal(torn).damaged == 1
    torn.unlink()


def test_that_reading_writes_nothing_into_the_journal(start, paths):
    app = start()
    write(app, "Kashan")
    size = (paths.data / "journal.jsonl").stat().st_size
    app.dossiers.list()
    name_in(app)
    assert (paths.data / "journal.jsonl").stat().st_size == size


def test_that_a_snapshot_begins_a_new_journal_and_keeps_the_one_before(start, paths):
    app = start()
    write(app, "Kashan")
    snapshot = app.keeper.take_snapshot("asked")
    current = read_journal(paths.data / "journal.jsonl")
    assert (current.since, current.rows) == (snapshot.name, [])
    assert read_journal(paths.data / "journal.previous.jsonl").rows


# Snapshots


def test_that_a_copy_is_made_at_the_end_and_not_for_every_command(start, clock):
    write(start(), "Kashan")
    app = start()
    assert [one.reason for one in app.keeper.snapshots()] == ["close"]
    write(app, "Konya", 1)
    app = start()
    assert len(app.keeper.snapshots()) == 1
    clock.advance(600)
    write(app, "Kerman", 1)
    assert len(start().keeper.snapshots()) == 2


def test_that_half_an_hour_of_work_makes_a_copy(start, clock):
    app = start()
    number = write(app, "Kashan")
    clock.advance(31 * 60)
    write(app, "Konya", number)
    deadline = time.monotonic() + 10
    while not app.keeper.snapshots() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [one.reason for one in app.keeper.snapshots()] == ["work"]


def test_that_the_second_place_gets_each_copy_and_its_last_day_is_known(start, paths, clock, tmp_path):
    from lcapp.settings import Settings, SettingsFile

    stick = tmp_path / "stick"
    stick.mkdir()
    SettingsFile(paths.settings_file).save(Settings(copies_elsewhere=str(stick)))
    app = start()
    assert app.keeper.last_elsewhere() is None
    write(app, "Kashan")
    app.keeper.take_snapshot("asked")
    assert {one.elsewhere for one in app.keeper.snapshots()} == {True, False}
    shutil.rmtree(stick)
    clock.advance(12 * 86400)
    assert (clock() - app.keeper.last_elsewhere()).days == 12
    assert app.keeper.take_snapshot("asked")


# Start


def test_that_a_damaged_answer_comes_back_and_the_damaged_file_is_kept(start, paths):
    app = start()
    number = write(app, "Kashan")
    write(app, "Konya", number)
    start.end()
    spoil_answer(paths.library)
    report = start().keeper.start_report()
    assert [(one.question, one.dossier) for one in report.restored] == [("city.name", 1)]
    assert "library.damaged-" in report.damaged_copy
    assert name_in(start()) == "Konya"


@pytest.mark.parametrize("at", [0, 0.5, 0.9])
@pytest.mark.parametrize("snapshot", [True, False])
def test_that_one_damaged_file_of_three_loses_nothing(start, paths, at, snapshot):
    app = start()
    number = write(app, "Kashan")
    if snapshot:
        app.keeper.take_snapshot("asked")
    write(app, "Konya", number)
    start.end()
    if not snapshot:
        shutil.rmtree(paths.data / "snapshots")
        (paths.data / "journal.previous.jsonl").replace(paths.data / "journal.jsonl")
    damage(paths.library, at)
    assert name_in(start()) == "Konya"


def test_that_what_only_the_journal_has_is_brought_into_the_library(start, paths, tmp_path):
    app = start()
    number = write(app, "Kashan")
    app.keeper.take_snapshot("asked")
    start.end()
    older = paths.library.read_bytes()
    write(start(), "Konya", number)
    start.end()
    paths.library.write_bytes(older)
    assert name_in(start()) == "Konya"


@pytest.mark.parametrize("empty", [True, False])
def test_that_a_missing_library_never_starts_empty_silently(start, paths, empty):
    write(start(), "Kashan")
    start.end()
    paths.library.unlink()
    if empty:
        paths.library.write_bytes(b"")
    app = start()
    with pytest.raises(StorageUnavailable) as refused:
        app.dossiers.list()
    assert refused.value.code == "library_missing"
    app.keeper.rebuild()
    assert name_in(app) == "Kashan"


def test_that_an_empty_library_is_begun_when_it_is_wanted_and_the_copies_stay(start, paths):
    write(start(), "Kashan")
    start.end()
    paths.library.unlink()
    app = start()
    app.keeper.start_empty()
    assert app.dossiers.list() == ()
    assert app.keeper.snapshots()
    assert start().dossiers.list() == ()


def test_that_after_an_unclean_end_the_last_save_is_told(start, paths, clock):
    write(start(), "Kashan")
    start.end()
    (paths.data / "library.lock").write_text(json.dumps({"pid": 2**30, "host": "gone"}))
    report = start().keeper.start_report()
    assert (report.clean, report.last_dossier, report.last_question) == (False, 1, "city.name")
    assert report.last_saved == clock()
    assert start().keeper.start_report().clean


def test_that_leftovers_are_swept(start, paths):
    write(start(), "Kashan")
    start.end()
    (paths.data / ".lcapp-0011.part").write_bytes(b"x")
    start().dossiers.list()
    assert not list(paths.data.glob(".lcapp-*"))


def test_that_a_library_on_a_network_drive_is_refused(paths, clock):
    stores = stores_in(paths, clock=clock, wait_seconds=0)
    stores.keeper._kind_of = lambda _path: DiskKind.NETWORK
    with pytest.raises(StorageUnavailable) as refused:
        stores.dossiers.cards()
    assert refused.value.code == "library_on_network"
    stores.close()


def test_that_a_stick_is_written_without_wal_and_waits_for_the_folder(paths, clock):
    stores = stores_in(paths, clock=clock, wait_seconds=0)
    stores.keeper._kind_of = lambda _path: DiskKind.REMOVABLE
    modes = stores.library.with_library(
        lambda library: [
            library.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous")
        ]
    )
    stores.close()
    assert modes == ["delete", 3]


# Backup and restore


def test_that_a_backup_comes_back_on_another_computer_and_a_restore_can_be_undone(
    start, paths, clock, tmp_path
):
    app = start()
    number = write(app, "Kashan")
    app.keeper.backup(tmp_path / "all.lcbackup")
    write(app, "Konya", number)
    app.keeper.restore(tmp_path / "all.lcbackup")
    assert name_in(app) == "Kashan"
    before = next(one for one in app.keeper.snapshots() if one.reason == "before-restore")
    told = app.keeper.restore(app.keeper.snapshot_path(before))
    assert [one.question for one in told.answers] == ["city.name"]
    assert name_in(app) == "Konya"
    other = build_app(app_paths(tmp_path / "other"), actor=lambda: "", clock=clock)
    other.keeper.restore(tmp_path / "all.lcbackup")
    assert name_in(other) == "Kashan"
    other.close()


def test_that_the_same_library_gives_the_same_backup(start, tmp_path):
    app = start()
    write(app, "Kashan")
    for name in ("a", "b"):
        app.keeper.backup(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert archive.namelist() == ["manifest.json", "library.sqlite"]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.fixture
def good_backup(start, tmp_path):
    app = start()
    write(app, "Kashan")
    file = tmp_path / "good.lcbackup"
    app.keeper.backup(file)
    return app, file


def refused_because(app, file):
    with pytest.raises(InputRefused) as refused:
        app.keeper.restore(file)
    assert refused.value.code == "backup_refused"
    assert name_in(app) == "Kashan"
    return refused.value.params["reason"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: b"hello", "not_a_backup"),
        (lambda data: data + b"x", "damaged"),
        (lambda data: b"x" + data, "not_a_backup"),
        (lambda data: data[:-1], "damaged"),
        (lambda data: data.replace(b"Kashan", b"Xashan"), "damaged"),
        (lambda data: data.replace(b"library.sqlite", b"library.sqlita"), "damaged"),
        (lambda data: data.replace(b"lcapp-backup/1", b"lcapp-backup/2"), "damaged"),
        (lambda data: b"", "not_a_backup"),
    ],
)
def test_that_a_changed_backup_is_refused_and_changes_nothing(good_backup, change, reason):
    app, file = good_backup
    file.write_bytes(change(file.read_bytes()))
    assert refused_because(app, file) == reason


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM note; END", "foreign"),
        ("CREATE VIEW v AS SELECT 1", "foreign"),
        ("CREATE TABLE more (x)", "foreign"),
        ("PRAGMA application_id = 7", "foreign"),
        ("PRAGMA user_version = 99", "newer"),
        ("UPDATE answer SET value = '\"Xashan\"'", "damaged"),
        ("DELETE FROM answer", "damaged"),
    ],
)
def test_that_a_copy_with_anything_else_inside_is_refused(good_backup, tmp_path, sql, reason):
    app, _file = good_backup
    snapshot = app.keeper.take_snapshot("asked")
    copy = tmp_path / "copy.sqlite"
    shutil.copy(app.keeper.snapshot_path(snapshot), copy)
    connection = sqlite3.connect(copy)
    connection.execute(sql)
    connection.commit()
    connection.close()
    assert refused_because(app, copy) == reason


# The doctor


def test_that_the_doctor_names_damaged_copies_and_puts_them_aside(start, paths):
    app = start()
    write(app, "Kashan")
    snapshot = app.keeper.take_snapshot("asked")
    assert app.keeper.check() == ()
    damage(paths.data / "snapshots" / snapshot.name)
    assert [fault.code for fault in app.keeper.check()] == ["snapshot_damaged"]
    assert app.keeper.repair() == ()
    assert (paths.data / "snapshots" / f"{snapshot.name}.damaged").exists()
    assert len(app.keeper.snapshots()) == 1


def test_that_deleting_for_good_takes_the_words_out_of_the_journal(paths, clock):
    app = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    number = write(app, "a secret word")
    app.keeper.take_snapshot("asked")
    write(app, "another secret", number)
    assert b"secret" in (paths.data / "journal.jsonl").read_bytes()
    app.close()
    stores = stores_in(paths, clock=clock, wait_seconds=0)
    holding = stores.records.delete_for_good(number, actor="Ada")
    assert holding
    for name in ("journal.jsonl", "journal.previous.jsonl"):
        assert b"secret" not in (paths.data / name).read_bytes()
    assert stores.dossiers.cards() == ()
    stores.close()
