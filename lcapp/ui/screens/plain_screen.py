"""A screen that says one thing and offers ways on: while the library is opened, or when it cannot be."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lcapp.i18n import Words
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
        ways: Sequence[tuple[str, Callable[[], object]]] = (),
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
            button.clicked.connect(lambda _checked=False, act=act: act())
            self.buttons.append(button)
            page.lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        page.lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)


def unavailable_screen(
    words: Words,
    reason: str,
    folder: Path,
    *,
    again: Callable[[], object],
    leave: Callable[[], object],
    more: Sequence[tuple[str, Callable[[], object]]] = (),
) -> PlainScreen:
    """What is shown when the library cannot be opened: why, that nothing is lost, and what can be done."""
    return PlainScreen(
        words._("Your dossiers cannot be opened now"),
        (
            reason,
            words._("Nothing was changed and nothing is lost."),
            words._("The library stands in {folder}.", folder=str(folder)),
        ),
        (*more, (words._("Try again"), again), (words._("Quit"), leave)),
    )
