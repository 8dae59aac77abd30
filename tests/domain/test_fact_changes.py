"""A report announces people whom the city's record does not know."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.fact_changes import change_findings
from lcapp.domain.facts import Fact, KnownFact
from tests.domain.advice_builders import a_shipped_form

REPORT = a_shipped_form("progress-2019-2021")


def known(**names):
    question = a_shipped_form("membership-2025").question("mayor.name")
    asked = {"mayor": "mayor.name", "first": "contact.1.name", "second": "contact.2.name"}
    return {
        asked[who]: KnownFact(Fact(who, "city_record", asked[who], (asked[who],)), question, {"": name})
        for who, name in names.items()
    }


def told(records, **names):
    given = [{"id": f"c{n}", "what": what, "name": name} for n, (what, name) in enumerate(records)]
    found = change_findings(REPORT, {AnswerKey("report.changes"): given}, known(**names))
    return [(one.code, one.item, one.params["said"], one.params["value"]) for one in found]


def test_that_a_new_mayor_whom_the_record_does_not_know_is_found():
    assert told([("mayor", "Muster, Lina, Mayor of Samplia")], mayor="Example, Amara") == [
        ("change_not_in_record", "c0", "Muster, Lina, Mayor of Samplia", "Example, Amara")
    ]


@pytest.mark.parametrize(
    ("records", "names"),
    [
        ([("mayor", "Lina Muster, Mayor of Samplia")], {"mayor": "Muster, Lina"}),
        ([("mayor", "Muster, Lina")], {}),
        ([("contact_person", "Sample, Joris")], {"first": "Roe, Ann", "second": "Sample, Joris"}),
        ([("contact_person", "Old, Ann"), ("contact_person", "Sample, Joris")], {"first": "Sample, Joris"}),
        ([("address", "Mill Street 3")], {"mayor": "Example, Amara"}),
    ],
)
def test_that_people_whom_the_record_knows_and_other_changes_are_fine(records, names):
    assert told(records, **names) == []


def test_that_another_contact_is_told_beside_all_the_record_knows():
    found = told([("contact_person", "Sample, Joris")], first="Sempel, Jonas", second="Roe, Ann")
    assert found == [("change_not_in_record", "c0", "Sample, Joris", "Sempel, Jonas, Roe, Ann")]
