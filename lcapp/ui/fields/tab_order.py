"""Where Tab goes: what is built later than its neighbours would otherwise come after everything else."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(place: QWidget, part: QWidget) -> None:
    """Let Tab come to a widget, and to all that was built in it, after another.

    Args:
        place: A stop, a label, or a widget with stops inside; in the same window.
        part: A widget whose insides were built in their order.
    """
    with _as_a_whole(place), _as_a_whole(part):
        QWidget.setTabOrder(place, part)


def tab_before(part: QWidget, following: QWidget) -> None:
    """Let Tab come to a widget, and to all that was built in it, before another that has its place already.

    Args:
        part: A widget whose insides were built in their order.
        following: A stop, or a widget whose insides were built in their order; in the same window.
    """
    with _as_a_whole(part), _as_a_whole(following):
        # Behind it and then it behind: Qt knows no way to put anything before.
        QWidget.setTabOrder(following, part)
        QWidget.setTabOrder(part, following)


@contextmanager
def _as_a_whole(widget: QWidget) -> Iterator[None]:
    # Qt moves a widget with its insides only where it has a proxy there, and only what Tab stops at.
    policy, proxy = widget.focusPolicy(), widget.focusProxy()
    if policy != Qt.FocusPolicy.NoFocus and proxy is None:
        yield
        return
    widget.setFocusProxy(None)  # type: ignore[arg-type]
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    widget.setFocusProxy(_first_stop(widget))  # type: ignore[arg-type]
    try:
        yield
    finally:
        widget.setFocusProxy(None)  # type: ignore[arg-type]
        widget.setFocusPolicy(policy)
        widget.setFocusProxy(proxy)  # type: ignore[arg-type]


def _first_stop(widget: QWidget) -> QWidget | None:
    # The list that drops down from a box is a window of its own.
    window = widget.window()
    inside = (each for each in widget.findChildren(QWidget) if each.window() is window)
    return next((each for each in inside if each.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
