"""A dossier begun from a real city's sample is not taken for the city's own, wherever it goes."""

import pytest

from lcapp.domain.carried_sides import fitting_sides, read_carried_sides, sides_bytes
from lcapp.domain.origin import LONGEST_SOURCE, MOST_SOURCES, PUBLIC_SOURCES, origin_sides, public_sources
from lcapp.errors import InputRefused
from lcapp.services.dossiers import Taking
from lcapp.services.own_answers import make_own

REAL, INVENTED = "sonderborg-award", "samplia-award-2024"


@pytest.fixture
def begun(app):
    return app.dossiers.open(app.dossiers.start_sample(app.samples.get(REAL)).number)


def test_that_a_real_city_s_sample_is_marked_with_its_sources_and_an_invented_one_is_not(app, begun):
    assert public_sources(begun.sides) == app.samples.get(REAL).sources
    other = app.dossiers.open(app.dossiers.start_sample(app.samples.get(INVENTED)).number)
    assert public_sources(other.sides) == ()


def test_that_the_mark_goes_with_a_copy_and_into_another_call(app, begun):
    number = begun.dossier.number
    copied = app.dossiers.duplicate(number, title="Copy")
    assert public_sources(app.dossiers.open(copied.number).sides)
    moved = app.dossiers.copy_to_call(number, "award-2021", Taking())
    assert public_sources(app.dossiers.open(moved.dossier.number).sides)


def test_that_the_mark_ends_when_the_city_says_so_and_undo_brings_it_back(app, begun):
    make_own(begun)
    begun.flush()
    again = app.dossiers.open(begun.dossier.number)
    assert public_sources(again.sides) == ()
    with pytest.raises(InputRefused) as refused:
        make_own(again)
    assert refused.value.code == "answers_own_already"
    again.undo()
    assert public_sources(again.sides) == app.samples.get(REAL).sources


def test_that_the_mark_travels_and_a_stranger_s_is_checked(begun):
    told = fitting_sides(begun.form, begun.call, begun.answers, begun.sides)
    data = sides_bytes(told, named=False)
    assert public_sources(read_carried_sides(data)) == public_sources(begun.sides)
    for bad in (b'"public_sources":[]', b'"public_sources":["a\\nb"]', b'"public_sources":"seed"'):
        start = data.index(b'"public_sources"')
        end = data.index(b"]", start) + 1
        with pytest.raises(InputRefused) as refused:
            read_carried_sides(data[:start] + bad + data[end:])
        assert refused.value.code == "package_built_wrong"


def test_that_sources_are_kept_within_their_limits_and_empty_ones_are_none():
    many = origin_sides(["", "s" * 5_000, *(f"source {n}" for n in range(500))])
    kept = many[PUBLIC_SOURCES]
    assert len(kept) == MOST_SOURCES
    assert len(kept[0]) == LONGEST_SOURCE
    assert origin_sides(["", "  "]) == {}
    assert public_sources({PUBLIC_SOURCES: ["ok", 5]}) == ()
