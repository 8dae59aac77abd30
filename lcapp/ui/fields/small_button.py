"""A small button with an icon and a name, for moving, removing and adding."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from lcapp.ui.appearance.labels import plain_tooltip
from lcapp.ui.appearance.look import Look


def small_button(look: Look, picture: str, name: str, act: Callable[[], object]) -> QToolButton:
    """An icon button; its name is its tip and what a screen reader says."""
    button = QToolButton()
    button.setIcon(look.icon(picture, "muted"))
    button.setIconSize(QSize(16, 16))
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    plain_tooltip(button, name)
    button.clicked.connect(lambda: act())
    return button
