"""A whole call in the window: fifteen cities, two reviewers, a remark, three endorsed, twelve refused."""

from datetime import UTC, datetime

import pytest

from PySide6.QtWidgets import QPushButton

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.decision import DecisionKind
from lcapp.domain.review import Citation, Score
from lcapp.paths import app_paths
from lcapp.services.export import Unwatched
from tests.ui.frame.conftest import texts
from tests.ui.frame.pictures import leave_picture

CALL = "membership-2025"
WHY = AnswerKey("motivation.why", "en")
CITIES = tuple(f"City {chr(65 + number)}" for number in range(15))


@pytest.fixture
def clock(clock):
    clock.now = datetime(2025, 6, 16, 9, 0, tzinfo=UTC)
    return clock


@pytest.fixture(scope="module")
def inbox(tmp_path_factory):
    """What fifteen cities sent, sealed."""
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
    return folder


def scored(commission, points_of):
    """Every sheet of whoever works there."""
    criteria = commission.reviews.criteria(CALL).criteria
    for line in commission.desk.lines():
        commission.reviews.declare(line.number, has_conflict=False)
        said = commission.desk.read(line.number).carried.answers[WHY].split(".")[0]
        cited = (Citation(WHY.question, WHY.language, said),)
        score = Score(points_of(line.title), "As it says.", cited)
        commission.reviews.score_all(line.number, {one.id: score for one in criteria})
        commission.reviews.finish(line.number)


def test_that_a_whole_call_is_played_in_the_window(window, inbox, settle, tmp_path, qtbot, clock):
    made = window(name="Ada", language="en", role="commission")
    made.rooms.desk.show_desk(CALL)
    settle()
    desk = made.rooms.screen
    desk.take([inbox])
    qtbot.waitUntil(lambda: not desk.line.bar.isVisible() and desk.model.rowCount() == 15, timeout=60_000)
    leave_picture(made, "call-1-desk")
    commission = made.context().app.commission

    # A remark goes back to one city.
    first = next(one for one in commission.desk.lines() if one.title == "City A")
    made.rooms.desk.show_received(first.number)
    settle()
    received = made.rooms.screen
    received.page.chosen.emit(WHY.question, WHY.language)
    received.remarks.text.setPlainText("Who decided this?")
    received.remarks.add.click()
    back = tmp_path / "back.lcdossier"
    made.dialogs.answers = [str(back)]
    received._context.dialogs.choose_file_to_save = made.dialogs.choose_file_to_save
    received.remarks.back.click()
    assert back.exists()

    # Two reviewers on two computers; the second one's sheets come back as a file.
    order = {name: place for place, name in enumerate(CITIES)}
    bo = build_app(app_paths(tmp_path / "bo"), actor=lambda: "Bo", clock=clock)
    try:
        bo.commission.desk.import_folder(inbox, Unwatched())
        scored(bo.commission, lambda title: 5 if order[title] < 4 else 2)
        sheets = tmp_path / "sheets.lcdossier"
        sheets.write_bytes(bo.commission.review_packages.export(CALL))
    finally:
        bo.close()
    scored(commission, lambda title: 5 if order[title] < 3 else 1)
    made.rooms.open_file(sheets)
    qtbot.waitUntil(lambda: hasattr(made.rooms.screen, "take") and hasattr(made.rooms.screen, "go_on"))
    incoming = made.rooms.screen
    qtbot.waitUntil(lambda: incoming.take.isVisible(), timeout=60_000)
    incoming.take.click()
    qtbot.waitUntil(lambda: incoming.go_on.isVisible(), timeout=60_000)

    # The ranking of both; three are endorsed there, the fourth is refused with the rule.
    made.rooms.desk.show_ranking(CALL)
    settle()
    ranking = made.rooms.screen
    title_of = {one.number: one.title for one in commission.desk.lines()}
    assert [title_of[number] for number in ranking.numbers()[:4]] == list(CITIES[:4])
    for row in range(3):
        ranking.list.setCurrentRow(row)
        ranking.endorse.click()
        settle()
    assert commission.decisions.endorsed(CALL) == 3
    ranking.list.setCurrentRow(3)
    ranking.endorse.click()
    settle()
    assert commission.decisions.endorsed(CALL) == 3
    leave_picture(made, "call-2-ranking")
    for line in commission.desk.lines():
        if order[line.title] >= 3:
            made.rooms.desk.show_received(line.number)
            settle()
            panel = made.rooms.screen.decision
            panel.kind.setCurrentIndex(panel.kind.findData(DecisionKind.REFUSE))
            panel.reason.setPlainText("Others were nearer to a plan.")
            panel.decide.click()
    settle()

    # Letters, minutes and Part 2 in one folder, and the dispatch with its date.
    made.rooms.desk.show_papers(CALL)
    settle()
    papers = made.rooms.screen
    papers.fields["officer"].setText("Ada Example")
    papers.fields["officer"].editingFinished.emit()
    folder = tmp_path / "papers"
    folder.mkdir()
    papers._context.dialogs.choose_folder = lambda title: str(folder)
    papers.write.click()
    qtbot.waitUntil(lambda: not papers.bar.isVisible(), timeout=60_000)
    leave_picture(made, "call-3-papers")
    kinds = [file.name.split("-")[0] for file in folder.glob("*.pdf")]
    assert (kinds.count("refusal"), kinds.count("endorsement"), kinds.count("part")) == (12, 3, 3), kinds
    assert {"minutes", "ranking"} <= set(kinds)
    assert "All letters are written." in texts(papers)
    sent = next(one for one in papers.findChildren(QPushButton) if one.text() == "Record that all was sent")
    sent.click()
    settle()
    leave_picture(made, "call-4-sent")
