"""A round or square mark with a label that may take several lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from lcapp.ui.appearance.labels import PlainLabel


class OptionRow(QWidget):
    """Qt's own buttons do not wrap their text, and official options are long."""

    def __init__(self, button: QAbstractButton, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
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
        row.addWidget(self._label, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words are as good as the mark."""
        if event.button() is Qt.MouseButton.LeftButton and self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()
