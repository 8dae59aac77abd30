"""The desk in the library: versions and duplicates, entries proved by hash, search, and the journal."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lcapp.domain.desk_dossier import Arrival, DeskDossier, DeskState
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.errors import InputRefused, NotFound, StorageUnavailable
from lcapp.paths import app_paths
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskFilter, LineChange, NewReceived
from lcapp.storage.desk_store import SqliteDeskStore
from lcapp.storage.library import LibraryFile
from lcapp.storage.recovery import Places, rebuild
from lcapp.storage.remark_store import SqliteRemarkStore
from lcapp.storage.stores import stores_in
from tests.storage.databases import make

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "databases"
CALL = "membership-2025"


def a_line(uuid="u1", **more):
    defaults = {
        "number": 0,
        "uuid": uuid,
        "call": CALL,
        "form": CALL,
        "form_digest": "0" * 64,
        "title": "Kashan",
        "country": "IR",
        "content_id": "a" * 64,
        "version": 1,
        "sealed": True,
        "taken_at": NOW,
        "came_on": NOW.date(),
        "added_at": NOW,
        "file_name": "kashan.lcdossier",
        "sha256": "b" * 64,
        "size": 10,
        "carrier": "package",
    }
    return DeskDossier(**(defaults | more))


def content(**answers):
    return canonical_bytes(
        {
            "answers": [
                {"question": name.replace("__", "."), "language": "", "value": value}
                for name, value in answers.items()
            ]
        }
    )


@pytest.fixture
def desk(tmp_path):
    library = LibraryFile(tmp_path / "library.sqlite", backups=tmp_path, clock=lambda: NOW, wait_seconds=0)
    yield SqliteDeskStore(library)
    library.close()


def put(desk, line, said=None, form_file=b""):
    return desk.put_received(NewReceived(line, said or content(city__name="Kashan"), form_file), actor="Ada")


def test_that_a_file_comes_back_as_it_was_put(desk):
    made = put(desk, a_line(), form_file="عنوان".encode())
    assert (made.number, made.arrival) == (1, Arrival.FIRST)
    assert desk.line(1) == a_line(number=1)
    assert desk.content(1) == (content(city__name="Kashan"), "عنوان".encode())
    with pytest.raises(NotFound):
        desk.line(2)


def test_that_the_same_file_or_the_same_version_is_a_duplicate_and_changes_nothing(desk):
    put(desk, a_line())
    for again in (a_line(), a_line(sha256="c" * 64), a_line(content_id="c" * 64, version=2)):
        made = put(desk, again)
        assert (made.number, made.arrival) == (1, Arrival.DUPLICATE)
    assert len(desk.lines(DeskFilter(replaced=True))) == 1


def test_that_a_newer_version_replaces_and_an_older_one_comes_replaced(desk):
    put(desk, a_line())
    second = a_line(content_id="c" * 64, sha256="c" * 64, version=2, taken_at=NOW + timedelta(days=1))
    assert put(desk, second).arrival is Arrival.NEWER
    older = a_line(content_id="d" * 64, sha256="d" * 64, version=1, taken_at=NOW - timedelta(days=1))
    assert put(desk, older).arrival is Arrival.OLDER
    assert [one.number for one in desk.lines(DeskFilter(call=CALL))] == [2]
    assert {one.number: one.replaced_by for one in desk.lines(DeskFilter(replaced=True))} == {
        1: 2,
        2: 0,
        3: 2,
    }


def test_that_a_seal_closes_the_draft_of_before_and_a_later_draft_stands_beside_it(desk):
    draft = {"sealed": False, "version": 0}
    put(desk, a_line(content_id="c" * 64, sha256="c" * 64, **draft, taken_at=NOW - timedelta(days=2)))
    assert put(desk, a_line()).arrival is Arrival.NEWER
    later = a_line(content_id="d" * 64, sha256="d" * 64, **draft, taken_at=NOW + timedelta(days=1))
    put(desk, later)
    assert [one.number for one in desk.lines(DeskFilter(call=CALL))] == [3, 2]
    assert [one.number for one in desk.lines(DeskFilter(sealed=True))] == [2]


def test_that_the_list_is_filtered(desk):
    put(desk, a_line())
    put(desk, a_line("u2", title="Yazd", sha256="c" * 64, eligibility="no", formal="failed"))
    put(desk, a_line("u3", title="Rasht", sha256="d" * 64, call="membership-2023"))
    desk.write(DeskDeed("x", "u1", lines=(LineChange(1, state=DeskState.ENDORSED),)), actor="Ada")
    titles = lambda **wanted: [one.title for one in desk.lines(DeskFilter(**wanted))]  # noqa: E731
    assert titles(call=CALL) == ["Yazd", "Kashan"]
    assert titles(states=frozenset({DeskState.ENDORSED})) == ["Kashan"]
    assert titles(eligibility="no") == titles(formal="failed") == titles(text="YAZ") == ["Yazd"]
    assert titles(uuid="u3") == ["Rasht"]


def an_entry(id_="1", at=NOW, **body):
    return DeskEntry("decision", CALL, "u1", id_, body or {"kind": "endorse"}, at, "Ada")


def test_that_a_deed_stands_whole_with_its_line_in_the_audit(desk):
    put(desk, a_line())
    change = LineChange(1, state=DeskState.REQUESTED, reply_by=date(2026, 4, 1), formal="passed")
    desk.write(DeskDeed("desk_decide", "u1", (an_entry(),), (change,), {"kind": "request"}), actor="Ada")
    line = desk.line(1)
    assert (line.state, line.reply_by, line.formal) == (DeskState.REQUESTED, date(2026, 4, 1), "passed")
    assert desk.entries(kind="decision", call=CALL, subject="u1") == (an_entry(),)
    assert [(one.verb, one.actor) for one in desk.audit("u1")] == [
        ("desk_import", "Ada"),
        ("desk_decide", "Ada"),
    ]
    desk.write(DeskDeed("x", "u1", lines=(LineChange(1, clear_reply=True),)), actor="Ada")
    assert desk.line(1).reply_by is None


def test_that_a_deed_that_its_guard_stops_leaves_nothing(desk):
    put(desk, a_line())

    def full(desk):
        assert desk.line(1).title == "Kashan"
        raise InputRefused("cap_reached")

    with pytest.raises(InputRefused):
        desk.write(DeskDeed("desk_decide", "u1", (an_entry(),), guard=full), actor="Ada")
    assert desk.entries() == ()
    assert [one.verb for one in desk.audit("u1")] == ["desk_import"]


def test_that_an_entry_is_written_anew_and_an_empty_one_goes(desk):
    desk.write(
        DeskDeed("x", "u1", (an_entry(kind="endorse"), an_entry("2", NOW + timedelta(1)))), actor="Ada"
    )
    desk.write(DeskDeed("x", "u1", (an_entry(kind="refuse"),)), actor="Ada")
    assert [one.body["kind"] for one in desk.entries()] == ["refuse", "endorse"]
    gone = DeskEntry("decision", CALL, "u1", "1", {}, NOW, "Ada")
    desk.write(DeskDeed("x", "u1", (gone,)), actor="Ada")
    assert [one.id for one in desk.entries()] == ["2"]


def test_that_answers_and_names_are_found_in_every_script_and_by_call(desk):
    put(desk, a_line(title="کاشان"), content(motivation__why="Die Räte beschlossen es.", vision="باغ فین"))
    put(desk, a_line("u2", title="Yazd", sha256="c" * 64, call="award-2024"), content(vision="Räte"))
    assert [(hit.dossier, hit.question) for hit in desk.search("räte", call="")] == [
        (1, "motivation.why"),
        (2, "vision"),
    ]
    assert [hit.dossier for hit in desk.search("rate", call="award-2024")] == [2]
    assert desk.search("کاشان", call=CALL)[0].question == ""
    assert "باغ فین" in desk.search("فین", call=CALL)[0].excerpt
    assert desk.search("nowhere", call="") == ()


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        ("UPDATE received SET title = 'Other'", lambda desk: desk.lines(DeskFilter())),
        ("UPDATE desk_entry SET body = '{}'", lambda desk: desk.entries()),
    ],
)
def test_that_a_row_that_was_changed_from_outside_is_noticed(desk, tmp_path, statement, read):
    put(desk, a_line())
    desk.write(DeskDeed("x", "u1", (an_entry(),)), actor="Ada")
    desk._library.close()
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        connection.execute(statement)
    connection.close()
    again = SqliteDeskStore(LibraryFile(tmp_path / "library.sqlite", backups=tmp_path, clock=lambda: NOW))
    with pytest.raises(StorageUnavailable) as damaged:
        read(again)
    assert damaged.value.code in ("received_damaged", "desk_entry_damaged")
    again._library.close()


def test_that_what_a_city_sent_cannot_be_changed_in_place(desk, tmp_path):
    put(desk, a_line())
    desk._library.close()
    connection = sqlite3.connect(tmp_path / "library.sqlite")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE received_content SET content = 'x'")
    connection.close()


def test_that_a_lost_library_comes_back_from_the_journal_with_all_of_the_desk(tmp_path):
    paths = app_paths(tmp_path / "data")
    stores = stores_in(paths, clock=lambda: NOW, wait_seconds=0)
    put(stores.desk, a_line())
    stores.desk.write(
        DeskDeed("x", "u1", (an_entry(),), (LineChange(1, state=DeskState.ENDORSED),)), actor="Ada"
    )
    make.fill(stores.dossiers)
    stores.remarks.put_remarks(1, (make.SAID,), actor="Ada")
    stores.library.close()
    journal = (paths.data / "journal.jsonl").read_bytes()
    for file in paths.data.glob("library.sqlite*"):
        file.unlink()
    shutil.rmtree(paths.data / "snapshots", ignore_errors=True)
    (paths.data / "journal.jsonl").write_bytes(journal)
    rebuild(Places(paths.library, paths.evidence), now=NOW)
    again = stores_in(paths, clock=lambda: NOW, wait_seconds=0)
    assert again.desk.line(1).state is DeskState.ENDORSED
    assert again.desk.content(1)[0] == content(city__name="Kashan")
    assert again.desk.entries() == (an_entry(),)
    assert again.remarks.remarks(1) == (make.SAID,)
    assert [hit.dossier for hit in again.desk.search("kashan", call="")] == [1, 1]
    again.close()


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="this SQLite cannot read STRICT tables")
@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.sqlite"))[2:], ids=lambda path: path.stem)
def test_that_a_library_of_every_version_keeps_its_desk(tmp_path, golden):
    shutil.copy(golden, tmp_path / "library.sqlite")
    library = LibraryFile(tmp_path / "library.sqlite", backups=tmp_path / "backups", clock=lambda: NOW)
    desk = SqliteDeskStore(library)
    assert desk.line(1) == replace(make.RECEIVED, number=1, state=DeskState.ENDORSED)
    assert desk.content(1) == (make.RECEIVED_CONTENT, b"")
    assert desk.entries() == (make.DECIDED,)
    assert SqliteRemarkStore(library).remarks(1) == (make.SAID,)
    library.close()


def test_that_a_city_keeps_its_remarks_and_they_go_with_the_dossier(tmp_path):
    paths = app_paths(tmp_path / "data")
    stores = stores_in(paths, clock=lambda: NOW, wait_seconds=0)
    make.fill(stores.dossiers)
    stores.remarks.put_remarks(1, (make.SAID,), actor="Ada")
    newer = replace(make.SAID, remark=replace(make.SAID.remark, text="Until when?"))
    stores.remarks.put_remarks(1, (newer,), actor="Ada")
    assert stores.remarks.remarks(1) == (newer,)
    stores.records.delete_for_good(1, actor="Ada")
    stores.close()
    held = [file for file in paths.data.rglob("*") if file.is_file() and b"Until when" in file.read_bytes()]
    assert held == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE received SET title = 'Other'",
        "UPDATE desk_entry SET body = '{}'",
        "UPDATE remark SET body = '{}'",
    ],
)
def test_that_the_doctor_finds_a_damaged_desk_and_a_lost_file(tmp_path, statement):
    paths = app_paths(tmp_path / "data")
    stores = stores_in(paths, clock=lambda: NOW, wait_seconds=0)
    make.fill(stores.dossiers)
    stores.remarks.put_remarks(1, (make.SAID,), actor="Ada")
    put(stores.desk, a_line())
    stores.desk.write(DeskDeed("x", "u1", (an_entry(),)), actor="Ada")
    codes = lambda: {one.code for one in stores.keeper.check()}  # noqa: E731
    assert codes() == {"received_file_missing"}
    stores.library.with_library(lambda library: library.connection.execute(statement))
    assert codes() == {"received_file_missing", "desk_damaged"}
    stores.close()
