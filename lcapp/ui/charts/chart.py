"""A painted chart: as high as its words need, mirrored with the page, and told in words as well."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from lcapp.ui.appearance.look import Look

NAME_SHARE = 0.36
"""The part of the width that names take."""
BAR = 10.0
GAP = 10.0
_SMALL = 0.9


class Chart(QWidget):
    """Tab stops here, so that a screen reader tells the figures; subclasses give `height_of` and `draw`.

    Args:
        look: Whose colours are taken.
        name: What the chart is called.
        alt: Its figures in words.
        parent: Qt's parent.
    """

    def __init__(self, look: Look, *, name: str, alt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setAccessibleDescription(alt)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def height_of(self, width: float) -> float:
        """The height the chart needs at a width, in pixels."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Paint the chart."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        """Narrower charts have more lines of words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See `height_of`."""
        return round(self.height_of(width) + 0.5)

    def sizeHint(self) -> QSize:
        """As it is now."""
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the words."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chart, and a ring around it where the keys are here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        self.draw(painter)
        if self.hasFocus():
            painter.setPen(QPen(self.colour("accent"), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    @property
    def rtl(self) -> bool:
        """Whether the chart runs from the right."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def colour(self, name: str) -> QColor:
        """A colour of the look."""
        return QColor(self._look.tokens.colour(name))

    def across(self, x: float, width: float = 0.0) -> float:
        """The left edge of something that begins at `x` from the leading side."""
        return self.width() - x - width if self.rtl else x

    def letters(self, *, bold: bool = False) -> QFont:
        """The font of a chart's words: a little smaller than running text."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def room_for(self, text: str, width: float, *, bold: bool = False) -> float:
        """The height of a text that wraps at a width."""
        box = QRectF(0, 0, max(1.0, width), 10_000)
        wrapped = Qt.TextFlag.TextWordWrap.value
        return QFontMetricsF(self.letters(bold=bold)).boundingRect(box, wrapped, text).height()

    def line_height(self) -> float:
        """Of the chart's words."""
        return QFontMetricsF(self.letters()).height()

    def say(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        *,
        colour: str = "text",
        bold: bool = False,
        across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        down: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
        wrap: bool = True,
    ) -> None:
        """Write a text into a box; `across` is meant for a page that runs from the left, and mirrored."""
        painter.setFont(self.letters(bold=bold))
        painter.setPen(self.colour(colour))
        side = QStyle.visualAlignment(self.layoutDirection(), across)
        flags = side.value | Qt.AlignmentFlag.AlignAbsolute.value | down.value
        if wrap:
            painter.drawText(box, flags | Qt.TextFlag.TextWordWrap.value, text)
        else:
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, flags | Qt.TextFlag.TextSingleLine.value, cut)


class NamedRows(Chart):
    """Rows with a name at the leading side of each, as high as the names need; `head` is left free above."""

    head = 0.0
    names: tuple[str, ...] = ()

    def height_of(self, width: float) -> float:
        """Names and the head."""
        return self.head + sum(self._heights(width)) + 4

    def rows(self, painter: QPainter) -> list[float]:
        """Write the names; the middle of each row."""
        width = self.width() * NAME_SHARE - GAP
        top, middles = self.head + 2, []
        for name, height in zip(self.names, self._heights(self.width()), strict=True):
            self.say(painter, QRectF(self.across(0, width), top, width, height), name)
            middles.append(top + height / 2)
            top += height
        return middles

    def _heights(self, width: float) -> list[float]:
        least = max(BAR, self.line_height()) + 8
        return [max(least, self.room_for(name, width * NAME_SHARE - GAP) + 8) for name in self.names]
