"""Line icons in the palette's colours, drawn from the bundled SVG files."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

_DIRECTED = frozenset(
    (
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "undo",
        "redo",
        "panel-left",
        "panel-right",
    )
)
"""Icons that point along the line of reading: mirrored in right-to-left windows."""


class Icons:
    """Makes icons of one colour scheme and one direction.

    Args:
        folder: The folder with the SVG files.
        colours: Colour by token name.
        rtl: Whether the window reads from right to left.
    """

    def __init__(self, folder: Path, colours: dict[str, str], *, rtl: bool) -> None:
        self._folder = folder
        self._colours = colours
        self._rtl = rtl
        self._made: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """The icon of that file name without `.svg`, in a token's colour."""
        key = (name, colour)
        if key not in self._made:
            icon = QIcon()
            for size in (16, 24, 32, 48):
                icon.addPixmap(self._pixmap(name, self._colours[colour], size))
            self._made[key] = icon
        return self._made[key]

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """One picture of an icon, `size` pixels wide and high."""
        return self._pixmap(name, self._colours[colour], size)

    def _pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        svg = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
        image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(svg.encode("utf-8"))).render(painter)
        painter.end()
        if self._rtl and name in _DIRECTED:
            image = image.transformed(QTransform().scale(-1, 1))
        return QPixmap.fromImage(image)
