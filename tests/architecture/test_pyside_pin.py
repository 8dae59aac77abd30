"""PySide6 6.12.0 on Python 3.11 loses references to None and True until the interpreter aborts."""

import sys

from PySide6.QtWidgets import QLabel


def test_that_pyside_keeps_reference_counts(qapp):
    label = QLabel()
    label.setText("x")  # the first call fills caches that are kept on purpose
    label.objectNameChanged.emit("x")
    nones, trues = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(200):
        label.setText("x")
        label.objectNameChanged.emit("x")
    assert sys.getrefcount(None) - nones > -100
    assert sys.getrefcount(True) - trues > -100
