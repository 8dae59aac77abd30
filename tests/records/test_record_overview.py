"""What a record shows in the window: the same drawings, tables and sentences as in print."""

from lcapp.domain.charts import Amounts, Radar, Spans, Table, Timeline
from lcapp.i18n import Catalogs
from lcapp.pdf.record_overview import record_overview
from tests.pdf.cases import blocks
from tests.records.samplia import RECORDS
from tests.records.shelf import RESOURCES
from tests.records.test_record_pages import snapshot

ENGLISH = Catalogs(RESOURCES.parent / "translations").words("en")


def shown(record, section, **more):
    return record_overview(snapshot(record, **more), ENGLISH).get(section, ())


def test_that_the_drawings_are_those_of_the_pages():
    for record in RECORDS:
        printed = [
            one for one in blocks(snapshot(record)) if isinstance(one, Timeline | Spans | Amounts | Radar)
        ]
        every = record_overview(snapshot(record), ENGLISH).values()
        drawn = [one.drawing for many in every for one in many if not isinstance(one.drawing, Table)]
        assert drawn == printed, record


def test_that_a_drawing_has_the_title_it_has_in_print():
    assert [one.title for one in shown("plan", "goals")] == ["Goals by term at a glance"]
    (radar, *_more) = shown("self_assessment", "about")
    assert radar.title == "The twelve areas at a glance"


def test_that_partners_stand_by_sector_and_stage_with_the_stages_nobody_joins():
    partners = [
        {"name": {"en": "University"}, "sector": "university", "stages": ["idea", "planning"]},
        {"name": {"en": "College"}, "sector": "university", "stages": ["planning"]},
        {"name": {"en": "Council"}, "sector": "civil_society"},
    ]
    by_stage = shown("structure", "stakeholders", structure__stakeholders=partners)[1]
    assert by_stage.title == "Partners by sector and stage"
    assert by_stage.drawing.titles[0] == "Sector"
    assert len(by_stage.drawing.titles) == 6
    assert by_stage.drawing.rows == (
        ("Universities and research", "University", "", "University\nCollege", "", ""),
        ("Civil society", "", "", "", "", ""),
    )


def test_that_a_section_with_too_little_to_draw_is_left_out():
    assert record_overview(snapshot("practices"), ENGLISH) == {}
    alone = [{"name": {"en": "University"}, "sector": "university"}]
    assert shown("structure", "stakeholders", structure__stakeholders=alone) == ()
