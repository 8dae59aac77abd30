"""Two reviewers on two computers: given, handed out, scored, exchanged, apart, ranked; in real windows."""

import shutil
from datetime import UTC, datetime

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.review import Citation, Score
from lcapp.i18n import Catalogs
from lcapp.paths import app_paths
from lcapp.sandbox.package_reader import read_package
from lcapp.services.export import Unwatched
from lcapp.settings import Settings, SettingsFile
from lcapp.ui.main_window import MainWindow
from lcapp.ui.screens.assignments import AssignmentsScreen
from lcapp.ui.screens.incoming_reviews import IncomingReviewsScreen
from lcapp.ui.screens.received import ReceivedScreen
from tests.ui.frame.conftest import WrittenDialogs, texts

CALL = "membership-2025"
TODAY = datetime(2025, 6, 2, 9, 0, tzinfo=UTC)
CITIES = ("Cork", "Kashan", "Ljubljana")
WHY = AnswerKey("motivation.why", "en")


@pytest.fixture(scope="module")
def received(tmp_path_factory):
    """The data folder of a Commission that received what three cities sent."""
    folder = tmp_path_factory.mktemp("inbox")
    city = build_app(app_paths(tmp_path_factory.mktemp("city")), actor=lambda: "Ana")
    sample = city.samples.get(f"samplia-{CALL}")
    for name in CITIES:
        session = city.dossiers.open(city.dossiers.start_sample(sample).number)
        session.set_answer(AnswerKey("city.name"), name)
        session.flush()
        city.submissions.seal(session)
        package = city.packages.of(city.submissions.picture(session))
        (folder / f"{name}.lcdossier").write_bytes(city.packages.write(package))
    city.close()
    data = tmp_path_factory.mktemp("commission") / "data"
    app = build_app(app_paths(data), actor=lambda: "Ada", clock=lambda: TODAY)
    app.commission.desk.import_files(sorted(folder.iterdir()), Unwatched())
    app.close()
    return data


@pytest.fixture
def clock(clock):
    clock.now = TODAY
    return clock


