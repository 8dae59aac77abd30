"""The folded overview at the top of a page of a workspace: its drawings and tables, each under its title."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from lcapp.domain.charts import Amounts, Radar, Shown, Spans, Table, Timeline
from lcapp.i18n import Words, formats
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.look import Look
from lcapp.ui.charts.bars import AmountChart, SpanChart
from lcapp.ui.charts.matrix import Matrix
from lcapp.ui.charts.radar import RadarChart
from lcapp.ui.charts.terms import TermChart
from lcapp.ui.fields.layouts import empty


class OverviewBox(QWidget):
    """`opened` says whether the person opened or closed it.

    Args:
        words: The person's language.
        look: Colours and the arrow.
        always: Whether it is there even while there is nothing to draw.
        parent: Qt's parent.
    """

    opened = Signal(bool)

    def __init__(self, words: Words, look: Look, *, always: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._look, self._always = words, look, always
        self._shown: tuple[Shown, ...] = ()
        self._built: tuple[Shown, ...] | None = None
        self.head = QToolButton()
        self.head.setCheckable(True)
        self.head.setAutoRaise(True)
        self.head.setProperty("role", "fold")
        self.head.setIconSize(QSize(16, 16))
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.clicked.connect(self.opened)
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 4, 0, 12)
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._body)
        column.addWidget(rule())
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether the drawings are to be seen."""
        return self.head.isChecked()

    def set_open(self, opened: bool) -> None:
        """Show the drawings or only the head."""
        self.head.setChecked(opened)
        closed = "chevron-left" if self._words.direction == "rtl" else "chevron-right"
        self.head.setIcon(self._look.icon("chevron-down" if opened else closed, "muted"))
        self.head.setAccessibleDescription(self._words._("open") if opened else self._words._("closed"))
        self._fill()
        self._body.setVisible(opened)

    def show_drawings(self, shown: tuple[Shown, ...]) -> None:
        """Show these; what stands here already is left alone."""
        words = self._words
        self._shown = shown
        title = words._("Overview")
        if shown:
            count = formats.number(words, len(shown))
            title = words._("{title} ({count})", title=title, count=count)
        self.head.setText(title)
        self.setVisible(bool(shown) or self._always)
        self._fill()

    def _fill(self) -> None:
        if not self.is_open or self._built == self._shown:
            return
        self._built = self._shown
        empty(self._lines)
        for one in self._shown:
            self._lines.addWidget(PlainLabel(one.title, role="label", wrap=True))
            self._lines.addWidget(self._drawing(one))
            self._lines.addSpacing(8)
        if not self._shown:
            said = self._words._("There is nothing to draw yet. Two entries are enough for a first drawing.")
            self._lines.addWidget(PlainLabel(said, role="help", wrap=True))

    def _drawing(self, one: Shown) -> QWidget:
        look, name = self._look, one.title
        match one.drawing:
            case Timeline():
                return TermChart(one.drawing, look, name=name)
            case Spans():
                return SpanChart(one.drawing, look, name=name)
            case Amounts():
                return AmountChart(one.drawing, look, name=name)
            case Radar():
                return RadarChart(one.drawing, look, name=name)
            case Table():
                return Matrix(one.drawing, self._words, name=name)
