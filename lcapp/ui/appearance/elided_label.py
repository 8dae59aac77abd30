"""A label of one line that ends with dots where its room ends, and says the whole in its tip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip

_LEAST = 60


class ElidedLabel(PlainLabel):
    """Takes what room there is; a screen reader always hears the whole.

    Args:
        role: Its look, see `PlainLabel`.
        parent: Qt's parent.
    """

    def __init__(self, *, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(role=role, parent=parent)
        self._whole = ""
        self.setMinimumWidth(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """The text without dots."""
        return self._whole

    def say(self, text: str) -> None:
        """Show a text, as far as it fits."""
        if text != self._whole:
            self._whole = text
            self.setAccessibleName(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width(), self.minimumWidth())
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if cut != self.text():
            self.setText(cut)
        plain_tooltip(self, self._whole if cut != self._whole else "")
