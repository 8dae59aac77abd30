"""Every code of the desk has its words, and no sentence asks for a value that its code does not bring."""

from datetime import date

import pytest

from lcapp.domain import criteria, formal_rules, plausibility, review
from lcapp.domain.assignment import reviewer_states
from lcapp.domain.decision import Countdown, DecisionKind
from lcapp.domain.desk_dossier import Arrival, DeskState
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.formal_check import CHECKS, Ground, Verdict
from lcapp.domain.remarks import RemarkSeverity, ReplyState
from lcapp.i18n import Words, wording_desk, wording_desk_errors
from lcapp.i18n.sentences import Counted, names_in
from lcapp.i18n.wording_problems import PROBLEMS
from lcapp.services.decisions import DispatchItem

EN = Words("en")


def test_that_every_code_has_words():
    pairs = [
        (wording_desk.STATES, DeskState),
        (wording_desk.VERDICTS, Verdict),
        (wording_desk.CHECKS, CHECKS),
        (wording_desk.DECISIONS, DecisionKind),
        (wording_desk.SEVERITIES, RemarkSeverity),
        (wording_desk.REPLIES, ReplyState),
        (wording_desk.ARRIVALS, [*Arrival, "refused"]),
        (wording_desk.ELIGIBILITY, ["yes", "no", "borderline"]),
        (wording_desk.SENDERS, ["own", "unsigned", "lost", "first", "same", "another"]),
        (wording_desk.REVIEWER_STATES, ["waiting", "begun", "finished", "conflict"]),
    ]
    for table, codes in pairs:
        assert set(table) == {str(code) for code in codes}
    assert reviewer_states((), (), date(2026, 1, 1)) == ()


def test_that_grounds_lacks_and_problems_ask_only_for_what_they_are_given():
    pairs = [
        (wording_desk.GROUNDS, formal_rules.GROUND_CODES),
        (wording_desk.SHEET_LACKS, review.SHEET_CODES),
        (wording_desk.PLAUSIBILITY, plausibility.NOTE_CODES),
        (PROBLEMS, criteria.PROBLEM_CODES),
    ]
    for table, codes in pairs:
        for code, given in codes.items():
            assert names_in(table[code]) <= set(given), code
    assert set(wording_desk.GROUNDS) == set(formal_rules.GROUND_CODES)


def test_that_the_words_are_calm():
    tables = [one for one in vars(wording_desk).values() if isinstance(one, dict)]
    tables += [wording_desk_errors.REFUSED_AT_THE_DESK]
    for table in tables:
        for said in table.values():
            for text in (said.one, said.many) if isinstance(said, Counted) else (said,):
                assert not isinstance(text, str) or ("!" not in text and "%" not in text)


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        (Ground("came_late", {"came": "2025-06-20", "deadline": "2025-06-15"}), "20 June 2025"),
        (Ground("member_state_not_met", {"country": "XX"}), "Member State"),
        (Ground("new_city_not_met", {"joined": "2019-07-17"}), "17 July 2019"),
        (Ground("too_many_words", {"extra": 1, "limit": 200, "count": 201}, "a.b"), "a.b: 1 word over"),
        (Ground("population_small", {"population": 9000, "limit": 10000}), "9,000 inhabitants"),
    ],
)
def test_that_a_ground_of_every_kind_is_a_sentence(ground, said):
    assert said in wording_desk.ground_sentence(EN, ground)


def test_that_days_are_counted_in_words():
    assert wording_desk.countdown_sentence(EN, Countdown(date(2026, 1, 2), 1)) == "2 January 2026: 1 day left"
    assert "3 days over" in wording_desk.countdown_sentence(EN, Countdown(date(2026, 1, 2), -3))
    assert "today" in wording_desk.countdown_sentence(EN, Countdown(date(2026, 1, 2), 0))


def test_that_the_checklist_of_the_dispatch_is_told_done_or_not():
    open_one = DispatchItem("letters_written", False, {"count": 12})
    assert wording_desk.dispatch_sentence(EN, open_one) == "12 letters are not written yet."
    unknown = DispatchItem("before_date", False, {"due": "", "days": 0})
    assert "not known" in wording_desk.dispatch_sentence(EN, unknown)
    lack = Finding("score_missing", Severity.MUST_FIX, params={"criterion": "Q5"})
    assert wording_desk.lack_sentence(EN, lack) == "Q5 has no points yet."
