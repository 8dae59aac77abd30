"""A date known to the month or year stands after another preposition than a day."""

import pytest

from lcapp.domain.eligibility import Outcome, Reason
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.mayor_brief import Risk
from lcapp.i18n import Words
from lcapp.i18n.sentences import names_in
from lcapp.i18n.wording import reason_sentence
from lcapp.i18n.wording_findings import FINDINGS, finding_sentence
from lcapp.i18n.wording_mayor import RISKS, risk_sentence
from lcapp.i18n.wording_months import IN_A_MONTH, in_a_month
from lcapp.i18n.wording_reasons import REASONS, authority_named

EN, FA = Words("en"), Words("fa")


def test_that_each_sentence_fills_from_what_the_other_fills_from():
    known = {**FINDINGS, **REASONS, **RISKS}
    for code, (by, said) in IN_A_MONTH.items():
        assert by in names_in(said)
        assert names_in(said) <= names_in(known[code])


@pytest.mark.parametrize(
    ("date", "said"),
    [("2024-03-31", "on 31 March 2024"), ("2024-03", "in March 2024"), ("2024", "in 2024")],
)
def test_that_the_preposition_follows_how_well_a_date_is_known(date, said):
    params = {"date": date, "deadline": "2024-05"}
    ends = Finding("mayor_term_ends", Severity.ADVICE, "mayor.name", params=params)
    assert f"term ends {said}, before the call closes (May 2024)" in finding_sentence(EN, ends, None)
    due = Finding("milestone_overdue", Severity.ADVICE, "plan.milestones", params={"date": date})
    assert f"was due {said} and" in finding_sentence(EN, due, None)
    assert f"term ends {said}, before" in risk_sentence(EN, Risk("term_ends", params))
    joined = Reason("new_city", Outcome.NOT_MET, {"joined": date})
    assert f"joined the network {said};" in reason_sentence(EN, joined)


def test_that_a_code_without_a_date_has_one_sentence():
    assert in_a_month("member_state_met", {"country": "IR"}) == {}
    assert in_a_month("review_overdue", {"date": ""}) == {}
    assert in_a_month("review_overdue", {}) == {}


@pytest.mark.parametrize(
    ("words", "named", "kind"),
    [
        (EN, "Town council", "town_council"),
        (EN, " new town under a development company ", "new_town"),
        (EN, "Free port", "other"),
        (EN, "", "other"),
        (FA, "town council", "town_council"),
    ],
)
def test_that_a_kind_written_beside_other_is_recognised(words, named, kind):
    assert authority_named(words, "other", named) == kind
    assert authority_named(words, "county", named) == "county"
