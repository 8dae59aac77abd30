"""Criteria as data, sheets that cite, blind reading, and how far reviewers are apart."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.criteria import read_criteria
from lcapp.domain.discrepancy import standing
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.review import (
    SHEET_CODES,
    Citation,
    Conflict,
    Score,
    Sheet,
    declared,
    finished,
    is_blind,
    lacking,
    percent,
    scored,
    sheet_data,
    sheet_of,
    stands_in,
    total,
    visible_sheets,
)
from lcapp.errors import FormInvalid, InputRefused
from tests.builders import NOW, UUID

SHIPPED = sorted((Path(__file__).parents[2] / "resources" / "criteria").glob("*.toml"))
ANSWERS = {AnswerKey("motivation.why", "en"): "We learn together.\nThe council decided so on 3 May 2024."}
ANNEX = Evidence("e", 1, 1, EvidenceKind.FILE, "Plan", NOW, sha256="a" * 64)
QUOTE = Citation("motivation.why", "en", "The council decided so on 3 May 2024.")
SMALL = """
id = "small"
title = "Small sheet"
certainty = "typed"
source = "this test"
most = 5
discrepancy = 2
[[criterion]]
id = "A"
title = "First"
weight = 2
levels = ["0", "1", "2", "3", "4", "5"]
[[criterion]]
id = "B"
title = "Second"
weight = 1
levels = ["0", "1", "2", "3", "4", "5"]
"""


def small():
    return read_criteria(SMALL.encode(), file="small.toml")


def a_sheet(reviewer="r1", a=3, b=3, **more):
    cited = {"cites": (QUOTE,), "comment": "So it is."}
    scores = {name: Score(points, **cited) for name, points in (("A", a), ("B", b)) if points is not None}
    given = {"scores": scores, "conflict": Conflict(has=False), "finished_at": NOW}
    return Sheet(UUID, "c" * 64, reviewer, **({"criteria": small().digest} | given | more))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_that_every_shipped_sheet_can_be_read_and_says_whose_it_is(file):
    criteria = read_criteria(file.read_bytes(), file=file.name)
    assert criteria.id == file.stem
    assert criteria.official or "not UNESCO's" in criteria.note
    assert all(len(one.levels) == criteria.most + 1 for one in criteria.criteria)


def test_that_the_quality_sheet_has_the_weights_of_the_proposal():
    quality = read_criteria(SHIPPED[-1].read_bytes(), file="quality.toml")
    assert [(one.id, one.weight) for one in quality.criteria] == [
        (f"Q{n}", weight) for n, weight in enumerate((2, 2, 2, 2, 2, 2, 1, 2, 1, 1, 1), start=1)
    ]


def test_that_a_broken_sheet_is_refused_with_every_problem():
    broken = SMALL.replace('levels = ["0", "1", "2", "3", "4", "5"]', 'levels = ["0"]', 1)
    broken = broken.replace('id = "B"', 'id = "A"').replace("weight = 1", "weight = 0")
    with pytest.raises(FormInvalid) as refused:
        read_criteria(broken.encode(), file="small.toml")
    assert [one.code for one in refused.value.problems] == [
        "criteria_levels",
        "criteria_scale",
        "id_repeated",
    ]
    with pytest.raises(FormInvalid):
        read_criteria(b'id = "x"\n', file="x.toml")


def test_that_points_are_weighted_in_whole_numbers():
    assert total(a_sheet(a=3, b=4), small()) == 10
    assert small().points == 15
    assert percent(10, small()) == Fraction(200, 3)


def test_that_a_sheet_is_finished_only_with_declaration_points_citations_and_comments():
    bare = Sheet(UUID, "c" * 64, "r1", small().digest)
    assert [one.code for one in lacking(bare, small(), ANSWERS, ())] == [
        "conflict_not_declared",
        "score_missing",
        "score_missing",
    ]
    begun = declared(scored(bare, small(), "A", Score(5)), Conflict(has=False))
    begun = scored(
        begun, small(), "B", Score(3, cites=(Citation(evidence="A9"), replace(QUOTE, quote="We sing.")))
    )
    assert [one.code for one in lacking(begun, small(), ANSWERS, (ANNEX,))] == [
        "score_without_citation",
        "comment_needed",
        "annex_not_in_dossier",
        "quote_not_in_answer",
    ]
    with pytest.raises(InputRefused) as refused:
        finished(begun, small(), ANSWERS, (ANNEX,), at=NOW)
    assert refused.value.code == "sheet_not_ready"
    whole = scored(begun, small(), "A", Score(5, "Since 2004.", (QUOTE,)))
    whole = scored(whole, small(), "B", Score(3, cites=(Citation(evidence="A1", page=2),)))
    stands = finished(whole, small(), ANSWERS, (ANNEX,), at=NOW)
    assert stands.counts
    with pytest.raises(InputRefused) as refused:
        scored(stands, small(), "A", Score(1))
    assert refused.value.code == "sheet_finished"


@pytest.mark.parametrize(
    ("criterion", "score", "code"),
    [
        ("C", Score(1), "criterion_unknown"),
        ("A", Score(6), "points_off_scale"),
        ("A", Score(-1), "points_off_scale"),
        ("A", Score(1, "x" * 6000), "comment_too_long"),
        ("A", Score(1, cites=(Citation(),)), "citation_unusable"),
        ("A", Score(1, cites=(replace(QUOTE, evidence="A1"),)), "citation_unusable"),
    ],
)
def test_that_a_score_off_the_scale_or_without_a_place_is_refused(criterion, score, code):
    with pytest.raises(InputRefused) as refused:
        scored(Sheet(UUID, "", "r1", ""), small(), criterion, score)
    assert refused.value.code == code


def test_that_a_conflict_of_interest_takes_the_points_away_and_closes_the_sheet_to_points():
    sheet = declared(a_sheet(finished_at=None), Conflict(has=True, text="My sister is the mayor."))
    assert sheet.scores == {}
    with pytest.raises(InputRefused) as refused:
        scored(sheet, small(), "A", Score(1))
    assert refused.value.code == "conflict_declared"
    stands = finished(sheet, small(), ANSWERS, (), at=NOW)
    assert not stands.counts
    with pytest.raises(InputRefused):
        declared(a_sheet(finished_at=None), Conflict(has=True))


def test_that_a_quote_is_found_across_line_ends_and_not_in_another_answer():
    assert stands_in(replace(QUOTE, quote="together. The council"), ANSWERS)
    assert not stands_in(replace(QUOTE, language="fr"), ANSWERS)


def test_that_sheets_are_blind_until_all_are_finished():
    mine, other = a_sheet("r1", finished_at=None), a_sheet("r2")
    assert visible_sheets((mine, other), "r1") == (mine,)
    assert visible_sheets((mine, other), "r2") == (other,)
    assert visible_sheets((mine, other), "") == ()
    assert visible_sheets((other,), "", assigned=frozenset({"r1", "r2"})) == ()
    both = (replace(mine, finished_at=NOW), other)
    assert visible_sheets(both, "r1") == visible_sheets(both, "") == both


def test_that_a_conflict_or_an_abandoned_sheet_keeps_nobody_waiting():
    conflicted = a_sheet("r1", conflict=Conflict(has=True, text="x"), scores={}, finished_at=None)
    other = a_sheet("r2")
    assert not is_blind((conflicted, other), "")
    begun = a_sheet("r3", finished_at=None)
    assert is_blind((begun, other), "")
    assert visible_sheets((begun, other), "", assigned=frozenset({"r2"})) == (other,)
    assert visible_sheets((begun, other), "r3", assigned=frozenset({"r2"})) == (begun,)


def test_that_reviewers_far_apart_are_named_by_what_weighs_most():
    told = standing((a_sheet("r1", 1, 5), a_sheet("r2", 4, 2), a_sheet("r3", 4, 4)), small())
    assert (told.reviewers, told.mean, told.spread) == (3, Fraction(29, 3), 5)
    assert [(one.criterion, one.spread) for one in told.to_discuss] == [("A", 3), ("B", 3)]
    assert standing((a_sheet("r1"), a_sheet("r2", 4, 3)), small()).to_discuss == ()


def test_that_unfinished_sheets_conflicts_and_other_criteria_do_not_count():
    sheets = (
        a_sheet("r1"),
        a_sheet("r2", 0, 0, finished_at=None),
        a_sheet("r3", 0, 0, conflict=Conflict(has=True, text="x")),
        a_sheet("r4", 0, 0, criteria="other"),
    )
    assert standing(sheets, small()).mean == Fraction(9)
    assert standing(sheets, small(), without=frozenset({"r1"})).mean is None


scores = st.builds(
    Score,
    st.none() | st.integers(0, 5),
    st.text(max_size=20),
    st.lists(
        st.builds(Citation, st.just("q"), st.just("en"), st.text(max_size=9), st.just(""), st.just(0)),
        max_size=2,
    ).map(tuple),
)


@given(
    st.dictionaries(st.sampled_from("AB"), scores),
    st.none() | st.builds(Conflict, st.booleans(), st.text(max_size=9)),
    st.booleans(),
)
def test_that_a_sheet_survives_being_kept(given_scores, conflict, is_finished):
    sheet = a_sheet(scores=given_scores, conflict=conflict, finished_at=NOW if is_finished else None)
    assert sheet_of(sheet_data(sheet)) == sheet


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=6))
def test_that_the_mean_stands_between_the_lowest_and_the_highest(points):
    told = standing([a_sheet(f"r{n}", a, b) for n, (a, b) in enumerate(points)], small())
    assert told.lowest <= told.mean <= told.highest <= small().points
    assert all(one.spread == 0 for one in told.criteria) if len(points) == 1 else True


def test_that_every_lack_is_in_the_table():
    found = lacking(Sheet(UUID, "", "r", ""), small(), {}, ())
    assert all(set(one.params) == set(SHEET_CODES[one.code]) for one in found)
