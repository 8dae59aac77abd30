"""The preview: pages beside the draft, made while one writes, leading back to each question."""

import pytest

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from lcapp.domain.answers import AnswerKey
from lcapp.services.page_pictures import PageSize
from lcapp.services.ports import Place, RenderedDossier
from lcapp.ui.bridge import Bridge
from lcapp.ui.draft.preview_panel import PreviewPanel
from lcapp.ui.draft.previewing import Previewing
from lcapp.ui.tasks import Tasks
from tests.ui.draft.pages_in_process import PagesInProcess
from tests.ui.draft.test_printing import five_pages
from tests.ui.draft_builders import a_session

PLACES = (
    Place(0, "city.name", 100, 160),
    Place(0, "motivation.why", 200, 400),
    Place(1, "motivation.why", 60, 90),
)


class Printer:
    def __init__(self):
        self.seen = []

    def render(self, snapshot, options, watch, **more):
        self.seen.append((options.section, dict(snapshot.answers)))
        return RenderedDossier(five_pages(), 5, places=PLACES)


@pytest.fixture
def preview(store, look, words, small_app, qtbot, qapp):
    """A preview of an open draft, not yet on the screen."""
    small_app.renderer = Printer()
    opened = []

    def open_pages(data):
        opened.append(PagesInProcess(data))
        return opened[-1]

    small_app.open_pages = open_pages
    tasks = Tasks(lambda error: None, qapp)
    session = a_session(store, answers={})
    bridge = Bridge(session, qapp)
    panel = PreviewPanel(words, look)
    qtbot.addWidget(panel)
    panel.resize(400, 700)
    panel.show()
    qtbot.waitExposed(panel)
    made = Previewing(session, small_app, words, panel, tasks, bridge, paper="a4", parent=qapp)
    made.panel, made.opened, made.session = panel, opened, session
    yield made
    made.stop()
    session.flush()
    bridge.close()
    tasks.stop()


def test_that_nothing_is_made_while_the_preview_is_hidden(preview, small_app, qtbot):
    preview.show_section("city")
    preview.session.set_answer(AnswerKey("city.name"), "Ptuj")
    qtbot.wait(300)
    assert small_app.renderer.seen == []


def test_that_the_section_alone_is_laid_out_and_its_first_page_drawn(preview, small_app, qtbot):
    preview.show_section("city")
    preview.set_shown(True)
    qtbot.waitUntil(lambda: bool(preview.panel.strip._images), timeout=5000)
    assert small_app.renderer.seen == [("city", {})]
    assert preview.panel.said.text() == "Page 1 of 5"
    asked = {page for page, _dpi, _grey in preview.opened[0].asked}
    assert 4 not in asked, "a page that is not on the screen is not drawn"


def test_that_typing_renews_the_pages_once_it_settles(preview, small_app, qtbot):
    preview.show_section("city")
    preview.set_shown(True)
    qtbot.waitUntil(lambda: len(small_app.renderer.seen) == 1, timeout=5000)
    for name in ("P", "Pt", "Ptuj"):
        preview.session.set_answer(AnswerKey("city.name"), name)
    qtbot.waitUntil(lambda: len(small_app.renderer.seen) == 2, timeout=5000)
    assert small_app.renderer.seen[1][1] == {AnswerKey("city.name"): "Ptuj"}
    qtbot.waitUntil(lambda: preview.opened[0].closed, timeout=5000)


def test_that_the_whole_dossier_can_be_shown_instead(preview, small_app, qtbot):
    preview.show_section("city")
    preview.set_shown(True)
    qtbot.waitUntil(lambda: len(small_app.renderer.seen) == 1, timeout=5000)
    preview.panel.extent.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(small_app.renderer.seen) == 2, timeout=5000)
    assert small_app.renderer.seen[1][0] == ""


def test_that_a_click_on_a_question_leads_to_it(preview, qtbot):
    preview.show_section("city")
    preview.set_shown(True)
    strip = preview.panel.strip
    qtbot.waitUntil(lambda: bool(strip._images), timeout=5000)
    rect = strip._place_rect(PLACES[1])
    with qtbot.waitSignal(preview.panel.question_chosen) as chosen:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=rect.center())
    assert chosen.args == ["motivation.why"]
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(rect.left(), strip.page_rect(0).top() + 2))


def test_that_the_keys_go_from_question_to_question_and_into_its_field(preview, qtbot):
    preview.show_section("city")
    preview.set_shown(True)
    strip = preview.panel.strip
    qtbot.waitUntil(lambda: bool(strip._images), timeout=5000)
    strip.setFocus()
    for _ in range(2):
        QTest.keyClick(strip, Qt.Key.Key_Down)
    with qtbot.waitSignal(preview.panel.question_chosen) as chosen:
        QTest.keyClick(strip, Qt.Key.Key_Return)
    assert chosen.args == ["motivation.why"]


def test_that_small_pages_stand_beside_each_other_and_mirrored_from_the_right(preview, qtbot):
    strip = preview.panel.strip
    strip.show_pages([PageSize(595, 842)] * 5, ())
    preview.panel.small_pages.click()
    rows = {strip.page_rect(page).top() for page in range(5)}
    assert len(rows) == 2
    assert strip.page_rect(0).left() < strip.page_rect(1).left()
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    strip.show_pages([PageSize(595, 842)] * 5, ())
    assert strip.page_rect(0).left() > strip.page_rect(1).left()


def test_that_zoom_makes_pages_wider_and_keeps_to_its_steps(preview):
    panel = preview.panel
    panel.strip.show_pages([PageSize(595, 842)], ())
    panel._fit()
    before = panel.strip.page_rect(0).width()
    for _ in range(20):
        panel.larger.click()
    assert panel.strip.page_rect(0).width() == before * 3
    for _ in range(20):
        panel.smaller.click()
    assert panel.strip.page_rect(0).width() < before


def test_that_a_draft_that_cannot_be_laid_out_is_told_in_the_preview(preview, small_app, qtbot):
    class Broken:
        def render(self, *_args, **_more):
            from lcapp.errors import EnvironmentFailed

            raise EnvironmentFailed("disk_full")

    small_app.renderer = Broken()
    preview.show_section("city")
    preview.set_shown(True)
    qtbot.waitUntil(lambda: preview.panel.said.property("severity") == "advice", timeout=5000)


def test_that_what_the_keys_are_at_is_framed_in_the_accent_colour(preview, look, qtbot):
    preview.set_shown(True)
    strip = preview.panel.strip
    qtbot.waitUntil(lambda: bool(strip._images), timeout=5000)
    strip.activateWindow()
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Down)
    rect = strip._place_rect(PLACES[0])
    image = strip.grab().toImage()
    ratio = image.devicePixelRatio()
    colour = image.pixelColor(int((rect.left() - 4) * ratio), int(rect.center().y() * ratio))
    assert colour == QColor(look.tokens.colours["accent"])
