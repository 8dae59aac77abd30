"""Widths grow with the text, and sheets are as high as what they say."""

import pytest

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import apply_look
from lcapp.ui.appearance.room import grown, shrunk
from lcapp.ui.appearance.sheet import Rolled, Rows, Sheet
from tests.ui.conftest import RESOURCES

LONG = "What was found is told here in more words than any one line of this sheet can hold. " * 3


@pytest.fixture
def at(qapp, look):
    def sized(percent):
        apply_look(qapp, RESOURCES, theme="light", text_size=percent)

    font = qapp.font()
    yield sized
    qapp.setFont(font)


def test_that_widths_grow_with_the_text_and_never_shrink(at):
    at(100)
    assert (grown(344), shrunk(344)) == (344, 344)
    at(80)
    assert grown(344) == 344
    at(200)
    assert grown(240) == 480
    assert shrunk(grown(240)) == 240


@pytest.mark.parametrize("percent", [100, 200])
def test_that_a_sheet_grows_with_what_it_says(at, qtbot, percent):
    at(percent)
    sheet = Sheet(300)
    qtbot.addWidget(sheet)
    column = QVBoxLayout(sheet)
    said = PlainLabel(wrap=True)
    said.setVisible(False)
    column.addWidget(PlainLabel("Head", role="section"))
    column.addWidget(said)
    sheet.show()
    qtbot.waitExposed(sheet)
    before = sheet.height()
    said.setText(LONG)
    said.setVisible(True)
    qtbot.waitUntil(lambda: sheet.height() > before)
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))
    assert sheet.width() >= grown(300)


def test_that_rows_that_are_too_many_for_the_screen_are_rolled_through(at, qtbot):
    at(100)
    sheet, rows = Sheet(300), Rows()
    qtbot.addWidget(sheet)
    boxes = [QPlainTextEdit() for _number in range(12)]
    for number, box in enumerate(boxes):
        box.setFixedHeight(150)
        rows.add_row(f"Line {number}", box)
    rolled = Rolled(rows)
    QVBoxLayout(sheet).addWidget(rolled)
    sheet.show()
    qtbot.waitExposed(sheet)
    assert sheet.height() <= sheet.screen().availableGeometry().height()
    assert rolled.verticalScrollBar().maximum() > 0
    assert all(box.height() == 150 for box in boxes)


def test_that_a_row_names_what_stands_beside_it(qtbot):
    sheet, rows, box = Sheet(300), Rows(), QPlainTextEdit()
    qtbot.addWidget(sheet)
    rows.add_row("Pages", box)
    rows.add_row("", PlainLabel("alone"))
    QVBoxLayout(sheet).addWidget(Rolled(rows))
    label = rows.itemAtPosition(1, 0).widget()
    assert label.buddy() is box
    assert rows.itemAtPosition(2, 0) is None
