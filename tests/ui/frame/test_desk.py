"""The Commission's desk in the real window: receive, read, remark, score, rank, endorse, write the papers."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.decision import DecisionKind
from lcapp.paths import app_paths
from lcapp.ui.screens.desk import DeskScreen
from lcapp.ui.screens.received import ReceivedScreen
from tests.ui.frame.conftest import texts

CALL = "membership-2025"
CITIES = ("Çorum", "Kashan", "Ljubljana", "Cork")


@pytest.fixture(scope="module")
def inbox(tmp_path_factory):
    """What four cities sent, one of them as a draft, and a file that is broken."""
    folder = tmp_path_factory.mktemp("inbox")
    city = build_app(app_paths(tmp_path_factory.mktemp("city")), actor=lambda: "Ana")
    sample = city.samples.get("samplia-membership-2025")
    for name in (*CITIES, "İzmir"):
        session = city.dossiers.open(city.dossiers.start_sample(sample).number)
        session.set_answer(AnswerKey("city.name"), name)
        session.flush()
        if name in CITIES:
            city.submissions.seal(session)
        package = city.packages.of(city.submissions.picture(session))
        (folder / f"{name}.lcdossier").write_bytes(city.packages.write(package))
    city.close()
    (folder / "broken.lcdossier").write_bytes(b"PK\x03\x04 nothing more")
    return folder


@pytest.fixture
def desk(window, settle, inbox, qtbot):
    """The desk with everything received."""
    made = window(name="Ada", language="en", role="commission")
    made.rooms.screen.desk.click()
    settle()
    screen = made.rooms.screen
    assert isinstance(screen, DeskScreen)
    screen.call.setCurrentIndex(screen.call.findData(CALL))
    assert "Nothing has come in" in screen.empty.text()
    screen.take([inbox])
    qtbot.waitUntil(lambda: not screen.line.bar.isVisible() and screen.model.rowCount() == 5, timeout=60_000)
    return made


def cities(screen):
    return [screen.model.index(row, 0).data() for row in range(screen.model.rowCount())]


def test_that_a_folder_is_received_and_one_bad_file_stops_none(desk, inbox):
    screen = desk.rooms.screen
    assert cities(screen) == ["Cork", "Çorum", "İzmir (draft for advice)", "Kashan", "Ljubljana"]
    assert "New on the desk: 5" in screen.line.said.text()
    assert "broken.lcdossier" in screen.line.details.text()


def test_that_the_desk_is_written_as_a_table(desk, tmp_path, qtbot, monkeypatch):
    screen, file, told = desk.rooms.screen, tmp_path / "desk.csv", []
    dialogs = screen._context.dialogs
    monkeypatch.setattr(dialogs, "choose_file_to_save", lambda *_words: str(file))
    monkeypatch.setattr(dialogs, "tell", told.append)
    screen.sheet.click()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert "desk.csv is written" in told[0]
    rows = file.read_text("utf-8-sig").splitlines()
    assert len(rows) == 6
    assert any("Çorum" in row for row in rows)


def test_that_the_list_is_searched_sorted_and_opened_by_keys(desk, settle, qtbot):
    screen = desk.rooms.screen
    screen.search.setText("kashan")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    screen.search.setText("zyzzy")
    qtbot.waitUntil(lambda: screen.list.currentWidget() is screen.empty)
    screen.search.clear()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 5)
    screen.model.sort(0, Qt.SortOrder.DescendingOrder)
    assert cities(screen)[0] == "Ljubljana"
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    settle()
    assert isinstance(desk.rooms.screen, ReceivedScreen)
    assert desk.rooms.screen.received.line.title == "Ljubljana"


def read(desk, city, settle):
    lines = desk.context().app.commission.desk.lines()
    desk.rooms.desk.show_received(next(one.number for one in lines if one.title == city))
    settle()
    return desk.rooms.screen


def test_that_a_verdict_is_said_otherwise_with_a_reason(desk, settle):
    screen = read(desk, "Kashan", settle)
    panel = screen.formal
    panel._turn("F2")
    panel.verdict.setCurrentIndex(panel.verdict.findData("passed"))
    panel.reason.setText("")
    panel._keep("F2")
    assert panel.said.isVisible()
    panel.reason.setText("It came by post in May")
    panel._keep("F2")
    settle()
    assert any("It came by post in May" in text for text in texts(panel))


def test_that_a_remark_is_bound_to_the_question_that_was_chosen(desk, settle, tmp_path):
    screen = read(desk, "Kashan", settle)
    screen.page.chosen.emit("motivation.why", "en")
    screen.tabs.setCurrentWidget(screen.remarks)
    screen.remarks.add.click()
    assert screen.remarks.said.isVisible()
    screen.remarks.text.setPlainText("Who says so?")
    screen.remarks.add.click()
    kept = desk.context().app.commission.remarks.of(screen._number)
    assert [(one.question, one.text) for one in kept] == [("motivation.why", "Who says so?")]
    file = tmp_path / "back.lcdossier"
    desk.dialogs.answers = [str(file)]
    screen._context.dialogs.choose_file_to_save = desk.dialogs.choose_file_to_save
    screen.remarks.back.click()
    assert file.read_bytes()[:2] == b"PK"


def test_that_a_sheet_is_scored_with_citations_and_finished(desk, settle):
    screen = read(desk, "Cork", settle)
    panel, number = screen.scores, screen._number
    reviews = desk.context().app.commission.reviews
    panel._declare(has_conflict=False)
    panel._finish()
    assert "not finished yet" in panel.said.text()
    screen.page.chosen.emit("motivation.why", "en")
    for criterion in reviews.criteria(CALL).criteria:
        panel._score(criterion.id, points=2)
        panel._cite(criterion.id)
    assert screen.total.text().split(" ")[0] != "0"
    panel._finish()
    assert reviews.my_sheet(number).is_finished, panel.said.text()


def test_that_the_fourth_endorsement_is_refused_with_the_rule(desk, settle):
    decisions = desk.context().app.commission.decisions
    for city in CITIES[:3]:
        screen = read(desk, city, settle)
        screen.decision.kind.setCurrentIndex(screen.decision.kind.findData(DecisionKind.ENDORSE))
        screen.decision.decide.click()
    screen = read(desk, "Cork", settle)
    screen.tabs.setCurrentWidget(screen.decision)
    screen.decision.decide.click()
    assert screen.decision.said.isVisible()
    assert "3" in screen.decision.said.text()
    assert decisions.endorsed(CALL) == 3


def test_that_the_ranking_is_moved_by_keys_and_taken_back(desk, settle):
    desk.rooms.desk.show_ranking(CALL)
    settle()
    screen = desk.rooms.screen
    before = screen.numbers()
    screen.list.setCurrentRow(1)
    screen._move(-1)
    settle()
    assert screen.numbers() == [before[1], before[0], *before[2:]]
    assert screen.undo_bar.isVisible()
    screen.undo_bar.button.click()
    settle()
    assert screen.numbers() == before
    assert any("the line" in screen.list.item(row).text() for row in range(screen.list.count()))
    assert "İzmir" in screen.left_out.text()


def test_that_all_papers_are_written_into_a_folder(desk, settle, tmp_path, qtbot):
    commission = desk.context().app.commission
    for line in commission.desk.lines()[:2]:
        if line.sealed:
            commission.decisions.decide(line.number, DecisionKind.REFUSE, "No plan yet")
    desk.rooms.desk.show_papers(CALL)
    settle()
    screen = desk.rooms.screen
    screen.fields["officer"].setText("Ada Example")
    screen.fields["officer"].editingFinished.emit()
    assert commission.papers.profile().officer == "Ada Example"
    screen._context.dialogs.choose_folder = lambda title: str(tmp_path)
    screen.write.click()
    qtbot.waitUntil(lambda: not screen.bar.isVisible(), timeout=60_000)
    names = {file.name.split("-")[0] for file in tmp_path.glob("*.pdf")}
    assert {"refusal", "minutes", "ranking", "call"} <= names
