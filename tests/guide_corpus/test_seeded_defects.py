"""Our rules judged by the defects of people who had not seen them, corpus by corpus.

The rules were improved with the first four corpora in sight, so their figures are in-sample; the blind ones
of each first run stand in its `judged.toml`. The fifth is the measure of advice: its advice was improved by
nobody who had seen it. What is still missed is named with its reason there.
"""

import pytest

from lcapp.domain.findings import Severity
from tests.guide_corpus.judging import CORPORA, defects, is_right, judging, meant, traps

IN_SIGHT = CORPORA[:-1]
BLIND = CORPORA[-1]
MISSED = {"award-19", "membership-45", "c-award-15", "d-membership-49", "d-membership-58", "d-report-14"}
NOT_SENT = "e-membership-04"
"""Too many words in Persian, in which this call takes no application: told, but it stops nobody."""
ALARMED: set[str] = set()
"""Clean traps at which something was said when this was measured."""


@pytest.fixture(scope="module")
def judge():
    with judging() as judge:
        yield judge


@pytest.fixture(scope="module")
def verdicts(judge):
    return {corpus: [judge.judge(entry) for entry in defects(corpus)] for corpus in CORPORA}


@pytest.fixture(scope="module")
def quiet(judge):
    return {corpus: [judge.judge(entry) for entry in traps(corpus)] for corpus in CORPORA}


def share(verdicts, severity):
    """How many defects of a severity were found, and of how many."""
    mine = [verdict for verdict in verdicts if verdict.entry["severity"] == severity]
    return sum(map(is_right, mine)), len(mine)


def test_that_every_entry_was_judged_and_none_twice():
    ids = [entry["id"] for entry in (*defects(), *traps())]
    assert len(ids) == len(set(ids)) == 125 * len(CORPORA)
    assert set(meant()) == {entry["id"] for entry in defects()}


@pytest.mark.parametrize("corpus", CORPORA)
def test_that_every_defect_to_be_fixed_is_found_as_one(verdicts, corpus):
    of_corpus = [one for one in verdicts[corpus] if one.entry["severity"] == "must_fix"]
    assert {one.entry["id"] for one in of_corpus if not is_right(one)} <= {NOT_SENT}
    assert len(of_corpus) == 40


@pytest.mark.parametrize("corpus", IN_SIGHT)
def test_that_advice_is_right_for_more_than_four_defects_in_five(verdicts, corpus):
    found, all_of_them = share(verdicts[corpus], "advice")
    assert found / all_of_them >= 0.8
    assert {one.entry["id"] for one in verdicts[corpus] if not is_right(one)} <= MISSED


def test_that_advice_finds_no_less_of_the_blind_corpus_than_when_it_was_measured(verdicts):
    assert share(verdicts[BLIND], "advice")[0] >= 38


@pytest.mark.parametrize("corpus", CORPORA)
def test_that_clean_traps_raise_no_alarm_but_those_that_are_known(quiet, corpus):
    alarmed = {verdict.entry["id"] for verdict in quiet[corpus] if verdict.alarms()}
    assert alarmed <= ALARMED


def test_that_no_clean_trap_must_be_fixed(quiet):
    stopped = [
        (verdict.entry["id"], one.code)
        for corpus in CORPORA
        for verdict in quiet[corpus]
        for one in verdict.new
        if one.severity is Severity.MUST_FIX
    ]
    assert stopped == []


def test_that_no_sample_is_stopped_but_for_what_nobody_published(judge):
    for name in judge.app.samples.names():
        must = {one.code for one in judge.findings(name) if one.severity is Severity.MUST_FIX}
        if judge.app.samples.get(name).fictional:
            assert must == set(), name
        else:
            # Some pages print a figure and no year for it, which a form of 2015 has a column for.
            assert must <= {"missing_answer", "figure_without_year"}, name


def test_that_without_the_rules_of_advice_much_less_is_found(verdicts):
    with judging(advising=False) as bare:
        without = [bare.judge(entry) for entry in defects()]
    told = [verdict for corpus in CORPORA for verdict in verdicts[corpus]]
    advice, must = share(without, "advice"), share(without, "must_fix")
    assert advice[0] < advice[1] / 5 < share(told, "advice")[0]
    assert must[0] < share(told, "must_fix")[0]
