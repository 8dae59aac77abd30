"""Simulated power loss under the real program; the long run is `python -m tests.endurance.power_loss`."""

import pytest

from tests.endurance.power_loss import Disk, Step, cut_power
from tests.endurance.tracing import can_trace

pytestmark = pytest.mark.skipif(
    not can_trace(),
    reason="strace, which records what the program does to the disk, is not here or not allowed",
)


def test_that_a_power_cut_loses_nothing_that_was_told_as_saved():
    found = cut_power(60, seed=3, count=60)
    assert found.acknowledged > 500
    assert (found.lost, found.torn, found.unreadable) == (0, 0, 0), found


def test_that_the_test_would_notice_a_library_that_syncs_too_little():
    assert cut_power(40, seed=3, count=60, control=True).losing_cuts > 20


def test_that_the_simulated_disk_keeps_what_was_synced_and_may_lose_the_rest():
    import random

    disk = Disk()
    for step in (Step("write", "/d/a", 0, b"old!"), Step("sync", "/d/a"), Step("write", "/d/a", 0, b"new!")):
        disk.take(step)
    states = {disk.after_power_loss(random.Random(seed))["/d/a"] for seed in range(40)}
    assert {b"old!", b"new!"} <= states
    disk.take(Step("unlink", "/d/a"))
    states = [disk.after_power_loss(random.Random(seed)) for seed in range(40)]
    assert {} in states
    assert any("/d/a" in state for state in states), "a deletion is not sure before its folder was synced"
    disk.take(Step("sync_folder", "/d"))
    assert all(state == {} for state in (disk.after_power_loss(random.Random(seed)) for seed in range(40)))
