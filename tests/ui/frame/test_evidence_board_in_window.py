"""The board of evidence in the real window: seen, changed by click and by key, in both directions."""

import pytest

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lcapp.domain.answers import AnswerKey
from lcapp.ui.draft.evidence_board_sheet import RESTS

URLS = ("https://samplia.example/plan", "https://samplia.example/report")


@pytest.fixture
def board(window, settle):
    def open_(**more):
        made = window(**{"name": "Ada", "language": "en"} | more)
        app = made.context().app
        number = app.dossiers.start("award-2024", title="Samplia").number
        for url in URLS:
            app.register.add_link(number, url)
        made.rooms.open_dossier(number)
        settle()
        screen = made.rooms.screen
        screen.session.set_answer(
            AnswerKey("criteria.plan", "en"), {"answer": "It has 24 measures.", "evidence": ["A1"]}
        )
        screen.session.set_answer(AnswerKey("criteria.access", "en"), "It reached 318 adults.")
        screen.registering.refresh()
        screen.registering.show_board()
        settle()
        return screen, screen.registering.board

    return open_


def place(shown, question):
    return [row.question for row in shown._board.rows].index(question)


def rests(shown, question, column):
    return shown.table.item(place(shown, question), column).data(RESTS)


def remarked(item):
    return not item.icon().isNull()


def test_that_the_board_shows_what_is_cited_and_what_rests_on_nothing(board):
    _screen, shown = board()
    assert rests(shown, "criteria.plan", 1) == "cited"
    assert rests(shown, "criteria.plan", 2) == "not"
    assert remarked(shown.table.item(place(shown, "criteria.access"), 0))
    assert not remarked(shown.table.item(place(shown, "criteria.plan"), 0))
    assert shown.table.horizontalHeaderItem(2).text() == "A2"
    assert remarked(shown.table.horizontalHeaderItem(2))


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_marks_are_pictures_and_no_letters_that_no_bundled_font_has(board, language):
    _screen, shown = board(language=language)
    items = [shown.table.item(row, column) for row in range(shown.table.rowCount()) for column in (0, 1, 2)]
    letters = {letter for item in items for letter in item.text()}
    assert not letters & set("●○⚠\U0001f587")
    assert remarked(shown.table.item(place(shown, "criteria.plan"), 1))


def test_that_a_long_question_is_whole_in_its_row(board, settle):
    _screen, shown = board()
    table = shown.table
    settle()
    for row in range(table.rowCount()):
        room = table.fontMetrics().boundingRect(
            0, 0, table.columnWidth(0) - 30, 1000, Qt.TextFlag.TextWordWrap, table.item(row, 0).text()
        )
        assert table.rowHeight(row) >= room.height()
    assert table.textElideMode() is Qt.TextElideMode.ElideNone


def test_that_space_says_that_one_supports_and_takes_it_back(board, settle):
    screen, shown = board()
    shown.table.setCurrentCell(place(shown, "criteria.access"), 2)
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    settle()
    assert rests(shown, "criteria.access", 2) == "supports"
    assert not remarked(shown.table.item(place(shown, "criteria.access"), 0))
    assert "claim_without_source" not in {
        f.code for f in screen.session.findings() if f.question == "criteria.access"
    }
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    settle()
    assert rests(shown, "criteria.access", 2) == "not"


def test_that_a_citation_is_not_changed_on_the_board(board, settle):
    screen, shown = board()
    shown.table.setCurrentCell(place(shown, "criteria.plan"), 1)
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    settle()
    assert rests(shown, "criteria.plan", 1) == "cited"
    assert screen.session.answer(AnswerKey("criteria.plan", "en"))["evidence"] == ["A1"]


def test_that_what_is_wrong_is_said_beneath(board, settle):
    _screen, shown = board()
    shown.table.setCurrentCell(place(shown, "criteria.access"), 2)
    settle()
    assert "A2: https://samplia.example/report" in shown.said.text()
    assert "cited nowhere" in shown.said.text()
    assert "Nothing supports this answer yet." in shown.said.text()


def test_that_every_place_says_what_it_means(board):
    _screen, shown = board()
    role = Qt.ItemDataRole.AccessibleTextRole
    item = shown.table.item(place(shown, "criteria.plan"), 1)
    assert "A1 is cited in the answer" in item.data(role)


def test_that_a_sealed_dossier_is_only_shown(board, settle):
    screen, shown = board()
    screen.session.flush()  # as sealing does: nothing unsaved stays behind
    screen.session.stand_as(sealed=True)
    screen.registering.show_board()
    shown.table.setCurrentCell(place(shown, "criteria.access"), 2)
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    settle()
    assert rests(shown, "criteria.access", 2) == "not"


def test_that_persian_reads_from_the_right(board):
    _screen, shown = board(language="fa")
    assert shown.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert rests(shown, "criteria.plan", 1) == "cited"
