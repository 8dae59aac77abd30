"""Own forms, documents, calls, deadlines and guidance go with every copy and come back, checked."""

import contextlib
import json
import shutil
import sqlite3
import stat
import zipfile
from pathlib import Path

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.errors import InputRefused
from lcapp.paths import app_paths
from lcapp.services.library_ports import OwnOutcome
from lcapp.settings import Settings, SettingsFile
from lcapp.storage import own_bundle, own_files
from lcapp.storage.backup import write_backup
from tests.storage.own_things import KEY, NAMES, make_all, own_form, own_state, word_file, words_allowed

GOLDEN = Path(__file__).parent / "databases"
"""`0003.lcbackup` was written by the program as it was before a backup carried own files."""
NAME = AnswerKey("city.name")


@pytest.fixture
def start(clock):
    """Start the program on a data folder; all are closed in the end."""
    running = []

    def begin(paths):
        running.append(build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock))
        return running[-1]

    yield begin
    for app in running:
        app.close()


@pytest.fixture
def app(start, paths):
    return start(paths)


@pytest.fixture
def other(tmp_path):
    """The data folder of another computer."""
    return app_paths(tmp_path / "other")


def write(app, text="Kashan"):
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answer(NAME, text)
    session.flush()


def outcomes(done):
    return {one.name: str(one.outcome) for one in done.own}


@pytest.fixture
def hostile(app, tmp_path):
    """Writes a backup with any own files in it."""
    write(app)
    copy = app.keeper.snapshot_path(app.keeper.take_snapshot("asked"))

    def make(own):
        file = tmp_path / "hostile.lcbackup"
        with contextlib.closing(sqlite3.connect(copy)) as connection:
            write_backup(connection, tmp_path / "none", file, own)
        return file

    return make


# There and back


def test_that_everything_own_comes_back_on_another_computer(app, start, paths, other, tmp_path):
    write(app)
    make_all(app, paths, tmp_path)
    made = app.keeper.backup(tmp_path / "all.lcbackup")
    assert (set(made.own), made.left_out) == (NAMES, ())
    there = start(other)
    done = there.keeper.restore(tmp_path / "all.lcbackup")
    assert outcomes(done) == dict.fromkeys(NAMES, "added")
    assert own_state(other) == own_state(paths)
    assert there.dossiers.open(1).answer(NAME) == "Kashan"
    form = there.forms.get("membership-2026")
    assert form == app.forms.get("membership-2026")
    assert there.official.look(form).known
    assert there.calls.get("membership-2026-own").form == "membership-2026"
    assert there.calls.get("membership-2025").own_deadline.value == "2027-01-02"
    assert there.guide.guidance.files[-1].title == "Commission of Samplia"
    assert "acronym_unexplained" in there.adviser.off()
    assert SettingsFile(other.settings_file).load() == Settings(name="Ada", paper="letter")
    assert stat.S_IMODE((other.data / "signing-key").stat().st_mode) == 0o600


