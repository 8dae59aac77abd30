"""The trailing panel: its pages stand under small pictures with the name of the open one beneath."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.late_page import LatePage, P
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.fields.tab_order import tab_after

PICTURES = {
    "help": "help-circle",
    "findings": "list-checks",
    "notes": "message-square",
    "evidence": "paperclip",
    "search": "search",
    "preview": "eye",
    "history": "history",
    "drawer": "folder-open",
    "remarks": "landmark",
}
"""The picture of each page's tab: nine names side by side would be wider than the panel."""


_NARROWEST_TAB = 22
"""Pixels: nine pictures beside each other in the narrowest panel."""


class _Pictures(QTabBar):
    """Tabs that share a narrow panel: each gives up its air before one is pushed over the edge."""

    def minimumTabSizeHint(self, index: int) -> QSize:
        """The picture and hardly more."""
        return QSize(_NARROWEST_TAB, self.tabSizeHint(index).height())


class SidePanel(QWidget):
    """Pages by name. `closed` is told when the person closes it."""

    closed = Signal()
    turned = Signal(str)

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._names: list[str] = []
        self._page_of: dict[str, Callable[[], QWidget]] = {}
        self.tabs = _Pictures(self)
        set_look(self.tabs, role="panels")
        self.tabs.setAccessibleName(words._("Panels"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setIconSize(QSize(18, 18))
        self._look = look
        self._titles: list[str] = []
        self._title = PlainLabel(role="label", parent=self)
        self._title.setContentsMargins(16, 2, 16, 2)
        self._pages = QStackedWidget(self)
        close = self._close = small_button(look, "x", words._("Close the panel"), self.closed.emit)
        close.setIconSize(QSize(16, 16))
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._on_tab)

    def add(self, name: str, title: str, page: QWidget) -> None:
        """Add a page under a tab."""
        self._pages.addWidget(page)
        self._add_tab(name, title, lambda: page)

    def add_late(self, name: str, title: str, make: Callable[[QWidget], P]) -> LatePage[P]:
        """Add a tab whose page is made when it is first turned to, or asked for."""
        late = LatePage(make, put=self._take_in, parent=self._pages)
        self._add_tab(name, title, late)
        return late

    def _add_tab(self, name: str, title: str, page: Callable[[], QWidget]) -> None:
        self._names.append(name)
        self._titles.append("")
        self._page_of[name] = page
        self.tabs.addTab(self._look.icon(PICTURES[name], "muted"), "")
        self.say(name, title)

    def _take_in(self, page: QWidget) -> None:
        self._pages.addWidget(page)
        tab_after(self._close, page)

    def show_tab(self, name: str, *, shown: bool) -> None:
        """Show or hide a tab; where the person was on it, the first one is turned to."""
        place = self._names.index(name)
        if not shown and self.tabs.currentIndex() == place:
            self.tabs.setCurrentIndex(0)
        self.tabs.setTabVisible(place, shown)

    def turn_to(self, name: str) -> None:
        """Show a page."""
        self.tabs.setCurrentIndex(self._names.index(name))

    def say(self, name: str, title: str) -> None:
        """Give a tab another title: its tip, what a reader says, and the line beneath while it is open."""
        place = self._names.index(name)
        self._titles[place] = title
        self.tabs.setAccessibleTabName(place, title)
        self.tabs.setTabToolTip(place, f"<qt>{escape(title)}</qt>")
        self._show_title()

    def title(self, name: str) -> str:
        """The title of a tab."""
        return self._titles[self._names.index(name)]

    @property
    def page(self) -> str:
        """Name of the page shown."""
        return self._names[max(0, self.tabs.currentIndex())]

    def _on_tab(self, place: int) -> None:
        known = 0 <= place < len(self._names)
        if known:
            self._pages.setCurrentWidget(self._page_of[self._names[place]]())
        self._show_title()
        if known:
            self.turned.emit(self._names[place])

    def _show_title(self) -> None:
        place = self.tabs.currentIndex()
        self._title.setText(self._titles[place] if 0 <= place < len(self._titles) else "")
