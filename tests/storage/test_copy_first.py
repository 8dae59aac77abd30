"""Before what changes much, a copy of the library as it was is there."""

import json
import sqlite3

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.errors import StorageUnavailable
from lcapp.services.import_answers import import_answers

NAME = AnswerKey("city.name")
DAY = 86_400


@pytest.fixture
def app(paths, clock):
    made = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    yield made
    made.close()


@pytest.fixture
def number(app):
    session = app.dossiers.open(app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answer(NAME, "Kashan")
    session.flush()
    return session.dossier.number


def reasons(app):
    return [one.reason for one in app.keeper.snapshots()]


def name_in_copy(app, reason):
    """The city's name in the copy made for a reason."""
    copy = next(one for one in app.keeper.snapshots() if one.reason == reason)
    connection = sqlite3.connect(app.keeper.snapshot_path(copy))
    found = connection.execute("SELECT value FROM answer WHERE question = 'city.name'").fetchone()
    connection.close()
    return json.loads(found[0])


def test_that_an_import_of_answers_leaves_a_copy_of_before(app, number):
    session = app.dossiers.open(number)
    data = {"format": "lcapp-answers/1", "call": "membership-2025", "answers": {"city.name": "Konya"}}
    import_answers(session, json.dumps(data).encode(), copy_first=app.keeper.copy_first)
    session.flush()
    assert name_in_copy(app, "import") == "Kashan"
    assert app.dossiers.open(number).answer(NAME) == "Konya"


def test_that_evidence_leaves_a_copy_of_before_but_not_for_every_file(app, number, clock, tmp_path):
    file = tmp_path / "list.txt"
    for name in ("one", "two", "three"):
        file.write_text(name)
        app.register.add_file(number, file, title=name)
    assert reasons(app) == ["evidence"]
    clock.advance(600)
    file.write_text("four")
    app.register.add_file(number, file, title="four")
    assert reasons(app) == ["evidence", "evidence"]


def test_that_deleting_for_good_leaves_a_copy_of_before_that_is_named(app, number):
    app.dossiers.delete(number)
    held = app.bin.delete_for_good(number)
    assert reasons(app) == ["delete"]
    assert held == (app.keeper.snapshots()[0].name,)
    assert name_in_copy(app, "delete") == "Kashan"
    assert app.dossiers.binned() == ()


def test_that_many_deletions_at_a_start_leave_one_copy_of_before(app, number, clock):
    for title in ("Second", "Third"):
        app.dossiers.delete(app.dossiers.start("membership-2025", title=title).number)
    for days, name in ((20, "Kerman"), (11, "Konya")):
        clock.advance(days * DAY)
        app.keeper.take_snapshot("asked")
        session = app.dossiers.open(number)
        session.set_answer(NAME, name)
        session.flush()
    assert len(app.bin.purge()) == 2
    assert reasons(app)[0] == "delete"
    assert reasons(app).count("delete") == 1


def test_that_a_form_change_leaves_a_copy_of_before(app, number):
    session = app.dossiers.open(number)
    preview = app.upgrades.preview(session, "award-2024")
    app.upgrades.apply(session, preview)
    assert reasons(app)[0] == "form-change"
    assert name_in_copy(app, "form-change") == "Kashan"


def test_that_no_second_copy_is_made_where_the_last_one_holds_all(app, number):
    app.keeper.take_snapshot("asked")
    app.keeper.copy_first("import")
    assert reasons(app) == ["asked"]
    app.dossiers.rename(number, "Other")
    app.keeper.copy_first("import")
    assert reasons(app) == ["import", "asked"]


def test_that_a_copy_that_was_taken_away_is_made_again(app, number):
    copy = app.keeper.take_snapshot("asked")
    app.keeper.snapshot_path(copy).unlink()
    app.keeper.copy_first("import")
    assert reasons(app) == ["import"]


def test_that_a_start_knows_whether_the_last_copy_holds_all(app, number, paths, clock):
    app.close()
    again = build_app(paths, actor=lambda: "Ada", wait_seconds=0, clock=clock)
    again.keeper.copy_first("import")
    assert reasons(again) == ["close"]
    again.close()


def test_that_where_no_copy_can_be_made_nothing_is_deleted(app, number, monkeypatch):
    app.dossiers.delete(number)

    def full(*_words, **_more):
        raise StorageUnavailable("snapshot_not_written", reason="disk_full")

    monkeypatch.setattr("lcapp.storage.library_snapshots.take", full)
    with pytest.raises(StorageUnavailable):
        app.bin.delete_for_good(number)
    assert [card.dossier.number for card in app.dossiers.binned()] == [number]
