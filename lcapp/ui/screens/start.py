"""The start screen: my dossiers, what comes next, and three ways to begin."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcapp.domain.city_records import KIND
from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.services.ports import DossierCard
from lcapp.ui.appearance.card_button import CardButton, choice_card
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.fields.small_button import small_button
from lcapp.ui.models.dossier_line import DossierLine, dossier_line
from lcapp.ui.models.next_steps import next_steps, not_yet_eligible
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.dossier_acts import DossierActs, Offer
from lcapp.ui.screens.dossier_card import DossierCardButton
from lcapp.ui.screens.library_safety import last_copy_sentence
from lcapp.ui.screens.name_row import NameRow
from lcapp.ui.screens.today_panel import TodayPanel
from lcapp.ui.screens.undo_bar import UndoBar

MOST_SHOWN = 40
"""How many dossiers are listed at once; the line above finds the others."""
FIND_FROM = 9
LOOKED_INTO = 3
"""How many of the dossiers edited last are opened to see what they wait for."""
_BESIDE_FROM = 900
_TODAY_WIDTH = 248


class StartScreen(QWidget):
    """What is wanted is told; the window goes there."""

    new_wanted = Signal()
    open_wanted = Signal()
    samples_wanted = Signal()
    desk_wanted = Signal()
    city_wanted = Signal()
    way_in_wanted = Signal()
    cities_wanted = Signal()
    commission_chosen = Signal()
    dossier_wanted = Signal(int)
    copy_wanted = Signal(int)
    settings_wanted = Signal()
    bin_wanted = Signal()
    help_wanted = Signal()
    name_put_off = Signal()

    def __init__(self, context: ScreenContext, *, ask_name: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ask_name = ask_name
        self._acts = DossierActs(context)
        self._cards: tuple[DossierCard, ...] = ()
        self._lines: list[DossierLine] = []
        self._looked = True
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        words = self._context.words
        self.page = ScrollColumn(words._("My dossiers"), width=1040)
        self.undo_bar = UndoBar(words)
        self.name_row = NameRow(words, self)
        self._head = PlainLabel(_greeting(self._context), role="screen", wrap=True)
        self._head.installEventFilter(self)
        self.begin = QHBoxLayout()
        self.begin.setSpacing(8)
        self.new = QPushButton(words._("New application"))
        self.new.setProperty("role", "primary")
        self.open = QPushButton(words._("Open a file…"))
        self.samples = QPushButton(words._("Look at a sample"))
        self.desk = QPushButton(words._("The Commission's desk"))
        self.city = QPushButton(words._("Our city"))
        for button in (self.new, self.open, self.samples, self.city, self.desk):
            self.begin.addWidget(button)
        self.begin.addStretch(1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(words._("Find a dossier"))
        self.search.setAccessibleName(words._("Find a dossier"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(280)
        self.begin.addWidget(self.search, 2)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._today_place = QVBoxLayout()
        self._today_place.setSpacing(16)
        self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._two.setSpacing(24)
        self._two.addLayout(self._list, 1)
        self._two.addLayout(self._today_place)
        lines = self.page.lines
        lines.setSpacing(16)
        lines.addWidget(self.undo_bar)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._head, 1)
        look = self._context.look
        for picture, name, wanted in (
            ("settings", words._("Settings"), self.settings_wanted),
            ("help-circle", words._("Help"), self.help_wanted),
        ):
            icon_button = small_button(look, picture, name, wanted.emit)
            side = max(18, self.fontMetrics().height())
            icon_button.setIconSize(QSize(side, side))
            head.addWidget(icon_button)
        lines.addLayout(head)
        lines.addLayout(self.begin)
        self._ask = QVBoxLayout()
        lines.addLayout(self._ask)
        lines.addLayout(self._two)
        self.bin = QPushButton()
        self.bin.setProperty("role", "link")
        lines.addWidget(self.bin, 0, Qt.AlignmentFlag.AlignLeading)
        lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.samples.clicked.connect(self.samples_wanted)
        self.desk.clicked.connect(self.desk_wanted)
        self.city.clicked.connect(self.city_wanted)
        self.search.textChanged.connect(self._show_rows)
        self.bin.clicked.connect(self.bin_wanted)
        self.name_row.named.connect(self._on_named)
        self.name_row.put_off.connect(self._on_put_off)

    def _show(self) -> None:
        context = self._context
        self._cards = tuple(card for card in context.app.dossiers.list() if card.dossier.kind != KIND)
        self.rows: list[DossierCardButton] = []
        self.choices: list[CardButton] = []
        _empty(self._list)
        self._today_place.removeWidget(self.name_row)
        _empty(self._today_place)
        self.name_row.setVisible(self._ask_name and bool(self._cards))
        for button in (self.new, self.open, self.samples):
            button.setVisible(bool(self._cards))
        self.desk.setVisible(context.settings().role != "city")
        self.search.setVisible(len(self._cards) >= FIND_FROM)
        binned = len(context.app.dossiers.binned())
        self.bin.setText(context.words._("Bin ({count})", count=formats.number(context.words, binned)))
        self.bin.setVisible(binned > 0)
        _empty(self._ask)
        if self._cards:
            self._ask.addLayout(self._beginning_lines())
            self._show_dossiers()
        else:
            self._show_choices()
        self._arrange()

    def _show_choices(self) -> None:
        words = self._context.words
        self._head.setText(_greeting(self._context))
        tiles = self._tiles = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        tiles.setSpacing(16)
        self._list.addSpacing(8)
        self._list.addLayout(tiles)
        for picture, title, beneath, signal in (
            (
                "file-plus",
                words._("New application"),
                words._("Choose what your city applies for, and write the first word a minute from now."),
                self.new_wanted,
            ),
            (
                "folder-open",
                words._("Open a file…"),
                words._("Go on with an answers file, or add a form or call that somebody sent you."),
                self.open_wanted,
            ),
            (
                "eye",
                words._("Look at a sample"),
                words._("See how real cities answered, with their sources and their blanks."),
                self.samples_wanted,
            ),
        ):
            card = choice_card(title, beneath)
            card.show_picture(self._context.look.icon(picture, "accent").pixmap(32, 32))
            card.clicked.connect(signal)
            self.choices.append(card)
            tiles.addWidget(card, 1)
        self._list.addLayout(self._beginning_lines())
        self.commission = QPushButton(words._("We are a National Commission: show our desk"))
        self.commission.setProperty("role", "link")
        self.commission.clicked.connect(self.commission_chosen)
        self._list.addWidget(self.commission, 0, Qt.AlignmentFlag.AlignLeading)
        self._list.addSpacing(8)
        self._list.addWidget(
            PlainLabel(
                words._("Everything stays on this computer: no account, no network."), role="help", wrap=True
            )
        )

    def _beginning_lines(self) -> QVBoxLayout:
        """Calm lines for whoever does not know yet what to apply for, or how others did."""
        words = self._context.words
        self.cities = QPushButton(words._("Explore real cities"))
        self.cities.setProperty("role", "link")
        self.cities.clicked.connect(self.cities_wanted)
        said = words._("See who is a member, who was awarded and why, and how your figures compare.")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cities)
        row.addWidget(PlainLabel(said, role="help", wrap=True), 1)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addLayout(self._way_in_line())
        lines.addLayout(row)
        return lines

    def _way_in_line(self) -> QHBoxLayout:
        words = self._context.words
        self.way_in = QPushButton(words._("May we apply?"))
        self.way_in.setProperty("role", "link")
        self.way_in.clicked.connect(self.way_in_wanted)
        said = words._("See which call fits, what lies ahead, and what must be done when.")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.way_in)
        row.addWidget(PlainLabel(said, role="help", wrap=True), 1)
        return row

    def _show_dossiers(self) -> None:
        context = self._context
        now, calls = context.now(), context.app.calls
        self._lines = [dossier_line(context.words, card, calls, now) for card in self._cards]
        self.today = TodayPanel(context.words)
        self.today.show_nearest(self._lines)
        if context.settings().copies_elsewhere:
            last = context.app.keeper.last_elsewhere()
            self.today.show_last_copy(last_copy_sentence(context.words, last, context.app.clock()))
        self._today_place.addWidget(self.today)
        self._today_place.addWidget(self.name_row)
        self._today_place.addStretch(1)
        self._show_rows()
        self._looked = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is on the screen before anything is looked up for it; the greeting is painted with it."""
        if event.type() is QEvent.Type.Paint and not self._looked:
            self._looked = True
            QTimer.singleShot(0, self, self._look_into)
        return False

    def _show_rows(self) -> None:
        context, words = self._context, self._context.words
        _empty(self._list)
        wanted = self.search.text() if self.search.isVisibleTo(self) else ""
        found = [line for line in self._lines if line.has(wanted)]
        self.rows = []
        for line in found[:MOST_SHOWN]:
            row = DossierCardButton(line, words, context.look)
            row.wanted.connect(self._on_wanted)
            self.rows.append(row)
            self._list.addWidget(row)
        more = len(found) - MOST_SHOWN
        if more > 0:
            said = words.ngettext("{count} more: find it above.", "{count} more: find them above.", more)
            self._list.addWidget(PlainLabel(said, role="help", wrap=True))
        elif not found:
            self._list.addWidget(PlainLabel(words._("No dossier has these words."), role="help", wrap=True))
        self._list.addStretch(1)

    def _look_into(self) -> None:
        """Open the dossiers edited last and say what they wait for; the list stands already."""
        if not self.isVisible():
            return  # a dossier was opened meanwhile
        context = self._context
        today = context.today()
        for row in self.rows[:LOOKED_INTO]:
            try:
                session = context.app.dossiers.open(row.line.number)
            except LcappError:
                continue
            countries = context.app.countries()
            row.show_waiting(not_yet_eligible(context.words, session, countries, today))
            if row.line.is_open:
                steps = next_steps(context.words, session, countries, today)
                title = context.words._("{title}, {call}", title=row.line.title, call=row.line.call)
                self.today.show_steps(title, steps)

    def _arrange(self) -> None:
        wide = max(_TODAY_WIDTH, self.fontMetrics().averageCharWidth() * 30)
        beside = self.width() >= max(_BESIDE_FROM, 3 * wide)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._two.setDirection(direction)
        if not self._cards:
            self._tiles.setDirection(direction)
        if self._cards:
            for card in (self.today, self.name_row):
                card.setMaximumWidth(wide if beside else 16_777_215)
                card.setMinimumWidth(wide if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Today stands beside the list where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The first thing to press has the keys."""
        super().showEvent(event)
        first = (*self.rows, *self.choices)
        if first:
            first[0].setFocus()

    # What was wanted with one dossier

    def _on_wanted(self, act: str, number: int) -> None:
        match act:
            case "open":
                self.dossier_wanted.emit(number)
            case "copy":
                self.copy_wanted.emit(number)
            case _:
                if offer := self._acts.do(act, number):
                    self._show()
                    self.undo_bar.offer(offer.said, partial(self._take_back, offer))
                    self.undo_bar.button.setFocus()

    def _take_back(self, offer: Offer) -> None:
        self._acts.take_back(offer)
        self._show()

    def _on_named(self, name: str) -> None:
        self._ask_name = False
        self.name_row.setVisible(False)
        self._context.change(name=name)

    def _on_put_off(self) -> None:
        self._ask_name = False
        self.name_row.setVisible(False)
        self.name_put_off.emit()


def _greeting(context: ScreenContext) -> str:
    words, hour, name = context.words, context.now().hour, context.settings().name
    if 5 <= hour < 12:
        return words._("Good morning, {name}.", name=name) if name else words._("Good morning.")
    if 12 <= hour < 18:
        return words._("Good afternoon, {name}.", name=name) if name else words._("Good afternoon.")
    return words._("Good evening, {name}.", name=name) if name else words._("Good evening.")


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            _empty(inner)
