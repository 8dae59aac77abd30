"""Remarks from a marked copy become notes, one after the other, without leaving the keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from lcapp.domain.question_numbers import question_numbers
from lcapp.ui.draft.marking_sheet import MarkingSheet


def sheet_of(screen):
    screen.noting.panel.from_paper.click()
    return next(one for one in screen.findChildren(MarkingSheet) if one.isVisible())


def typed(sheet, question, line, remark):
    for box, text in ((sheet.question, question), (sheet.line, line), (sheet.remark, remark)):
        box.setText(text)
    QTest.keyClick(sheet, Qt.Key.Key_Return)


def test_that_remarks_are_typed_back_by_number_and_line(draft_screen, qtbot):
    screen = draft_screen()
    sheet = sheet_of(screen)
    question, number = list(question_numbers(screen.session.form).items())[1]
    typed(sheet, str(number), "۱۲", "Who says so?")
    assert [(note.question, note.text) for note in screen.session.notes()] == [
        (question, "[12] Who says so?")
    ]
    assert sheet.said.text().startswith("Noted at")
    assert (sheet.question.text(), sheet.line.text(), sheet.remark.text()) == (str(number), "", "")
    typed(sheet, str(number), "", "Shorter, please")
    assert len(screen.session.notes()) == 2


def test_that_an_unknown_number_or_line_is_said_and_nothing_is_written(draft_screen, qtbot):
    screen = draft_screen()
    sheet = sheet_of(screen)
    typed(sheet, "999", "", "lost")
    assert "no question" in sheet.said.text()
    typed(sheet, "1", "twelve", "lost")
    assert "line is a number" in sheet.said.text()
    typed(sheet, "1", "", "  ")
    assert "remark first" in sheet.said.text()
    assert screen.session.notes() == ()
    assert {button.text() for button in sheet.findChildren(QPushButton)} == {"Close", "Add note"}
