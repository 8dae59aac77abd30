"""A dossier leaves as a file and comes in on another computer, in the real window."""

import pytest

from PySide6.QtWidgets import QPushButton

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.paths import app_paths
from lcapp.services.export import StoppableWatch
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.incoming import IncomingScreen

WHY = AnswerKey("motivation.why", "en")


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Files another city's computer wrote: open, locked, and a PDF without a dossier inside."""
    folder = tmp_path_factory.mktemp("sent")
    city = build_app(app_paths(tmp_path_factory.mktemp("city")), actor=lambda: "Ana")
    number = city.dossiers.start_sample(city.samples.get("samplia-membership-2025")).number
    session = city.dossiers.open(number)
    package = city.packages.of(city.submissions.picture(session))
    (folder / "open.lcdossier").write_bytes(city.packages.write(package))
    locked = city.packages.write(package, passphrase="four plain words here")
    (folder / "locked.lcdossier").write_bytes(locked)
    (folder / "broken.lcdossier").write_bytes(b"PK\x03\x04 nothing more")
    city.close()
    return folder


@pytest.fixture
def opened(window, sent, settle, qtbot):
    """The window with a file from outside opened, looked at to its end."""

    def open_(name):
        made = window(name="Ada", language="en")
        made.rooms.open_file(sent / name)
        settle()
        screen = made.rooms.screen
        assert isinstance(screen, IncomingScreen)
        qtbot.waitUntil(lambda: "safe place" not in screen.verdict.text(), timeout=20_000)
        return made, screen

    return open_


def test_that_nothing_changes_before_it_is_taken_in(opened, settle):
    made, screen = opened("open.lcdossier")
    assert "can be taken" in screen.verdict.text()
    assert "Samplia" in screen.details.text()
    assert made.context().app.dossiers.list() == ()
    screen.take.click()
    settle()
    assert isinstance(made.rooms.screen, DraftScreen)
    assert made.rooms.screen.session.answer(WHY)
    assert len(made.context().app.dossiers.list()) == 1


def test_that_a_file_is_left_alone_by_choice(opened, settle):
    made, screen = opened("open.lcdossier")
    screen.leave_it.click()
    settle()
    assert made.context().app.dossiers.list() == ()


def test_that_a_locked_file_asks_for_its_passphrase(opened, qtbot):
    _made, screen = opened("locked.lcdossier")
    assert screen.passphrase.isVisible()
    assert not screen.take.isVisible()
    screen.passphrase.setText("four plain words here")
    screen.unlock.click()
    qtbot.waitUntil(screen.take.isVisible, timeout=60_000)


def test_that_a_broken_file_is_refused_in_words(opened):
    _made, screen = opened("broken.lcdossier")
    assert not screen.take.isVisible()
    assert "ask the sender" in screen.verdict.text().lower()


def test_that_a_draft_is_written_for_another_computer(window, settle, tmp_path, qtbot):
    made = window(name="Ada", language="en")
    number = made.context().app.dossiers.start("membership-2025", title="Samplia").number
    made.rooms.open_dossier(number)
    settle()
    packing = made.rooms.screen.packing
    file = tmp_path / "samplia.lcdossier"
    made.dialogs.answers = [str(file)]
    packing._dialogs = made.dialogs
    packing.open()
    packing.sheet.passphrase.setText("one")
    packing.sheet.go.click()
    assert "not the same" in packing.sheet.said.text()
    packing.sheet.passphrase.clear()
    packing.sheet.go.click()
    qtbot.waitUntil(
        lambda: packing.sheet.said.text().startswith("samplia.lcdossier is written"), timeout=20_000
    )
    assert file.read_bytes()[:2] == b"PK"
    packing.sheet.reject()


def test_that_remarks_come_back_stand_beside_the_answers_and_are_replied_to(window, settle, tmp_path, qtbot):
    city = window(name="Ana", language="en")
    app = city.context().app
    number = app.dossiers.start_sample(app.samples.get("samplia-membership-2025")).number
    session = app.dossiers.open(number)
    app.submissions.seal(session)
    sent = tmp_path / "sent.lcdossier"
    sent.write_bytes(app.packages.write(app.packages.of(app.submissions.picture(session))))
    back = tmp_path / "back.lcdossier"
    commission = build_app(app_paths(tmp_path / "commission"), actor=lambda: "Ines")
    try:
        watch = StoppableWatch()
        report = commission.commission.desk.import_files([sent], watch)
        desk_number = report.files[0].number
        remarks = commission.commission.remarks
        remarks.add(desk_number, "Who says so?", question="motivation.why", language="en")
        back.write_bytes(commission.packages.write(remarks.returned(desk_number)))
    finally:
        commission.close()

    city.rooms.open_file(back)
    settle()
    screen = city.rooms.screen
    qtbot.waitUntil(lambda: "safe place" not in screen.verdict.text(), timeout=20_000)
    screen.take.click()
    settle()
    draft = city.rooms.screen
    assert isinstance(draft, DraftScreen), screen.verdict.text()
    assert [one.remark.text for one in app.commission.city_remarks.of(number)] == ["Who says so?"]
    draft.opening.page("remarks")
    settle()
    panel = draft.panel
    buttons = {button.text(): button for button in panel.findChildren(QPushButton) if button.isVisible()}
    buttons["Decline"].click()
    assert app.commission.city_remarks.of(number)[0].remark.reply is None, "a refusal needs its reason"
    buttons["Done"].click()
    assert app.commission.city_remarks.of(number)[0].remark.reply.state == "done"


def test_that_a_folder_for_the_mail_holds_all_that_goes_out(window, settle, tmp_path, qtbot):
    made = window(name="Ada", language="fa")
    app = made.context().app
    number = app.dossiers.start_sample(app.samples.get("samplia-membership-2025")).number
    made.rooms.open_dossier(number)
    settle()
    packing = made.rooms.screen.packing
    packing.open()
    made.dialogs.choose_folder = lambda title: str(tmp_path / "mail")
    packing._dialogs = made.dialogs
    packing.sheet.mail.click()
    qtbot.waitUntil(packing.sheet.mail.isEnabled, timeout=60_000)
    names = sorted(file.name for file in (tmp_path / "mail").iterdir())
    assert names == [
        "Samplia membership-2025 draft.lcdossier",
        "Samplia membership-2025 draft.pdf",
        "checklist-fa.txt",
        "mail-en.txt",
        "mail-fa.txt",
    ]
    letter = (tmp_path / "mail" / "mail-en.txt").read_text("utf-8")
    assert "Samplia" in letter
    assert "draft, sent for your advice" in letter
    packing.sheet.reject()
