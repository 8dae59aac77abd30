"""Order, ties, gaps, the cap's line, and the endorsement that is one too many."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.calls import Cap, Certainty
from lcapp.domain.eligibility import Outcome
from lcapp.domain.ranking import Candidate, cap_reason, moved, rank, refuse_above_cap, reweighted
from lcapp.errors import InputRefused
from tests.builders import a_call


def cities(*points, endorsed=()):
    return [
        Candidate(n, f"City {n}", None if given is None else Fraction(given), endorsed=n in endorsed)
        for n, given in enumerate(points, start=1)
    ]


def order_of(ranking):
    return [place.candidate.number for place in ranking.places]


def test_that_the_order_follows_points_and_those_without_stand_last():
    ranking = rank(cities(40, None, 70, 55), a_call())
    assert order_of(ranking) == [3, 4, 1, 2]
    assert [place.rank for place in ranking.places] == [1, 2, 3, 0]
    assert [place.above_line for place in ranking.places] == [True, True, True, False]
    assert [place.gap for place in ranking.places] == [None, Fraction(15), Fraction(15), None]


def test_that_ties_share_a_rank_and_are_named_and_a_tie_at_the_line_is_told():
    ranking = rank(cities(70, 60, 50, 50, 10), a_call())
    assert [place.rank for place in ranking.places] == [1, 2, 3, 3, 5]
    assert ranking.places[2].tied_with == (4,)
    assert ranking.tie_at_line
    assert not rank(cities(70, 60, 50, 40), a_call()).tie_at_line


def test_that_the_boards_order_holds_and_says_where_it_left_the_points():
    ranking = rank(cities(70, 60, 50, 40), a_call(), order=(1, 4))
    assert order_of(ranking) == [1, 4, 2, 3]
    assert [place.moved for place in ranking.places] == [False, True, True, True]
    assert ranking.ordered_by_board
    assert not rank(cities(70, 60), a_call(), order=(1, 2)).ordered_by_board


def test_that_drafts_and_replaced_files_stand_in_no_ranking():
    draft = Candidate(9, "Draft", Fraction(99), left_out="draft")
    ranking = rank([*cities(10), draft], a_call())
    assert (order_of(ranking), ranking.left_out) == ([1], (draft,))


def test_that_a_refused_dossier_keeps_its_place_and_takes_none_within_the_cap():
    refused = Candidate(1, "City 1", Fraction(99), refused=True)
    ranking = rank([refused, *cities(0, 70, 60, 60)[1:]], a_call(cap=Cap(2, Certainty.SEEN)))
    assert [(place.candidate.number, place.above_line) for place in ranking.places] == [
        (1, False),
        (2, True),
        (3, True),
        (4, False),
    ]
    assert ranking.tie_at_line


def test_that_the_fourth_endorsement_is_stopped_and_the_third_is_not():
    refuse_above_cap(a_call(), 2)
    with pytest.raises(InputRefused) as refused:
        refuse_above_cap(a_call(), 3)
    assert refused.value.code == "cap_reached"
    assert refused.value.params == {"limit": 3, "nominated": 3, "call": "membership-2025", "source": "S2"}


@pytest.mark.parametrize(
    ("cap", "expected", "outcome"),
    [
        (Cap(2, Certainty.SEEN), False, Outcome.NOT_MET),
        (Cap(None, Certainty.SEEN), False, Outcome.MET),
        (Cap(None, Certainty.UNKNOWN), False, Outcome.OPEN),
        (Cap(2, Certainty.INFERRED), True, Outcome.OPEN),
    ],
)
def test_that_an_unknown_or_guessed_cap_is_said_and_stops_nobody(cap, expected, outcome):
    call = a_call(cap=cap, expected=expected)
    assert cap_reason(call, 2).outcome is outcome
    if outcome is not Outcome.NOT_MET:
        refuse_above_cap(call, 2)


def test_that_another_cap_and_other_weights_can_be_tried():
    assert [place.above_line for place in rank(cities(3, 2, 1), a_call(), cap=1).places] == [
        True,
        False,
        False,
    ]
    assert reweighted({"A": Fraction(3), "B": Fraction(1, 2)}, {"A": 1, "B": 4}) == 5


def test_that_a_dossier_is_moved_to_a_place():
    assert moved((1, 2, 3), 3, 1) == (3, 1, 2)
    assert moved((1, 2, 3), 1, 99) == (2, 3, 1)
    assert moved((1, 2, 3), 2, 2) == (1, 2, 3)


points = st.lists(st.none() | st.integers(0, 90), min_size=1, max_size=20)


@given(points, st.lists(st.integers(1, 20), max_size=20), st.none() | st.integers(1, 5))
def test_that_nobody_is_lost_or_doubled_and_the_line_is_drawn_once(given_points, order, cap):
    call = a_call(cap=Cap(cap, Certainty.SEEN))
    ranking = rank(cities(*given_points), call, order=order)
    assert sorted(order_of(ranking)) == list(range(1, len(given_points) + 1))
    above = [place.above_line for place in ranking.places]
    assert above == sorted(above, reverse=True)
    assert sum(above) == (len(above) if cap is None else min(cap, len(above)))


@given(points)
def test_that_without_a_board_the_points_never_rise_down_the_list(given_points):
    told = [place.candidate.points for place in rank(cities(*given_points), a_call()).places]
    known = [one for one in told if one is not None]
    assert known == sorted(known, reverse=True)
    assert told[: len(known)] == known
