"""Every code of advice has a sentence in words, and a source."""

import pytest

from lcapp.domain import advice, faults
from lcapp.domain.back_planner import FIXED_CODES
from lcapp.domain.city_calendar import CITY_DATE_CODES
from lcapp.domain.eligibility_notes import AUTHORITIES, SIGNATORIES
from lcapp.domain.findings import Finding, Severity
from lcapp.i18n import Words
from lcapp.i18n.sentences import names_in
from lcapp.i18n.wording import finding_sentence
from lcapp.i18n.wording_advice import ADVICE, ELEMENTS, KINDS, REGIONS, advice_source
from lcapp.i18n.wording_advice_figures import FIGURES_SHOWN
from lcapp.i18n.wording_faults import FAULTS
from lcapp.i18n.wording_guide import CITY_DATES, STEPS
from lcapp.i18n.wording_reasons import AUTHORITY_WORDS, SIGNATORY_WORDS
from tests.domain.advice_builders import CODES, RESOURCES, a_shipped_form, data

EN, FA = Words("en"), Words("fa")
SAMPLE = {
    "topic": "plan",
    "elements": "steps,year",
    "other": "areas.plan",
    "language": "en",
    "country": "IR",
    "region": "asia_pacific",
    "joined": "2019-09",
    "day": "2025-06-20",
    "opens": "2025-05",
    "deadline": "2025-06-15",
    "free_on": "2026-12-05",
    "started": "2024",
    "ended": "2023-05",
    "dated": "2019-01-01",
    "year": 2031,
    "awarded": "2019-10-01",
    "result": "2024-12-02",
    "signed": "2025-06-10",
    "begins": "2019-04",
}
NUMBERS = ("count", "answers", "limit", "months", "years")
FIGURED = (
    "parts_not_the_total",
    "shares_over_whole",
    "list_counts_differently",
    "density_differs",
    "years_differ",
    *FIGURES_SHOWN,
)


def test_that_every_code_has_a_sentence_that_its_parameters_fill():
    assert set(ADVICE) == set(KINDS) == set(advice.FINDING_CODES)
    wrong = {code: names_in(ADVICE[code]) - set(names) for code, names in advice.FINDING_CODES.items()}
    assert {code: names for code, names in wrong.items() if names} == {}
    assert set(FAULTS) == set(faults.FAULT_CODES)
    wrong = {code: names_in(FAULTS[code]) - set(names) for code, names in faults.FAULT_CODES.items()}
    assert {code: names for code, names in wrong.items() if names} == {}


@pytest.mark.parametrize("words", [EN, FA], ids=["en", "fa"])
@pytest.mark.parametrize("code", sorted(CODES))
def test_that_every_sentence_can_be_said(words, code):
    params = {
        name: SAMPLE.get(name, 3 if name in NUMBERS or code in FIGURED else "said") for name in CODES[code]
    }
    said = finding_sentence(
        words, Finding(code, Severity.ADVICE, params=params), a_shipped_form("membership-2025")
    )
    assert code not in said
    assert "{" not in said
    assert advice_source(words, code)


def test_that_ids_become_labels_and_words():
    form = a_shipped_form("membership-2025")
    repeated = Finding("passage_repeated", Severity.ADVICE, params={"count": 12, "other": "areas.plan"})
    assert form.question("areas.plan").label in finding_sentence(EN, repeated, form)
    untouched = Finding(
        "criterion_untouched", Severity.ADVICE, params={"topic": "plan", "elements": "steps,year"}
    )
    assert "steps or measures, a year" in finding_sentence(EN, untouched, form)
    region = Finding("region_differs", Severity.ADVICE, params={"country": "IR", "region": "asia_pacific"})
    assert finding_sentence(EN, region, form) == (
        "UNESCO lists Iran under Asia and the Pacific. Choose that region."
    )


def test_that_elements_regions_and_other_findings_are_known():
    assert {element for topic in data().topics for element in topic.elements} == set(ELEMENTS)
    assert set(data().regions.values()) <= set(REGIONS)
    assert advice_source(EN, "missing_answer") == ""


def test_that_every_day_of_plan_and_calendar_has_words():
    from lcapp.storage.guide_library import GuideLibrary

    assert set(CITY_DATES) == set(CITY_DATE_CODES)
    assert set(STEPS) == {step.id for step in GuideLibrary(RESOURCES).steps} | set(FIXED_CODES)
    assert set(AUTHORITY_WORDS) == set(AUTHORITIES)
    assert set(SIGNATORY_WORDS) == set(SIGNATORIES)
