"""The loop of a call on two computers: a city that works in Persian, its Commission that works in English.

Draft, seal, send, check, remark, return, answer, seal again, score, rank, endorse, print Part 2. With
LCAPP_PICTURES naming a folder, pictures of every step are left there.
"""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.decision import DecisionKind
from lcapp.i18n import Catalogs
from lcapp.paths import app_paths
from lcapp.settings import Settings, SettingsFile
from lcapp.ui.main_window import MainWindow
from lcapp.ui.screens.draft import DraftScreen
from tests.ui.frame.conftest import WrittenDialogs
from tests.ui.frame.pictures import leave_pages, leave_picture

CALL = "membership-2025"
WHY = AnswerKey("motivation.why", "en")


@pytest.fixture
def commission(tmp_path, clock, settle, qapp):
    """The window of the National Commission, on data of its own."""
    paths = app_paths(tmp_path / "commission")
    kept = SettingsFile(paths.settings_file)
    kept.save(Settings(name="Ines", language="en", role="commission"))
    made = MainWindow(
        paths,
        Catalogs(paths.translations),
        kept,
        lambda who: build_app(paths, actor=who, wait_seconds=0, clock=clock),
        language="",
    )
    made.resize(1280, 800)
    made.dialogs = WrittenDialogs()
    yield made
    made.close()
    made.deleteLater()
    settle()


def turn(application, direction):
    """Two windows of one process share a direction; two computers do not."""
    application.setLayoutDirection(direction)


def button(root, text):
    return next(one for one in root.findChildren(QPushButton) if one.text() == text and one.isVisible())


def send(city, file):
    """The sealed dossier as PDF, with the dossier inside."""
    draft = city.rooms.screen
    city.dialogs.answers = [str(file)]
    draft.paper.exporting._dialogs = city.dialogs
    draft.paper.exporting.open()
    sheet = draft.paper.exporting.sheet
    sheet._dialogs = city.dialogs
    sheet.go.click()
    return sheet


