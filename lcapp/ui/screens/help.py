"""The help window: pages at the leading side, a search above them, the page as plain text."""

import unicodedata
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lcapp.i18n import Words
from lcapp.i18n.help_pages import Block, HelpPage
from lcapp.i18n.help_texts import pages_in
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look
from lcapp.ui.appearance.room import grown
from lcapp.ui.appearance.scroll_column import ScrollColumn

_READING, _WIDE, _MANY = 680, 1000, 5
"""Widths of a page, in pixels, and from how many columns on a table takes the wide one."""

_ROLES = {"title": "screen", "section": "section"}


class HelpWindow(QWidget):
    """A window of its own, so that it can stand beside the draft.

    Args:
        folder: Where the pages are, as Markdown files.
        words: The language.
        look: Spaces and icons.
        parent: The window it belongs to.
    """

    def __init__(self, folder: Path, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._words = words
        self.pages = pages_in(words, folder)
        self._shown: tuple[HelpPage, ...] = ()
        self.setWindowTitle(words._("Help"))
        self.resize(grown(1080), grown(700))
        self.search = QLineEdit()
        self.search.setPlaceholderText(words._("Search the help"))
        self.search.setAccessibleName(words._("Search the help"))
        self.search.addAction(look.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setProperty("role", "nav")
        self.list.setAccessibleName(words._("Pages"))
        self.list.setWordWrap(True)
        self._nothing = PlainLabel(words._("No page has these words."), role="help", wrap=True)
        self.place = QVBoxLayout()
        self._build()
        self.search.textChanged.connect(self._on_search)
        self.list.currentRowChanged.connect(self._on_row)
        self._on_search("")

    def show_page(self, name: str) -> None:
        """Turn to a page; an empty name leaves the page as it is."""
        for row, page in enumerate(self._shown):
            if page.name == name:
                self.list.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the help."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        side = QWidget()
        side.setFixedWidth(grown(240))
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 16)
        column.setSpacing(8)
        for widget in (self.search, self.list, self._nothing):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(self.place, 1)

    def _on_search(self, wanted: str) -> None:
        self._shown = tuple(page for page in self.pages if page.has(wanted))
        with QSignalBlocker(self.list):
            self.list.clear()
            for page in self._shown:
                self.list.addItem(QListWidgetItem(page.title))
        self.list.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)
        if self._shown:
            self.list.setCurrentRow(0)

    def _on_row(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        while (item := self.place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.place.addWidget(_sheet(self._shown[row], rtl=self._words.direction == "rtl"))


def _sheet(page: HelpPage, *, rtl: bool) -> ScrollColumn:
    columns = max((len(block.cells) for block in page.blocks if block.kind == "row"), default=0)
    sheet = ScrollColumn(page.title, width=_READING if columns < _MANY else _WIDE)
    set_look(sheet, role="surface")
    sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    table: QGridLayout | None = None
    for block in page.blocks:
        if block.kind != "row":
            table = None
            sheet.lines.addWidget(_label(block, rtl=rtl))
            continue
        if table is None:
            table = QGridLayout()
            table.setHorizontalSpacing(24)
            table.setVerticalSpacing(6)
            sheet.lines.addLayout(table)
        row = table.rowCount()
        for place, cell in enumerate(block.cells):
            label = PlainLabel(_led(cell, rtl=rtl), role="label" if row == 1 else "", wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            table.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
            table.setColumnStretch(place, 1 if columns >= _MANY or place == len(block.cells) - 1 else 0)
    sheet.lines.addStretch(1)
    return sheet


def _led(text: str, *, rtl: bool) -> str:
    """Qt lets the first letter decide the direction; a Persian sentence may begin with a Latin name."""
    return f"\u200f{text}" if rtl and any(unicodedata.bidirectional(x) in ("R", "AL") for x in text) else text


def _label(block: Block, *, rtl: bool) -> QWidget:
    own = rtl and block.kind != "example"
    label = PlainLabel(
        _led(block.text, rtl=own), role=_ROLES.get(block.kind, ""), wrap=block.kind != "example"
    )
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    match block.kind:
        case "section":
            label.setContentsMargins(0, 16, 0, 0)
        case "item":
            return _item(label, _led(block.cells[0], rtl=rtl))
        case "example":
            label.setProperty("role", "example")
            label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            return _sideways(label)
    return label


def _sideways(label: PlainLabel) -> QScrollArea:
    """Lines of an example stay as they are; those that are too long are rolled through."""
    label.ensurePolished()
    area = QScrollArea()
    area.setWidget(label)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFixedHeight(label.sizeHint().height() + area.horizontalScrollBar().sizeHint().height())
    return area


def _item(label: PlainLabel, mark: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(8, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(PlainLabel(mark), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return box
