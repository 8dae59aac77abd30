"""Killed while typing, saving, exporting; the long run is `python -m tests.endurance.kill_nine`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="the children are forked and killed the POSIX way"
)
CHECKOUT = Path(__file__).parents[2]


@pytest.mark.parametrize(("kind", "rounds"), [("typing", 3), ("saving", 8), ("exporting", 2)])
def test_that_a_killed_process_loses_nothing_that_was_told_as_saved(kind, rounds):
    run = _kill("--kind", kind, "--rounds", str(rounds), "--seed", "5")
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(run.stdout.splitlines()) == 2


@pytest.mark.parametrize(("kind", "rounds"), [("saving", 4)])
def test_that_the_test_would_notice_a_store_that_speaks_too_early(kind, rounds):
    run = _kill("--kind", kind, "--rounds", str(rounds), "--seed", "5", "--control")
    assert run.returncode == 0, run.stdout + run.stderr


def _kill(*words: str) -> subprocess.CompletedProcess[str]:
    # In a process of its own: this one has threads and must not be forked.
    command = [sys.executable, "-m", "tests.endurance.kill_nine", *words]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
