"""One finding in words: a shape, a colour and a sentence together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lcapp.domain.findings import Severity
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look

PICTURES = {Severity.MUST_FIX: "alert-triangle", Severity.ADVICE: "info"}


class FindingLine(QWidget):
    """Shown under the field it belongs to; without `wrap` it is a small mark in a line."""

    def __init__(
        self,
        look: Look,
        severity: Severity,
        sentence: str,
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        picture = QLabel(self)
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setPixmap(look.icon(PICTURES[severity], severity.value).pixmap(16, 16))
        said = PlainLabel(sentence, role="finding", wrap=wrap)
        said.set_severity(severity.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
