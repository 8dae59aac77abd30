"""Random events upon the whole window; the long run is `python -m tests.endurance.random_events`."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "words", [("--seed", "11"), ("--seed", "12", "--control")], ids=["events", "control"]
)
def test_that_nobody_can_make_the_window_fail_by_clicking_and_typing(words):
    # In a process of its own: hooks for exceptions and Qt's complaints belong to the whole process.
    command = [sys.executable, "-m", "tests.endurance.random_events", "--seconds", "4", *words]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
