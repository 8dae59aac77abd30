"""A copy is proved beside the work: what is written meanwhile stands in the journal that goes on from it."""

import threading
import time

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.errors import StorageUnavailable
from lcapp.storage import library_snapshots
from lcapp.storage.journal import read_journal

NAME = AnswerKey("city.name")


class Proving:
    """Lets a test say when a copy is proved, and how."""

    def __init__(self):
        self.began, self.go, self.refuse = threading.Event(), threading.Event(), False
        self.real = library_snapshots.must_be_whole

    def __call__(self, unfinished):
        self.began.set()
        assert self.go.wait(10)
        if self.refuse:
            raise StorageUnavailable("snapshot_not_proved", count=1)
        self.real(unfinished)


@pytest.fixture
def proving(monkeypatch):
    made = Proving()
    monkeypatch.setattr(library_snapshots, "must_be_whole", made)
    yield made
    made.go.set()


@pytest.fixture
def app(paths, clock, proving):
    made = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    yield made
    proving.go.set()
    made.close()


@pytest.fixture
def session(app, clock, proving):
    """A draft whose first half hour is over: a copy is being proved."""
    opened = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    write(opened, "first")
    clock.advance(31 * 60)
    write(opened, "second")
    assert proving.began.wait(10)
    return opened


def write(session, text):
    session.set_answer(NAME, text)
    session.leave_field()
    session.flush()


def wait_for(condition):
    deadline = time.monotonic() + 10
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


def names_in(journal):
    return [row.row["value"] for row in read_journal(journal).rows if row.table == "answer"]


def test_that_a_save_does_not_wait_for_the_proof_and_is_in_the_journal_of_the_copy(
    app, session, proving, paths, clock
):
    write(session, "third")
    assert app.keeper.snapshots() == ()
    proving.go.set()
    wait_for(lambda: app.keeper.snapshots())
    write(session, "fourth")
    journal = paths.data / "journal.jsonl"
    assert read_journal(journal).since == app.keeper.snapshots()[0].name
    assert names_in(journal) == ['"third"', '"fourth"']
    assert names_in(paths.data / "journal.previous.jsonl")[-1] == '"third"'
    app.close()
    data = bytearray(paths.library.read_bytes())
    data[8192:] = bytes(len(data) - 8192)
    paths.library.write_bytes(data)
    again = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    draft = again.dossiers.open(1)
    assert draft.answer(NAME) == "fourth"
    assert [draft.undo() and draft.answer(NAME) for _ in range(3)] == ["third", "second", "first"]
    draft.flush()
    again.close()


def test_that_a_copy_that_is_not_whole_gets_no_name_and_the_journal_goes_on(app, session, proving, paths):
    proving.refuse = True
    proving.go.set()
    wait_for(lambda: not list((paths.data / "snapshots").iterdir()))
    write(session, "third")
    assert app.keeper.snapshots() == ()
    assert names_in(paths.data / "journal.jsonl") == ['"first"', '"second"', '"third"']


def test_that_a_copy_under_way_is_thrown_away_when_a_dossier_is_deleted_for_good(
    app, session, proving, paths
):
    app.dossiers.delete(session.dossier.number)
    proving.refuse = False
    library_snapshots.must_be_whole = proving.real
    held = app.bin.delete_for_good(session.dossier.number)
    proving.go.set()
    wait_for(lambda: not list((paths.data / "snapshots").glob("*.part")))
    assert [one.reason for one in app.keeper.snapshots()] == ["delete"]
    assert held == (app.keeper.snapshots()[0].name,)


def test_that_an_end_while_a_copy_is_proved_leaves_nothing_unfinished(app, session, proving, paths):
    threading.Timer(0.3, proving.go.set).start()
    app.close()
    assert not list(paths.data.rglob(".lcapp-*"))
    assert [one.reason for one in app.keeper.snapshots()] == ["close"]


def test_that_a_journal_that_could_not_begin_anew_goes_on_as_it_was(app, paths, proving, monkeypatch):
    proving.go.set()
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    write(session, "first")

    def full(_path, _data):
        raise OSError(28, "full")

    monkeypatch.setattr("lcapp.storage.journal._write_private", full)
    with pytest.raises(StorageUnavailable) as refused:
        app.keeper.take_snapshot("asked")
    assert refused.value.code == "disk_full"
    monkeypatch.undo()
    write(session, "second")
    assert names_in(paths.data / "journal.jsonl") == ['"first"', '"second"']
