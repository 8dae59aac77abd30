from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.snapshot_thinning import ALL_FOR, NEVER_YOUNGER_THAN, ROOM_ENOUGH, Copy, may_go

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
hours = st.lists(st.integers(0, 24 * 500), max_size=60)


def copies_of(ages):
    return [Copy(f"{n}", NOW - timedelta(hours=age)) for n, age in enumerate(ages)]


@settings(max_examples=60, deadline=None)
@given(ages=hours, free=st.sampled_from([0, ROOM_ENOUGH + 1]), good=st.integers(0, 60))
def test_that_the_newest_verified_copy_and_those_of_two_days_never_go(ages, free, good):
    copies = [
        Copy(one.name, one.taken_at, verified=n >= good) for n, one in enumerate(copies_of(sorted(ages)))
    ]
    gone = may_go(copies, now=NOW, free=free)
    verified = [one for one in copies if one.verified]
    if verified:
        assert max(verified, key=lambda one: (one.taken_at, one.name)).name not in gone
    assert not {one.name for one in copies if NOW - one.taken_at <= ALL_FOR} & gone


@settings(max_examples=40, deadline=None)
@given(ages=hours)
def test_that_nothing_of_a_month_goes_while_there_is_room(ages):
    copies = copies_of(ages)
    gone = may_go(copies, now=NOW, free=ROOM_ENOUGH + 1)
    assert not {one.name for one in copies if NOW - one.taken_at < NEVER_YOUNGER_THAN} & gone


@settings(max_examples=40, deadline=None)
@given(ages=hours)
def test_that_thinning_twice_is_thinning_once(ages):
    copies = copies_of(ages)
    gone = may_go(copies, now=NOW, free=0)
    left = [one for one in copies if one.name not in gone]
    assert may_go(left, now=NOW, free=0) == frozenset()


@settings(max_examples=40, deadline=None)
@given(ages=hours, jump=st.integers(1, 4000), later=st.integers(0, 29 * 24))
def test_that_nothing_goes_for_a_month_after_the_clock_jumped(ages, jump, later):
    copies = copies_of(ages)
    for days in (jump, -jump):
        jumped_at = NOW + timedelta(days=days)
        gone = may_go(copies, now=jumped_at + timedelta(hours=later), jumped_at=jumped_at, free=0)
        assert not gone & {one.name for one in copies if one.taken_at < jumped_at}
        assert not gone & {one.name for one in copies if one.taken_at > jumped_at + timedelta(hours=later)}


def test_that_copies_from_the_future_do_not_keep_the_others_from_thinning():
    copies = [*copies_of(range(24 * 40, 24 * 400, 6)), Copy("future", NOW + timedelta(days=3650))]
    gone = may_go(copies, now=NOW, jumped_at=NOW - timedelta(days=31), free=0)
    assert len(gone) > 1000
    assert "future" not in gone


def test_that_a_year_of_copies_leaves_days_weeks_and_months():
    copies = copies_of(range(0, 24 * 360, 6))
    gone = may_go(copies, now=NOW, free=0)
    left = len(copies) - len(gone)
    assert 24 <= left <= 9 + 12 + 10 + 9
