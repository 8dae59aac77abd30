import sys

import pytest

from tests.endurance.kill_while_typing import kill

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the children are killed the POSIX way")


def test_that_everything_told_as_saved_survives_being_killed():
    found = kill(10)
    assert found.acknowledged > 0
    assert (found.rounds, found.lost, found.torn) == (10, 0, 0)


def test_that_a_store_that_speaks_too_early_would_be_caught():
    assert kill(3, hasty=True).lost > 0
