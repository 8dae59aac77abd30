"""The window gets its turn beside work in the background."""

import gc
import sys

import pytest

from lcapp.ui.turns import HANDING_OVER_SECONDS, give_way, keep_what_stands


@pytest.fixture
def as_before():
    interval = sys.getswitchinterval()
    yield
    sys.setswitchinterval(interval)
    gc.unfreeze()


def test_that_threads_hand_over_soon_and_the_collector_passes_over_what_stands(as_before):
    before = len(gc.get_objects())
    give_way()
    keep_what_stands()
    assert sys.getswitchinterval() == pytest.approx(HANDING_OVER_SECONDS)
    assert gc.get_freeze_count() > before // 2
