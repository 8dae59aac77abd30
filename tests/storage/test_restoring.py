"""A restore is done or not, wherever the power fails and whatever the disk refuses."""

import contextlib
import errno
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.errors import StorageUnavailable
from lcapp.paths import app_paths
from lcapp.settings import SettingsFile
from lcapp.storage.backup import received
from lcapp.storage.closing_seal import ClosingSeal
from lcapp.storage.own_checks import OwnReader, no_documents
from lcapp.storage.recovery import Places
from lcapp.storage.restoring import Restoring
from tests.storage.own_things import own_form, own_state, words_allowed

NAME = AnswerKey("city.name")
NOW = datetime(2027, 1, 2, tzinfo=UTC)


class Cut(BaseException):
    """The power failed."""


class Moves:
    """Counts the times a file is given its name, and fails at one of them."""

    def __init__(self, monkeypatch, at, error):
        self.count, self._real = 0, Path.replace
        monkeypatch.setattr(Path, "replace", lambda path, target: self(path, target, at, error))

    def __call__(self, path, target, at, error):
        self.count += 1
        if self.count == at:
            raise error
        return self._real(path, target)


@pytest.fixture
def before(paths, clock, tmp_path):
    """A closed library with other answers and forms than a backup, and the backup."""
    app = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answer(NAME, "Kashan")
    session.flush()
    own_form(app, 450)
    app.calls.set_own_deadline("membership-2025", "2027-01-02", "letter")
    app.form_editing.call_for(app.forms.get("membership-2026"))
    backup = tmp_path / "all.lcbackup"
    app.keeper.backup(backup)
    # What follows stands in the journal alone, and would be played into a library that is older.
    app.keeper.take_snapshot("asked")
    session.set_answer(NAME, "Konya")
    session.flush()
    own_form(app, 300)
    app.calls.set_own_deadline("membership-2025", "2027-03-04", "mail")
    (paths.data / "calls" / "membership-2026-own.toml").unlink()
    app.close()
    return paths, backup


def restoring_in(paths):
    places = Places(paths.library, paths.evidence)
    seal = ClosingSeal(paths.library, paths.library.with_suffix(".seal"))
    return Restoring(places, SettingsFile(paths.settings_file), seal)


def restore(paths, backup):
    made = restoring_in(paths)
    reader = OwnReader(paths.resources, paths.data, no_documents)
    with received(backup, paths.data) as found:
        good, refused = reader.judged(found.own)
        assert not refused
        made.prepare(found.library, good, aside=False, now=NOW)
        made.finish()


def found_in(paths):
    """What a start finds: the answer, the form, the deadline, the call."""
    app = build_app(paths, actor=lambda: "Ada", wait_seconds=0)
    try:
        name = app.dossiers.open(1).answer(NAME)
        assert app.keeper.check() == ()
        deadline = app.calls.get("membership-2025").own_deadline.value
        return name, words_allowed(app), deadline, "membership-2026-own" in app.calls.ids()
    finally:
        app.close()


OLD = ("Konya", 300, "2027-03-04", False)
NEW = ("Kashan", 450, "2027-01-02", True)


def test_that_a_cut_anywhere_leaves_the_old_or_the_new_and_the_next_start_finishes(before, tmp_path):
    paths, backup = before
    seen = []
    for at in range(1, 100):
        there = app_paths(tmp_path / f"cut-{at}")
        shutil.copytree(paths.data, there.data)
        with pytest.MonkeyPatch.context() as monkeypatch:
            moves = Moves(monkeypatch, at, Cut())
            with contextlib.suppress(Cut):
                restore(there, backup)
        seen.append(found_in(there))
        assert not (there.data / "restoring").exists()
        assert not list(there.data.glob(".lcapp-*"))
        if moves.count < at:
            break
    assert set(seen) == {OLD, NEW}
    assert seen == sorted(seen, key=[OLD, NEW].index), "once it is the new one it stays the new one"
    assert len(seen) > 8


def test_that_a_disk_that_refuses_one_own_file_gets_everything_back(before, tmp_path):
    paths, backup = before
    for at in range(1, 8):
        there = app_paths(tmp_path / f"full-{at}")
        shutil.copytree(paths.data, there.data)
        state = own_state(there)
        with pytest.MonkeyPatch.context() as monkeypatch:
            Moves(monkeypatch, at, OSError(errno.EACCES, "no"))
            with pytest.raises(StorageUnavailable) as refused:
                restore(there, backup)
        assert refused.value.code == "library_read_only"
        assert own_state(there) == state
        assert found_in(there) == OLD


def test_that_a_plan_that_cannot_be_read_is_put_aside(before):
    paths, _backup = before
    (paths.data / "restoring").mkdir()
    (paths.data / "restoring" / "library.sqlite").write_bytes(b"x")
    (paths.data / "restoring" / "plan.json").write_bytes(b"{")
    with pytest.raises(StorageUnavailable):
        restoring_in(paths).finish()
    assert found_in(paths) == OLD
    assert list(paths.data.glob("restoring.damaged-*"))
