"""The desk: what has come in for a call, what state it is in, and the ways to receive, read and rank."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.calls import Call
from lcapp.domain.decision import Countdown
from lcapp.domain.desk_dossier import DeskState
from lcapp.i18n import formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording_desk import STATES, countdown_sentence, said_of
from lcapp.services.desk_ports import DeskFilter
from lcapp.ui.appearance.labels import PlainLabel, plain_tooltip, rule
from lcapp.ui.desk.deleting import Deleting
from lcapp.ui.desk.inbox_model import CAME, CITY, CODE, InboxModel
from lcapp.ui.desk.receiving import Receiving, ReceivingLine
from lcapp.ui.desk.row_table import row_table
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.desk_tables import DeskTables
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.screens.undo_bar import UndoBar

SETTLED_MS = 200
"""Quiet after the last letter before the list is searched."""
_WIDTHS = dict.fromkeys(range(CODE), 120) | {CITY: 240, CAME: 160}


class DeskScreen(QWidget):
    """`read_wanted` carries the number of a received dossier, `review_came` a reviewer's file.

    The other signals carry the id of the call that is shown.
    """

    back_requested = Signal()
    read_wanted = Signal(int)
    ranking_wanted = Signal(str)
    side_by_side_wanted = Signal(str)
    papers_wanted = Signal(str)
    assignments_wanted = Signal(str)
    review_came = Signal(object)

    def __init__(self, context: ScreenContext, call: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.app.commission.desk
        self.setAcceptDrops(True)
        self._build()
        self._fill_calls(call)
        self._connect()
        self.show_call()

    def _build(self) -> None:
        words = self._context.words
        self.head = ScreenHead(words._("The Commission's desk"), words, self._context.look)
        self.call = Combo(name=words._("Call"))
        self.call.setMinimumContentsLength(28)
        self.clock = PlainLabel(role="help", wrap=True)
        self.search = LineEdit(name=words._("Find"), placeholder=words._("City, or words in the answers"))
        self.state = Combo(name=words._("State"))
        self.state.addItem(words._("All states"), "")
        for state in DeskState:
            self.state.addItem(said_of(words, STATES, state), state.value)
        self.receive = QPushButton(words._("Receive files…"))
        self.receive.setProperty("role", "primary")
        self.receive_folder = QPushButton(words._("Receive a folder…"))
        self.reviews = QPushButton(words._("Who reviews what"))
        plain_tooltip(self.reviews, words._("Who reviews what ({key})", key="Ctrl+Shift+R"))
        self.rank = QPushButton(words._("Ranking"))
        self.compare = QPushButton(words._("One question, all cities"))
        self.papers = QPushButton(words._("Letters and minutes"))
        self.sheet = QPushButton(words._("Table…"))
        self.line = ReceivingLine(words)
        self.undo_bar = UndoBar(words)
        self.model = InboxModel(words, self)
        self.table = row_table(self.model, words._("Received dossiers"), _WIDTHS)
        self.empty = PlainLabel(wrap=True)
        self.empty.setContentsMargins(24, 24, 24, 24)
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        self.list.addWidget(self.empty)
        self.count = PlainLabel(role="help")
        self._arrange()

    def _arrange(self) -> None:
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (first, (self.call, self.receive, self.receive_folder)),
            (second, (self.search, self.state, self.reviews)),
            (third, (self.count, self.rank, self.compare, self.papers, self.sheet)),
        ):
            row.setContentsMargins(24, 0, 24, 0)
            row.setSpacing(8)
            for place, widget in enumerate(widgets):
                row.addWidget(widget, 1 if place == 0 else 0)
        self.clock.setContentsMargins(24, 0, 24, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addLayout(first)
        column.addWidget(self.clock)
        column.addWidget(self.line)
        column.addWidget(self.undo_bar)
        column.addLayout(second)
        around = QHBoxLayout()
        around.setContentsMargins(24, 0, 24, 0)
        around.addWidget(self.list)
        column.addLayout(around, 1)
        column.addLayout(third)

    def _connect(self) -> None:
        self._receiving = Receiving(self._desk, self._context.words, self._context.tasks, self.line, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED_MS)
        self._settle.timeout.connect(self.refresh)
        self.head.back_wanted.connect(self.back_requested)
        self.call.currentIndexChanged.connect(self.show_call)
        self.state.currentIndexChanged.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._settle.start())
        self.receive.clicked.connect(self._choose_file)
        self.receive_folder.clicked.connect(self._choose_folder)
        self.reviews.clicked.connect(lambda: self.assignments_wanted.emit(self.call_id))
        self.rank.clicked.connect(lambda: self.ranking_wanted.emit(self.call_id))
        self.compare.clicked.connect(lambda: self.side_by_side_wanted.emit(self.call_id))
        self.papers.clicked.connect(lambda: self.papers_wanted.emit(self.call_id))
        self._tables = DeskTables(self._context, self)
        self.sheet.clicked.connect(lambda: self._tables.write(self.call_id))
        self.table.activated.connect(self._on_activated)
        self._receiving.received.connect(self.refresh)
        self._receiving.came_for.connect(self._turn_to)
        self._deleting = Deleting(self._context, self.undo_bar, self)
        self._deleting.serve(self.table, lambda row: self.model.line(row).number)
        self._deleting.deleted.connect(self.refresh)
        self._deleting.put_back.connect(lambda _number: self.refresh())
        self._deleting.offer_last()
        self._receiving.review_came.connect(self.review_came)
        for key, act in (("Ctrl+F", self.search.setFocus), ("Ctrl+Shift+R", self.reviews.click)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    @property
    def call_id(self) -> str:
        """The call that is shown."""
        return str(self.call.currentData() or "")

    def show_call(self) -> None:
        """Show the dossiers and the days of the chosen call."""
        words = self._context.words
        clock = self._desk.clock_of(self.call_id) if self.call_id else {}
        said = [self._day(name, countdown_sentence(words, one)) for name, one in clock.items()]
        said += self._awaited()
        self.clock.setText(" · ".join(said))
        self.clock.setVisible(bool(said))
        self.refresh()

    def _awaited(self) -> list[str]:
        """The cities that were asked for more, and the next day on which one answers."""
        words, asked = self._context.words, frozenset({DeskState.REQUESTED})
        lines = self._desk.lines(DeskFilter(call=self.call_id, states=asked)) if self.call_id else ()
        days = [one.reply_by for one in lines if one.reply_by is not None]
        if not days:
            return []
        counted = Countdown(min(days), (min(days) - self._context.today()).days)
        return [
            words.ngettext(
                "{count} city was asked for more; next answer by {day}",
                "{count} cities were asked for more; next answer by {day}",
                len(days),
                day=countdown_sentence(words, counted),
            )
        ]

    def _day(self, name: str, when: str) -> str:
        words = self._context.words
        match name:
            case "own":
                return words._("Our own last day: {when}", when=when)
            case "city":
                return words._("Last day of the cities: {when}", when=when)
        return words._("To UIL: {when}", when=when)

    def refresh(self) -> None:
        """List anew what fits what was chosen and typed."""
        words, state = self._context.words, str(self.state.currentData())
        states = frozenset({DeskState(state)} if state else ())
        lines = self._desk.lines(DeskFilter(call=self.call_id, states=states))
        in_all = len(lines)
        if text := self.search.text().strip():
            named = {one.number for one in self._desk.lines(DeskFilter(call=self.call_id, text=text))}
            found = {hit.dossier for hit in self._desk.search(text, call=self.call_id)}
            lines = tuple(one for one in lines if one.number in named | found)
        chosen = self.table.currentIndex()
        number = self.model.line(chosen.row()).number if chosen.isValid() else 0
        self.model.show_lines(lines)
        row = max(0, self.model.row_of(number))
        if lines:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self.count.setText(words.ngettext("{count} dossier", "{count} dossiers", len(lines)))
        self.empty.setText(self._nothing(in_all))
        self.list.setCurrentWidget(self.table if lines else self.empty)
        for button in (self.rank, self.compare, self.papers, self.sheet):
            button.setEnabled(bool(in_all))

    def _turn_to(self, calls: tuple[str, ...]) -> None:
        """Where all that came in is for another call, show that one."""
        if self.call_id not in calls:
            self.call.setCurrentIndex(self.call.findData(calls[0]))

    def take(self, places: list[Path]) -> None:
        """Receive files, as if they were dropped here.

        A desk in use takes them for its call, and the formal check says where one is for another. Before
        anything has come in, each file says itself which call it is for.
        """
        self.bring(places, self.call_id if self.call_id in self._desk.calls_here() else "")

    def bring(self, places: list[Path], call: str) -> None:
        """Receive files for a call; empty lets each file say which."""
        self._receiving.take(places, call)

    def _nothing(self, in_all: int) -> str:
        words = self._context.words
        if in_all:
            return words._("No dossier fits. Take words out of the search, or show all states.")
        return words._(
            "Nothing has come in for this call yet. Drop the files the cities sent here, or a whole folder: "
            "packages (.lcdossier) or the dossiers' PDFs. Each is opened in a safe place first; one that "
            "is broken stops none of the others."
        )

    def _fill_calls(self, wanted: str) -> None:
        words, here = self._context.words, self._desk.calls_here()
        known = [self._context.app.calls.get(name) for name in self._context.app.calls.ids()]
        # Calls that something has come in for stand first, the newest of them at the top.
        known.sort(key=lambda call: (_last_day(call), call.id), reverse=True)
        calls: list[Call] = sorted(known, key=lambda call: call.id not in here)
        for call in calls:
            title = call_title(words, call)
            count = here.get(call.id, 0)
            said = (
                words._("{call} ({count})", call=title, count=formats.number(words, count))
                if count
                else title
            )
            self.call.addItem(said, call.id)
        self.call.setCurrentIndex(max(0, self.call.findData(wanted)))

    def _choose_file(self) -> None:
        words = self._context.words
        chosen = self._context.dialogs.choose_file_to_open(
            words._("Receive a file"), words._("Dossiers (*.lcdossier *.pdf)")
        )
        if chosen is not None:
            self.take([Path(chosen)])

    def _choose_folder(self) -> None:
        chosen = self._context.dialogs.choose_folder(self._context.words._("Receive a folder"))
        if chosen is not None:
            self.take([Path(chosen)])

    def _on_activated(self, index: QModelIndex) -> None:
        self.read_wanted.emit(self.model.line(index.row()).number)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders of this computer may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Receive what was dropped; the list is told of afterwards, not while the mouse waits."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self.take, files))


def _last_day(call: Call) -> date:
    """When the Commissions' part ends; of a call without days, before all others."""
    return call.commission_deadline.day or call.city_deadline.day or date.min