@pytest.fixture
def ada(window, settle, received, paths):
    """Ada's window at the Commission: three dossiers on the desk, turned to who reviews what."""
    shutil.copytree(received, paths.data)
    made = window(name="Ada", language="en", role="commission")
    made.rooms.desk.show_desk(CALL)
    settle()
    QTest.keyClick(
        made.rooms.screen,
        Qt.Key.Key_R,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    settle()
    assert isinstance(made.rooms.screen, AssignmentsScreen)
    return made


@pytest.fixture
def bo(tmp_path, clock, settle, ada):
    """The window of Bo, who reviews on another computer."""
    paths = app_paths(tmp_path / "bo")
    kept = SettingsFile(paths.settings_file)
    kept.save(Settings(name="Bo", language="en", role="commission"))
    made = MainWindow(
        paths,
        Catalogs(paths.translations),
        kept,
        lambda who: build_app(paths, actor=who, wait_seconds=0, clock=clock),
        language="",
    )
    made.resize(1280, 800)
    made.show()
    made.dialogs = WrittenDialogs()
    made.open_library()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def rows(screen):
    model = screen.model
    return [
        (model.index(row, 0).data(), model.index(row, 1).data(), model.index(row, 2).data())
        for row in range(model.rowCount())
    ]


def choose(screen, *cities):
    """Choose rows by keys: down with Ctrl, taken with Space."""
    screen.table.setFocus()
    screen.table.clearSelection()
    model = screen.model
    for row in range(model.rowCount()):
        if model.index(row, 0).data() in cities:
            index = model.index(row, 0)
            screen.table.selectionModel().setCurrentIndex(
                index, screen.table.selectionModel().SelectionFlag.NoUpdate
            )
            QTest.keyClick(screen.table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)


def give(screen, name, *cities):
    choose(screen, *cities)
    screen.giving.name.setText(name)
    screen.giving.day.clear()
    QTest.keyClicks(screen.giving.day, "2025-06-20")
    QTest.keyClick(screen.giving.day, Qt.Key.Key_Return)


def reviewed(made, city, points):
    """The whole sheet of whoever works there; what the window does with a sheet stands in test_desk.py."""
    commission = made.context().app.commission
    number = next(one.number for one in commission.desk.lines() if one.title == city)
    commission.reviews.declare(number, has_conflict=False)
    said = commission.desk.read(number).carried.answers[WHY].split(".")[0]
    given = Score(points, "As it says.", (Citation(WHY.question, WHY.language, said),))
    criteria = commission.reviews.criteria(CALL).criteria
    commission.reviews.score_all(number, {one.id: given for one in criteria})
    commission.reviews.finish(number)
    return number


def brought(made, path, settle, qtbot):
    """Open a reviewer's file, look at it, take it in."""
    made.rooms.open_file(path)
    qtbot.waitUntil(lambda: isinstance(made.rooms.screen, IncomingReviewsScreen), timeout=60_000)
    screen = made.rooms.screen
    qtbot.waitUntil(lambda: screen.take.isVisible(), timeout=60_000)
    seen = [screen.verdict.text(), *screen.details.text().splitlines()]
    QTest.keyClick(screen.take, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.go_on.isVisible(), timeout=60_000)
    settle()
    return screen, seen


def test_that_two_reviewers_on_two_computers_come_together(ada, bo, settle, qtbot, tmp_path):
    screen = ada.rooms.screen
    give(screen, "Bo", "Cork", "Kashan")
    assert "Bo has 2 dossiers now, to be ready by 20 June 2025." in screen.undo_bar.said.text()
    give(screen, "Ada", "Kashan")
    assert rows(screen) == [
        ("Cork", "Bo", "Given"),
        ("Kashan", "Ada", "Given"),
        ("Kashan", "Bo", "Given"),
        ("Ljubljana", "", "Nobody has it yet"),
    ]
    assert "20 June 2025: 18 days left" in screen.model.index(0, 3).data()

    # Ada hands Bo the dossiers; the file holds no name and no sheet.
    work, sheets = tmp_path / "work.lcdossier", tmp_path / "sheets.lcdossier"
    screen.reviewer.setCurrentIndex(screen.reviewer.findText("Bo: 0 of 2 finished"))
    assert not screen.exchange.names.isChecked()
    ada.dialogs.answers = [str(work)]
    screen._context.dialogs.choose_file_to_save = ada.dialogs.choose_file_to_save
    QTest.keyClick(screen.exchange.hand_out, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "names no reviewer" in screen.said.text(), timeout=60_000)
    assert b"Bo" not in read_package(work.read_bytes()).data

    # Bo takes it in, and has two dossiers that wait.
    incoming, seen = brought(bo, work, settle, qtbot)
    assert seen[0] == "Dossiers to review: 2 dossiers."
    assert incoming.verdict.text() == "2 dossiers wait for your sheets."
    QTest.keyClick(incoming.go_on, Qt.Key.Key_Space)
    settle()
    assert rows(bo.rooms.screen) == [("Cork", "Bo", "Given"), ("Kashan", "Bo", "Given")]

    # Each scores without seeing the other.
    number = reviewed(ada, "Kashan", 5)
    ada.rooms.desk.show_received(number)
    settle()
    assert any("Nobody sees another's points" in text for text in texts(shown(ada)))
    assert ada.context().app.commission.rankings.ranking(CALL).places[0].candidate.points is None
    reviewed(bo, "Kashan", 1)
    reviewed(bo, "Cork", 3)
    bo.rooms.desk.show_assignments(CALL)
    settle()
    screen = bo.rooms.screen
    assert {state for _city, _name, state in rows(screen)} == {"Finished on 2 June 2025"}
    bo.dialogs.answers = [str(sheets)]
    screen._context.dialogs.choose_file_to_save = bo.dialogs.choose_file_to_save
    QTest.keyClick(screen.exchange.write, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheets.exists() and bool(screen.said.text()), timeout=60_000)
    assert b"Bo" not in read_package(sheets.read_bytes()).data

    # Both are seen at the Commission: how far apart they are, each total, and the ranking of both.
    incoming, seen = brought(ada, sheets, settle, qtbot)
    assert seen[0] == "Reviewers' sheets: 2 sheets would come in."
    assert "Cork, Bo: Comes in" in seen
    assert incoming.verdict.text() == "2 sheets were taken."
    ada.rooms.desk.show_received(number)
    settle()
    panel = shown(ada)
    said = texts(panel)
    assert any(text.startswith("Ada: Finished · 90 of") for text in said), said
    assert any(text.startswith("Bo: Finished · 18 of") for text in said), said
    assert "Far apart: talk about it" in said
    apart = [one.text() for one in panel.findChildren(QPushButton) if "Political commitment" in one.text()]
    assert apart == ["Q1 Political commitment: Ada 5, Bo 1"]
    assert "far apart in 11 criteria" in ada.rooms.screen.total.text()
    places = ada.context().app.commission.rankings.ranking(CALL).places
    assert [(one.candidate.title, one.candidate.points, one.candidate.reviewers) for one in places[:2]] == [
        ("Cork", 54, 1),
        ("Kashan", 54, 2),
    ]
    ada.rooms.desk.show_incoming_reviews(sheets)
    qtbot.waitUntil(lambda: bool(ada.rooms.screen.details.text()), timeout=60_000)
    assert not ada.rooms.screen.take.isVisible()


def shown(made):
    """The panel of scores of a dossier that is being read."""
    screen = made.rooms.screen
    assert isinstance(screen, ReceivedScreen)
    screen.tabs.setCurrentWidget(screen.scores)
    return screen.scores


def test_that_what_came_in_is_taken_out_again(ada, bo, settle, qtbot, tmp_path):
    give(ada.rooms.screen, "Bo", "Cork")
    works = ada.context().app.commission.review_works
    work = tmp_path / "work.lcdossier"
    work.write_bytes(works.export(CALL, ada.context().app.commission.reviews.reviewer("Bo").id))
    # Who is no Commission comes to the same place.
    bo.change(role="city")
    incoming, _seen = brought(bo, work, settle, qtbot)
    assert incoming.undo_bar.isVisible()
    QTest.keyClick(incoming.undo_bar.button, Qt.Key.Key_Space)
    settle()
    assert "nobody waits for your sheets" in incoming.verdict.text()
    QTest.keyClick(incoming.go_on, Qt.Key.Key_Space)
    settle()
    assert rows(bo.rooms.screen) == [("Cork", "", "Nobody has it yet")]


def test_that_a_finished_sheet_is_written_where_it_was_scored(ada, settle, qtbot, tmp_path):
    number, file = reviewed(ada, "Cork", 4), tmp_path / "mine.lcdossier"
    ada.rooms.desk.show_received(number)
    settle()
    panel = shown(ada)
    (write,) = (one for one in panel.findChildren(QPushButton) if one.text().startswith("Write my review"))
    ada.dialogs.answers = [str(file)]
    panel.context.dialogs.choose_file_to_save = ada.dialogs.choose_file_to_save
    QTest.keyClick(write, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "names no reviewer" in panel.said.text(), timeout=60_000)
    assert b"Ada" not in read_package(file.read_bytes()).data


def test_that_a_declared_conflict_is_said_and_leads_to_its_row(ada, settle):
    screen = ada.rooms.screen
    commission = ada.context().app.commission
    number = next(one.number for one in commission.desk.lines() if one.title == "Kashan")
    commission.reviews.declare(number, has_conflict=True, text="I wrote the plan.")
    screen.refresh()
    give(screen, "Ada", *CITIES)
    settle()
    assert "Kashan was not given to Ada, who declared a conflict of interest: I wrote the plan." in texts(
        screen
    )
    assert ("Cork", "Ada", "Given") in rows(screen)
    assert ("Kashan", "Ada", "Conflict of interest") in rows(screen)
    (go,) = (one for one in screen.findChildren(QPushButton) if one.text() == "Show Kashan")
    QTest.keyClick(go, Qt.Key.Key_Space)
    assert [(one.line.title, one.state) for one in screen.chosen()] == [("Kashan", "conflict")]
    QTest.keyClick(screen.undo_bar.button, Qt.Key.Key_Space)
    assert ("Cork", "", "Nobody has it yet") in rows(screen)


def test_that_dossiers_are_moved_taken_back_and_filtered_by_keys(ada, settle):
    screen = ada.rooms.screen
    give(screen, "Bo", *CITIES)
    choose(screen, "Cork")
    screen.giving.name.setText("Cy")
    QTest.keyClick(screen.giving.move_on, Qt.Key.Key_Space)
    assert ("Cork", "Cy", "Given") in rows(screen)
    choose(screen, "Kashan", "Ljubljana")
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    assert "2 dossiers were taken back." in screen.undo_bar.said.text()
    assert ("Kashan", "", "Nobody has it yet") in rows(screen)
    QTest.keyClick(screen.undo_bar.button, Qt.Key.Key_Space)
    assert ("Kashan", "Bo", "Given") in rows(screen)
    screen.reviewer.setCurrentIndex(screen.reviewer.findText("Cy: 0 of 1 finished"))
    assert rows(screen) == [("Cork", "Cy", "Given")]
    screen.state.setCurrentIndex(screen.state.findData("overdue"))
    assert "No assignment fits" in screen.empty.text()


def test_that_a_day_that_is_none_and_a_name_that_lacks_are_said(ada):
    screen = ada.rooms.screen
    choose(screen, "Cork")
    screen.giving.name.clear()
    QTest.keyClick(screen.giving.give, Qt.Key.Key_Space)
    assert screen.giving.trouble.isVisible()
    screen.giving.name.setText("Bo")
    screen.giving.day.setText("soon")
    QTest.keyClick(screen.giving.give, Qt.Key.Key_Space)
    assert "2024-05-31" in screen.giving.trouble.text()
    screen.giving.day.setText("2025-06-01")
    QTest.keyClick(screen.giving.give, Qt.Key.Key_Space)
    assert "is over" in screen.said.text()
    assert all(name == "" for _city, name, _state in rows(screen))


def test_that_the_table_is_written(ada, qtbot, tmp_path):
    screen, file = ada.rooms.screen, tmp_path / "who.csv"
    give(screen, "Bo", "Cork")
    ada.dialogs.answers = [str(file)]
    screen._context.dialogs.choose_file_to_save = ada.dialogs.choose_file_to_save
    QTest.keyClick(screen.sheet, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "who.csv is written" in screen.said.text(), timeout=60_000)
    written = file.read_text("utf-8-sig").splitlines()
    assert written[0].startswith("City,Number,Reviewer,Given on,Ready by,Days left,How far")
    assert written[1].startswith("Cork,")
    assert ",Bo,2025-06-02,2025-06-20,18,Given," in written[1]


def test_that_an_empty_call_says_what_to_do_next(ada, settle):
    ada.rooms.desk.show_assignments("membership-2023")
    settle()
    screen = ada.rooms.screen
    assert "take in the file it sent you" in screen.empty.text()
    assert not screen.giving.isVisible()
    assert screen.exchange.take.isVisible()
    assert not screen.exchange.names.isChecked()
