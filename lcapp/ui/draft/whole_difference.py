"""A word-level difference as high as its text, for a page that scrolls as a whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.difference_view import DifferenceView

_BESIDE, _ABOVE = 26, 10
"""Pixels of frame and padding at both sides of the text, and above and beneath it."""


class WholeDifference(DifferenceView):
    """Never scrolls by itself; see `DifferenceView`."""

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(words, look, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """What the text needs in lines of that width."""
        text = self.document().clone()
        text.setDefaultFont(self.font())
        text.setTextWidth(max(40, width - _BESIDE))
        return int(text.size().height()) + _ABOVE

    def sizeHint(self) -> QSize:
        """As high as it needs now."""
        width = max(200, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrower windows only break its lines."""
        return QSize(120, 40)

    def _fit(self) -> None:
        self.updateGeometry()
