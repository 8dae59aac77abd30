"""Two windows on one library; the long run is `python -m tests.endurance.two_windows`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the starts are forked, which Windows cannot")
CHECKOUT = Path(__file__).parents[2]


def _starts(*words: str) -> subprocess.CompletedProcess[str]:
    # In a process of its own: this one has threads and must not be forked.
    command = [sys.executable, "-m", "tests.endurance.two_windows", *words]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)


def test_that_of_many_starts_at_once_one_opens_the_library_and_the_dead_block_nobody():
    run = _starts("--rounds", "12")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "starts=48, none_opened=0, several_opened=0, blocked_by_the_dead=0" in run.stdout


def test_that_the_test_would_notice_a_library_that_lets_two_in():
    run = _starts("--rounds", "12", "--control")
    assert run.returncode == 0, run.stdout + run.stderr