def test_that_a_copy_here_and_in_the_second_place_carries_it_too(app, start, paths, other, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    make_all(app, paths, tmp_path)
    settings = SettingsFile(paths.settings_file)
    settings.save(Settings(name="Ada", paper="letter", copies_elsewhere=str(stick)))
    write(app)
    copy = app.keeper.take_snapshot("asked")
    (there,) = (stick / "lcapp-copies").glob("*.sqlite")
    assert there.name == copy.name
    done = start(other).keeper.restore(there)
    assert outcomes(done) == dict.fromkeys(NAMES, "added")
    assert own_state(other) == own_state(paths)


def test_that_a_library_without_own_files_is_backed_up_as_the_first_versions_did(app, tmp_path):
    write(app)
    app.keeper.backup(tmp_path / "all.lcbackup")
    with zipfile.ZipFile(tmp_path / "all.lcbackup") as archive:
        assert json.loads(archive.read("manifest.json"))["format"] == "lcapp-backup/1"


@pytest.mark.parametrize("name", ["0001.sqlite", "0002.sqlite", "0003.sqlite", "0003.lcbackup"])
def test_that_an_old_backup_opens_and_leaves_own_files_alone(app, paths, tmp_path, name):
    make_all(app, paths, tmp_path)
    before = own_state(paths)
    done = app.keeper.restore(GOLDEN / name)
    assert done.own == ()
    assert own_state(paths) == before
    assert [card.dossier.title for card in app.dossiers.list()] == ["Samplia"]
    if name == "0003.lcbackup":
        assert len(list((paths.data / "evidence").iterdir())) == 1


# What is here already


def test_that_a_form_of_the_same_name_is_kept_beside_and_an_undo_brings_it_back(app, paths, tmp_path):
    write(app)
    own_form(app, 450)
    app.keeper.backup(tmp_path / "all.lcbackup")
    own_form(app, 300)
    mine = (paths.data / "forms/membership/2026.toml").read_bytes()
    done = app.keeper.restore(tmp_path / "all.lcbackup")
    assert words_allowed(app) == 450
    (told,) = done.own
    assert (told.name, told.outcome) == ("forms/membership/2026.toml", OwnOutcome.REPLACED)
    assert (paths.data / told.kept).read_bytes() == mine
    assert told.kept.startswith("forms/membership/2026.toml.before-")
    assert app.forms.problems() == ()
    before = next(one for one in app.keeper.snapshots() if one.reason == "before-restore")
    app.keeper.restore(app.keeper.snapshot_path(before))
    assert words_allowed(app) == 300


def test_that_what_is_the_same_here_is_neither_touched_nor_told(app, paths, tmp_path):
    write(app)
    make_all(app, paths, tmp_path)
    app.keeper.backup(tmp_path / "all.lcbackup")
    before = own_state(paths)
    assert app.keeper.restore(tmp_path / "all.lcbackup").own == ()
    assert own_state(paths) == before


def test_that_own_files_a_backup_does_not_know_stay(app, paths, tmp_path):
    write(app)
    app.calls.set_own_deadline("membership-2025", "2027-01-02", "letter")
    app.keeper.backup(tmp_path / "all.lcbackup")
    own_form(app)
    app.calls.set_own_deadline("membership-2025", "2027-03-04", "mail")
    app.calls.set_own_deadline("award-2024", "2027-05-06", "mail")
    app.keeper.restore(tmp_path / "all.lcbackup")
    assert words_allowed(app) == 450
    assert app.calls.get("membership-2025").own_deadline.value == "2027-01-02"
    assert app.calls.get("award-2024").own_deadline.value == "2027-05-06"
    (kept,) = paths.data.glob("own-deadlines.json.before-*")
    assert "2027-03-04" in kept.read_text(encoding="utf-8")


def test_that_neither_the_key_of_this_computer_nor_a_chosen_setting_is_replaced(app, hostile, paths):
    (paths.data / "signing-key").write_bytes(KEY)
    SettingsFile(paths.settings_file).save(Settings(name="Ada"))
    settings = b'{"name": "Eve", "text_size": 150, "window": "AAAA", "paper": "papyrus"}'
    done = app.keeper.restore(hostile({"signing-key": b"x" * 32, "settings.json": settings}))
    assert outcomes(done) == {"settings.json": "added"}
    assert (paths.data / "signing-key").read_bytes() == KEY
    assert SettingsFile(paths.settings_file).load() == Settings(name="Ada", text_size=150)


# A stranger's


BAD = {
    "forms/membership/2026.toml": (b"id = ", "form_invalid"),
    "forms/membership/2027.toml": (b"\xff", "form_invalid"),
    "forms/membership/2025-to-2026.toml": (b"from = 1", "form_invalid"),
    "forms/membership/2025.docx": (b"PK\3\4 no Word file", "worksheet_damaged"),
    "forms/membership/2099.docx": (b"PK\3\4", "form_not_found"),
    "calls/membership-2027.toml": (b"id = 'other'", "form_invalid"),
    "guidance/plain.toml": (b"layer = 'plain'\n", "guidance_not_own"),
    "forms-in-work/membership-2026.toml": (b"[", "form_invalid"),
    "own-deadlines.json": (b"[" * 100_000, "own_deadlines_unreadable"),
    "advice-off.json": (b'{"": "too_long"}', "own_file_unreadable"),
    "settings.json": (b"[]", "own_file_unreadable"),
    "signing-key": (b"short", "own_file_unreadable"),
}


@pytest.mark.parametrize("name", BAD)
def test_that_one_bad_file_is_refused_with_its_reason_and_the_rest_comes(app, hostile, paths, name):
    data, code = BAD[name]
    good = b'{"": ["too_short"]}' if name != "advice-off.json" else b'{"membership-2025": ["2027-01-02", ""]}'
    beside = "advice-off.json" if name != "advice-off.json" else "own-deadlines.json"
    done = app.keeper.restore(hostile({name: data, beside: good}))
    assert outcomes(done) == {name: "refused", beside: "added"}
    assert next(one.reason.code for one in done.own if one.reason) == code
    assert not (paths.data / name).exists()
    assert (paths.data / beside).exists()


def test_that_a_shipped_form_or_call_is_never_covered(app, hostile):
    own = {
        "forms/membership/2025.toml": app.forms.source("membership-2025"),
        "calls/membership-2025.toml": app.calls.source("membership-2025"),
    }
    done = app.keeper.restore(hostile(own))
    assert {one.reason.code for one in done.own} == {"form_released", "call_released"}


def test_that_a_json_with_half_a_letter_is_refused(app, hostile):
    done = app.keeper.restore(hostile({"advice-off.json": b'{"\\ud800": ["a"]}'}))
    assert done.own[0].reason.code == "own_file_unreadable"


def test_that_a_document_comes_as_the_child_lets_it(app, hostile):
    form = app.forms.get("membership-2025")
    done = app.keeper.restore(hostile({"forms/membership/2025.docx": word_file("{{city.name}}")}))
    assert outcomes(done) == {"forms/membership/2025.docx": "added"}
    assert [mark for mark, _place in app.official.look(form).known] == ["city.name"]
    done = app.keeper.restore(hostile({"forms/membership/2025.docx": word_file("no mark")}))
    assert done.own[0].reason.code == "official_without_marks"
    assert app.official.look(form).known


@pytest.mark.parametrize(
    "name",
    ["../evil.toml", "/tmp/evil.toml", "forms/../../evil.toml", "library.sqlite", "forms/x/y/z.toml", "a\\b"],
)
def test_that_a_name_outside_the_known_places_refuses_the_whole_file(app, hostile, paths, name):
    before = own_state(paths)
    with pytest.raises(InputRefused) as refused:
        app.keeper.restore(hostile({name: b"x"}))
    assert refused.value.params["reason"] == "foreign"
    assert own_state(paths) == before
    assert not list(paths.data.parent.glob("evil*"))


def test_that_two_names_for_one_place_are_refused(app, hostile):
    with pytest.raises(InputRefused) as refused:
        app.keeper.restore(hostile({"calls/a.toml": b"x", "calls/A.toml": b"y"}))
    assert refused.value.params["reason"] == "damaged"


def test_that_the_limits_hold_on_the_way_back(app, hostile, monkeypatch):
    few = hostile({"calls/a.toml": b"x" * 9, "calls/b.toml": b"x" * 9})
    for module, limit, value in (
        (own_files, "MOST_FILES", 1),
        (own_files, "MOST_BYTES_IN_ALL", 17),
        (own_files, "LARGEST_FILE", 8),
    ):
        with monkeypatch.context() as smaller:
            smaller.setattr(module, limit, value)
            with pytest.raises(InputRefused) as refused:
                app.keeper.restore(few)
            assert refused.value.params["reason"] == "too_large"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"too_short", b"too_shorT"),
        lambda data: data.replace(b'"advice-off.json"', b'"advice-ofF.json"'),
        lambda data: data.replace(b"lcapp-backup/2", b"lcapp-backup/1"),
        lambda data: data[:-1],
    ],
)
def test_that_a_changed_backup_with_own_files_changes_nothing(app, hostile, paths, change):
    file = hostile({"advice-off.json": b'{"": ["too_short"]}'})
    file.write_bytes(change(file.read_bytes()))
    before = own_state(paths)
    with pytest.raises(InputRefused) as refused:
        app.keeper.restore(file)
    assert refused.value.code == "backup_refused"
    assert own_state(paths) == before


