"""Who reviews what in a call: give several at once, move, take back, and files for other computers."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lcapp.domain.safe_names import safe_name
from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import error_sentence
from lcapp.i18n.wording_desk import ASSIGNMENT_STATES, said_of
from lcapp.i18n.wording_reviewing import conflicted_sentence, given_sentence
from lcapp.services.app import App
from lcapp.services.assignments import AssignmentLine, Given, Hands
from lcapp.services.desk_undo import Before
from lcapp.services.tables import assignment_tables
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.room import grown
from lcapp.ui.desk.assignments_model import CITY, DUE, REVIEWER, STATE, AssignmentsModel
from lcapp.ui.desk.giving_row import GivingRow
from lcapp.ui.desk.panel_page import leading, link
from lcapp.ui.desk.review_exchange import ReviewExchange
from lcapp.ui.desk.row_table import row_table
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.layouts import empty
from lcapp.ui.screens.context import ScreenContext
from lcapp.ui.screens.screen_head import ScreenHead
from lcapp.ui.screens.undo_bar import UndoBar

DAYS_TO_REVIEW = 14
_WIDTHS = {CITY: 200, REVIEWER: 180, STATE: 220, DUE: 240}


class AssignmentsScreen(QWidget):
    """`read_wanted` carries the number of a received dossier, `incoming_wanted` a reviewer's file."""

    back_requested = Signal()
    read_wanted = Signal(int)
    incoming_wanted = Signal(object)

    def __init__(self, context: ScreenContext, call: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._call = context, call
        self._assignments = context.app.commission.assignments
        self._lines: tuple[AssignmentLine, ...] = ()
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        words, look = self._context.words, self._context.look
        title = call_title(words, self._context.app.calls.get(self._call))
        self.head = ScreenHead(
            words._("Who reviews what: {call}", call=title), words, look, back=words._("Back to the desk")
        )
        self.summary = PlainLabel(role="help", wrap=True)
        self.reviewer = Combo(name=words._("Reviewer"))
        self.state = Combo(name=words._("How far"))
        self.state.addItem(words._("However far"), "")
        for state in ASSIGNMENT_STATES:
            self.state.addItem(said_of(words, ASSIGNMENT_STATES, state), state)
        self.sheet = QPushButton(words._("Table…"))
        self.undo_bar = UndoBar(words)
        self.said = PlainLabel(wrap=True)
        self.said.setVisible(False)
        self.places = QVBoxLayout()
        self.places.setSpacing(4)
        self.model = AssignmentsModel(words, look.tokens.colour("must_fix"), self)
        self.table = row_table(self.model, words._("Who reviews what"), _WIDTHS, several=True)
        self.empty = PlainLabel(wrap=True)
        self.empty.setContentsMargins(24, 24, 24, 24)
        self.list = QStackedWidget()
        self.list.setMinimumHeight(grown(120))
        self.list.addWidget(self.table)
        self.list.addWidget(self.empty)
        self.how = PlainLabel(
            words._(
                "Choose several with Shift or Ctrl and the arrow keys. Enter opens a dossier, Delete takes "
                "it back from its reviewer."
            ),
            role="help",
            wrap=True,
        )
        usual = self._context.today() + timedelta(days=DAYS_TO_REVIEW)
        self.giving = GivingRow(words, usual)
        self.exchange = ReviewExchange(self._context, self._call)
        self._arrange()

    def _arrange(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.reviewer, 1)
        filters.addWidget(self.state, 1)
        filters.addWidget(self.sheet)
        sheet = QWidget()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(24, 12, 24, 16)
        inner.setSpacing(8)
        inner.addWidget(self.summary)
        inner.addLayout(filters)
        inner.addWidget(self.undo_bar)
        inner.addWidget(self.said)
        inner.addLayout(self.places)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.how)
        inner.addWidget(self.giving)
        inner.addWidget(self.exchange)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        # With large text on a small screen everything rolls, and the list keeps some lines.
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.setAccessibleName(self._context.words._("Who reviews what"))
        around.setWidget(sheet)
        column.addWidget(around, 1)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_requested)
        self.reviewer.currentIndexChanged.connect(self._show_lines)
        self.state.currentIndexChanged.connect(self._show_lines)
        self.sheet.clicked.connect(self._write_table)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._show_allowed())
        self.giving.give_wanted.connect(self._give)
        self.giving.move_wanted.connect(self._move)
        self.giving.back_wanted.connect(self._take_back)
        self.exchange.said.connect(self.say)
        self.exchange.brought.connect(self.incoming_wanted)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._take_back)

    def refresh(self) -> None:
        """Show who has what now."""
        self._lines = self._assignments.overview(self._call)
        reviewers = self._context.app.commission.reviews.reviewers()
        self.giving.show_names([one.name for one in reviewers])
        self._fill_reviewers()
        self._show_summary()
        self._show_lines()

    def chosen(self) -> list[AssignmentLine]:
        """What is chosen in the table, from top to bottom."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.line(row) for row in rows]

    def choose(self, number: int, reviewer: str = "") -> None:
        """Choose a dossier in the table, for everything to be seen where it hides behind a filter."""
        if self.model.row_of(number, reviewer) < 0:
            self.reviewer.setCurrentIndex(0)
            self.state.setCurrentIndex(0)
        row = self.model.row_of(number, reviewer)
        if row >= 0:
            self.table.clearSelection()
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.selectRow(row)
            self.table.setFocus()

    def say(self, sentence: str, severity: str = "done") -> None:
        """Say what was done or refused; an empty sentence takes the line away."""
        empty(self.places)
        self.said.set_severity(severity)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _fill_reviewers(self) -> None:
        words, chosen = self._context.words, self.reviewer.currentData()
        names = {one.reviewer.reviewer: one.name for one in self._lines if one.reviewer is not None}
        self.reviewer.blockSignals(True)
        self.reviewer.clear()
        self.reviewer.addItem(words._("All reviewers"), "")
        for reviewer, name in sorted(names.items(), key=lambda one: one[1].casefold()):
            mine = [one for one in self._lines if one.reviewer and one.reviewer.reviewer == reviewer]
            said = words._(
                "{name}: {done} of {all} finished",
                name=harmless(words, name),
                done=formats.number(words, sum(one.state == "finished" for one in mine)),
                all=formats.number(words, len(mine)),
            )
            self.reviewer.addItem(said, reviewer)
        self.reviewer.setCurrentIndex(max(0, self.reviewer.findData(chosen)))
        self.reviewer.blockSignals(False)

    def _show_summary(self) -> None:
        words = self._context.words
        counted = {state: sum(one.state == state for one in self._lines) for state in ASSIGNMENT_STATES}
        said = [
            words._(
                "{state}: {count}",
                state=said_of(words, ASSIGNMENT_STATES, state),
                count=formats.number(words, count),
            )
            for state, count in counted.items()
            if count
        ]
        self.summary.setText(" · ".join(said))
        self.summary.setVisible(bool(said))

    def _show_lines(self) -> None:
        reviewer, state = str(self.reviewer.currentData() or ""), str(self.state.currentData() or "")
        shown = [
            one
            for one in self._lines
            if reviewer in ("", one.reviewer.reviewer if one.reviewer else None) and state in ("", one.state)
        ]
        held = [(one.line.number, one.reviewer.reviewer if one.reviewer else "") for one in self.chosen()]
        self.model.show_lines(shown)
        self.empty.setText(self._nothing())
        self.list.setCurrentWidget(self.table if shown else self.empty)
        for widget in (self.how, self.giving):
            widget.setVisible(bool(self._lines))
        self.sheet.setEnabled(bool(shown))
        if shown:
            self._choose_again(held)
        self._show_allowed()

    def _choose_again(self, held: list[tuple[int, str]]) -> None:
        rows = [row for number, who in held if (row := self.model.row_of(number, who)) >= 0]
        # What was given to somebody stands in another row now, that of its new reviewer.
        rows = rows or [row for number, _who in held if (row := self.model.row_of(number)) >= 0] or [0]
        choice = self.table.selectionModel()
        choice.setCurrentIndex(self.model.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        add = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            choice.select(self.model.index(row, 0), add)

    def _nothing(self) -> str:
        words = self._context.words
        if self._lines:
            return words._("No assignment fits. Show all reviewers, or however far they are.")
        return words._(
            "There is no dossier in this call yet. Go back to the desk and receive what the cities sent; or, "
            "if you review for a Commission, take in the file it sent you."
        )

    def _show_allowed(self) -> None:
        chosen = self.chosen()
        held = [one for one in chosen if one.reviewer is not None and one.reviewer.due is not None]
        open_ones = [one for one in held if one.state != "finished"]
        self.giving.allow(give=bool(chosen), move=bool(open_ones), back=bool(held))
        who = {one.reviewer.reviewer: one.name for one in held if one.reviewer is not None}
        filtered = str(self.reviewer.currentData() or "")
        if filtered:
            names = {one.reviewer.reviewer: one.name for one in self._lines if one.reviewer is not None}
            who = {filtered: names.get(filtered, "")}
        reviewer, name = next(iter(who.items())) if len(who) == 1 else ("", "")
        self.exchange.show_reviewer(reviewer, name)

    def _hands(self) -> list[Hands]:
        return [
            Hands(one.line.number, one.reviewer.reviewer)
            for one in self.chosen()
            if one.reviewer is not None and one.reviewer.due is not None
        ]

    def _give(self, name: str, due: date) -> None:
        numbers = [one.line.number for one in self.chosen()]
        self._given(lambda: self._assignments.give(numbers, name, due))

    def _move(self, name: str, due: date) -> None:
        finished = {
            (one.line.number, one.reviewer.reviewer)
            for one in self.chosen()
            if one.reviewer is not None and one.state == "finished"
        }
        hands = [one for one in self._hands() if (one.number, one.reviewer) not in finished]
        self._given(lambda: self._assignments.move(hands, name, due))

    def _given(self, act: Callable[[], Given]) -> None:
        words = self._context.words
        told: list[Given] = []
        if not self._do(lambda: told.append(act())):
            return
        (given,) = told
        self.refresh()
        if given.undo is not None:
            self.undo_bar.offer(given_sentence(words, given), partial(self._put_back, given.undo))
        if given.conflicted:
            said = (conflicted_sentence(words, one, given.name) for one in given.conflicted)
            self.say("\n".join(said), "must_fix")
            for one in given.conflicted:
                city = harmless(words, one.city)
                go = link(words._("Show {city}", city=city), partial(self.choose, one.number, given.reviewer))
                leading(self.places, go)

    def _take_back(self) -> None:
        words, taken = self._context.words, list[Before]()
        hands = self._hands()
        if self._do(lambda: taken.append(self._assignments.take_back(hands))):
            self.refresh()
            count = len(taken[0].written)
            said = words.ngettext(
                "{count} dossier was taken back.", "{count} dossiers were taken back.", count
            )
            self.undo_bar.offer(said, partial(self._put_back, taken[0]))

    def _put_back(self, undo: Before) -> None:
        words, kept = self._context.words, list[int]()
        if self._do(lambda: kept.append(self._assignments.put_back(undo))):
            self.refresh()
            if kept[0]:
                self.say(words._("What was changed since stays as it is."), "advice")

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except LcappError as error:
            self.say(error_sentence(self._context.words, error), "must_fix")
            return False
        self.say("")
        return True

    def _on_activated(self, index: QModelIndex) -> None:
        self.read_wanted.emit(self.model.line(index.row()).line.number)

    def _write_table(self) -> None:
        words = self._context.words
        chosen = self._context.dialogs.choose_file_to_save(
            words._("Table"), safe_name(f"{self._call}-reviewers", ".xlsx"), words._("Tables (*.xlsx *.csv)")
        )
        if chosen is None:
            return
        path, lines = Path(chosen), [self.model.line(row) for row in range(self.model.rowCount())]
        self._context.tasks.run(
            _written,
            self._context.app,
            lines,
            path,
            words.language,
            done=lambda size: self.say(
                words._(
                    "{file} is written: {size}.",
                    file=harmless(words, path.name),
                    size=formats.file_size(words, size),
                )
            ),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        words = self._context.words
        reason = error_sentence(words, error) if isinstance(error, LcappError) else ""
        self.say(reason or words._("That did not work. The details are in the log."), "must_fix")


def _written(app: App, lines: list[AssignmentLine], path: Path, language: str) -> int:
    kind = path.suffix.lower().removeprefix(".")
    data = app.write_table(assignment_tables(lines), kind=kind, language=language)
    app.write_file(path, data)
    return len(data)
