"""The sheets of criteria are said in the reader's language, in the catalog, in letters and in the papers."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from lcapp.domain.criteria import read_criteria
from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_papers import CitedReason, CommissionProfile, RankingPaper
from lcapp.domain.ranking import rank
from lcapp.i18n import Catalogs
from lcapp.i18n.form_texts import criteria_in, criteria_text, criteria_texts
from lcapp.pdf.board_papers import ranking_blocks
from lcapp.pdf.letters import reason_blocks
from lcapp.storage.call_library import CallLibrary

ROOT = Path(__file__).parents[2]
SHEETS = sorted((ROOT / "resources" / "criteria").glob("*.toml"))


@pytest.fixture(scope="module")
def fa():
    return Catalogs(ROOT / "translations").words("fa")


def sheet(name="quality"):
    file = ROOT / "resources" / "criteria" / f"{name}.toml"
    return read_criteria(file.read_bytes(), file=file.name)


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.stem)
def test_that_every_title_question_and_level_of_a_sheet_is_for_translators(file):
    criteria = read_criteria(file.read_bytes(), file=file.name)
    told = {one.text for one in criteria_texts(criteria)}
    assert {one.context for one in criteria_texts(criteria)} == {f"criteria/{criteria.id}"}
    wanted = {criteria.title, criteria.note}
    for one in criteria.criteria:
        wanted |= {one.title, one.asks, *one.levels}
    assert told == wanted - {""}


def test_that_a_sheet_is_said_in_persian_and_keeps_ids_and_points(fa):
    ours = sheet()
    told = criteria_in(fa, ours)
    assert [one.id for one in told.criteria] == [f"Q{n}" for n in range(1, 12)]
    assert told.criteria[0].title == "تعهد سیاسی"
    assert told.points == ours.points
    assert told.digest == ours.digest
    for one, before in zip(told.criteria, ours.criteria, strict=True):
        assert not set(one.levels) & set(before.levels)


def test_that_a_sheet_the_commission_brought_stays_as_it_is_written(fa):
    assert criteria_text(fa, "own", "Our own words") == "Our own words"


def stands_in(text, blocks):
    """Whether a text stands in blocks, which show it as Python does."""
    return repr(text)[1:-1] in str(blocks)


def test_that_a_letter_gives_its_reasons_in_the_readers_language(fa):
    one = sheet().criteria[0]
    reason = CitedReason(one.id, one.title, Fraction(2), 5, one.levels[2], one.levels[3])
    told = tuple(reason_blocks(reason, fa, DecisionKind.REFUSE, sheet="quality"))
    for text in (one.title, one.levels[2], one.levels[3]):
        assert stands_in(criteria_text(fa, "quality", text), told)
        assert not stands_in(text, told)


def test_that_the_ranking_list_names_its_criteria_in_the_readers_language(fa, tmp_path):
    call = CallLibrary(ROOT / "resources", tmp_path).get("membership-2025")
    paper = RankingPaper(CommissionProfile(name="X"), call, date(2025, 6, 1), rank((), call), sheet())
    told = ranking_blocks(paper, fa)
    for text in (sheet().title, sheet().note):
        assert stands_in(criteria_text(fa, "quality", text), told)
        assert not stands_in(text, told)
