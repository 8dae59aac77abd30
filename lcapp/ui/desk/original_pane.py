"""The pages of a received file beside its answers: turn, make larger, and what there is to say of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lcapp.i18n import Words, formats
from lcapp.services.page_pictures import PageSize
from lcapp.services.ports import Place
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.page_strip import GAP, PageStrip
from lcapp.ui.fields.small_button import small_button

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""Percent of the pane's width."""
_MARGIN = 40


class OriginalPane(QWidget):
    """Shows what it is given.

    `picture_wanted` asks for a page at a width in pixels, `print_wanted` for our own picture of the answers,
    `question_chosen` names a question clicked on in that picture.
    """

    picture_wanted = Signal(int, int)
    print_wanted = Signal()
    question_chosen = Signal(str)
    closed = Signal()

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._zoom = 100
        self._sizes: tuple[PageSize, ...] = ()
        self._pages: Mapping[str, int] = {}
        self.title = PlainLabel(words._("The page as it came"), role="label", wrap=True)
        self.page = PlainLabel(role="help")
        self.back = small_button(look, "chevron-up", words._("Previous page"), lambda: self.turn(-1))
        self.on = small_button(look, "chevron-down", words._("Next page"), lambda: self.turn(1))
        self.smaller = small_button(look, "minus", words._("Smaller"), lambda: self._step(-1))
        self.larger = small_button(look, "plus", words._("Larger"), lambda: self._step(1))
        self.close_button = small_button(look, "x", words._("Close the page"), self.closed.emit)
        self.said = PlainLabel(role="help", wrap=True)
        self.print_own = QPushButton(words._("Show our own picture of it"))
        self.print_own.clicked.connect(self.print_wanted)
        self.strip = PageStrip(words, marked=QColor(look.tokens.colours["accent"]))
        self.area = QScrollArea()
        self.area.setWidget(self.strip)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(words._("The page as it came"))
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(120)
        self._resized.timeout.connect(self._fit)
        self._arrange()
        self.strip.wanted.connect(self.picture_wanted)
        self.strip.question_chosen.connect(self.question_chosen)
        self.area.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.area.viewport().installEventFilter(self)
        self.say("")

    def _arrange(self) -> None:
        head, tools = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(16, 12, 8, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        tools.setContentsMargins(16, 0, 8, 4)
        tools.setSpacing(2)
        tools.addWidget(self.page, 1)
        for button in (self.back, self.on, self.smaller, self.larger):
            tools.addWidget(button)
        told = QVBoxLayout()
        told.setContentsMargins(16, 0, 16, 8)
        told.setSpacing(8)
        told.addWidget(self.said)
        told.addWidget(self.print_own, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(tools)
        column.addLayout(told)
        column.addWidget(self.area, 1)
        # Without pages what is said stands at the top.
        column.addStretch(0)

    def add_keys(self, owner: QWidget) -> None:
        """Let keys turn the pages wherever in `owner` somebody is."""
        for keys, by in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            key = QShortcut(QKeySequence(keys), owner)
            key.activated.connect(lambda by=by: self.turn(by))

    @property
    def current_page(self) -> int:
        """The page in sight, from 0 on; -1 without pages."""
        if not self._sizes:
            return -1
        bar, last = self.area.verticalScrollBar(), len(self._sizes) - 1
        if 0 < bar.maximum() == bar.value():
            return last
        top = bar.value() + _MARGIN + GAP
        return next((one for one in range(last) if self.strip.page_rect(one).bottom() >= top), last)

    def show_pages(
        self, sizes: Sequence[PageSize], pages: Mapping[str, int], places: Sequence[Place] = ()
    ) -> None:
        """Show a file.

        Args:
            sizes: Of its pages.
            pages: The page of each question that was found.
            places: Where exactly, in our own picture; empty for a stranger's file.
        """
        self._sizes, self._pages = tuple(sizes), pages
        self.strip.show_pages(sizes, places)
        self.say("")
        self._fit()

    def show_picture(self, page: int, image: QImage) -> None:
        """Show a page's picture."""
        self.strip.show_picture(page, image)

    def bring(self, question: str) -> bool:
        """Bring the page of a question into sight; whether it was found."""
        self._fit()
        top = self.strip.top_of(question)
        if top is None and question in self._pages:
            top = self.strip.page_rect(self._pages[question]).top()
        if top is not None:
            self.area.verticalScrollBar().setValue(max(0, top - _MARGIN))
        return top is not None

    def turn(self, by: int) -> None:
        """Go to the page before or after."""
        if self._sizes:
            page = min(max(self.current_page + by, 0), len(self._sizes) - 1)
            self.area.verticalScrollBar().setValue(max(0, self.strip.page_rect(page).top() - GAP))
            self._tell_page()

    def say(self, sentence: str, *, severity: str = "", offer: bool = False) -> None:
        """Say something above the pages; `offer` puts a button there that makes our own picture."""
        self.said.setText(sentence)
        self.said.set_severity(severity)
        self.said.setVisible(bool(sentence))
        self.print_own.setVisible(offer)
        for button in (self.back, self.on, self.smaller, self.larger):
            button.setEnabled(bool(self._sizes))
        self.area.setVisible(bool(self._sizes))
        self._tell_page()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width of the pane is another size of the pages, once it stands still."""
        if event.type() is QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._resized.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        page = self.current_page
        room = max(80, self.area.viewport().width() - 2 * GAP)
        self.strip.set_page_width(room * self._zoom // 100)
        self.strip.resize(self.strip.sizeHint().expandedTo(self.area.viewport().size()))
        if page > 0:
            self.area.verticalScrollBar().setValue(max(0, self.strip.page_rect(page).top() - GAP))

    def _step(self, step: int) -> None:
        place = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - self._zoom))
        self._zoom = ZOOMS[min(max(place + step, 0), len(ZOOMS) - 1)]
        self._fit()

    def _tell_page(self) -> None:
        if not self._sizes:
            self.page.setText("")
            return
        told = formats.number
        self.page.setText(
            self._words._(
                "Page {page} of {pages}",
                page=told(self._words, self.current_page + 1),
                pages=told(self._words, len(self._sizes)),
            )
        )
