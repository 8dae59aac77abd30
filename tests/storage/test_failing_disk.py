"""A full or broken disk under the real program; the long run is `python -m tests.endurance.failing_disk`."""

import pytest

from tests.endurance.failing_disk import fail
from tests.endurance.tracing import can_trace

pytestmark = pytest.mark.skipif(
    not can_trace(), reason="strace, which lets writes fail, is not here or not allowed"
)


def test_that_a_disk_that_refuses_loses_nothing_and_the_same_program_goes_on():
    found = fail(7, first=2)
    assert found.told >= 4, "the faults must be felt"
    assert (found.lost, found.late, found.stuck, found.no_copy) == (0, 0, 0, 0), found


def test_that_the_test_would_notice_a_program_that_takes_a_failed_save_for_a_good_one():
    assert fail(4, first=1, control=True).lost > 0
