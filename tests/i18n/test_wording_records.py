"""Every code of every table of rules has words of its own, with exactly its parameters."""

from collections import Counter as Tally

import pytest

from lcapp.domain import advice, faults, record_rules, rules
from lcapp.domain.computed import DENSITY
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.record_gaps import GROUPS
from lcapp.i18n import Words
from lcapp.i18n.sentences import names_in
from lcapp.i18n.wording import finding_sentence
from lcapp.i18n.wording_findings import FINDINGS
from lcapp.i18n.wording_months import IN_A_MONTH
from lcapp.i18n.wording_records import computed_class_words
from lcapp.storage.fact_library import FactLibrary
from tests.records.shelf import FORMS, RESOURCES

EN, FA = Words("en"), Words("fa")
TABLES = {
    "rules": rules.FINDING_CODES,
    "records": record_rules.FINDING_CODES,
    "advice": advice.FINDING_CODES,
    "faults": faults.FAULT_CODES,
}
SAMPLE = {
    "date": "2026-05-31",
    "day": "2026-05-30",
    "deadline": "2026-06-15",
    "region": "europe_north_america",
    "groups": "migrants,women",
    "term": "short",
    "sector": "school",
    "stage": "idea",
    "family": "social",
}


def test_that_no_code_stands_in_two_tables_of_rules():
    tally = Tally(code for table in TABLES.values() for code in table)
    assert [code for code, times in tally.items() if times > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_that_every_code_has_words_that_ask_for_nothing_else_than_its_parameters(table):
    codes = TABLES[table]
    assert [code for code in codes if code not in FINDINGS] == []
    asked = {code: names_in(FINDINGS[code]) - {"count"} - set(names) for code, names in codes.items()}
    assert {code: names for code, names in asked.items() if names} == {}


def test_that_every_code_of_a_record_tells_all_its_parameters():
    codes = record_rules.FINDING_CODES
    assert {code: set(names) for code, names in codes.items()} == {
        code: names_in(FINDINGS[code]) | ({"count"} & set(codes[code])) for code in codes
    }
    late = {code: names_in(said) for code, (_by, said) in IN_A_MONTH.items() if code in codes}
    assert late == {code: set(codes[code]) for code in late}


@pytest.mark.parametrize("words", [EN, FA], ids=["en", "fa"])
@pytest.mark.parametrize("code", sorted(record_rules.FINDING_CODES))
def test_that_every_finding_of_a_record_can_be_said(words, code):
    params = {name: SAMPLE.get(name, 12) for name in record_rules.FINDING_CODES[code]}
    if code == "record_region_differs":
        params["country"] = "TR"
    said = finding_sentence(words, Finding(code, Severity.ADVICE, params=params), None)
    assert code not in said
    assert "{" not in said
    assert "no words" not in said


def test_that_codes_become_names_of_groups_and_regions():
    groups = Finding("groups_not_thought_of", Severity.ADVICE, params={"groups": "migrants,women"})
    assert "migrants and refugees, women with less access" in finding_sentence(EN, groups, None)
    region = Finding(
        "record_region_differs", Severity.ADVICE, params={"country": "TR", "region": "europe_north_america"}
    )
    said = "UNESCO lists Türkiye under Europe and North America. Choose that region."
    assert finding_sentence(EN, region, None) == said


def test_that_the_groups_are_those_of_the_form():
    assert (
        tuple(one.id for one in FORMS.get("access-1").question("access.groups").field("who").options)
        == GROUPS
    )


def test_that_a_density_is_classed_in_words_with_where_the_class_was_seen():
    assert "less than 300 inhabitants per km² (seen there" in computed_class_words(
        EN, DENSITY, {"value": 170}
    )
    assert "inferred" in computed_class_words(EN, DENSITY, {"value": "400.0"})
    assert "more than 500" in computed_class_words(EN, DENSITY, {"value": 6523})
    assert computed_class_words(EN, DENSITY, None) == ""
    assert computed_class_words(EN, "resources.total", {"value": 170}) == ""


def test_that_currencies_and_regions_are_known_from_the_reference_data():
    norms = FactLibrary(RESOURCES).norms
    assert {"EUR", "IRR", "TRY", "USD"} <= norms.currencies
    assert "XXQ" not in norms.currencies
    assert all(len(code) == 3 and code.isupper() for code in norms.currencies)
    assert norms.regions["TR"] == "europe_north_america"
