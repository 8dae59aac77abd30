"""Widths that grow with the text: what fits at 100 % would cut words at 200 %."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_NORMAL_POINTS = 10.5
"""The reading size at 100 % (`body` in resources/styles/tokens.toml)."""


def grown(pixels: int) -> int:
    """A width meant for the normal text size, as wide as the text is large; never wider than the screen."""
    wide = round(pixels * max(1.0, QApplication.font().pointSizeF() / _NORMAL_POINTS))
    screen = QGuiApplication.primaryScreen()
    return min(wide, max(pixels, screen.availableGeometry().width() - 80)) if screen is not None else wide


def shrunk(pixels: int) -> int:
    """A width somebody gave, as it would be at the normal text size: the other way round."""
    return round(pixels / max(1.0, QApplication.font().pointSizeF() / _NORMAL_POINTS))
