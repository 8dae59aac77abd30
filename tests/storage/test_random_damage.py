"""Random damage to closed files; the long run is `python -m tests.endurance.random_damage`."""

from tests.endurance.random_damage import KINDS, damage, damage_one_of_three, see_less


def test_that_damage_of_every_kind_is_noticed_and_everything_comes_back():
    told = damage(2, seed=7)
    assert sum(found.harmful for found in told.values()) >= len(KINDS)
    assert not any(found.overlooked or found.not_back for found in told.values()), told


def test_that_one_damaged_file_of_three_loses_nothing():
    told = damage_one_of_three(3, seed=7)
    assert told["library"].harmful
    assert not any(found.not_back or found.answers_lost for found in told.values()), told


def test_that_the_test_would_notice_a_program_that_looks_less_closely():
    with see_less(rows=False):
        told = damage(5, seed=7, kinds=("1 bit", "16 bytes"))
    assert any(found.overlooked for found in told.values()), told


def test_that_the_test_would_notice_that_something_is_lost_without_a_journal():
    assert damage_one_of_three(8, seed=9, journal=False)["library"].not_back
