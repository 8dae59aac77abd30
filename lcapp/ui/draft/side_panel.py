"""The trailing panel: Help, Findings, Notes and Search in tabs; it can be closed and opened again."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from lcapp.i18n import Words
from lcapp.ui.appearance.look import Look
from lcapp.ui.fields.small_button import small_button


class SidePanel(QWidget):
    """Pages by name. `closed` is told when the person closes it."""

    closed = Signal()
    turned = Signal(str)

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._names: list[str] = []
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(words._("Panels"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self._pages = QStackedWidget()
        close = small_button(look, "x", words._("Close the panel"), self.closed.emit)
        close.setIconSize(QSize(16, 16))
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._on_tab)

    def add(self, name: str, title: str, page: QWidget) -> None:
        """Add a page under a tab."""
        self._names.append(name)
        self._pages.addWidget(page)
        self.tabs.addTab(title)

    def turn_to(self, name: str) -> None:
        """Show a page."""
        self.tabs.setCurrentIndex(self._names.index(name))

    def say(self, name: str, title: str) -> None:
        """Give a tab another title."""
        self.tabs.setTabText(self._names.index(name), title)

    @property
    def page(self) -> str:
        """Name of the page shown."""
        return self._names[max(0, self.tabs.currentIndex())]

    def _on_tab(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        if 0 <= place < len(self._names):
            self.turned.emit(self._names[place])
