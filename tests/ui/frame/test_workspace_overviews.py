"""The drawings of the city's workspaces on their pages."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.domain.answers import AnswerKey
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.charts.bars import AmountChart, SpanChart
from lcapp.ui.charts.chart import Chart
from lcapp.ui.charts.matrix import Matrix
from lcapp.ui.charts.radar import RadarChart
from lcapp.ui.charts.terms import TermChart
from lcapp.ui.city.overviews import Overviews
from lcapp.ui.fields.finding_line import FindingLine
from lcapp.ui.screens.draft import DraftScreen
from tests.records.samplia import RECORDS
from tests.ui.frame.city_window import fill, until


@pytest.fixture
def opened(window, settle):
    """The first page of a workspace, its overview open."""

    def come(record, language="en", *, empty=False):
        made = window(name="Ada", language=language)
        number = fill(made.context().app, record, {} if empty else RECORDS[record])
        made.rooms.open_dossier(number)
        settle()
        screen = made.centralWidget()
        assert isinstance(screen, DraftScreen)
        (overviews,) = screen.findChildren(Overviews)
        box = overviews.boxes[screen.pages.section]
        assert box.isVisible()
        return made, screen, box

    return come


def charts(box, kind=Chart):
    return [one for one in box.findChildren(kind) if one.isVisible()]


def test_that_an_overview_is_folded_until_a_key_opens_it_and_stays_open_for_the_window(opened, settle):
    window, screen, box = opened("plan")
    assert not box.is_open
    assert charts(box) == []
    assert box.head.text() == "Overview (2)"
    box.head.setFocus()
    QTest.keyClick(box.head, Qt.Key.Key_Space)
    settle()
    assert box.head.accessibleDescription() == "open"
    assert len(charts(box)) == 2
    number = screen.session.dossier.number
    window.rooms.city.show_city()
    window.rooms.open_dossier(number)
    settle()
    (overviews,) = window.centralWidget().findChildren(Overviews)
    assert overviews.boxes["vision"].is_open


def test_that_a_drawing_tells_its_figures_in_words_and_tab_stops_there(opened, settle):
    _window, _screen, box = opened("plan")
    box.head.click()
    settle()
    (terms,) = charts(box, TermChart)
    assert terms.accessibleName() == "Goals by term at a glance"
    assert "Open ten learning cafés" in terms.accessibleDescription()
    assert terms.focusPolicy() == Qt.FocusPolicy.TabFocus
    (spans,) = charts(box, SpanChart)
    assert "September 2023 to June 2026" in spans.accessibleDescription()


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("structure", Matrix),
        ("monitoring", AmountChart),
        ("resources", Matrix),
        ("self_assessment", RadarChart),
    ],
)
def test_that_every_workspace_shows_what_it_prints(record, kind, opened, settle):
    _window, _screen, box = opened(record)
    box.head.click()
    settle()
    shown = charts(box, kind)
    assert shown
    assert all(one.accessibleName() and one.accessibleDescription() for one in shown)


def test_that_a_section_shows_its_own_drawings_and_one_without_any_shows_none(opened, settle):
    _window, screen, box = opened("plan")
    box.head.click()
    (overviews,) = screen.findChildren(Overviews)
    screen.show_section("goals")
    settle()
    assert [type(one) for one in charts(overviews.boxes["goals"])] == [TermChart]
    screen.show_section("team")
    settle()
    assert not overviews.boxes["team"].isVisible()


def test_that_a_drawing_follows_the_answers(opened, settle):
    _window, screen, box = opened("plan")
    box.head.click()
    settle()
    screen.session.set_answer(AnswerKey("plan.goals"), None)
    until(settle, lambda: not charts(box, TermChart))


def test_that_what_is_advised_is_said_under_its_field_when_the_record_is_opened(opened, settle):
    _window, screen, _box = opened("plan")
    until(settle, lambda: "pieces of advice" in screen.sections.total.text())
    assert screen.sections.total.text().startswith("11 of 16 parts filled · ")
    assert "%" not in screen.sections.total.text()
    page = screen.pages.show_section("goals")
    settle()
    said = [line.findChild(PlainLabel).text() for line in charts(page, FindingLine)]
    assert any("no indicator" in sentence for sentence in said)


def test_that_an_empty_record_says_that_it_is_not_begun_and_finds_nothing_missing_yet(opened, settle):
    _window, screen, _box = opened("plan", empty=True)
    until(settle, lambda: screen.sections.total.text() == "not begun")
    assert charts(screen.pages.page, FindingLine) == []


def test_that_an_empty_workspace_says_that_there_is_nothing_to_draw_yet(opened, settle):
    _window, _screen, box = opened("events", empty=True)
    box.head.click()
    settle()
    assert box.head.text() == "Overview"
    assert charts(box) == []


@pytest.mark.parametrize("record", ["plan", "monitoring", "self_assessment"])
def test_that_drawings_run_from_the_right_in_persian_and_paint_without_complaint(record, opened, settle):
    _window, _screen, box = opened(record, "fa")
    box.head.click()
    settle()
    for one in charts(box):
        assert one.rtl
        picture = one.grab().toImage()
        assert picture.height() >= one.heightForWidth(one.width()) - 1
        across, down = range(0, picture.width(), 3), range(0, picture.height(), 3)
        assert len({picture.pixelColor(x, y).name() for x in across for y in down}) > 2