def test_that_a_folder_in_the_way_refuses_that_file_alone(app, hostile, paths):
    (paths.data / "advice-off.json").mkdir()
    done = app.keeper.restore(hostile({"advice-off.json": b'{"": ["a"]}', "own-deadlines.json": b"{}"}))
    assert outcomes(done) == {"advice-off.json": "refused", "own-deadlines.json": "added"}


# Copies beside the library


def test_that_copies_share_their_own_files_and_unneeded_ones_go(app, paths, monkeypatch):
    write(app)
    own_form(app, 450)
    for _count in range(2):
        app.keeper.take_snapshot("asked")
    folder = paths.data / "snapshots"
    assert len(list(own_bundle.bundles(folder))) == 1
    own_form(app, 300)
    newest = app.keeper.take_snapshot("asked")
    assert len(list(own_bundle.bundles(folder))) == 2
    for one in app.keeper.snapshots():
        if one != newest:
            (folder / f"{one.name}.sha256").unlink()
    assert own_bundle.remove_unnamed(folder) == 0
    monkeypatch.setattr(own_bundle, "SPARED_SECONDS", -1)
    assert own_bundle.remove_unnamed(folder) == 1
    assert own_bundle.named_bundle(folder / f"{newest.name}.sha256")[0].exists()


def test_that_a_changed_form_alone_is_reason_for_a_copy_at_the_end(start, paths, clock):
    app = start(paths)
    write(app)
    app.close()
    clock.advance(600)
    app = start(paths)
    own_form(app)
    app.dossiers.list()
    app.close()
    assert len(app.keeper.snapshots()) == 2
    clock.advance(600)
    app = start(paths)
    app.dossiers.list()
    app.close()
    assert len(app.keeper.snapshots()) == 2


