"""The ranking of a call under its cap: drag or keys move a city, the line is drawn, one button endorses."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.decision import DecisionKind
from lcapp.domain.ranking import Place, Ranking
from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_desk import LEFT_OUT, said_of
from lcapp.i18n.wording_reasons import reason_sentence
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.fields.combo import Combo
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.screens.undo_bar import UndoBar

NUMBER = Qt.ItemDataRole.UserRole


class RankingScreen(QWidget):
    """`read_wanted` carries the number of a received dossier."""

    back_requested = Signal()
    read_wanted = Signal(int)

    def __init__(self, context: ScreenContext, call: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._call = context, call
        self._commission = context.app.commission
        self._filling = False
        self._build()
        self._connect()
        self._fill_tries()
        self.refresh()

    def _build(self) -> None:
        words, look = self._context.words, self._context.look
        title = call_title(words, self._context.app.calls.get(self._call))
        self.head = ScreenHead(
            words._("Ranking: {call}", call=title), words, look, back=words._("Back to the desk")
        )
        self.rule = PlainLabel(wrap=True)
        self.undo_bar = UndoBar(words)
        self.list = QListWidget()
        self.list.setAccessibleName(words._("Order of priority"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setWordWrap(True)
        self.how = PlainLabel(
            words._("Drag a city, or move it with Alt+Up and Alt+Down. Enter opens its dossier."), role="help"
        )
        self.said = PlainLabel(wrap=True)
        self.said.setVisible(False)
        self.up_button, self.down_button = QPushButton(words._("Higher")), QPushButton(words._("Lower"))
        self.by_points = QPushButton(words._("Order by points"))
        self.endorse = QPushButton(words._("Endorse"))
        self.endorse.setProperty("role", "primary")
        self.tries = Combo(name=words._("What if…"))
        self.tried = PlainLabel(role="help", wrap=True)
        self.left_out = PlainLabel(role="help", wrap=True)
        self._arrange()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.up_button, self.down_button, self.by_points):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.endorse)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 12, 24, 16)
        inner.setSpacing(8)
        for widget in (self.rule, self.undo_bar, self.said, self.how):
            inner.addWidget(widget)
        inner.addWidget(self.list, 1)
        inner.addLayout(buttons)
        inner.addWidget(self.left_out)
        inner.addWidget(rule())
        inner.addWidget(self.tries)
        inner.addWidget(self.tried)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addLayout(inner, 1)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_requested)
        self.list.model().rowsMoved.connect(lambda *_moved: self._on_dragged())
        self.list.itemActivated.connect(self._on_activated)
        self.list.currentRowChanged.connect(self._on_row)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.by_points.clicked.connect(lambda: self._set_order([]))
        self.endorse.clicked.connect(self._endorse)
        self.tries.currentIndexChanged.connect(self._try)
        for key, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda by=by: self._move(by))

    def refresh(self, chosen: int = 0) -> None:
        """Show the order that holds, with the line of the cap drawn through it."""
        words = self._context.words
        self.ranking: Ranking = self._commission.rankings.ranking(self._call)
        self.rule.setText(reason_sentence(words, self.ranking.cap_reason))
        self._filling = True
        self.list.clear()
        drawn = self.ranking.cap is None
        for place in self.ranking.places:
            if not drawn and not place.above_line:
                self._draw_line()
                drawn = True
            item = QListWidgetItem(self._told(place))
            item.setData(NUMBER, place.candidate.number)
            self.list.addItem(item)
            if place.candidate.number == chosen:
                self.list.setCurrentItem(item)
        self._filling = False
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        left = [
            words._(
                "{city}: {why}",
                city=harmless(words, one.title),
                why=said_of(words, LEFT_OUT, one.left_out),
            )
            for one in self.ranking.left_out
        ]
        self.left_out.setText(words._("In no ranking: {cities}", cities=words.listed(left)) if left else "")
        self._show_buttons()
        self._try()

    def numbers(self) -> list[int]:
        """The dossiers in the order of the list."""
        rows = (self.list.item(row).data(NUMBER) for row in range(self.list.count()))
        return [number for number in rows if number]

    def _draw_line(self) -> None:
        words = self._context.words
        said = words.ngettext(
            "— the line: {count} may be endorsed —",
            "— the line: {count} may be endorsed —",
            self.ranking.cap or 0,
        )
        if self.ranking.tie_at_line:
            said = f"{said} {words._('It runs through cities with equal points: decide their order.')}"
        line = QListWidgetItem(said)
        line.setFlags(Qt.ItemFlag.NoItemFlags)
        line.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.addItem(line)

    def _told(self, place: Place) -> str:
        words, candidate = self._context.words, place.candidate
        said = [
            words._(
                "{place}. {city}",
                place=formats.number(words, place.priority),
                city=harmless(words, candidate.title),
            ),
            words._("{points} points", points=_points(self._context, candidate.points))
            if candidate.points is not None
            else words._("no points yet"),
        ]
        if place.gap is not None:
            said.append(words._("{gap} behind the one before", gap=_points(self._context, place.gap)))
        if place.tied_with:
            said.append(words._("equal points"))
        if place.moved:
            said.append(words._("placed by the board"))
        if candidate.endorsed:
            said.append(words._("endorsed"))
        if candidate.refused:
            said.append(words._("refused"))
        return " · ".join(said)

    def _chosen(self) -> int:
        item = self.list.currentItem()
        return int(item.data(NUMBER) or 0) if item is not None else 0

    def _show_buttons(self) -> None:
        chosen, order = self._chosen(), self.numbers()
        self.up_button.setEnabled(bool(chosen) and order.index(chosen) > 0)
        self.down_button.setEnabled(bool(chosen) and order.index(chosen) < len(order) - 1)
        self.by_points.setEnabled(self.ranking.ordered_by_board)
        self.endorse.setEnabled(bool(chosen))

    def _move(self, by: int) -> None:
        chosen, order = self._chosen(), self.numbers()
        if not chosen or not 0 <= order.index(chosen) + by < len(order):
            return
        place = order.index(chosen)
        order.insert(place + by, order.pop(place))
        self._set_order(order, chosen)

    def _on_dragged(self) -> None:
        # The list is filled anew once Qt has finished its own move.
        if not self._filling:
            order, chosen = self.numbers(), self._chosen()
            QTimer.singleShot(0, self, lambda: self._set_order(order, chosen))

    def _set_order(self, order: list[int], chosen: int = 0) -> None:
        before = list(self._commission.rankings.order(self._call))
        if self._do(lambda: self._commission.rankings.set_order(self._call, order)):
            self.undo_bar.offer(
                self._context.words._("The order was changed."), lambda: self._set_back(before)
            )
        self.refresh(chosen or self._chosen())

    def _set_back(self, order: list[int]) -> None:
        self._do(lambda: self._commission.rankings.set_order(self._call, order))
        self.refresh(self._chosen())

    def _endorse(self) -> None:
        words, chosen = self._context.words, self._chosen()
        decisions = self._commission.decisions
        if self._do(lambda: decisions.decide(chosen, DecisionKind.ENDORSE)):
            self.undo_bar.offer(words._("Endorsed."), lambda: self._take_back(chosen))
        self.refresh(chosen)

    def _take_back(self, number: int) -> None:
        words = self._context.words
        reason = words._("Taken back at once.")
        self._do(lambda: self._commission.decisions.decide(number, DecisionKind.REOPEN, reason))
        self.refresh(number)

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except LcappError as error:
            self.said.set_severity("must_fix")
            self.said.setText(error_sentence(self._context.words, error))
            self.said.setVisible(True)
            return False
        self.said.setVisible(False)
        return True

    def _fill_tries(self) -> None:
        words = self._context.words
        self.tries.addItem(words._("What if… (nothing is changed by looking)"), "")
        self.tries.addItem(words._("Points alone decided"), "points")
        for reviewer in self._commission.reviews.reviewers():
            name = harmless(words, reviewer.name)
            self.tries.addItem(words._("Without the points of {name}", name=name), reviewer.id)

    def _try(self) -> None:
        what, words = str(self.tries.currentData() or ""), self._context.words
        if not what:
            self.tried.setText("")
            return
        rankings = self._commission.rankings
        tried = (
            rankings.what_if(self._call, order=())
            if what == "points"
            else rankings.what_if(self._call, without=(what,))
        )
        said = [
            words._(
                "{place}. {city}",
                place=formats.number(words, place.priority),
                city=harmless(words, place.candidate.title),
            )
            for place in tried.places
        ]
        self.tried.setText(" · ".join(said))

    def _on_row(self, _row: int) -> None:
        if not self._filling:
            self._show_buttons()

    def _on_activated(self, item: QListWidgetItem) -> None:
        if number := item.data(NUMBER):
            self.read_wanted.emit(int(number))


def _points(context: ScreenContext, points: Fraction) -> str:
    """Points with one decimal where they are not whole."""
    tenths = round(points * 10)
    whole, rest = divmod(tenths, 10)
    return formats.number(context.words, f"{whole}.{rest}" if rest else whole)
