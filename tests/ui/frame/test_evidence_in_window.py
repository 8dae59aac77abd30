"""The register of evidence in the real window: added once, dated, opened, cited in a sentence, taken back."""

from dataclasses import replace

import pytest
from PIL import Image

from PySide6.QtGui import QTextCursor

from lcapp.domain.answers import AnswerKey

SITE = "https://samplia.example/plan"
PLAN = AnswerKey("criteria.plan", "en")
TEXT = "We plan together. The plan has 24 measures! It reached 318 adults in 2023."


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "photo.jpg"
    Image.new("RGB", (60, 40), (90, 140, 130)).save(file)
    return file


@pytest.fixture
def drafted(window, settle, qtbot):
    """A nomination with a link as A1, open at the evidence."""

    def open_(**more):
        made = window(**{"name": "Ada", "language": "en"} | more)
        app = made.context().app
        number = app.dossiers.start("award-2024", title="Samplia").number
        app.register.add_link(number, SITE, title="The plan")
        made.rooms.open_dossier(number)
        settle()
        screen = made.rooms.screen
        screen.opening.page("evidence")
        settle()
        made.activateWindow()
        return made, screen, lambda: app.register.of(number)

    return open_


def panel(screen):
    return screen.registering._panel


def added(screen, register, qtbot, file, count):
    screen.registering.add_files([file])
    qtbot.waitUntil(lambda: len(register()) == count and not screen.registering._busy)


def undo(screen, settle):
    panel(screen).undo_bar.first_chosen.emit()
    settle()


def test_that_the_same_file_is_said_to_be_there_and_the_entry_is_shown(drafted, photo, qtbot, settle):
    made, screen, register = drafted()
    added(screen, register, qtbot, photo, 2)
    made.dialogs.answers = ["Go to A2"]
    screen.registering.add_files([photo])
    qtbot.waitUntil(lambda: not made.dialogs.answers)
    settle()
    assert "This is registered already, as A2: “photo”." in made.dialogs.heard
    assert len(register()) == 2
    assert panel(screen).cards[1].title.hasFocus()
    made.dialogs.answers = ["Register it once more"]
    added(screen, register, qtbot, photo, 3)


def test_that_the_same_link_is_said_to_be_there(drafted, settle):
    made, screen, register = drafted()
    made.dialogs.answers = [SITE, "Go to A1"]
    panel(screen).add_link.click()
    assert len(register()) == 1
    made.dialogs.answers = [SITE, "Register it once more"]
    panel(screen).add_link.click()
    assert [one.name for one in register()] == ["A1", "A2"]


def test_that_what_a_file_is_stands_beside_its_number(drafted, photo, tmp_path, qtbot):
    _made, screen, register = drafted()
    added(screen, register, qtbot, photo.rename(tmp_path / "plan.pdf"), 2)
    assert panel(screen).undo_bar.said.text() == (
        "plan is registered as A2. It is a picture (JPEG), whatever its name says."
    )
    secret = tmp_path / "passwd"
    secret.write_text("root:x:0:0:root:/root:/bin/sh")
    screen.registering.add_files([secret])
    qtbot.waitUntil(lambda: not screen.registering._busy)
    assert panel(screen).said.text().startswith("passwd was not added. This is neither a PDF file")
    assert len(register()) == 2


def test_that_adding_changing_moving_and_supporting_can_be_taken_back(drafted, photo, qtbot, settle):
    _made, screen, register = drafted()
    added(screen, register, qtbot, photo, 2)
    undo(screen, settle)
    assert [one.name for one in register()] == ["A1"]
    before = register()
    card = panel(screen).cards[0]
    card.changed.emit(replace(card.evidence, title="The plan to 2030", dated="2019-05"))
    assert (register()[0].title, register()[0].dated) == ("The plan to 2030", "2019-05")
    undo(screen, settle)
    assert register() == before
    screen.registering.show_place("criteria.plan")
    panel(screen).cards[0].cite.click()
    assert register()[0].supports == ("criteria.plan",)
    undo(screen, settle)
    assert register() == before


