"""A received dossier in the window: its pages beside the answers, what the city changed, and deleting it."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.bootstrap import build_app
from lcapp.domain.decision import DecisionKind
from lcapp.domain.remarks import Reply, ReplyState, remark_data
from lcapp.paths import app_paths
from lcapp.services.desk_ports import DeskDeed, DeskEntry
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from lcapp.services.whole_export import export_whole
from lcapp.ui.screens.desk import DeskScreen
from lcapp.ui.screens.received import ReceivedScreen
from tests.services.desk_received import MADE, put
from tests.ui.frame.conftest import texts

CALL = "membership-2025"
WHY = "motivation.why"


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The PDF that a city sent."""
    city = build_app(app_paths(tmp_path_factory.mktemp("city")), actor=lambda: "Ana")
    session = city.dossiers.open(
        city.dossiers.start_sample(city.samples.get("samplia-membership-2025")).number
    )
    city.submissions.seal(session)
    options = PrintOptions(language="fr", with_annexes=False, official_beside=False)
    path = tmp_path_factory.mktemp("mail") / "samplia.pdf"
    export_whole(city, city.submissions.picture(session), path, options=options)
    city.close()
    return path


@pytest.fixture
def room(window, settle):
    """The window of a Commission."""
    made = window(name="Ada", language="en", role="commission", size=(1500, 900))
    settle()
    return made


def read(made, number, settle):
    made.rooms.desk.show_received(number)
    settle()
    screen = made.rooms.screen
    assert isinstance(screen, ReceivedScreen)
    return screen


def two_versions(app, folder):
    """Two versions of one city, the second with another answer and a reply to a remark."""
    one = put(app, folder, "Kashan", city__website="https://old.example/garden")
    commission = app.commission
    remark = commission.remarks.add(one, "Is this the right address?", question="city.website")
    two = put(
        app,
        folder,
        "Kashan",
        version=2,
        made=MADE + timedelta(days=1),
        city__website="https://new.example/garden",
    )
    line = commission.desk.line(two)
    answered = replace(remark, reply=Reply(ReplyState.DONE, "It moved.", "", MADE))
    entry = DeskEntry("remark", line.call, line.uuid, "000001", remark_data(answered), MADE, "Ada")
    commission.desk._store.write(DeskDeed("desk_answers", line.uuid, (entry,)), actor="Ada")
    return one, two


def answers_of(screen, question):
    return texts(screen.page.entries[question])


