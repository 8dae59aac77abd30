import runpy
import shutil

import pytest

from lcapp.domain.form_changes import Effect, carry_over, changes
from lcapp.domain.form_checks import check_form
from lcapp.domain.forms import Confidence, Hand, QuestionType
from tests.resources.shipped import FORMS, RESOURCES, SAMPLES

EXPECTED = {
    "award-2015",
    "award-2017",
    "award-2019",
    "award-2021",
    "award-2024",
    "membership-2015",
    "membership-2018",
    "membership-2021",
    "membership-2023",
    "membership-2025",
    "progress-2019-2021",
}
RECORDS = {
    "access-1",
    "approval-1",
    "city_record-1",
    "events-1",
    "monitoring-1",
    "plan-1",
    "practices-1",
    "questionnaire-1",
    "resources-1",
    "self_assessment-1",
    "sending-1",
    "structure-1",
}
"""Internal forms: the city's own records."""
NAMES = FORMS.names()
RELEASE = RESOURCES / "build" / "release_form.py"


def released():
    lines = (RESOURCES / "forms" / "released.lock").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines)


def test_that_all_eleven_forms_are_shipped_and_a_demonstration():
    assert set(NAMES) == EXPECTED | RECORDS | {"demo-1"}


@pytest.mark.parametrize("name", NAMES)
def test_that_a_shipped_form_is_clean(name):
    form = FORMS.get(name)
    assert form.name == name
    assert check_form(form) == ()


@pytest.mark.parametrize("name", NAMES)
def test_that_every_shipped_question_says_what_is_meant_and_where_it_comes_from(name):
    for question in FORMS.get(name).questions():
        assert question.label
        assert question.provenance
        assert question.explanation or name == "demo-1"
        for text in (question.label, question.explanation, *(o.label for o in question.options)):
            assert text.count("(") == text.count(")"), text


@pytest.mark.parametrize("name", NAMES)
def test_that_titles_are_whole(name):
    for part, section in FORMS.get(name).sections():
        for text in (part.title, section.title):
            assert text.count("(") == text.count(")"), text


@pytest.mark.parametrize("name", NAMES)
def test_that_ids_of_options_are_whole_words(name):
    for question in FORMS.get(name).questions():
        for option in (*question.options, *question.rows):
            assert len(option.id) < 40, "an id of 40 letters was probably cut"


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_that_every_form_asks_for_the_city_and_for_a_signature(name):
    form = FORMS.get(name)
    assert form.question("city.name").required
    assert form.question("city.country").type is QuestionType.COUNTRY
    assert any(question.type is QuestionType.SIGNATURE for question in form.questions())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_that_no_shipped_form_claims_to_be_official(name):
    form = FORMS.get(name)
    assert form.confidence is Confidence.RECONSTRUCTED
    exact = [question for question in form.questions() if question.confidence is Confidence.EXACT]
    assert bool(exact) is (name == "membership-2015")
    assert all("seen: https://" in question.provenance for question in exact)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_that_what_the_commission_fills_in_never_falls_to_the_city(name):
    for part, section in FORMS.get(name).sections():
        if part.filled_by is Hand.NATIONAL_COMMISSION:
            assert all(question.filled_by is Hand.NATIONAL_COMMISSION for question in section.questions)


def test_that_one_id_has_one_type_in_every_form():
    types = {}
    for name in sorted(EXPECTED):
        for question in FORMS.get(name).questions():
            types.setdefault(question.id, set()).add(question.type)
    assert {id_: kinds for id_, kinds in types.items() if len(kinds) > 1} == {}


def test_that_released_forms_are_what_was_released():
    assert released() == {name: FORMS.get(name).digest for name in EXPECTED | RECORDS}


def test_that_a_released_form_that_was_changed_is_found(tmp_path, capsys):
    resources = tmp_path / "resources"
    (resources / "build").mkdir(parents=True)
    shutil.copy(RELEASE, resources / "build")
    shutil.copytree(RESOURCES / "forms", resources / "forms")
    main = runpy.run_path(str(resources / "build" / RELEASE.name))["main"]
    assert main() == 0
    form = resources / "forms" / "award" / "2024.toml"
    form.write_text(form.read_text(encoding="utf-8").replace("max_words = 250", "max_words = 260"), "utf-8")
    assert main() == 1
    assert "award-2024" in capsys.readouterr().out


def carried(sample, to, **more):
    found = SAMPLES.get(sample)
    old, new = FORMS.get(sample.removeprefix("samplia-")), FORMS.get(to)
    return found.answers, carry_over(old, new, found.answers, **more)


@pytest.mark.parametrize(
    "sample", ["samplia-membership-2015", "samplia-membership-2021", "samplia-award-2021"]
)
@pytest.mark.parametrize("to", sorted(EXPECTED))
def test_that_nothing_is_lost_on_the_way_to_any_form(sample, to):
    before, found = carried(sample, to)
    assert set(before) == set(found.answers) | set(found.dropped)
    assert not set(found.answers) & set(found.dropped)


def test_that_facts_and_motivation_of_2015_go_into_the_form_of_2018():
    _before, found = carried("samplia-membership-2015", "membership-2018")
    kept = {key.question for key in found.answers}
    assert {"city.name", "mayor.name", "contact.1.email", "profile.population", "motivation.why"} <= kept
    assert {key.question for key in found.dropped} == {
        "contact.1.organization",
        "contact.1.address",
        "contact.1.postcode",
        "contact.1.fax",
        "contact.1.language",
        "profile.schooling_men",
        "profile.schooling_women",
        "motivation.how",
        "interests.challenges",
        "interests.expertise",
        "interests.expectations",
    }
    assert set(found.dropped.values()) == {"no_question"}
    assert "vision.text" in found.new


def test_that_the_form_of_2021_goes_whole_into_that_of_2025_with_old_figures_marked():
    before, found = carried("samplia-membership-2021", "membership-2025", year=2025)
    assert found.answers == before
    assert found.dropped == found.lessened == {}
    assert "profile.population" in found.old_figures


def test_that_the_award_of_2021_goes_into_that_of_2024_but_for_events_and_practices():
    _before, found = carried("samplia-award-2021", "award-2024")
    assert {key.question for key in found.dropped} == {"criteria.events", "criteria.practices"}
    asked = {"criteria.culture", "criteria.innovation", "criteria.network"}
    assert asked <= set(found.new)


def test_that_events_and_practices_of_the_award_are_said_to_lose_text():
    told = changes(FORMS.get("award-2021"), FORMS.get("award-2024"))
    losing = {change.question for change in told if change.effect is Effect.LOSES_TEXT}
    assert losing == {"criteria.events", "criteria.practices"}
