"""A list of moments under the headings of their days, for one hand on the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_THING = Qt.ItemDataRole.UserRole


class HistoryList(QListWidget):
    """`chosen` carries what stands behind the line the person is on; headings are stepped over."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    def show_lines(self, lines: Sequence[tuple[str, object | None]]) -> None:
        """Show lines; one with nothing behind it is a heading. The place stays while its thing is there."""
        kept = self.thing
        self.blockSignals(True)
        self.clear()
        for text, thing in lines:
            item = QListWidgetItem(text)
            item.setData(_THING, thing)
            if thing is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                font = self.font()
                font.setBold(True)
                item.setFont(font)
            self.addItem(item)
        self.blockSignals(False)
        things = [place for place in range(self.count()) if self.item(place).data(_THING) is not None]
        same = [place for place in things if self.item(place).data(_THING) == kept]
        if things:
            self.setCurrentRow((same or things)[0], QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._on_current()

    @property
    def thing(self) -> object | None:
        """What stands behind the line the person is on."""
        item = self.currentItem()
        thing: object | None = item.data(_THING) if item is not None else None
        return thing

    def _on_current(self, *_items: object) -> None:
        self.chosen.emit(self.thing)
