"""The past of the draft: one answer's timeline with its differences, and the named states of the whole."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.difference_view import DifferenceView
from lcapp.ui.draft.history_list import HistoryList
from lcapp.ui.models.history_words import Shown

Lines = Sequence[tuple[str, object | None]]


class HistoryPanel(QWidget):
    """Shows what it is told and says what is wanted; knows no draft."""

    shown_anew = Signal()
    moment_chosen = Signal(object)
    state_chosen = Signal(object)
    restore_wanted = Signal(object)
    name_wanted = Signal()
    restore_all_wanted = Signal(object)

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._look = look
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(words._("Which past"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        # Cut with dots in a narrow panel, never at the panel's edge.
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(False)
        for title in (words._("This answer"), words._("Whole dossier")):
            place = self.tabs.addTab(title)
            self.tabs.setTabToolTip(place, f"<qt>{escape(title)}</qt>")
            self.tabs.setAccessibleTabName(place, title)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._answer_page())
        self._pages.addWidget(self._dossier_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._on_tab)

    def _answer_page(self) -> QWidget:
        words = self._words
        self._title = PlainLabel(role="label", wrap=True)
        self.moments = HistoryList(words._("Past of this answer"))
        self.with_now = QCheckBox(words._("Compare with now"))
        self._about = PlainLabel(role="help", wrap=True)
        self.change = DifferenceView(words, self._look)
        self.restore = QPushButton(words._("Restore this answer"))
        self.moments.chosen.connect(self.moment_chosen)
        self.with_now.toggled.connect(lambda _on: self.moment_chosen.emit(self.moments.thing))
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self.moments.thing))
        self.moments.itemActivated.connect(lambda _item: self.restore.setFocus())
        return _page(
            (self._title, self.moments, self.with_now, self._about, self.change),
            (self.restore,),
            tall=self.moments,
        )

    def _dossier_page(self) -> QWidget:
        words = self._words
        self.name_state = QPushButton(words._("Name this state…"))
        self._no_states = PlainLabel(
            words._("No state has a name yet. Name one before you send the draft to somebody."),
            role="help",
            wrap=True,
        )
        self.states = HistoryList(words._("Named states"))
        self.states.setMinimumHeight(40)
        self.states.setMaximumHeight(104)
        self.compare = QPushButton(words._("Compare with now"))
        self.restore_all = QPushButton(words._("Restore everything as it was then"))
        self._about_all = PlainLabel(role="help", wrap=True)
        self.change_of_all = DifferenceView(words, self._look)
        self._all_title = PlainLabel(words._("Everything that was done"), role="label")
        self.all_moments = HistoryList(words._("Everything that was done"))
        self.compare.clicked.connect(lambda: self.state_chosen.emit(self.states.thing))
        self.states.itemActivated.connect(lambda _item: self.compare.click())
        self.states.chosen.connect(lambda _thing: self.show_comparison("", (), ""))
        self.restore_all.clicked.connect(lambda: self.restore_all_wanted.emit(self.states.thing))
        self.name_state.clicked.connect(self.name_wanted)
        return _page(
            (self.name_state, self._no_states, self.states, self.compare, self.restore_all),
            (self._about_all, self.change_of_all, self._all_title, self.all_moments),
            tall=self.all_moments,
        )

    @property
    def whole(self) -> bool:
        """Whether the past of the whole dossier is looked at."""
        return self.tabs.currentIndex() == 1

    def take_focus(self) -> None:
        """The keys go to the list."""
        wanted = self.all_moments if self.whole else self.moments
        target = wanted if wanted.isVisibleTo(self) else self.tabs
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answer(self, title: str, lines: Lines, *, none: str) -> None:
        """The timeline of one answer; `none` is said where there is nothing."""
        self._title.setText(title)
        for widget in (self.moments, self.with_now, self.change, self.restore):
            widget.setVisible(bool(lines))
        self._about.setText("" if lines else none)
        self.moments.show_lines(lines)

    def show_change(self, about: str, shown: Sequence[Shown], spoken: str, *, may_restore: bool) -> None:
        """What changed at the moment the person is on, or what is different now."""
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.change.setVisible(bool(shown))
        self.change.show_pieces(shown, spoken)
        self.restore.setEnabled(may_restore)

    def show_dossier(self, states: Lines, deeds: Lines, *, writable: bool) -> None:
        """Named states and everything that was done."""
        self._no_states.setVisible(not states)
        for widget in (self.states, self.compare, self.restore_all):
            widget.setVisible(bool(states))
        self.restore_all.setEnabled(writable)
        self.name_state.setEnabled(writable)
        self.states.show_lines(states)
        self.all_moments.setVisible(bool(deeds))
        self._all_title.setVisible(bool(deeds))
        self.all_moments.show_lines(deeds)

    def show_comparison(self, about: str, shown: Sequence[Shown], spoken: str) -> None:
        """What is different between a named state and now."""
        self._about_all.setText(about)
        self._about_all.setVisible(bool(about))
        self.change_of_all.setVisible(bool(shown))
        self.change_of_all.show_pieces(shown, spoken)

    def showEvent(self, event: QShowEvent) -> None:
        """Nobody looked until now: what is shown may be old."""
        super().showEvent(event)
        self.shown_anew.emit()

    def _on_tab(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self.shown_anew.emit()


def _page(above: Sequence[QWidget], below: Sequence[QWidget], *, tall: QWidget) -> QWidget:
    tall.setMinimumHeight(132)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(8)
    for widget in (*above, *below):
        if isinstance(widget, QPushButton):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            column.addWidget(widget, 3 if widget is tall else 2 if isinstance(widget, DifferenceView) else 0)
    scrolled = QScrollArea()
    scrolled.setWidgetResizable(True)
    scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scrolled.setWidget(page)
    return scrolled
