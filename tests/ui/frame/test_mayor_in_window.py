"""The mayor's page, sign-off and sending, and what the city's record learns, in the real window."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from lcapp.domain.answers import AnswerKey
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.mayor import MayorScreen
from lcapp.ui.screens.our_city import OurCityScreen
from lcapp.ui.screens.sending import SendingScreen
from tests.ui.frame.city_window import city_window, draft_of, until
from tests.ui.frame.conftest import texts


@pytest.fixture
def city(started):
    return lambda **more: city_window(started, **more)


def test_that_the_mayor_reads_and_decides_without_editing(city, settle):
    window = city()
    window.rooms.city.show_city()
    settle()
    window.centralWidget().mayor_rows[0].click()
    settle()
    screen = window.centralWidget()
    assert isinstance(screen, MayorScreen)
    assert "Not decided yet." in texts(screen)
    assert "Halve the number of adults who cannot read" in texts(screen)
    screen.approve.click()
    assert screen.said.text() == "A decision needs the name and the exact title of the person who makes it."
    screen.box.name.setText("Demir, Aylin")
    screen.box.title.setText("Mayor of Samplia")
    screen.send_back.click()
    assert screen.said.text() == "Say in a few words why it is sent back."
    screen.approve.click()
    settle()
    assert any(text.startswith("Approved by Demir, Aylin, Mayor of Samplia") for text in texts(screen))
    screen.head.back.click()
    settle()
    assert isinstance(window.centralWidget(), OurCityScreen)


def test_that_the_mayors_page_has_the_keys_and_says_what_stands_in_the_way(city, settle):
    window = city()
    window.rooms.city.show_mayor(1)
    settle()
    screen = window.centralWidget()
    assert window.focusWidget() is screen.page
    QTest.keyClick(screen.page, Qt.Key.Key_PageDown)
    assert screen.page.verticalScrollBar().value() > 0
    assert "must still be fixed." in screen.warning.text()
    assert "is over." in screen.warning.text()
    assert screen.approve.isEnabled()


def test_that_the_mayor_goes_to_the_dossier_and_back_to_the_draft(city, settle):
    window = city()
    screen = draft_of(window, 1, "city", settle)
    window.menuBar()
    next(act for act in screen.actions() if act.text() == "Brief for the mayor…").trigger()
    settle()
    mayor = window.centralWidget()
    assert isinstance(mayor, MayorScreen)
    mayor.read.click()
    settle()
    assert isinstance(window.centralWidget(), DraftScreen)
    assert window.centralWidget().header.read.text() == "Write"
    window.rooms.city.show_mayor(1, from_draft=True)
    settle()
    window.centralWidget().head.back.click()
    settle()
    assert isinstance(window.centralWidget(), DraftScreen)


def test_that_a_reason_is_never_offered_as_the_mayors_name(city, settle):
    window = city()
    app = window.context().app
    reason = {"none": "Not in the public sources."}
    record = app.dossiers.open(app.city_records.find_or_start("city_record").number)
    dossier = app.dossiers.open(1)
    said = {AnswerKey("mayor.name"): reason, AnswerKey("mayor.title"): reason}
    for session in (record, dossier):
        session.set_answers(said, kind="import")
        session.flush()
    window.rooms.city.show_mayor(1)
    settle()
    screen = window.centralWidget()
    assert (screen.box.name.text(), screen.box.title.text()) == ("", "")
    assert not any("Not in the public sources." in text for text in texts(screen))


def test_that_sign_off_sending_and_decision_are_reached_from_the_drafts_menu(city, settle):
    window = city()
    app = window.context().app
    screen = draft_of(window, 1, "city", settle)
    next(act for act in screen.actions() if act.text() == "Sign-off and sending…").trigger()
    settle()
    sending = window.centralWidget()
    assert isinstance(sending, SendingScreen)
    assert sending.sent.hasFocus()
    sending.sign_off.click()
    settle()
    assert "City: Ada" in texts(sending)
    sending.sent.click()
    settle()
    assert sending.said.text() == "Recorded. Did learningcities@unesco.org get a copy?"
    assert not sending.sent.isVisible()
    sending.box.lines["receipt_on"].setText("2001-01-01")
    sending.keep.click()
    assert sending.said.text().startswith("The receipt is dated 1 January 2001, before the dossier was sent")
    sending.box.lines["receipt_on"].setText("yesterday")
    sending.keep.click()
    assert sending.said.text() == "The date could not be read."
    sending.box.lines["receipt_on"].setText("")
    today = app.clock().astimezone().date().isoformat()
    sending.box.decision.setCurrentIndex(sending.box.decision.findData("accepted"))
    sending.box.lines["decided_on"].setText(today)
    sending.keep.click()
    settle()
    assert sending.said.text() == "Recorded."
    sending.take.click()
    settle()
    record = app.dossiers.open(app.city_records.find_or_start("city_record").number)
    assert record.answer(AnswerKey("award.member_since")) == today
    sending.undo_bar.button.click()
    settle()
    record = app.dossiers.open(app.city_records.find_or_start("city_record").number)
    assert record.answer(AnswerKey("award.member_since")) != today
    sending.head.back.click()
    settle()
    assert isinstance(window.centralWidget(), DraftScreen)


def test_that_our_city_takes_over_what_was_typed_in_the_application(city, settle):
    window = city()
    app = window.context().app
    dossier = app.dossiers.open(1)
    dossier.set_answer(AnswerKey("contact.2.email"), "office@samplia.example")
    dossier.flush()
    window.rooms.city.show_city()
    settle()
    learning = window.centralWidget().learning
    assert learning.said.text() == "“Samplia” says 1 thing that the city's record does not know yet."
    learning.button.click()
    key = AnswerKey("contact.2.email")
    number = app.city_records.find_or_start("city_record").number
    assert app.dossiers.open(number).answer(key) == "office@samplia.example"
    assert learning.button.text() == "Undo"
    learning.button.click()
    assert app.dossiers.open(number).answer(key) is None


def test_that_no_field_shows_what_the_program_finds_entries_by(city, settle):
    window = city()
    app = window.context().app
    app.after_sending.note_sent(app.dossiers.open(1), app.clock().astimezone().date().isoformat())
    uuid = app.dossiers.open(1).dossier.uuid
    window.rooms.open_dossier(app.city_records.find_or_start("sending").number)
    settle()
    screen = window.centralWidget()
    shown = [line.text() for line in screen.findChildren(QLineEdit) if line.isVisibleTo(screen)]
    assert uuid not in shown
    assert "national_commission" not in shown
    (brief,) = (act for act in screen.actions() if act.text() == "Brief for the mayor…")
    assert not brief.isVisible()
    screen.read()
    settle()
    assert not any(uuid in text for text in texts(screen))


def test_that_the_brief_is_printed(city, settle, tmp_path):
    window = city()
    window.rooms.city.show_mayor(1)
    settle()
    window.dialogs.answers.append(str(tmp_path / "brief.pdf"))
    window.centralWidget().print.click()
    until(settle, (tmp_path / "brief.pdf").exists)
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-")
