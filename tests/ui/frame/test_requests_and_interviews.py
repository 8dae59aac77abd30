"""A request and its day on both sides, and a talk with a city, in the real windows."""

from datetime import UTC, date, datetime, timedelta

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.decision import DecisionKind
from lcapp.paths import app_paths
from lcapp.services.export import Unwatched
from lcapp.ui.draft.commission_remarks import CommissionRemarks
from tests.ui.frame.conftest import texts

CALL = "membership-2025"
TODAY = datetime(2025, 6, 2, 9, 0, tzinfo=UTC)
DUE = "2025-06-20"


@pytest.fixture
def clock(clock):
    clock.now = TODAY
    return clock


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """A city's sealed file, as it comes to the Commission."""
    folder = tmp_path_factory.mktemp("city")
    city = build_app(app_paths(folder / "data"), actor=lambda: "Ana", wait_seconds=0, clock=lambda: TODAY)
    session = city.dossiers.open(city.dossiers.start_sample(city.samples.get(f"samplia-{CALL}")).number)
    session.set_answer(AnswerKey("city.name"), "Cork")
    session.flush()
    city.submissions.seal(session)
    file = folder / "Cork.lcdossier"
    file.write_bytes(city.packages.write(city.packages.of(city.submissions.picture(session))))
    city.close()
    return file


@pytest.fixture
def commission(window, settle, sent):
    """The Commission's window, at the decision about that file."""
    made = window(name="Ada", language="en", role="commission")
    made.context().app.commission.desk.import_files((sent,), Unwatched())
    made.rooms.desk.show_received(1)
    settle()
    made.rooms.screen.tabs.setCurrentWidget(made.rooms.screen.decision)
    return made


def test_that_a_request_is_counted_down_at_the_desk_until_another_decision_holds(commission, settle, clock):
    panel = commission.rooms.screen.decision
    panel.kind.setCurrentIndex(panel.kind.findData(DecisionKind.REQUEST))
    panel.reason.setPlainText("The plan is missing.")
    panel.needs.setPlainText("The plan\nFigures of 2024")
    panel.reply_by.setText(DUE)
    QTest.keyClick(panel.decide, Qt.Key.Key_Space)
    settle()
    assert "Answer by 20 June 2025: 18 days left." in panel.past.text()
    asked = commission.context().app.commission.remarks.of(1)
    assert [(one.text, one.severity) for one in asked] == [("The plan", "must"), ("Figures of 2024", "must")]
    assert commission.rooms.screen.remarks.back.isEnabled()
    assert "the city answers by 20 June 2025: 18 days left" in commission.rooms.screen.state.text()
    commission.rooms.desk.show_desk(CALL)
    settle()
    wanted = "1 city was asked for more; next answer by 20 June 2025: 18 days left"
    assert wanted in commission.rooms.screen.clock.text()
    clock.now = TODAY + timedelta(days=20)
    commission.rooms.desk.show_received(1)
    settle()
    assert "20 June 2025: 2 days over" in commission.rooms.screen.state.text()
    panel = commission.rooms.screen.decision
    panel.kind.setCurrentIndex(panel.kind.findData(DecisionKind.ENDORSE))
    QTest.keyClick(panel.decide, Qt.Key.Key_Space)
    settle()
    assert "Answer by 20 June 2025." in panel.past.text()
    commission.rooms.desk.show_desk(CALL)
    settle()
    assert "asked for more" not in commission.rooms.screen.clock.text()


def test_that_the_city_sees_the_day_of_the_request_counted_down(commission, window, settle, sent):
    desk = commission.context().app.commission
    desk.decisions.decide(1, DecisionKind.REQUEST, "More", reply_by=date.fromisoformat(DUE))
    for _twice in range(2):
        desk.remarks.ask(1, ("The plan", "The plan", " "))
    data = desk.remarks.file(1)
    app = commission.context().app
    number = app.packages.accept(app.packages.inspect(sent.read_bytes())).dossier
    app.commission.city_remarks.take(number, data)
    commission.rooms.open_dossier(number)
    settle()
    (remarks,) = commission.rooms.screen.findChildren(CommissionRemarks)
    remarks.page.show()
    said = [label.text() for label in remarks.page.findChildren(type(remarks.said))]
    assert any("answer by 20 June 2025" in text and "18 days left" in text for text in said), said
    assert said.count("The plan") == 1


def test_that_a_talk_is_recorded_with_its_day_people_and_notes(commission, settle):
    panel = commission.rooms.screen.decision
    panel.people.setText("The mayor, Ada")
    panel.on.setText("yesterday")
    QTest.keyClick(panel.record, Qt.Key.Key_Space)
    assert "not understood" in panel.said.text()
    panel.on.setText("2025-06-01")
    panel.notes.setPlainText("They have a plan.")
    QTest.keyClick(panel.record, Qt.Key.Key_Space)
    settle()
    told = "Interview on 1 June 2025 with The mayor, Ada. They have a plan."
    assert any(told in text for text in texts(panel))
    (kept,) = commission.context().app.commission.decisions.interviews(1)
    assert (kept.on, kept.people, kept.notes) == (date(2025, 6, 1), ("The mayor", "Ada"), "They have a plan.")
