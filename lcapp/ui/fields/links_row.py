"""The web addresses that stand beside an answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.open_link import open_link_button
from lcapp.ui.fields.small_button import small_button


class LinksRow(QWidget):
    """One line per address; an emptied one goes when it is left."""

    edited = Signal()

    def __init__(self, context: FieldContext, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._name = name
        self._read_only = False
        self._rows: list[tuple[QWidget, LineEdit, QToolButton]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add = QPushButton(context.words._("Add a link"))
        self._add.setProperty("role", "link")
        self._add.setIcon(context.look.icon("link", "accent"))
        self._add.setAccessibleName(f"{self._add.text()}: {name}")
        self._add.clicked.connect(lambda: self._insert("").setFocus())
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)

    def links(self) -> list[str]:
        """The addresses typed."""
        return [line.text().strip() for _row, line, _remove in self._rows if line.text().strip()]

    def show_links(self, links: list[str]) -> None:
        """Show addresses; equal ones leave the cursor alone."""
        if links == self.links():
            return
        for row in list(self._rows):
            self._take(row)
        for link in links:
            self._insert(link)

    def set_read_only(self, read_only: bool) -> None:
        """Readable and selectable, not changeable."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for _row, line, remove in self._rows:
            line.setReadOnly(read_only)
            remove.setEnabled(not read_only)

    def _insert(self, link: str) -> LineEdit:
        words, look = self._context.words, self._context.look
        row = QWidget()
        line = LineEdit(name=words._("Link of: {question}", question=self._name), placeholder="https://")
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line.put(link)
        line.setReadOnly(self._read_only)
        picture = QLabel()
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setPixmap(look.icon("link", "muted").pixmap(16, 16))
        remove = small_button(look, "x", words._("Remove this link"), lambda: self._remove(remove))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(picture)
        layout.addWidget(line, 1)
        layout.addWidget(open_link_button(self._context, line, name=self._name))
        layout.addWidget(remove)
        line.textEdited.connect(self.edited)
        self._rows.append((row, line, remove))
        self._column.insertWidget(len(self._rows) - 1, row)
        return line

    def _remove(self, button: QToolButton) -> None:
        self._take(next(row for row in self._rows if row[2] is button))
        self._add.setFocus()
        self.edited.emit()

    def _take(self, row: tuple[QWidget, LineEdit, QToolButton]) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row[0])
        row[0].hide()
        row[0].deleteLater()
