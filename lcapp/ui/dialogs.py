"""The few questions that cannot wait, and the system's windows for choosing files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.addresses import Address, Refusal
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.sheet import Sheet
from lcapp.ui.link_dialog import LinkDialog


class Dialogs:
    """Asks over one window. Text is shown as it is, never read as markup."""

    def __init__(self, window: QWidget, words: Words) -> None:
        self._window = window
        self._words = words

    def tell(self, text: str) -> None:
        """Say something and wait until it was read."""
        self.ask(text, [self._words._("Close")])

    def tell_lines(self, text: str, lines: Sequence[str]) -> None:
        """Say something and list what belongs to it, to be read and copied."""
        dialog = Sheet(440, self._window)
        dialog.setWindowTitle(self._words._("LCApp"))
        column = _column(dialog)
        listed = QPlainTextEdit("\n".join(lines))
        listed.setReadOnly(True)
        listed.setAccessibleName(text)
        listed.setMinimumSize(560, 200)
        close = QPushButton(self._words._("Close"))
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(dialog.accept)
        for widget in (PlainLabel(text, wrap=True), listed, close):
            column.addWidget(widget)
        dialog.exec()
        dialog.deleteLater()

    def ask(self, question: str, choices: Sequence[str]) -> str | None:
        """The choice that was made, or None when the question was put away; the first is the usual one."""
        dialog = Sheet(440, self._window)
        dialog.setWindowTitle(self._words._("LCApp"))
        column = _column(dialog)
        column.addWidget(PlainLabel(question, wrap=True))
        chosen: list[str] = []

        def choose(choice: str) -> None:
            chosen.append(choice)
            dialog.accept()

        for place, choice in enumerate(choices):
            button = QPushButton(choice)
            if place == 0:
                button.setProperty("role", "primary")
                button.setDefault(True)
            button.clicked.connect(lambda _checked=False, choice=choice: choose(choice))
            column.addWidget(button)
        dialog.exec()
        dialog.deleteLater()
        return chosen[0] if chosen else None

    def ask_text(self, question: str, text: str = "", *, go: str = "") -> str | None:
        """A line of text, or None when the question was put away."""
        dialog = Sheet(440, self._window)
        dialog.setWindowTitle(self._words._("LCApp"))
        column = _column(dialog)
        label = PlainLabel(question, role="label", wrap=True)
        line = QLineEdit(text)
        line.setAccessibleName(question)
        line.selectAll()
        label.setBuddy(line)
        button = QPushButton(go or self._words._("Keep"))
        button.setProperty("role", "primary")
        button.setDefault(True)
        button.clicked.connect(dialog.accept)
        for widget in (label, line, button):
            column.addWidget(widget)
        answered = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return line.text().strip() if answered else None

    def show_link(self, text: str, read: Address | Refusal) -> str:
        """Show the whole of an address; `copy`, `open` or nothing, as the person wants."""
        dialog = LinkDialog(text, read, self._words, self._window)
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen

    def choose_file_to_save(self, title: str, name: str, filter_: str) -> str | None:
        """Where to write a file of that name; the system asks before one is replaced."""
        chosen, _filter = QFileDialog.getSaveFileName(self._window, title, str(Path.home() / name), filter_)
        return chosen or None

    def choose_file_to_open(self, title: str, filter_: str) -> str | None:
        """Which file to read."""
        chosen, _filter = QFileDialog.getOpenFileName(self._window, title, str(Path.home()), filter_)
        return chosen or None

    def choose_folder(self, title: str) -> str | None:
        """Which folder to use."""
        return QFileDialog.getExistingDirectory(self._window, title, str(Path.home())) or None


def _column(dialog: QDialog) -> QVBoxLayout:
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 20)
    column.setSpacing(12)
    return column
