"""A clock that jumps ten years, or changes its summer time: nothing is lost, nothing goes too early."""

import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.storage.clock_memory import ClockMemory

NAME = AnswerKey("city.name")
TEN_YEARS = timedelta(days=3652)


@pytest.fixture
def start(paths, clock):
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


def write(app, text):
    cards = app.dossiers.list()
    number = (
        cards[0].dossier.number if cards else app.dossiers.start("membership-2025", title="Samplia").number
    )
    session = app.dossiers.open(number)
    session.set_answer(NAME, text)
    session.leave_field()
    session.flush()
    return number


def names_in_order(app, number):
    session = app.dossiers.open(number)
    found = [session.answer(NAME)]
    while session.undo() is not None:
        found.append(session.answer(NAME))
    session.flush()
    return [name for name in reversed(found) if name]


@pytest.mark.parametrize("jump", [TEN_YEARS, -TEN_YEARS], ids=["ahead", "back"])
def test_that_order_is_that_of_the_deeds_and_not_of_the_clock(start, clock, jump):
    number = write(start(), "first")
    clock.now += jump
    write(start(), "second")
    clock.now -= jump
    write(start(), "third")
    assert names_in_order(start(), number) == ["first", "second", "third"]


@pytest.mark.parametrize("jump", [TEN_YEARS, -TEN_YEARS], ids=["ahead", "back"])
def test_that_a_damaged_library_comes_back_whole_though_the_names_of_the_copies_lie(
    start, clock, paths, jump
):
    number = write(start(), "first")
    start.end()
    for text in ("second", "third", "fourth"):
        clock.now += jump
        jump = timedelta(seconds=600)
        app = start()
        write(app, text)
        app.keeper.take_snapshot("asked")
    write(app, "last")
    start.end()
    data = bytearray(paths.library.read_bytes())
    data[:8192] = bytes(8192)
    paths.library.write_bytes(data)
    app = start()
    assert app.dossiers.open(number).answer(NAME) == "last"
    assert app.keeper.start_report().damaged_copy


@pytest.mark.parametrize("jump", [TEN_YEARS, -TEN_YEARS], ids=["ahead", "back"])
def test_that_no_copy_of_before_a_jump_goes(start, clock, jump):
    for each in range(12):
        clock.advance(1800)
        app = start()
        write(app, str(each))
        app.keeper.take_snapshot("asked")
    before = {one.name for one in app.keeper.snapshots()}
    clock.now += jump
    for each in range(12):
        clock.advance(5 * 3600)
        app = start()
        write(app, f"later {each}")
        app.keeper.take_snapshot("asked")
    clock.now -= jump
    write(start(), "right again")
    start().keeper.take_snapshot("asked")
    assert before <= {one.name for one in start().keeper.snapshots()}


def test_that_ten_years_ahead_and_a_days_work_empty_no_bin(start, clock):
    number = write(start(), "Kashan")
    app = start()
    app.dossiers.delete(number)
    clock.now += TEN_YEARS
    assert start().bin.purge() == ()
    write(start(), "Konya")
    clock.now += timedelta(days=2)
    assert start().bin.purge() == ()
    assert [one.card.dossier.number for one in start().bin.resting()] == [number]


def test_that_the_bin_is_emptied_in_time_where_the_clock_goes_on_evenly(start, clock):
    number = write(start(), "Kashan")
    start().dossiers.delete(number)
    for _ in range(8):
        clock.advance(4 * 86400)
        app = start()
        write(app, str(clock.now))
    assert app.bin.purge() == (number,)


def test_that_a_memory_knows_jumps_from_absences_of_days_and_small_corrections(tmp_path):
    memory, now = ClockMemory(tmp_path / "clock.json"), datetime(2026, 3, 28, tzinfo=UTC)
    assert memory.see(now) is None
    assert memory.see(now - timedelta(hours=2)) is None
    assert memory.see(now + timedelta(days=29)) is None
    back = now - TEN_YEARS
    assert memory.see(back) == back
    assert memory.see(back + timedelta(days=1)) == back
    assert memory.see(now) == now
    assert ClockMemory(tmp_path / "clock.json").see(now + timedelta(days=1)) == now


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b'{"at": 3, "jumped": null}', b'{"at": "2026-01-01", "jumped": null}']
)
def test_that_a_memory_that_cannot_be_read_remembers_nothing(tmp_path, content):
    (tmp_path / "clock.json").write_bytes(content)
    assert ClockMemory(tmp_path / "clock.json").see(datetime(2026, 3, 28, tzinfo=UTC)) is None


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system sets its zone for all programs only")
@pytest.mark.parametrize("change", ["2026-03-29T00:59:58+00:00", "2026-10-25T00:59:58+00:00"])
def test_that_summer_time_changes_neither_order_nor_what_is_kept(start, clock, change, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        clock.now = datetime.fromisoformat(change)
        texts = ["before", "at", "after"]
        for text in texts:
            app = start()
            number = write(app, text)
            app.keeper.take_snapshot("asked")
            clock.advance(1.5)
        times = [one.taken_at for one in app.keeper.snapshots()]
        assert times == sorted(times, reverse=True)
        assert len(set(times)) == 3
        assert names_in_order(app, number) == texts
    finally:
        monkeypatch.undo()
        os.environ.pop("TZ", None)
        time.tzset()
