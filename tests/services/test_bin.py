"""The bin keeps a deleted dossier for thirty days, and lets go of it only by time or by choice."""

import pytest

from lcapp.errors import NotFound
from lcapp.services.bin import Bin
from tests.services.house import a_house
from tests.services.remembered import Remembered

DAY = 86_400


@pytest.fixture
def house(tmp_path, clock):
    made = a_house(tmp_path, clock)
    made.library = Remembered(made.store, clock)
    made.copies, made.jumped_at = [], None
    made.bin = Bin(
        store=made.store,
        records=made.library,
        clock=clock,
        actor=lambda: "Ada",
        copy_first=made.copies.append,
        ages_count_from=lambda: made.jumped_at,
    )
    made.number = made.dossiers.start("small-2025", title="Samplia").number
    yield made
    made.close()


def test_that_a_deleted_dossier_rests_and_says_how_long(house, clock):
    house.dossiers.delete(house.number)
    clock.advance(DAY * 3 + 60)
    (resting,) = house.bin.resting()
    assert (resting.card.dossier.title, resting.days_left) == ("Samplia", 27)
    house.bin.restore(house.number)
    assert house.bin.resting() == ()
    house.bin.put_back(house.number)
    assert house.bin.resting()[0].days_left == 30


def test_that_days_left_stay_between_nothing_and_thirty_whatever_the_clock_says(house, clock):
    house.dossiers.delete(house.number)
    clock.advance(-DAY * 3650)
    assert house.bin.resting()[0].days_left == 30
    clock.advance(DAY * 7300)
    assert house.bin.resting()[0].days_left == 0


def test_that_only_what_rests_in_the_bin_is_deleted_for_good(house):
    with pytest.raises(NotFound, match="not_in_bin"):
        house.bin.delete_for_good(house.number)
    with pytest.raises(NotFound, match="not_in_bin"):
        house.bin.restore(house.number)
    house.dossiers.delete(house.number)
    assert house.bin.delete_for_good(house.number) == ("snapshot-1",)
    assert house.library.gone == [house.number]


def test_that_a_start_removes_what_has_rested_for_thirty_days_and_nothing_else(house, clock):
    house.dossiers.delete(house.number)
    clock.advance(DAY * 20)
    second = house.dossiers.start("small-2025", title="Second").number
    house.dossiers.delete(second)
    assert house.bin.purge() == ()
    clock.advance(DAY * 11)
    assert house.bin.purge() == (house.number,)
    assert house.library.gone == [house.number]


def test_that_a_clock_ten_years_ahead_empties_no_bin(house, clock):
    house.dossiers.delete(house.number)
    clock.advance(DAY * 3650)
    assert house.bin.purge() == ()
    assert house.library.gone == []