def test_that_a_dossier_goes_back_and_forth_until_part_two_is_printed(
    window, commission, settle, tmp_path, qtbot, qapp
):
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    # The city drafts and seals.
    city = window(name="آنا", language="fa")
    app = city.context().app
    sample = app.samples.get("samplia-membership-2025")
    number = app.dossiers.start(CALL, title="سامپلیا", answers=dict(sample.answers)).number
    city.rooms.open_dossier(number)
    settle()
    draft = city.rooms.screen
    assert draft.layoutDirection() is right
    draft.sealing.seal()
    settle()
    assert draft.session.read_only.code == "sealed"
    leave_picture(city, "loop-01-city-sealed")
    first = tmp_path / "first.pdf"
    sheet = send(city, first)
    qtbot.waitUntil(lambda: sheet.open_file.isVisible(), timeout=60_000)
    leave_picture(sheet, "loop-02-city-written")
    sheet.reject()
    leave_pages(first, "loop-02-first", count=3)

    # The Commission receives, checks, remarks, and returns the file.
    turn(qapp, left)
    commission.show()
    commission.open_library()
    settle()
    commission.rooms.open_file(first)
    desk = commission.rooms.screen
    qtbot.waitUntil(lambda: not desk.line.bar.isVisible() and desk.model.rowCount() == 1, timeout=60_000)
    leave_picture(commission, "loop-03-desk")
    office = commission.context().app.commission
    (line,) = office.desk.lines()
    assert line.sealed
    commission.rooms.desk.show_received(line.number)
    settle()
    received = commission.rooms.screen
    leave_picture(commission, "loop-04-formal-check")
    received.page.chosen.emit(WHY.question, WHY.language)
    received.tabs.setCurrentWidget(received.remarks)
    received.remarks.text.setPlainText("Which evidence supports this?")
    received.remarks.add.click()
    settle()
    leave_picture(commission, "loop-05-remark")
    back = tmp_path / "back.lcdossier"
    commission.dialogs.answers = [str(back)]
    received._context.dialogs.choose_file_to_save = commission.dialogs.choose_file_to_save
    received.remarks.back.click()
    assert back.exists()

    # The city reads the remark, answers it, and seals a second version.
    turn(qapp, right)
    city.rooms.open_file(back)
    settle()
    incoming = city.rooms.screen
    qtbot.waitUntil(incoming.take.isVisible, timeout=60_000)
    leave_picture(city, "loop-06-city-incoming")
    incoming.take.click()
    settle()
    draft = city.rooms.screen
    assert isinstance(draft, DraftScreen)
    draft.opening.page("remarks")
    settle()
    leave_picture(city, "loop-07-city-remark")
    (told,) = app.commission.city_remarks.of(number)
    assert told.remark.text == "Which evidence supports this?"
    if draft.session.read_only is not None:
        city.rooms._context.dialogs.ask_text = lambda *_words, **_more: "کمیسیون پرسید"
        draft.why_read_only.first_chosen.emit()
        settle()
        draft = city.rooms.screen
    draft.session.set_answer(WHY, "Our plan of 2024 names 24 measures (see https://samplia.example/plan).")
    draft.session.flush()
    app.commission.city_remarks.reply(number, told.remark.number, "done", "")
    settle()
    draft.sealing.seal()
    settle()
    assert draft.session.read_only.code == "sealed"
    second = tmp_path / "second.pdf"
    sheet = send(city, second)
    qtbot.waitUntil(lambda: sheet.open_file.isVisible(), timeout=60_000)
    sheet.reject()
    leave_picture(city, "loop-08-city-sealed-again")

    # The Commission sees the new version with the reply, scores, ranks, endorses, and prints Part 2.
    turn(qapp, left)
    commission.rooms.open_file(second)
    desk = commission.rooms.screen
    qtbot.waitUntil(lambda: office.desk.lines()[0].number != line.number, timeout=60_000)
    settle()
    leave_picture(commission, "loop-09-desk-second-version")
    (newest,) = office.desk.lines()
    commission.rooms.desk.show_received(newest.number)
    settle()
    received = commission.rooms.screen
    received.tabs.setCurrentWidget(received.remarks)
    settle()
    leave_picture(commission, "loop-10-reply")
    assert any("done" in label.lower() for label in _said(received.remarks))
    received.tabs.setCurrentWidget(received.scores)
    received.scores._declare(has_conflict=False)
    received.page.chosen.emit(WHY.question, WHY.language)
    for criterion in office.reviews.criteria(CALL).criteria:
        received.scores._score(criterion.id, points=3)
        received.scores._cite(criterion.id)
    received.scores._finish()
    settle()
    leave_picture(commission, "loop-11-scores")
    assert office.reviews.my_sheet(newest.number).is_finished
    commission.rooms.desk.show_ranking(CALL)
    settle()
    leave_picture(commission, "loop-12-ranking")
    assert commission.rooms.screen.numbers() == [newest.number]
    commission.rooms.desk.show_received(newest.number)
    settle()
    received = commission.rooms.screen
    received.tabs.setCurrentWidget(received.decision)
    received.decision.kind.setCurrentIndex(received.decision.kind.findData(DecisionKind.ENDORSE))
    received.decision.decide.click()
    settle()
    leave_picture(commission, "loop-13-decision")
    assert office.decisions.endorsed(CALL) == 1
    commission.rooms.desk.show_papers(CALL)
    settle()
    papers = commission.rooms.screen
    folder = tmp_path / "papers"
    folder.mkdir()
    papers._context.dialogs.choose_folder = lambda title: str(folder)
    papers.write.click()
    qtbot.waitUntil(lambda: not papers.bar.isVisible(), timeout=60_000)
    leave_picture(commission, "loop-14-papers")
    names = sorted(file.name for file in folder.iterdir())
    (part_two,) = [name for name in names if name.startswith("part-2")]
    leave_pages(folder / part_two, "loop-15-part-two", count=2)


def _said(root):
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
