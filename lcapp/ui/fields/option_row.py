"""A round or square mark with a label that may take several lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lcapp.ui.appearance.labels import PlainLabel


class OptionRow(QWidget):
    """Qt's own buttons do not wrap their text, and official options are long.

    Args:
        button: The mark.
        text: What the option says in the officer's language.
        official: Its official words, shown beneath where they are not the same.
        parent: Qt's parent.
    """

    def __init__(
        self, button: QAbstractButton, text: str, *, official: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.button = button
        self._official = official if official != text else ""
        button.setParent(self)
        button.setAccessibleName(text)
        self._label = PlainLabel(text, wrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top = self._label.alignment() & ~Qt.AlignmentFlag.AlignVertical_Mask
        self._label.setAlignment(top | Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(two_lines(self._label, self._official), 1)
        self.describe("")

    def describe(self, text: str) -> None:
        """Say a hint to a screen reader, after the official words where they are beneath."""
        self.button.setAccessibleDescription(" ".join(said for said in (self._official, text) if said))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words are as good as the mark."""
        if event.button() is Qt.MouseButton.LeftButton and self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()


def two_lines(label: PlainLabel, official: str) -> QWidget:
    """A label with its official words muted beneath; the label alone where there are none."""
    if not official:
        return label
    both = QWidget()
    lines = QVBoxLayout(both)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(label)
    lines.addWidget(PlainLabel(official, role="muted", wrap=True))
    return both
