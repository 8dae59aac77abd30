"""The three panes of the draft screen and how they share the room: columns, drawer, drop-down."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lcapp.ui.appearance.room import grown, shrunk
from lcapp.ui.draft.section_list import SectionList
from lcapp.ui.draft.side_panel import SidePanel

DRAWER_BELOW = 1100
DROP_DOWN_BELOW = 900
SECTIONS_WIDTH = 236
PANEL_WIDTH = 344
NARROWEST_PAGE = 420
NARROWEST_PANEL = 240
WIDEST_PANEL = 800
"""Pixels at the normal text size."""


class Panes(QWidget):
    """Section list, pages, side panel. The panel keeps its width; in a small window it lies over the page.

    What stands in the panes is made in them, `outer` or `middle`, and then given to `fill`: a widget that
    comes from elsewhere is styled once more with all that is in it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel_width = PANEL_WIDTH
        self._column_wanted = True
        self._drawer_wanted = False
        self._drawer = False
        self._sized = False
        self.outer = self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.middle = QWidget(self._splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    def fill(self, sections: SectionList, pages: QWidget, panel: SidePanel) -> None:
        """Put everything in its place."""
        self._sections = sections
        self._panel = panel
        middle = self.middle
        self._drop_down = QWidget(middle)
        box = QVBoxLayout(self._drop_down)
        box.setContentsMargins(24, 8, 24, 8)
        box.addWidget(sections.drop_down)
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._drop_down)
        lines.addWidget(pages, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for place, (widget, stretch) in enumerate(((sections, 0), (middle, 1), (panel, 0))):
            self._splitter.insertWidget(place, widget)
            self._splitter.setStretchFactor(place, stretch)
        self._splitter.splitterMoved.connect(self._remember)
        self._arrange()

    @property
    def panel_open(self) -> bool:
        """Whether the side panel is on the screen."""
        return not self._panel.isHidden()

    @property
    def panel_width(self) -> int:
        """The width the person gave the panel, in pixels."""
        return self._panel_width

    def set_panel(self, *, shown: bool, width: int | None = None) -> None:
        """Open or close the panel."""
        self._panel_width = width or self._panel_width
        if self._drawer:
            self._drawer_wanted = shown
        else:
            self._column_wanted = shown
        self._arrange()

    def state(self) -> str:
        """Width of the panel and whether it is open, to be given to `restore` next time."""
        return f"{self._panel_width},{int(self._column_wanted)}"

    def restore(self, state: str) -> None:
        """Arrange the panel as it was; anything else than a text of `state` is ignored."""
        width, _comma, shown = state.partition(",")
        if width.isdecimal() and shown in ("0", "1"):
            self._panel_width = min(max(int(width), NARROWEST_PANEL), WIDEST_PANEL)
            self._column_wanted = shown == "1"
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._sized = True
        self._share()

    def _share(self) -> None:
        was_drawer = self._drawer
        self._drawer = self.width() < grown(DRAWER_BELOW)
        if self._drawer and not was_drawer:
            self._drawer_wanted = False
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """A splitter mirrors itself only when it is told to; larger text needs more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._splitter.refresh()
            self._arrange()
        elif event.type() is QEvent.Type.StyleChange and self._sized:
            self._share()

    @property
    def _wanted(self) -> bool:
        return self._drawer_wanted if self._drawer else self._column_wanted

    def _arrange(self) -> None:
        if not self._sized:
            # Until the screen is shown it has some width or other, and nothing has to find room in it.
            self._panel.setVisible(self._wanted)
            return
        self._sections.setMinimumWidth(grown(180))
        self.middle.setMinimumWidth(grown(NARROWEST_PAGE))
        self._panel.setMinimumWidth(grown(NARROWEST_PANEL))
        narrow = self.width() < grown(DROP_DOWN_BELOW)
        self._sections.setVisible(not narrow)
        self._drop_down.setVisible(narrow)
        if self._drawer:
            self._as_drawer()
        else:
            self._as_column(narrow=narrow)

    def _as_column(self, *, narrow: bool) -> None:
        if self._panel.parentWidget() is not self._splitter:
            self._splitter.addWidget(self._panel)
        self._panel.setVisible(self._wanted)
        self._push(0)
        sections = 0 if narrow else grown(SECTIONS_WIDTH)
        panel = grown(self._panel_width) if self._wanted else 0
        self._splitter.setSizes([sections, max(1, self.width() - sections - panel - 2), panel])

    def _as_drawer(self) -> None:
        if self._panel.parentWidget() is not self:
            self._panel.setParent(self)
        width = min(grown(max(self._panel_width, 280)), self.width() - 80)
        left = 0 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - width
        self._panel.setGeometry(QRect(left, 0, width, self.height()))
        self._panel.setVisible(self._wanted)
        self._panel.raise_()
        side = 0 if self._sections.isHidden() else grown(200)
        room = self.width() - side - 1
        self._splitter.setSizes([side, max(1, room)])
        # What is being fixed must not lie under the list that leads to it.
        self._push(width if self._wanted and room - width >= grown(NARROWEST_PAGE) else 0)

    def _push(self, trailing: int) -> None:
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        layout = self.middle.layout()
        if layout is not None:
            layout.setContentsMargins(trailing if rtl else 0, 0, 0 if rtl else trailing, 0)

    def _remember(self, _position: int, index: int) -> None:
        if index == 2 and not self._drawer:
            self._panel_width = shrunk(self._panel.width())
