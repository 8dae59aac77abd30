"""The two-language view: the source at one side, the translation at the other, in official order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from lcapp.domain.forms import Form
from lcapp.domain.translation_state import Translation, count_states
from lcapp.domain.translation_units import Unit
from lcapp.i18n.form_texts import FormWords
from lcapp.services.translating import LanguagePair
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.draft.translating_head import TranslatingHead
from lcapp.ui.draft.translating_names import LatinNames
from lcapp.ui.draft.translating_row import TranslationRow
from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.layouts import empty
from lcapp.ui.fields.tongue import language_name

_WIDEST = 2000
"""Pixels both texts take together at most."""
_TURN_SECONDS = 0.03
"""How long one turn of building may take before the window may answer keys again."""


class TranslatingPage(QWidget):
    """Builds the first rows at once and the rest in the following turns of the event loop.

    `built` carries each row with its unit, so that whoever knows the draft can fill and connect it.

    Args:
        form: What is asked.
        context: The surroundings of the fields.
        numbers: The number of each question.
        parent: Qt's parent.
    """

    built = Signal(object, object)

    def __init__(
        self, form: Form, context: FieldContext, *, numbers: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words, look = context.words, context.look
        self._form, self._context, self._numbers = form, context, numbers
        self._own = FormWords(words, form.name)
        self._pair = LanguagePair("", "")
        self._waiting: list[Translation] = []
        self.rows: dict[Unit, TranslationRow] = {}
        self.translations: dict[Unit, Translation] = {}
        self.head = TranslatingHead(words, look)
        self.names = LatinNames(words, label_of=self._name_label)
        self._sides = (PlainLabel(role="label"), PlainLabel(role="label"))
        self.view = ScrollColumn(words._("Texts and their translations"), width=_WIDEST)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._next_turn = QTimer(self)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._build_on)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._arrange()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _arrange(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for label in self._sides:
            sides.addWidget(label, 1)
        # In line with the column of the scroll area, its bar at the trailing side included.
        languages = QHBoxLayout()
        languages.setSpacing(0)
        languages.addStretch(1)
        languages.addLayout(sides, 100)
        languages.addStretch(1)
        languages.addSpacing(self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent))
        above = QVBoxLayout()
        above.setContentsMargins(32, 16, 32, 8)
        above.setSpacing(8)
        above.addWidget(self.head)
        above.addWidget(rule())
        above.addLayout(languages)
        self.view.sheet.setProperty("role", "surface")
        self.view.setProperty("role", "surface")
        layout = self.view.sheet.layout()
        if layout is not None:
            layout.setContentsMargins(32, 0, 32, 32)
        self.view.lines.addWidget(self.names)
        self.view.lines.addLayout(self._body)
        self.view.lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.view, 1)

    def add_key(self, text: str, key: str, act: Callable[[], object]) -> QAction:
        """An act with its keys, wherever the focus is on this page."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: act())
        self.addAction(action)
        return action

    @property
    def complete(self) -> bool:
        """Whether every row is built."""
        return not self._waiting

    @property
    def current(self) -> Unit | None:
        """The text that has the focus."""
        focus = self.window().focusWidget()
        return next((unit for unit, row in self.rows.items() if focus and row.isAncestorOf(focus)), None)

    def show_pair(self, pair: LanguagePair) -> None:
        """Head the columns; the rows are made anew."""
        self._pair = pair
        for label, code in zip(self._sides, (pair.source, pair.target), strict=True):
            label.setText(language_name(self._context.words, code))
        self._clear()

    def show_translations(self, found: Sequence[Translation]) -> None:
        """Show texts and states; where other texts stand than before, the rows are made anew."""
        before = list(self.translations)
        self.translations = {one.unit: one for one in found}
        self.head.show_progress(count_states(found))
        if before != list(self.translations):
            current, place = self.current, self.view.verticalScrollBar().value()
            self._clear()
            self._waiting = list(found)
            self._build_on()
            if current in self.translations:
                self.bring(current)
                self.view.verticalScrollBar().setValue(place)
            return
        self._waiting = [self.translations[one.unit] for one in self._waiting]
        for unit, row in self.rows.items():
            row.show_translation(self.translations[unit])

    def bring(self, unit: Unit) -> None:
        """Put the keys into the translation of a text."""
        while unit not in self.rows and self._waiting:
            self._build_next()
        if unit in self.rows:
            self.rows[unit].focus_target()
            self._settle()
            # Heights of texts are known only after the page was laid out.
            QTimer.singleShot(0, self, self._settle)

    def step(self, by: int) -> None:
        """To the next text, or the one before."""
        order, current = list(self.translations), self.current
        place = order.index(current) + by if current in order else 0
        if 0 <= place < len(order):
            self.bring(order[place])

    def _clear(self) -> None:
        self._next_turn.stop()
        self._waiting = []
        self.rows = {}
        empty(self._body)

    def _build_on(self) -> None:
        until = perf_counter() + _TURN_SECONDS
        while self._waiting and perf_counter() < until:
            self._build_next()
        if self._waiting:
            self._next_turn.start()
        else:
            self._next_turn.stop()

    def _build_next(self) -> None:
        shown = self._waiting.pop(0)
        asked = self._form.question(shown.unit.question)
        group = asked if shown.unit.field else None
        row = TranslationRow(
            shown.question,
            replace(self._context, group=group),
            languages=(self._pair.source, self._pair.target),
            number="" if group else self._numbers.get(shown.unit.question, ""),
            label=self._named(shown),
        )
        self.rows[shown.unit] = row
        row.show_translation(shown)
        self._body.addWidget(row)
        row.show()  # a widget that waits for the next turn to be shown takes no focus
        self.built.emit(shown.unit, row)

    def _named(self, shown: Translation) -> str:
        unit, group = shown.unit, self._form.question(shown.unit.question)
        if not unit.field or group is None:
            return self._label_of(unit.question)
        return self._context.words._(
            "{group}: {field}",
            group=self._label_of(unit.question),
            field=self._own.field_label(group, shown.question),
        )

    def _label_of(self, question_id: str) -> str:
        question = self._form.question(question_id)
        return self._own.label(question) if question else question_id

    def _name_label(self, question_id: str) -> str:
        """Whose name it is: the same words stand in several sections."""
        section = self._form.section_of(question_id)
        label = self._label_of(question_id)
        title = self._own.section(section) if section else ""
        return self._context.words._("{group}: {field}", group=title, field=label) if title else label

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible() or not self.isAncestorOf(now):
            return
        unit = self.current
        if unit is not None:
            self.rows[unit].focus_was_at(now)

    def _settle(self) -> None:
        unit = self.current
        layout = self.view.sheet.layout()
        if unit is None or layout is None:
            return
        layout.activate()
        row = self.rows[unit]
        top = row.mapTo(self.view.sheet, QPoint(0, 0)).y()
        self.view.ensureVisible(0, top, 0, 16)
        self.view.ensureVisible(0, top + min(row.height(), self.view.viewport().height() - 48), 0, 16)
