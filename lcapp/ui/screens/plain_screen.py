"""A screen that says one thing and offers ways on: while the library is opened, or when it cannot be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.scroll_column import ScrollColumn


class PlainScreen(QWidget):
    """A title, sentences, buttons.

    Args:
        title: A few words.
        sentences: What happened and what to do.
        ways: Text and act of each button, the usual one first.
        parent: Qt's parent.
    """

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        ways: "Sequence[tuple[str, object]]" = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        page = ScrollColumn(title, width=560)
        page.lines.addSpacing(48)
        page.lines.addWidget(PlainLabel(title, role="screen", wrap=True))
        for sentence in sentences:
            page.lines.addWidget(PlainLabel(sentence, wrap=True))
        page.lines.addSpacing(16)
        self.buttons: list[QPushButton] = []
        for place, (text, act) in enumerate(ways):
            button = QPushButton(text)
            if place == 0:
                button.setProperty("role", "primary")
            button.clicked.connect(act)
            self.buttons.append(button)
            page.lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        page.lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
