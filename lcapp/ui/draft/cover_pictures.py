"""Pictures on the cover: the city's own arms, and another logo only with a written authorisation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.i18n.wording import harmless
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.marks import SquareMark
from lcapp.ui.fields.option_row import OptionRow


class CoverPictures(QWidget):
    """`picture_wanted` names what is to be chosen: `arms` or `logo`."""

    picture_wanted = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._pictures: dict[str, bytes] = {}
        self._names: dict[str, PlainLabel] = {}
        self._buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row("arms", words._("The city's arms…")))
        column.addLayout(self._row("logo", words._("Another logo…")))
        self._allowed = SquareMark()
        self._allowed_row = OptionRow(
            self._allowed, words._("Its owner has authorised this in writing, for this document")
        )
        self._authority = LineEdit(
            name=words._("Who authorised it, and when"), placeholder=words._("Who authorised it, and when")
        )
        column.addWidget(self._allowed_row)
        column.addWidget(self._authority)
        self._show_authorisation()

    @property
    def arms(self) -> bytes | None:
        """The arms, checked and encoded anew."""
        return self._pictures.get("arms")

    @property
    def logo(self) -> bytes | None:
        """Another logo; None unless its authorisation was ticked and named."""
        return self._pictures.get("logo") if self.authorised else None

    @property
    def authorised(self) -> str:
        """Who allowed the logo and when; empty without a tick."""
        ready = "logo" in self._pictures and self._allowed.isChecked()
        return self._authority.text().strip() if ready else ""

    def show_picture(self, which: str, name: str, picture: bytes) -> None:
        """Take a picture that passed the check."""
        self._pictures[which] = picture
        self._names[which].setText(harmless(self._words, name))
        self._show_authorisation()

    def _row(self, which: str, text: str) -> QHBoxLayout:
        button = self._buttons[which] = QPushButton(text)
        button.clicked.connect(lambda: self.picture_wanted.emit(which))
        name = self._names[which] = PlainLabel(role="help")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button)
        row.addWidget(name, 1)
        return row

    def _show_authorisation(self) -> None:
        for widget in (self._allowed_row, self._authority):
            widget.setVisible("logo" in self._pictures)
