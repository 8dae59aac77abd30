"""Lines of a list that take the height their words need; Qt forgets the style sheet's padding and cuts."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

_PADDING = (8, 6)
_MARGIN = 12


class Wrapping(QStyledItemDelegate):
    """Give it to a list whose texts wrap."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        view.setWordWrap(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setItemDelegate(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the view, as high as the words."""
        own = index.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(own) if isinstance(own, QFont) else option.fontMetrics
        icon = (
            self._view.iconSize().width() + 6 if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
        )
        width = self._view.viewport().width()
        room = QRect(0, 0, max(60, width - icon - 2 * _PADDING[0] - _MARGIN), 10_000)
        lines = metrics.boundingRect(
            room, Qt.TextFlag.TextWordWrap, str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        )
        high = max(lines.height(), self._view.iconSize().height() if icon else 0)
        return QSize(width, high + 2 * _PADDING[1] + 2)
