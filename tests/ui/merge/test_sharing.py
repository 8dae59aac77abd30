"""Handing out sections in the window, seeing who has what, and giving a received part back."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lcapp.bootstrap import build_app
from lcapp.paths import app_paths
from lcapp.services.parcels import out_of_hand
from tests.ui.merge.conftest import BASE, WHY, opened_here

SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def draft(place, settle):
    """The window at the draft."""

    def open_(**more):
        window = place(**more)
        window.rooms.open_dossier(window.office.number)
        settle()
        return window, window.rooms.screen

    return open_


@pytest.fixture
def sheet(draft, settle):
    """The sheet over the draft, opened by its key while the person is in the motivation."""
    window, screen = draft()
    screen.show_section("motivation")
    settle()
    QTest.keyClick(screen, Qt.Key.Key_O, SHIFT_CTRL)
    settle()
    return window, screen, screen.sharing.sheet


def section_text(screen, section):
    rows = [one.id for _part, one in screen.session.form.sections()]
    return screen.sections.list.item(rows.index(section)).text()


def test_that_the_section_the_person_is_at_is_ticked_and_a_name_is_needed(sheet, type_text):
    _window, _screen, opened = sheet
    assert opened.wanted.sections == ("motivation",)
    assert not opened.go.isEnabled()
    type_text(opened.to, "Ana")
    assert opened.go.isEnabled()
    opened.boxes["motivation"].click()
    assert not opened.go.isEnabled()
    opened.boxes["motivation"].click()
    type_text(opened.due, "soon")
    assert not opened.go.isEnabled()
    assert opened.due_said.text()
    opened.due.clear()
    type_text(opened.due, "20 May 2026")
    assert opened.wanted.due == "2026-05-20"
    assert "Wednesday" in opened.due_said.text()


def test_that_sections_are_handed_out_and_the_list_says_with_whom(sheet, type_text, tmp_path, qtbot):
    window, screen, opened = sheet
    type_text(opened.to, "Ana")
    type_text(opened.due, "2026-05-20")
    file = tmp_path / "Ana.lcdossier"
    window.dialogs.answers = [str(file)]
    opened.go.click()
    qtbot.waitUntil(lambda: bool(out_of_hand(screen.session)), timeout=5_000)
    assert file.stat().st_size < 200_000
    assert "Ana.lcdossier" in opened.said.text()
    assert section_text(screen, "motivation").endswith("with Ana since 2 March 2026, due 20 May 2026")
    assert "\n" not in section_text(screen, "vision")
    [held] = out_of_hand(window.office.session())
    assert (held.to, held.due, held.sections) == ("Ana", "2026-05-20", ("motivation",))


def test_that_a_hand_out_is_called_off_or_undone(sheet, type_text, tmp_path, qtbot, settle):
    window, screen, opened = sheet
    type_text(opened.to, "Ana")
    window.dialogs.answers = [str(tmp_path / "Ana.lcdossier")]
    opened.go.click()
    qtbot.waitUntil(lambda: bool(out_of_hand(screen.session)), timeout=5_000)
    parcel = out_of_hand(screen.session)[0].id
    opened.call_off_wanted.emit(parcel)
    assert section_text(screen, "motivation") == "Motivation"
    screen.undo_actions.act(screen.session.undo)
    assert "with Ana" in section_text(screen, "motivation")
    screen.undo_actions.act(screen.session.undo)
    assert section_text(screen, "motivation") == "Motivation"


def test_that_a_file_that_cannot_be_written_hands_nothing_out(sheet, type_text, tmp_path, qtbot):
    window, screen, opened = sheet
    type_text(opened.to, "Ana")
    window.dialogs.answers = [str(tmp_path / "nowhere" / "Ana.lcdossier")]
    opened.go.click()
    qtbot.waitUntil(lambda: bool(opened.said.text()), timeout=5_000)
    assert "could not be written" in opened.said.text()
    assert out_of_hand(screen.session) == ()


def test_that_nothing_handed_out_is_said(sheet):
    _window, _screen, opened = sheet
    texts = [label.text() for label in opened.findChildren(type(opened.said))]
    assert "No sections are handed out." in texts


def test_that_everything_on_the_sheet_is_reached_by_tab_and_has_a_name(sheet, type_text):
    _window, _screen, opened = sheet
    type_text(opened.to, "Ana")
    opened.boxes["city"].setFocus()
    seen = []
    for _step in range(40):
        widget = QApplication.focusWidget()
        if widget in seen:
            break
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    for widget in (opened.to, opened.due, opened.note, opened.back, opened.shut, opened.go):
        assert widget in seen
    assert all(widget.accessibleName() or getattr(widget, "text", lambda: "")() for widget in seen)


def test_that_a_section_that_is_out_stays_editable(draft):
    window, screen = draft()
    window.office.returned(why="Ana's text")
    screen = window.rooms.screen
    assert screen.session.read_only is None


def test_that_a_received_part_says_whose_it_is_and_is_given_back(place, settle, tmp_path, clock, qtbot):
    ana = place()
    other = build_app(app_paths(tmp_path / "city"), actor=lambda: "Maria", wait_seconds=0, clock=clock)
    session = other.dossiers.open(other.dossiers.start("membership-2025", title="Kashan").number)
    session.set_answer(WHY, BASE)
    session.flush()
    out, back = tmp_path / "out.lcdossier", tmp_path / "back.lcdossier"
    other.parcels.hand_out(session, ["motivation"], out, to="Samir", due="2026-05-20", note="200 words")
    number = ana.context().app.parcels.open(opened_here(out)).number
    ana.rooms.open_dossier(number)
    settle()
    screen = ana.rooms.screen
    said = screen.sharing.banner.said.text()
    assert all(part in said for part in ("Kashan", "Maria", "20 May 2026", "200 words"))
    assert screen.sections.list.count() == 1
    ana.dialogs.answers = [str(back)]
    screen.sharing.banner.buttons[0].click()
    qtbot.waitUntil(back.exists, timeout=5_000)
    qtbot.waitUntil(lambda: "Maria" in screen.undo_bar.said.text(), timeout=5_000)
    other.close()


def test_that_an_overdue_section_says_so(draft, clock, settle):
    window, _screen = draft()
    window.office.returned(why="x")
    clock.advance(100 * 24 * 3600)
    window.rooms.open_dossier(window.office.number)
    settle()
    assert "overdue since 20 May 2026" in section_text(window.rooms.screen, "motivation")


# Files that are opened


def part_screen(window, path, qtbot):
    window.rooms.sharing.show_other_kind("section", path)
    screen = window.rooms.screen
    qtbot.waitUntil(lambda: not (screen.take.isHidden() and screen.merge.isHidden()), timeout=15_000)
    return screen


def test_that_a_file_with_sections_says_who_asks_for_what_and_opens_as_a_draft(
    place, tmp_path, clock, qtbot, settle
):
    window = place()
    other = build_app(app_paths(tmp_path / "city"), actor=lambda: "Maria", wait_seconds=0, clock=clock)
    session = other.dossiers.open(other.dossiers.start("membership-2025", title="Kashan").number)
    out = tmp_path / "out.lcdossier"
    other.parcels.hand_out(session, ["motivation"], out, to="Samir", due="2026-05-20", note="200 words")
    other.close()
    screen = part_screen(window, out, qtbot)
    assert "Maria asks you to write these sections of “Kashan”: Motivation." in screen.said.text()
    assert "200 words" in screen.details.text()
    assert screen.merge.isHidden()
    screen.take.click()
    settle()
    assert window.rooms.screen.session.dossier.title == "Kashan"
    again = part_screen(window, out, qtbot)
    again.take.click()
    settle()
    assert window.rooms.screen.session.dossier.title == "Kashan"


def test_that_a_file_that_came_back_leads_to_its_dossier(place, qtbot, settle):
    window = place()
    back = window.office.returned(why="We all learn.")
    screen = part_screen(window, back, qtbot)
    assert "come back" in screen.said.text()
    assert screen.take.isHidden()
    screen.merge.click()
    merging = window.rooms.screen
    qtbot.waitUntil(lambda: merging.preview is not None, timeout=15_000)
    assert merging.preview.merge.result == {WHY: "We all learn."}
