"""Pages of a PDF, one beneath the other; only those on the screen are asked for as pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from lcapp.i18n import Words, formats
from lcapp.services.page_pictures import PagePicture, PageSize
from lcapp.services.ports import Place

GAP = 12
POINTS_PER_INCH = 72.0


def image_of(picture: PagePicture) -> QImage:
    """A page's picture as Qt knows it; its bytes are copied."""
    kind = QImage.Format.Format_Grayscale8 if picture.grey else QImage.Format.Format_RGB888
    row = picture.width * (1 if picture.grey else 3)
    return QImage(picture.data, picture.width, picture.height, row, kind).copy()


class PageStrip(QWidget):
    """Pages as they come out of the printer.

    `wanted` asks for the picture of a page at a width in pixels; `question_chosen` names the question that a
    person clicked on, or chose with the keys.
    """

    wanted = Signal(int, int)
    question_chosen = Signal(str)
    page_turned = Signal(int)

    def __init__(self, words: Words, *, marked: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._marked = marked
        self._sizes: tuple[PageSize, ...] = ()
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._places: tuple[Place, ...] = ()
        self._chosen = -1
        self._page_width = 300
        self._columns = 1
        self._rects: list[QRect] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(words._("Pages"))

    def show_pages(self, sizes: Sequence[PageSize], places: Sequence[Place]) -> None:
        """Take another document; the old pictures stay until the new ones come, so that nothing flickers."""
        self._sizes, self._places = tuple(sizes), tuple(places)
        self._asked.clear()
        self._images = {page: image for page, image in self._images.items() if page < len(self._sizes)}
        self._chosen = -1
        self._arrange()

    def show_picture(self, page: int, image: QImage) -> None:
        """Take the picture of a page."""
        self._images[page] = image
        self.update(self.page_rect(page))

    def set_page_width(self, pixels: int, *, columns: int = 1) -> None:
        """Make every page so wide, and put so many beside each other."""
        if (pixels, columns) != (self._page_width, self._columns):
            self._page_width, self._columns = max(40, pixels), columns
            self._asked.clear()
            self._arrange()

    def page_rect(self, page: int) -> QRect:
        """Where a page stands on the strip."""
        return self._rects[page] if page < len(self._rects) else QRect()

    def top_of(self, question: str) -> int | None:
        """Where a question begins, in pixels from the strip's top."""
        for place in self._places:
            if place.question == question:
                return self._place_rect(place).top()
        return None

    def sizeHint(self) -> QSize:
        """As high as all pages."""
        bottom = max((rect.bottom() for rect in self._rects), default=0)
        return QSize(self._columns * (self._page_width + GAP) + GAP, bottom + GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages stay in the middle."""
        super().resizeEvent(event)
        self._place_pages()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages that are to be seen; missing pictures are asked for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        line = QPen(self.palette().mid().color(), 1)
        for page in range(len(self._sizes)):
            rect = self.page_rect(page)
            if not rect.intersects(event.rect()):
                continue
            painter.fillRect(rect, Qt.GlobalColor.white)
            if page in self._images:
                painter.drawImage(rect, self._images[page])
            painter.setPen(line)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            if page not in self._asked:
                self._asked.add(page)
                self.wanted.emit(page, round(rect.width() * self.devicePixelRatioF()))
        if self.hasFocus() and 0 <= self._chosen < len(self._places):
            painter.setPen(QPen(self._marked, 2))
            painter.drawRect(self._place_rect(self._places[self._chosen]).adjusted(-4, -2, 4, 2))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A question leads to its field."""
        over = self._place_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the question clicked on."""
        place = self._place_at(event.position().toPoint())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.question_chosen.emit(place.question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from question to question, Enter leads to its field."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._places:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._choose(min(max(self._chosen + step, 0), len(self._places) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._chosen < len(self._places):
            self.question_chosen.emit(self._places[self._chosen].question)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def chosen_rect(self) -> QRect:
        """The question the keys are at."""
        if 0 <= self._chosen < len(self._places):
            return self._place_rect(self._places[self._chosen])
        return QRect()

    def _choose(self, position: int) -> None:
        self._chosen = position
        page = self._places[position].page
        told = formats.number(self._words, page + 1)
        self.setAccessibleDescription(self._words._("Page {page}", page=told))
        self.page_turned.emit(page)
        self.update()

    def _place_at(self, point: QPoint) -> Place | None:
        return next((place for place in self._places if self._place_rect(place).contains(point)), None)

    def _place_rect(self, place: Place) -> QRect:
        rect = self.page_rect(place.page)
        if place.page >= len(self._sizes):
            return QRect()
        scale = rect.width() / self._sizes[place.page].width
        top, bottom = rect.top() + round(place.top * scale), rect.top() + round(place.bottom * scale)
        inset = round(rect.width() * 0.07)
        return QRect(rect.left() + inset, top, rect.width() - 2 * inset, max(1, bottom - top))

    def _height(self, size: PageSize) -> int:
        return round(self._page_width * size.height / max(size.width, 1.0))

    def _place_pages(self) -> None:
        """Rows of pages, the first one at the leading side."""
        self._rects = []
        wide = self._columns * (self._page_width + GAP) - GAP
        left = max(GAP, (self.width() - wide) // 2)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        top = GAP
        for first in range(0, len(self._sizes), self._columns):
            row = self._sizes[first : first + self._columns]
            for column, size in enumerate(row):
                place = self._columns - 1 - column if rtl else column
                x = left + place * (self._page_width + GAP)
                self._rects.append(QRect(x, top, self._page_width, self._height(size)))
            top += max(self._height(size) for size in row) + GAP

    def _arrange(self) -> None:
        self._place_pages()
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()