def test_that_the_page_of_the_chosen_question_stands_beside_its_answer(room, printed, settle, qtbot):
    app = room.context().app
    assert app.commission.desk.import_folder(printed, Unwatched()).count("first") == 1
    screen = read(room, 1, settle)
    assert not screen.original.isVisible()
    screen.page.chosen.emit(WHY, "en")
    QTest.keyClick(
        screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    pane = screen.original
    qtbot.waitUntil(lambda: pane.current_page >= 0, timeout=60_000)
    assert pane.isVisible()
    qtbot.waitUntil(lambda: bool(pane.strip._images), timeout=60_000)
    found = dict(pane._pages)
    asked = [one.id for one in screen.received.form.questions()]
    assert len(found) > len(asked) * 3 // 4
    pages = [found[name] for name in asked if name in found]
    assert sum(later < sooner for sooner, later in pairwise(pages)) <= len(pages) // 10
    assert pane.current_page == found[WHY] > 0
    first = next(name for name in asked if name in found)
    screen.page.chosen.emit(first, "")
    assert pane.current_page == found[first]
    screen.page.chosen.emit("no.such", "")
    assert "not found on the pages" in pane.said.text()


def test_that_pages_are_turned_and_made_larger_by_keys_and_buttons(room, printed, settle, qtbot):
    room.context().app.commission.desk.import_folder(printed, Unwatched())
    screen = read(room, 1, settle)
    screen.show_page.click()
    pane = screen.original
    qtbot.waitUntil(lambda: pane.current_page == 0, timeout=60_000)
    QTest.keyClick(screen, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert pane.current_page == 1
    assert pane.page.text().startswith("Page 2 of")
    pane.back.click()
    assert pane.current_page == 0
    before = pane.strip.page_rect(0).width()
    pane.larger.click()
    assert pane.strip.page_rect(0).width() > before
    pane.close_button.click()
    assert not pane.isVisible()
    assert not screen.show_page.isChecked()


def test_that_a_package_says_it_has_no_pages_and_our_own_picture_stands_in(room, settle, qtbot, tmp_path):
    number = put(room.context().app, tmp_path, "Kashan")
    screen = read(room, number, settle)
    screen.show_page.click()
    pane = screen.original
    qtbot.waitUntil(pane.print_own.isVisible, timeout=60_000)
    assert "package" in pane.said.text()
    screen.page.chosen.emit(WHY, "en")
    pane.print_own.click()
    qtbot.waitUntil(lambda: pane.current_page >= 0, timeout=60_000)
    assert "not a page of the city" in pane.title.text()
    assert pane.current_page == pane._pages[WHY]


def test_that_leaving_while_the_file_opens_leaves_nothing_behind(room, printed, settle, qtbot):
    room.context().app.commission.desk.import_folder(printed, Unwatched())
    screen = read(room, 1, settle)
    closed = []
    app = screen._context.app
    real = app.open_pages

    class Pages:
        sizes = ()

        def close(self):
            closed.append(True)

    object.__setattr__(app, "open_pages", lambda _data: Pages())
    screen.show_page.click()
    room.rooms.desk.show_desk()
    settle()
    qtbot.waitUntil(lambda: bool(closed), timeout=60_000)
    object.__setattr__(app, "open_pages", real)
    assert isinstance(room.rooms.screen, DeskScreen)


def test_that_a_changed_answer_is_marked_and_its_words_and_the_reply_are_shown(room, settle, tmp_path):
    app = room.context().app
    one, two = two_versions(app, tmp_path)
    screen = read(room, two, settle)
    assert "1 answer differs from version 1" in screen.changed.text()
    assert "Changed" in answers_of(screen, "city.website")
    assert "Changed" not in answers_of(screen, WHY)
    screen.show_changes.click()
    settle()
    entry = screen.page.entries["city.website"]
    said = "\n".join(one.text for one in entry.question.differences)
    assert "version 1" in said
    assert "old.example" in said
    assert "removed" in entry.question.spoken
    assert "Is this the right address?" in answers_of(screen, "city.website")
    assert "The city: Done. It moved." in answers_of(screen, "city.website")
    screen.show_changes.click()
    settle()
    assert not screen.page.entries["city.website"].question.differences
    first = read(room, one, settle)
    assert not first.show_changes.isVisible()
    assert not first.changed.isVisible()


def test_that_a_dossier_is_deleted_from_the_list_by_key_and_put_back(room, settle, tmp_path):
    app = room.context().app
    put(app, tmp_path, "Kashan")
    put(app, tmp_path, "Yazd")
    room.rooms.desk.show_desk(CALL)
    settle()
    screen = room.rooms.screen
    screen.table.setCurrentIndex(screen.model.index(0, 0))
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    settle()
    assert [one.title for one in app.commission.desk.lines()] == ["Yazd"]
    assert screen.undo_bar.isVisible()
    assert "“Kashan” was deleted" in screen.undo_bar.said.text()
    assert "until about" in screen.undo_bar.said.text()
    screen.undo_bar.button.click()
    settle()
    assert {one.title for one in app.commission.desk.lines()} == {"Kashan", "Yazd"}
    assert screen.model.rowCount() == 2


def test_that_a_decided_dossier_is_deleted_while_it_is_read_with_a_reason(room, settle, tmp_path):
    app = room.context().app
    number = put(app, tmp_path, "Kashan")
    app.commission.decisions.decide(number, DecisionKind.REFUSE, "No plan yet")
    screen = read(room, number, settle)
    room.dialogs.answers = [None, "The city withdrew"]
    screen._context.dialogs.ask_text = room.dialogs.ask_text
    screen.facts.delete.click()
    assert room.rooms.screen is screen
    screen.facts.delete.click()
    settle()
    assert isinstance(room.rooms.screen, DeskScreen)
    assert app.commission.desk.lines() == ()
    bar = room.rooms.screen.undo_bar
    assert bar.isVisible()
    bar.button.click()
    settle()
    assert app.commission.decisions.decisions(number)[-1].reason == "No plan yet"
    assert app.commission.deleting.last is None
