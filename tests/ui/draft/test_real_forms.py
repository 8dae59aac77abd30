"""The draft screen on the forms that ship, with the whole program below it."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.tasks import Tasks

CALLS = ("membership-2015", "membership-2025", "award-2024", "report-2021")


@pytest.fixture
def open_call(app, look, words, dialogs, qtbot, qapp):
    tasks = Tasks(lambda error: pytest.fail(str(error)), qapp)
    made = []

    def open_(call):
        session = app.dossiers.open(app.dossiers.start(call, title="Samplia").number)
        screen = DraftScreen(session, app, words, dialogs, tasks, look=look)
        qtbot.addWidget(screen)
        screen.resize(1024, 700)
        screen.show()
        qapp.processEvents()
        made.append(screen)
        return screen

    yield open_
    for screen in made:
        assert screen.leave()
    tasks.stop()


@pytest.mark.window
@pytest.mark.parametrize("call", CALLS)
def test_that_every_section_fits_a_small_window_and_names_what_tab_reaches(call, open_call, qapp):
    screen = open_call(call)
    for _part, section in screen.session.form.sections():
        screen.show_section(section.id)
        for question in screen.pages.page.frames.values():
            question.focus_came()
        qapp.processEvents()
        page = screen.pages.page
        assert page.widget().minimumSizeHint().width() <= page.viewport().width(), section.id
        assert [type(w).__name__ for w in nameless(page)] == [], section.id


@pytest.mark.window
def test_that_a_membership_is_written_checked_and_saved(open_call, app, type_text, qtbot):
    screen = open_call("membership-2025")
    form = screen.session.form
    missing_before = screen.checking.check_now().percent
    screen.go_to(AnswerKey("city.name"))
    type_text(screen.pages.page.frames["city.name"].box.entry(), "Samplia")
    assert screen.checking.check_now().percent > missing_before
    screen.check()
    listed = screen.findings.list.count()
    assert listed > 10
    assert screen.leave()
    again = app.dossiers.open(screen.session.dossier.number)
    assert again.answer(AnswerKey("city.name")) == "Samplia"
    assert again.form == form


def test_that_a_dossier_is_printed_from_the_window(open_call, dialogs, tmp_path, qtbot, type_text):
    screen = open_call("membership-2025")
    screen.go_to(AnswerKey("city.name"))
    type_text(screen.pages.page.frames["city.name"].box.entry(), "Samplia")
    dialogs.answers = [str(tmp_path / "Samplia.pdf")]
    screen._actions["export"].trigger()
    screen.paper.exporting.sheet.go.click()
    qtbot.waitUntil(screen.paper.exporting.sheet.show_folder.isVisible, timeout=20_000)
    assert (tmp_path / "Samplia.pdf").read_bytes().startswith(b"%PDF")
    assert not screen.session.has_unsaved


def nameless(page: QWidget) -> list[QWidget]:
    return [
        w
        for w in page.findChildren(QWidget)
        if w.isVisibleTo(page)
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
        and w.objectName() != "qt_scrollarea_viewport"
        and not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)
    ]
