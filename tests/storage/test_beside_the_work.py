"""What goes on while nobody asks: the check of a large library, and the search index."""

import shutil
import sqlite3
import threading
import time

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.services.ports import NewDossier
from lcapp.storage import keeper as keeper_module
from lcapp.storage.stores import stores_in
from lcapp.storage.writer import StorageThread
from tests.storage.test_migrate import FULL

NAME = AnswerKey("city.name")


@pytest.fixture
def written(paths, clock, monkeypatch):
    """A library that counts as large, with eighty dossiers and without a seal."""
    app = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    for each in range(80):
        session = app.dossiers.open(app.dossiers.start("membership-2025", title=f"City {each}").number)
        session.set_answer(NAME, f"City {each}")
        session.flush()
    app.close()
    paths.library.with_suffix(".seal").unlink()
    monkeypatch.setattr(keeper_module, "CHECKED_AT_ONCE", 0)


@pytest.fixture
def app(paths, clock):
    made = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    yield made
    made.close()


def spoil(library, number):
    connection = sqlite3.connect(library)
    connection.execute("UPDATE answer SET value = '\"Xashan\"' WHERE dossier = ?", (number,))
    connection.commit()
    connection.close()


def test_that_damage_in_a_large_library_is_told_while_the_program_runs(written, paths, app):
    spoil(paths.library, 77)
    told, heard = [], threading.Event()
    end = app.keeper.listen(lambda report: (told.append(report), heard.set()))
    assert len(app.dossiers.list()) == 80, "the list does not wait for the check"
    assert heard.wait(10)
    end()
    (report,) = told
    assert [(one.dossier, one.question) for one in report.restored] == [(77, "city.name")]
    assert "library.damaged-" in report.damaged_copy
    assert app.dossiers.open(77).answer(NAME) == "City 76"


def test_that_a_damaged_page_in_a_large_library_is_told_too(written, paths, app):
    with sqlite3.connect(paths.library) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'audit'").fetchone()
    connection.close()
    with paths.library.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    heard = threading.Event()
    app.keeper.listen(lambda _report: heard.set())
    app.dossiers.list()
    assert heard.wait(10)
    assert app.keeper.check() == ()


def test_that_a_sound_library_is_checked_to_its_end_and_nothing_is_told(written, paths, clock):
    stores = stores_in(paths, clock=clock, wait_seconds=0)
    told = []
    stores.keeper.listen(told.append)
    stores.dossiers.cards()
    thread = stores.library._thread
    deadline = time.monotonic() + 10
    while stores.library.on_thread(lambda: len(thread._idle)) and time.monotonic() < deadline:
        time.sleep(0.3)
    assert (len(thread._idle), told) == (0, [])
    stores.close()


def test_that_where_it_cannot_be_put_right_the_faults_are_told(written, paths, app, expect_log, monkeypatch):
    from lcapp.errors import StorageUnavailable

    expect_log("library not rebuilt: library_not_rebuilt")
    spoil(paths.library, 3)

    def refuse(*_words, **_more):
        raise StorageUnavailable("library_not_rebuilt", reason="disk_full")

    monkeypatch.setattr("lcapp.storage.replacing.rebuild", refuse)
    told, heard = [], threading.Event()
    app.keeper.listen(lambda report: (told.append(report), heard.set()))
    app.dossiers.list()
    assert heard.wait(10)
    assert [fault.code for fault in told[0].lost][:1] == ["answer_damaged"]


def test_that_after_an_upgrade_the_index_is_made_while_nobody_asks(paths, clock):
    paths.data.mkdir()
    shutil.copy(FULL / "0001-full.sqlite", paths.library)
    stores = stores_in(paths, clock=clock, wait_seconds=0)
    stores.dossiers.cards()

    def stale():
        return stores.library.with_library(
            lambda library: library.connection.execute("SELECT count(*) FROM search_stale").fetchone()[0]
        )

    assert stale() > 0
    deadline = time.monotonic() + 10
    while stale() and time.monotonic() < deadline:
        time.sleep(0.3)
    assert stale() == 0
    assert stores.records.search("ornek il")
    stores.close()


def test_that_idle_work_waits_for_whoever_asks():
    thread, order, go = StorageThread("test"), [], threading.Event()

    def piece():
        order.append("idle")
        return len(order) < 6

    thread.call(lambda: thread.when_idle(piece))
    for each in range(3):
        thread.call(lambda each=each: order.append(each))
    assert order[:3] == [0, 1, 2]
    deadline = time.monotonic() + 5
    while len(order) < 6 and time.monotonic() < deadline:
        go.wait(0.05)
    assert order[3:] == ["idle"] * 3
    thread.close()


def test_that_idle_work_that_fails_stops_nobody():
    thread, tried = StorageThread("test"), threading.Event()

    def broken():
        tried.set()
        raise ValueError

    thread.call(lambda: thread.when_idle(broken))
    assert tried.wait(5)
    assert thread.call(lambda: 7) == 7
    thread.close()


def test_that_the_list_is_read_anew_only_when_something_changed(paths, clock):
    stores = stores_in(paths, clock=clock, wait_seconds=0)
    for number in (1, 2):
        new = NewDossier(f"uuid-{number}", "membership", "", "membership-2025", "d", f"City {number}")
        stores.dossiers.create(new, actor="Ada")
    first = stores.dossiers.cards()
    assert stores.dossiers.cards() is first
    stores.dossiers.rename(1, "Samplia", actor="Ada")
    assert sorted(card.dossier.title for card in stores.dossiers.cards()) == ["City 2", "Samplia"]
    stores.dossiers.set_deleted(2, deleted=True, actor="Ada")
    assert sum(card.deleted_at is not None for card in stores.dossiers.cards()) == 1
    stores.records.delete_for_good(2, actor="Ada")
    assert [card.dossier.number for card in stores.dossiers.cards()] == [1]
    stores.library.on_thread(stores.library.let_go)
    assert [card.dossier.number for card in stores.dossiers.cards()] == [1]
    stores.close()