def test_that_the_doctor_names_a_damaged_copy_of_own_files_and_makes_it_anew(app, paths):
    write(app)
    own_form(app)
    copy = app.keeper.take_snapshot("asked")
    (bundle,) = own_bundle.bundles(paths.data / "snapshots")
    bundle.write_bytes(bundle.read_bytes().replace(b"motivation", b"motivatioN"))
    assert [fault.code for fault in app.keeper.check()] == ["own_copy_damaged"]
    done = app.keeper.restore(app.keeper.snapshot_path(copy))
    assert [one.reason.code for one in done.own] == ["own_files_lost"]
    assert app.dossiers.open(1).answer(NAME) == "Kashan"
    assert app.keeper.repair() == ()
    assert own_bundle.is_whole(bundle)


def test_that_a_copy_whose_own_files_are_gone_still_brings_the_library(app, start, paths, other, tmp_path):
    write(app)
    own_form(app)
    copy = app.keeper.snapshot_path(app.keeper.take_snapshot("asked"))
    for path in (copy, copy.with_name(f"{copy.name}.sha256")):
        shutil.copy(path, tmp_path / path.name)
    there = start(other)
    done = there.keeper.restore(tmp_path / copy.name)
    assert [one.reason.code for one in done.own] == ["own_files_lost"]
    assert there.dossiers.open(1).answer(NAME) == "Kashan"
