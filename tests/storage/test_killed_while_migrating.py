"""A migration that is killed leaves the old shape or the new one, and the next start goes on from there."""

import sys

import pytest

from tests.endurance.kill_while_migrating import GOLDEN, kill

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the children are killed the POSIX way")


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.sqlite")), ids=lambda path: path.stem)
def test_that_a_killed_migration_leaves_old_or_new(golden):
    found = kill(golden, 12, seed=1)
    assert not found.failed, found
    assert found.old
    assert found.rounds == 12


def test_that_a_migration_without_a_transaction_would_be_caught():
    # A busy computer may let every kill of one turn come too early.
    oldest = min(GOLDEN.glob("*.sqlite"))
    assert any(kill(oldest, 40, careless=True, seed=seed).between for seed in range(1, 7))
