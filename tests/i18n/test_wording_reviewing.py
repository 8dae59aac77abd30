"""Every state of an assignment and every end of a sheet has its words."""

from datetime import UTC, date, datetime

import pytest

from lcapp.domain.assignment import ReviewerState
from lcapp.i18n import Words
from lcapp.i18n.wording_desk import ASSIGNMENT_STATES as STATE_WORDS
from lcapp.i18n.wording_desk import days_left_words
from lcapp.i18n.wording_reviewing import SHEET_ENDS, due_words, since_words
from lcapp.services.assignments import ASSIGNMENT_STATES
from lcapp.services.review_intake import SHEET_OUTCOMES

EN = Words("en")
DUE = date(2026, 1, 9)


def test_that_every_code_has_words():
    assert set(STATE_WORDS) == set(ASSIGNMENT_STATES)
    assert set(SHEET_ENDS) == set(SHEET_OUTCOMES)


@pytest.mark.parametrize(
    ("reviewer", "due", "since"),
    [
        (None, "", ""),
        (ReviewerState("r", "begun", None, None), "", ""),
        (
            ReviewerState("r", "waiting", DUE, 2, since=datetime(2026, 1, 2, 12, tzinfo=UTC)),
            "9 January 2026: 2 days left",
            "2 January 2026",
        ),
        (ReviewerState("r", "begun", DUE, -1), "9 January 2026: 1 day over", ""),
        (ReviewerState("r", "finished", DUE, -1), "9 January 2026", ""),
    ],
)
def test_that_only_what_is_awaited_is_counted_down(reviewer, due, since):
    assert due_words(EN, reviewer) == due
    assert since_words(EN, reviewer) == since


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (-2, "2 days over"), (1, "1 day left")])
def test_that_days_are_told_in_words(days, said):
    assert days_left_words(EN, days) == said
