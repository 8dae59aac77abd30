"""Explore real cities: members and awarded ones by country and year, why they won, figures beside yours."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.real_cities import RealCity, chosen
from lcapp.i18n import formats
from lcapp.i18n.wording import harmless
from lcapp.ui.alphabet import in_alphabet
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.room import grown
from lcapp.ui.draft.wrapping import Wrapping
from lcapp.ui.fields.combo import Combo
from lcapp.ui.screens.city_page import CityPage
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead

_LIST_WIDTH = 320
_WIDEST_LIST = 460


class CitiesScreen(QWidget):
    """The list at the leading side, what is known of the chosen city beside it."""

    back_requested = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None, *, back: str = "") -> None:
        super().__init__(parent)
        self._context = context
        self._cities = context.app.guide.cities
        self._shown: tuple[RealCity, ...] = ()
        words = context.words
        self.head = ScreenHead(words._("Real cities"), words, context.look, back=back)
        self.said = QLineEdit()
        self.said.setPlaceholderText(words._("A part of the name"))
        self.said.setAccessibleName(words._("A part of the name"))
        self.country = self._countries()
        self.year = self._years()
        self.awarded = QCheckBox(words._("Only awarded cities"))
        self.count = PlainLabel(role="help")
        self.list = QListWidget()
        self.list.setAccessibleName(words._("Real cities"))
        self.list.setProperty("role", "nav")
        Wrapping(self.list)
        self.page = CityPage(context)
        self._build()
        self.said.textChanged.connect(self._show)
        for box in (self.country, self.year):
            box.currentIndexChanged.connect(self._show)
        self.awarded.toggled.connect(self._show)
        self.list.currentRowChanged.connect(self._show_city)
        self.head.back_wanted.connect(self.back_requested)
        self._show()

    def _build(self) -> None:
        words = self._context.words
        side = self._side = QWidget()
        self._widen()
        lines = QVBoxLayout(side)
        lines.setContentsMargins(16, 12, 12, 12)
        lines.setSpacing(8)
        note = words._("Only what sources of this program name; the network has many more members.")
        lines.addWidget(PlainLabel(note, role="help", wrap=True))
        for widget in (self.said, self.country, self.year, self.awarded, self.count):
            lines.addWidget(widget)
        lines.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addLayout(row, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """A name can be typed at once."""
        super().showEvent(event)
        if not event.spontaneous() and self.focusWidget() is None:
            self.said.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._widen()

    def _widen(self) -> None:
        self._side.setFixedWidth(min(grown(_LIST_WIDTH), _WIDEST_LIST))

    def choose(self, name: str) -> None:
        """Turn to a city by its name, if it is in the list."""
        for row, city in enumerate(self._shown):
            if city.name == name:
                self.list.setCurrentRow(row)

    def _countries(self) -> Combo:
        words = self._context.words
        box = Combo(name=words._("Country"))
        box.addItem(words._("All countries"), "")
        codes = {city.country for city in self._cities if city.country}
        named = [(formats.country_name(words, code), code) for code in codes]
        for name, code in in_alphabet(words, named, lambda pair: pair[0]):
            box.addItem(name, code)
        return box

    def _years(self) -> Combo:
        words = self._context.words
        box = Combo(name=words._("Year"))
        box.addItem(words._("All years"), 0)
        years = {city.joined_year for city in self._cities} | {a.year for c in self._cities for a in c.awards}
        for year in sorted(years - {0}, reverse=True):
            box.addItem(formats.day(words, str(year)), year)
        return box

    def _show(self) -> None:
        words = self._context.words
        before = self._city()
        self._shown = chosen(
            self._cities,
            country=str(self.country.currentData() or ""),
            year=int(self.year.currentData() or 0),
            awarded=self.awarded.isChecked(),
            said=self.said.text(),
        )
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for city in self._shown:
            self.list.addItem(self._item(city))
        self.list.blockSignals(blocked)
        self.count.setText(words.ngettext("{count} city", "{count} cities", len(self._shown)))
        at = self._shown.index(before) if before in self._shown else 0
        self.list.setCurrentRow(at if self._shown else -1)
        self._show_city()

    def _item(self, city: RealCity) -> QListWidgetItem:
        words = self._context.words
        facts = [formats.country_name(words, city.country)]
        facts += [words._("award {year}", year=formats.day(words, str(award.year))) for award in city.awards]
        # Names in another direction than the reader's would be cut off at the line's end.
        local = city.profile.name_local if city.profile is not None and words.direction == "rtl" else ""
        name = " · ".join(harmless(words, one) for one in (city.name, local) if one)
        item = QListWidgetItem(f"{name}\n{' · '.join(facts)}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{city.name}, {', '.join(facts)}")
        return item

    def _city(self) -> RealCity | None:
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show_city(self) -> None:
        self.page.show_city(self._city())
