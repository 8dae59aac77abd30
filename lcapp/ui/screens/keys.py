"""All keys on one sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.room import grown
from lcapp.ui.appearance.scroll_column import ScrollColumn


def keys_sheet(words: Words, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> QDialog:
    """A sheet of what is done by which key.

    Args:
        words: The language.
        keys: Text and key of each act.
        parent: The window.
    """
    sheet = QDialog(parent)
    sheet.setWindowTitle(words._("All keys"))
    sheet.resize(grown(460), 560)
    page = ScrollColumn(words._("All keys"))
    page.lines.addWidget(PlainLabel(words._("All keys"), role="section"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for row, (text, key) in enumerate(keys):
        grid.addWidget(PlainLabel(text.replace("&", ""), wrap=True), row, 0)
        grid.addWidget(PlainLabel(key, role="label"), row, 1)
    page.lines.addLayout(grid)
    page.lines.addStretch(1)
    close = QPushButton(words._("Close"))
    close.setDefault(True)
    close.clicked.connect(sheet.accept)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 16)
    column.addWidget(page)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
    return sheet
