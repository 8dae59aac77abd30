"""A drop-down that the wheel cannot change by accident, and that Tab leaves with what its open list shows."""

from html import escape

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QWidget

from lcapp.ui.models.reading import is_rtl

_LONGEST_TOGETHER = 64
"""Letters of both languages that an option shows in one line."""


class Combo(QComboBox):
    """A drop-down; `left` tells that the focus went elsewhere."""

    left = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.currentIndexChanged.connect(self._show_tip)

    def add_option(self, option_id: str, own: str, *, official: str) -> None:
        """Add an option in the officer's language, its official words after it or in its tip."""
        place = self.count()
        if own == official:
            self.addItem(own, option_id)
        elif len(own) + len(official) <= _LONGEST_TOGETHER:
            # Isolated, or the parentheses around English turn over in a Persian line.
            inside = f"\u2068{official}\u2069" if is_rtl(own) else official
            self.addItem(f"{own} ({inside})", option_id)
        else:
            self.addItem(own, option_id)
            self.setItemData(place, f"<qt>{escape(official)}</qt>", Qt.ItemDataRole.ToolTipRole)
            self.setItemData(place, official, Qt.ItemDataRole.AccessibleDescriptionRole)

    def _show_tip(self, place: int) -> None:
        self.setToolTip(self.itemData(place, Qt.ItemDataRole.ToolTipRole) or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet leaves the arrow out; a chevron in the colour of the text stands in its place."""
        super().paintEvent(event)
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, y = (14.0 if right else self.width() - 14.0), self.height() / 2 + 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.6))
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 4), QPointF(x, y), QPointF(x + 4, y - 4)]))
        painter.end()

    def showPopup(self) -> None:
        """The list drops down and has the keys."""
        self.view().installEventFilter(self)
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab in the list that dropped down: Qt leaves it there."""
        tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in tabs:
            row = self.view().currentIndex().row()
            self.hidePopup()
            if row >= 0:
                self.setCurrentIndex(row)
                self.activated.emit(row)
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
            return True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab takes along what an open list of matches has highlighted, or shows alone."""
        if (matches := self._open_matches()) is not None:
            found, model = matches.currentIndex(), matches.model()
            if not found.isValid() and model.rowCount() == 1:
                found = model.index(0, self.modelColumn())
            matches.hide()
            if found.isValid():
                self.setEditText(str(found.data()))
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes an open list of matches and nothing else."""
        matches = self._open_matches() if event.key() == Qt.Key.Key_Escape else None
        if matches is not None:
            matches.hide()
        else:
            super().keyPressEvent(event)

    def _open_matches(self) -> QAbstractItemView | None:
        # A drop-down that nobody types in has no completer.
        completer: QCompleter | None = self.completer()
        matches = completer.popup() if completer is not None else None
        return matches if matches is not None and matches.isVisible() else None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody left."""
        super().focusOutEvent(event)
        self.left.emit()
