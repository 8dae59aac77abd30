"""What can be measured of widgets on the screen: texts that are cut off, and screens that stand mirrored."""

import re
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

_SLACK = 1
"""Pixels that rounding may cost."""
_LONGEST = 60
_BREAKS = re.compile(r"[\s\u200b-]+|(?<=[/·–—])")


def texts_of(root: QWidget) -> list[QWidget]:
    """Every visible widget that shows a text."""
    kinds = (QLabel, QAbstractButton, QComboBox, QLineEdit, QTabBar, QListView)
    return [
        each
        for each in (root, *root.findChildren(QWidget))
        if isinstance(each, kinds) and each.isVisible() and _shown(each)
    ]


def cut_texts(root: QWidget) -> list[str]:
    """A line for every text that is cut off."""
    told = []
    for widget in texts_of(root):
        why = _cut(widget) or _covered(widget, root)
        if why:
            told.append(f"{type(widget).__name__} {_shown(widget)[:_LONGEST]!r}: {why}")
    return told


@contextmanager
def cut_on_purpose(root: QWidget):
    """One label made too narrow for its words: who measures must find it."""
    label = next(each for each in texts_of(root) if isinstance(each, QLabel) and len(each.text()) > 3)
    least, most, wrap = label.minimumWidth(), label.maximumWidth(), label.wordWrap()
    label.setWordWrap(False)
    label.setFixedWidth(8)
    label.resize(8, label.height())
    yield label
    label.setWordWrap(wrap)
    label.setMinimumWidth(least)
    label.setMaximumWidth(most)


def is_mirrored(root: QWidget) -> bool:
    """Whether everything that lies in rows begins at the right, and all widgets read from there."""
    rows = [
        row for row in root.findChildren(QHBoxLayout) if row.direction() is QHBoxLayout.Direction.LeftToRight
    ]
    for row in rows:
        items = [row.itemAt(place).widget() for place in range(row.count())]
        edges = [each.x() for each in items if each is not None and each.isVisible() and each.width()]
        parent = row.parentWidget()
        if parent is None or parent.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
            continue
        if edges != sorted(edges, reverse=True):
            return False
    return root.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _shown(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return "" if widget.text() else widget.placeholderText()
    if isinstance(widget, QTabBar):
        return " ".join(widget.tabText(place) for place in range(widget.count())).strip()
    model = widget.model() if isinstance(widget, QListView) else None
    return str(model.index(0, 0).data() or "") if model is not None and model.rowCount() else ""


def _cut(widget: QWidget) -> str:
    metrics = widget.fontMetrics()
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QPushButton | QAbstractButton):
        wanted = widget.sizeHint() if widget.text() else widget.size()
        if wanted.width() > widget.width() + _SLACK or wanted.height() > widget.height() + _SLACK:
            return f"needs {wanted.width()}×{wanted.height()}, has {widget.width()}×{widget.height()}"
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget).width()
        if metrics.horizontalAdvance(widget.currentText()) > room + _SLACK and not widget.isEditable():
            return f"needs {metrics.horizontalAdvance(widget.currentText())} px, has {room}"
    elif isinstance(widget, QLineEdit):
        room = widget.contentsRect().width() - 4
        if metrics.horizontalAdvance(_shown(widget)) > room + _SLACK:
            return f"needs {metrics.horizontalAdvance(_shown(widget))} px, has {room}"
    elif isinstance(widget, QTabBar):
        right = max(widget.tabRect(place).right() for place in range(widget.count()))
        left = min(widget.tabRect(place).left() for place in range(widget.count()))
        if right - left + 1 > widget.width() + _SLACK:
            return f"tabs need {right - left + 1} px, have {widget.width()}"
    elif isinstance(widget, QListView) and not widget.wordWrap():
        model = widget.model()
        wide = max(widget.sizeHintForIndex(model.index(row, 0)).width() for row in range(model.rowCount()))
        if wide > widget.viewport().width() + _SLACK:
            return f"lines need {wide} px, have {widget.viewport().width()}"
    return ""


def _cut_label(label: QLabel) -> str:
    room, metrics = label.contentsRect().size(), label.fontMetrics()
    if not label.wordWrap():
        wanted = label.sizeHint()
        if wanted.width() > label.width() + _SLACK or wanted.height() > label.height() + _SLACK:
            return f"needs {wanted.width()}×{wanted.height()}, has {label.width()}×{label.height()}"
        return ""
    high = label.heightForWidth(label.width())
    if high > label.height() + _SLACK:
        return f"needs {high} px of height, has {label.height()}"
    word = max(_BREAKS.split(label.text()), key=metrics.horizontalAdvance)
    if metrics.horizontalAdvance(word) > room.width() + _SLACK:
        return f"{word!r} needs {metrics.horizontalAdvance(word)} px, has {room.width()}"
    return ""


def _covered(widget: QWidget, root: QWidget) -> str:
    """Whether a parent does not show all of it; what lies further down in something that scrolls is fine."""
    at, parent = widget.rect(), widget
    while parent is not root and (above := parent.parentWidget()) is not None:
        at = QRect(parent.mapTo(above, at.topLeft()), at.size())
        scrolled = isinstance(above.parentWidget(), QAbstractScrollArea)
        inside = above.rect()
        if scrolled:
            area = above.parentWidget()
            free_x = area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            at = QRect(QPoint(inside.left() if free_x else at.left(), inside.top()), at.size())
            at.setHeight(min(at.height(), inside.height()))
            at.setWidth(min(at.width(), inside.width()) if free_x else at.width())
        lies = at.adjusted(_SLACK, _SLACK, -_SLACK, -_SLACK)
        if lies.isValid() and not inside.contains(lies):
            return (
                f"lies at {at.x()},{at.y()} {at.width()}×{at.height()} in {inside.width()}×{inside.height()}"
            )
        parent = above
    return ""
