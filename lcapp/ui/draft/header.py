"""The head of the draft screen: back, what is open, whether it is saved, Read, Check and Export."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip, set_look
from lcapp.ui.appearance.look import Look


class DraftHeader(QWidget):
    """Shows what it is told; knows no draft."""

    back_wanted = Signal()
    read_wanted = Signal()
    check_wanted = Signal()
    export_wanted = Signal()
    panel_wanted = Signal()

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = QToolButton()
        self.back.setIcon(look.icon("arrow-left"))
        self.back.setIconSize(QSize(20, 20))
        self.back.setAutoRaise(True)
        self.say_back(words._("Back to my dossiers"))
        self._title = PlainLabel(role="section")
        self._title.setMinimumWidth(80)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole_title = ""
        self._beneath = PlainLabel(role="help", wrap=True)
        self._saved = PlainLabel(role="help")
        self._words = words
        self.read = QPushButton(words._("Read"))
        self.check = QPushButton(words._("Check"))
        self.export = QPushButton(words._("Export…"))
        self.export.setProperty("role", "primary")
        self.panel = QToolButton()
        self.panel.setIcon(look.icon("panel-right"))
        self.panel.setIconSize(QSize(20, 20))
        self.panel.setAutoRaise(True)
        self.panel.setAccessibleName(words._("Show or hide the panel"))
        plain_tooltip(self.panel, words._("Show or hide the panel"))
        self._arrange()
        self.back.clicked.connect(self.back_wanted)
        self.read.clicked.connect(self.read_wanted)
        self.check.clicked.connect(self.check_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.panel.clicked.connect(self.panel_wanted)

    def say_back(self, name: str) -> None:
        """Say where the way back leads."""
        self.back.setAccessibleName(name)
        plain_tooltip(self.back, name)

    def _arrange(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._beneath)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addLayout(names, 1)
        row.addWidget(self._saved)
        row.addWidget(self.read)
        row.addWidget(self.check)
        row.addWidget(self.export)
        row.addWidget(self.panel)

    def show_reading(self, reading: bool) -> None:
        """Whether the whole draft is read just now: the button then leads back to writing."""
        self.read.setText(self._words._("Write") if reading else self._words._("Read"))
        self.panel.setEnabled(not reading)

    def show_title(self, title: str, beneath: str) -> None:
        """Name of the dossier; call and deadlines beneath it."""
        self._whole_title = title
        self._title.setAccessibleName(title)
        plain_tooltip(self._title, title)
        self._fit_title()
        self._beneath.setText(beneath)
        self._beneath.setVisible(bool(beneath))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A long title ends with dots where the room ends."""
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        room = max(self._title.width(), self._title.minimumWidth())
        cut = self._title.fontMetrics().elidedText(self._whole_title, Qt.TextElideMode.ElideRight, room)
        if cut != self._title.text():
            self._title.setText(cut)

    def show_saved(self, sentence: str, *, severity: str = "") -> None:
        """Whether what was typed stands in the library."""
        self._saved.setText(sentence)
        set_look(self._saved, severity=severity)
