"""Labels and tips that never take text for markup."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


class PlainLabel(QLabel):
    """A label whose text is text, whatever a user or a file put into it.

    Args:
        text: What it shows.
        role: Its look: `label`, `help`, `section`, `screen`, or empty for body text.
        wrap: Whether long text goes on in the next line.
        parent: Qt's parent.
    """

    def __init__(
        self, text: str = "", *, role: str = "", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        if role:
            self.setProperty("role", role)
        self._lean()

    def changeEvent(self, event: QEvent) -> None:
        """The window may have turned to the other direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._lean()

    def _lean(self) -> None:
        # Qt aligns a label by its own letters: an English question would stand far from its number in a
        # Persian window.
        side = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        if not side & (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignJustify):
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            leading = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            self.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute | upright)

    def set_severity(self, severity: str) -> None:
        """Take the colour of a severity (`must_fix`, `advice`, `done`) or none."""
        set_look(self, severity=severity)


def set_look(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties of the style sheet and let Qt look again."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def plain_tooltip(widget: QWidget, text: str) -> None:
    """Set a tip that shows text as it is: tips know no plain mode, so it is escaped."""
    widget.setToolTip(f"<qt>{escape(text)}</qt>" if text else "")


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line