def test_that_a_date_typed_in_the_card_stands_in_the_findings_at_once(drafted, settle, type_text):
    _made, screen, _register = drafted()
    screen.session.set_answer(AnswerKey("award.member_since"), "2022-09")
    line = panel(screen).cards[0].dated.entry()
    type_text(line, "2019")
    line.left.emit()
    settle()
    codes = {finding.code for finding in screen.session.findings()}
    assert "evidence_before_joining" in codes
    assert "evidence_undated" not in codes


def test_that_a_file_is_opened_as_a_copy_after_a_question_and_a_link_by_its_dialog(
    drafted, photo, qtbot, settle
):
    made, screen, register = drafted()
    added(screen, register, qtbot, photo, 2)
    opened = []
    screen.registering._opening.open_copy = opened.append
    made.dialogs.answers = ["Leave it closed"]
    panel(screen).cards[1].open.click()
    assert opened == []
    made.dialogs.answers = ["Open a copy"]
    panel(screen).cards[1].open.click()
    assert [copy.name for copy in opened] == ["A2 photo.jpg"]
    assert opened[0].read_bytes() == photo.read_bytes()
    assert photo.parent != opened[0].parent
    shown = []
    made.dialogs.show_link = lambda text, read: shown.append(text) or ""
    panel(screen).cards[0].open.click()
    assert shown == [SITE]


def test_that_a_finding_shows_its_sentence_and_the_number_goes_into_it(drafted, settle):
    _made, screen, _register = drafted()
    screen.session.set_answer(PLAN, TEXT)
    settle()
    screen.check()
    settle()
    told = next(f for f in screen.session.findings() if f.code == "claim_without_source")
    assert told.params == {"count": 2, "example": "The plan has 24 measures!"}
    screen.findings.chosen.emit(told)
    settle()
    box = screen.window().focusWidget()
    assert box.textCursor().selectedText() == "The plan has 24 measures!"
    screen.opening.page("evidence")
    panel(screen).cards[0].insert.click()
    settle()
    cited = "We plan together. The plan has 24 measures (A1)! It reached 318 adults in 2023."
    assert screen.session.answer(PLAN) == cited
    told = [f for f in screen.session.findings() if f.code in ("claim_without_source", "evidence_not_cited")]
    assert told == []
    box.undo()
    assert screen.session.answer(PLAN) == TEXT


def test_that_a_number_is_put_at_the_cursor_with_the_space_it_needs(drafted, settle):
    _made, screen, _register = drafted()
    screen.session.set_answer(PLAN, "It reached 318 adults")
    screen.go_to(PLAN)
    settle()
    box = screen.window().focusWidget()
    box.moveCursor(QTextCursor.MoveOperation.End)
    panel(screen).cards[0].insert.click()
    assert screen.session.answer(PLAN) == "It reached 318 adults (A1)"


def test_that_without_a_text_the_panel_says_where_to_put_the_cursor(drafted, settle):
    _made, screen, _register = drafted()
    panel(screen).cards[0].insert.click()
    assert panel(screen).said.text() == "Put the cursor into the sentence that A1 stands for."


def test_that_a_finding_about_evidence_leads_to_the_register(drafted, photo, qtbot, settle):
    _made, screen, register = drafted()
    added(screen, register, qtbot, photo, 2)
    screen.check()
    settle()
    told = [f for f in screen.session.findings() if f.code == "evidence_undated"]
    assert [f.params["evidence"] for f in told] == ["A1, A2"]
    screen.findings.chosen.emit(told[0])
    settle()
    assert screen.panel.page == "evidence"
    assert panel(screen).cards[0].title.hasFocus()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_a_card_is_no_wider_than_its_panel(drafted, settle, language):
    _made, screen, register = drafted(language=language)
    card = panel(screen).cards[0]
    screen.registering._change(replace(register()[0], dated="2019-05"))
    screen.registering.refresh()
    settle()
    card = panel(screen).cards[0]
    assert card.minimumSizeHint().width() <= panel(screen)._rest.viewport().width()
