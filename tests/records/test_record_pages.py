"""Timeline, matrix, budget, charts and radar on the pages of a record."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from lcapp.domain.computed import computed_values
from lcapp.i18n import Catalogs
from lcapp.pdf import block_kinds as kinds
from lcapp.pdf import drawn_kinds as drawn
from lcapp.pdf.renderer import PdfRenderer
from tests.builders import a_snapshot
from tests.pdf.cases import all_text, blocks, pages
from tests.records.samplia import RECORDS
from tests.records.shelf import FORMS, RESOURCES, answers_to


@pytest.fixture(scope="module")
def renderer():
    return PdfRenderer(RESOURCES / "fonts", Catalogs(RESOURCES.parent / "translations"))


def snapshot(record, **more):
    typed = {name.replace(".", "__"): raw for name, raw in RECORDS[record].items()} | more
    form = FORMS.get(f"{record}-1")
    answers = answers_to(form.name, **typed)
    return a_snapshot(form=form, call=None, answers=answers, computed=computed_values(form, answers))


def one(record, kind, **more):
    return next(block for block in blocks(snapshot(record, **more)) if isinstance(block, kind))


def grid(record, title):
    found = blocks(snapshot(record))
    at = next(
        n for n, block in enumerate(found) if isinstance(block, kinds.Text) and title in all_text(block)
    )
    return found[at + 1]


def rows(table):
    return [
        [" ".join(said.text for text in cell for said in text.said) for cell in row] for row in table.rows
    ]


def test_that_goals_stand_on_a_line_by_term():
    line = one("plan", drawn.Timeline)
    assert [term for term, _goals in line.terms] == [
        "Short term (up to 2 years)",
        "Medium term (3 to 5 years)",
        "Long term (beyond 5 years)",
    ]
    assert "Open ten learning cafés" in line.alt


def test_that_activities_and_milestones_stand_in_time_as_far_as_they_are_dated():
    milestones = [{"what": {"en": "Half-way"}, "due": "2025-01-15"}]
    spans = one("plan", drawn.Spans, plan__milestones=milestones)
    assert spans.rows == (
        ("Book boxes", 0, 24),
        ("Evening reading courses", 80, 114),
        ("Half-way", 96, 96),
    )
    assert spans.months == 120
    assert "September 2023 to June 2026" in spans.alt


def test_that_a_plan_over_centuries_is_not_drawn():
    activities = [{"title": {"en": "a"}, "starts": "1200"}, {"title": {"en": "b"}, "starts": "2020"}]
    assert not any(
        isinstance(block, drawn.Spans) for block in blocks(snapshot("plan", plan__activities=activities))
    )


def test_that_partners_stand_by_sector_and_role():
    table = grid("structure", "Partners by sector")
    assert [column.title for column in table.columns] == ["Sector", "Takes part"]
    assert rows(table) == [
        ["Universities and research", "University of Samplia"],
        ["Civil society", "Refugee council"],
    ]


def test_that_money_and_value_in_kind_are_added_apart():
    assert rows(grid("resources", "Money by giver")) == [
        ["City budget", "90,000", "90,000"],
        ["Business", "30,000", "30,000"],
        ["Together", "120,000", "120,000"],
        ["Secured of it", "90,000", "90,000"],
    ]
    assert rows(grid("resources", "Value in kind by giver")) == [
        ["Partners’ own means", "12,000", "12,000"],
        ["Together", "12,000", "12,000"],
        ["Secured of it", "12,000", "12,000"],
    ]


LINES = [
    {**line, "event": event}
    for line, event in zip(
        RECORDS["resources"]["resources.lines"], ("Festival", "festival", "Winter school"), strict=True
    )
]


def test_that_resources_stand_by_event_where_events_are_named():
    found = blocks(snapshot("resources", resources__lines=LINES))
    table = next(
        one for one in found if isinstance(one, kinds.Grid) and one.columns[0].title == "Event or activity"
    )
    assert rows(table) == [
        ["Festival", "120,000", "90,000", ""],
        ["Winter school", "", "", "12,000"],
    ]
    assert "Resources by event" not in all_text(blocks(snapshot("resources")))


def test_that_the_currency_of_the_city_stands_beside_every_amount():
    told = all_text(blocks(replace(snapshot("resources"), currency="EUR")))
    assert "All amounts in EUR." in told
    assert "132,000 EUR" in told
    assert "40,000 EUR" in all_text(blocks(replace(snapshot("plan"), currency="EUR")))
    assert "EUR" not in all_text(blocks(snapshot("resources")))


def test_that_a_record_in_persian_says_days_in_both_calendars(renderer):
    persian = Catalogs(RESOURCES.parent / "translations").words("fa")
    activities = [{"title": {"en": "a"}, "starts": "2024-05-01", "ends": "2025-05-31"}]
    told = all_text(blocks(snapshot("plan", plan__activities=activities), words=persian, language="fa"))
    assert "اردیبهشت ۱۴۰۳" in told
    assert "۲۰۲۴" in told


def test_that_results_by_year_are_a_small_chart_for_each_indicator():
    chart = one("monitoring", drawn.Amounts)
    assert chart.rows == (
        ("2023", 1000, "4,200 persons"),
        ("2024", 928, "3,900 persons"),
        ("2025", 833, "3,500 persons"),
    )


def test_that_the_assessment_is_a_radar_of_twelve_areas_now_and_before():
    radar = one("self_assessment", drawn.Radar)
    assert len(radar.axes) == 12
    assert [series.name for series in radar.series] == ["2025", "2023"]
    assert radar.series[0].figures == (33, *[None] * 6, 30, *[None] * 4)
    assert radar.series[1].figures == (20, *[None] * 6, 30, *[None] * 4)
    assert rows(grid("self_assessment", "What changed"))[0] == [
        "1. Empowering individuals and promoting social cohesion",
        "2.0",
        "3.0",
    ]


def test_that_the_class_of_the_density_is_said():
    assert "less than 300 inhabitants per km²" in all_text(blocks(snapshot("city_record")))


@pytest.mark.parametrize("record", list(RECORDS))
def test_that_an_empty_record_draws_nothing(record):
    empty = a_snapshot(form=FORMS.get(f"{record}-1"), call=None, answers={})
    assert not any(isinstance(block, drawn.Drawn) for block in blocks(empty))


def test_that_a_record_does_not_pretend_to_stand_for_an_official_form():
    assert "the official form of the call prevails" not in all_text(blocks(snapshot("plan")))
    assert "official form" not in all_text(blocks(snapshot("plan")))


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("record", ["plan", "resources", "monitoring"])
def test_that_drawings_stay_between_the_margins_and_tell_themselves_in_words(renderer, record, language):
    more = {"resources__lines": [*LINES, {**LINES[0], "when": "2026"}]} if record == "resources" else {}
    _texts, printed = pages(renderer, snapshot(record, **more), language=language)
    for page in pypdfium2.PdfDocument(printed.data):
        for thing in page.get_objects(filter=(1, 2)):
            left, _, right, _ = thing.get_bounds()
            assert left >= 54
            assert right <= 595.3 - 54
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        figures = [thing for thing in things if thing.get("/S") == "/Figure"]
        assert figures
        assert all(str(thing.get("/Alt", "")) for thing in figures)
