"""A received dossier deleted for good: nothing is left, the copies that hold it are told, undo holds."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.copies_ahead import goes_about
from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_dossier import DeskState
from lcapp.domain.snapshot_thinning import Copy
from lcapp.errors import InputRefused, NotFound
from lcapp.paths import app_paths
from tests.services.desk_received import CALL, MADE, put

SECRET = "The garden of Fin is watered by the spring of Soleiman"


@pytest.fixture
def clock(clock):
    clock.now = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)
    return clock


@pytest.fixture
def app(tmp_path, clock):
    made = build_app(app_paths(tmp_path / "desk"), actor=lambda: "Officer", wait_seconds=0, clock=clock)
    yield made
    made.close()


def everything(folder):
    """All bytes of a data folder but those of copies."""
    found = [one for one in folder.rglob("*") if one.is_file() and "snapshots" not in one.parts]
    return {one.relative_to(folder): one.read_bytes() for one in found}


def test_that_nothing_of_a_deleted_dossier_is_left_and_the_copies_are_told(app, tmp_path):
    put(app, tmp_path, "Yazd")
    number = put(app, tmp_path, "Kashan", city__website=f"https://kashan.example/{SECRET}")
    commission = app.commission
    commission.remarks.add(number, f"Who says so? {SECRET}")
    assert commission.desk.search("soleiman", call=CALL)
    assert any(SECRET.encode() in data for data in everything(tmp_path / "desk").values())
    deleted = commission.deleting.delete(number)
    assert [one.name for one in deleted.held] == [app.keeper.snapshots()[0].name]
    assert deleted.held[0].until > app.clock() + timedelta(days=29)
    assert not commission.desk.search("soleiman", call=CALL)
    assert [one.title for one in commission.desk.lines()] == ["Yazd"]
    with pytest.raises(NotFound):
        commission.desk.read(number)
    left = everything(tmp_path / "desk")
    assert [str(name) for name, data in left.items() if SECRET.encode() in data] == []
    assert [str(name) for name, data in left.items() if b"Kashan" in data] == []
    told = commission.desk._store.audit(deleted.taken.line.uuid)
    assert [(one.verb, one.details["number"]) for one in told] == [("desk_delete", number)]


def test_that_undo_puts_everything_back_as_it_was(app, tmp_path):
    number = put(app, tmp_path, "Kashan")
    commission = app.commission
    commission.remarks.add(number, "By when?")
    commission.desk.override(number, "F2", "passed", "The postmark says so.")
    before = commission.desk.read(number)
    file = commission.desk.original(number).read_bytes()
    said = commission.remarks.of(number)
    deleted = commission.deleting.delete(number)
    commission.deleting.put_back(deleted)
    assert commission.desk.read(number) == before
    assert commission.desk.original(number).read_bytes() == file
    assert commission.remarks.of(number) == said
    assert number in {one.dossier for one in commission.desk.search("Kashan", call=CALL)}
    verbs = [one.verb for one in commission.desk.deeds(number)]
    assert verbs[0] == "desk_import"
    assert verbs[-2:] == ["desk_delete", "desk_put_back"]
    app.close()
    again = build_app(app_paths(tmp_path / "desk"), actor=lambda: "Officer", wait_seconds=0, clock=app.clock)
    assert again.commission.desk.read(number).line == before.line
    assert again.keeper.start_report().lost == ()
    again.close()


def test_that_a_decided_dossier_asks_for_the_reason(app, tmp_path):
    number = put(app, tmp_path, "Kashan")
    commission = app.commission
    assert not commission.deleting.needs_reason(number)
    commission.decisions.decide(number, DecisionKind.REFUSE, "No plan yet")
    assert commission.deleting.needs_reason(number)
    for reason, code in (("", "reason_needed"), ("  \n", "reason_needed"), ("x" * 10_001, "reason_too_long")):
        with pytest.raises(InputRefused) as refused:
            commission.deleting.delete(number, reason)
        assert refused.value.code == code
    deleted = commission.deleting.delete(number, "The city  withdrew.")
    (deed,) = commission.desk._store.audit(deleted.taken.line.uuid)
    assert deed.details["reason"] == "The city withdrew."


def test_that_the_version_before_holds_again_and_what_was_written_stays(app, tmp_path):
    later = MADE + timedelta(days=1)
    one = put(app, tmp_path, "Kashan")
    commission = app.commission
    commission.decisions.decide(one, DecisionKind.REQUEST, "A plan, please.", reply_by=date(2025, 6, 10))
    two = put(app, tmp_path, "Kashan", version=2, made=later, city__website="https://new.example")
    commission.remarks.add(two, "By when?")
    assert commission.desk.line(one).replaced_by == two
    deleted = commission.deleting.delete(two, "Sent by mistake")
    assert (commission.desk.line(one).replaced_by, commission.desk.line(one).state) == (
        0,
        DeskState.IN_REVIEW,
    )
    assert [each.text for each in commission.remarks.of(one)] == ["By when?"]
    commission.deleting.put_back(deleted)
    assert commission.desk.line(one).replaced_by == two
    assert commission.desk.line(one).state is DeskState.REQUESTED
    assert commission.desk.line(two).version == 2


def test_that_an_old_version_goes_without_a_change_of_the_one_that_holds(app, tmp_path):
    one = put(app, tmp_path, "Kashan")
    two = put(
        app, tmp_path, "Kashan", version=2, made=MADE + timedelta(days=1), city__website="https://b.example"
    )
    three = put(
        app, tmp_path, "Kashan", version=3, made=MADE + timedelta(days=2), city__website="https://c.example"
    )
    commission = app.commission
    commission.deleting.delete(two)
    assert [each.number for each in commission.desk.lines()] == [three]
    assert commission.desk.line(one).replaced_by == three
    commission.deleting.delete(three)
    assert [each.number for each in commission.desk.lines()] == [one]


def test_that_undo_is_refused_when_the_file_came_in_anew(app, tmp_path):
    number = put(app, tmp_path, "Kashan")
    deleted = app.commission.deleting.delete(number)
    again = put(app, tmp_path, "Kashan")
    assert again != number
    with pytest.raises(InputRefused) as refused:
        app.commission.deleting.put_back(deleted)
    assert refused.value.code == "received_here_again"
    assert [one.number for one in app.commission.desk.lines()] == [again]


def test_that_the_day_on_which_a_copy_goes_follows_the_thinning():
    now = datetime(2025, 6, 15, 12, tzinfo=UTC)
    copies = [Copy("first of the day", now - timedelta(hours=3)), Copy("last of the month", now)]
    assert goes_about("first of the day", copies, now=now) - now < timedelta(days=32)
    assert goes_about("last of the month", copies, now=now) - now >= timedelta(days=30)
    assert goes_about("another", copies, now=now) is None
