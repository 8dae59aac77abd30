"""The preview: the pages as they will be printed, with zoom, small pages and a way back to each question."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lcapp.i18n import Words, formats
from lcapp.services.page_pictures import PageSize
from lcapp.services.ports import Place
from lcapp.ui.appearance.labels import PlainLabel, set_look
from lcapp.ui.appearance.look import Look
from lcapp.ui.draft.page_strip import GAP, PageStrip
from lcapp.ui.fields.combo import Combo
from lcapp.ui.fields.small_button import small_button

ZOOMS = (25, 50, 75, 100, 125, 150, 200, 300)
"""Percent of the panel's width."""


class PreviewPanel(QWidget):
    """Shows what it is given.

    `extent_changed` tells that section or whole was chosen; `picture_wanted` asks for a page at a width in
    pixels; `question_chosen` leads to a field.
    """

    extent_changed = Signal()
    picture_wanted = Signal(int, int)
    question_chosen = Signal(str)
    print_wanted = Signal()

    def __init__(self, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._zoom = 100
        self._sizes: tuple[PageSize, ...] = ()
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(120)
        self._resized.timeout.connect(self._fit)
        self.extent = Combo(name=words._("Extent"))
        self.extent.addItem(words._("This section"), "section")
        self.extent.addItem(words._("The whole dossier"), "whole")
        self.extent.setMinimumContentsLength(8)
        self.smaller = small_button(look, "minus", words._("Smaller"), lambda: self._step(-1))
        self.larger = small_button(look, "plus", words._("Larger"), lambda: self._step(1))
        self.small_pages = small_button(look, "copy", words._("Small pages"), self._toggle_small_pages)
        self.small_pages.setCheckable(True)
        self.print_button = small_button(look, "printer", words._("Print…"), self.print_wanted.emit)
        self.said = PlainLabel(role="help", wrap=True)
        marked = QColor(look.tokens.colours["accent"])
        self.strip = PageStrip(words, marked=marked)
        self.area = QScrollArea()
        self.area.setWidget(self.strip)
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(words._("Preview"))
        self._arrange()
        self.extent.currentIndexChanged.connect(self._on_extent)
        self.strip.wanted.connect(self.picture_wanted)
        self.strip.question_chosen.connect(self.question_chosen)
        self.strip.page_turned.connect(lambda _page: self._keep_in_sight())
        self.area.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.area.viewport().installEventFilter(self)

    def _arrange(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 8, 8, 4)
        tools.setSpacing(2)
        tools.addWidget(self.extent, 1)
        for button in (self.smaller, self.larger, self.small_pages, self.print_button):
            button.setIconSize(QSize(18, 18))
            tools.addWidget(button)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 6)
        line.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addLayout(line)
        column.addWidget(self.area, 1)

    @property
    def whole(self) -> bool:
        """Whether the whole dossier is to be shown, not only the section."""
        return str(self.extent.currentData()) == "whole"

    def show_working(self) -> None:
        """Pages are being made."""
        if not self._sizes:
            self._say(self._words._("Making the preview…"))

    def show_pages(self, sizes: Sequence[PageSize], places: Sequence[Place]) -> None:
        """Show another state of the document where the old one stood."""
        before = self.area.verticalScrollBar().value()
        self._sizes = tuple(sizes)
        self.strip.show_pages(sizes, places)
        self._fit()
        self.area.verticalScrollBar().setValue(before)
        self._tell_page()

    def show_picture(self, page: int, image: QImage) -> None:
        """Show a page's picture."""
        self.strip.show_picture(page, image)

    def show_failed(self, sentence: str) -> None:
        """Say why there is nothing to see."""
        self._say(sentence, severity="advice")

    def bring(self, question: str) -> None:
        """Bring a question on the screen."""
        top = self.strip.top_of(question)
        if top is not None:
            self.area.verticalScrollBar().setValue(max(0, top - 40))

    def take_focus(self) -> None:
        """Let the keys move about the pages."""
        self.strip.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width of the panel is another size of the pages, once it stands still."""
        if event.type() is QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._resized.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = max(80, self.area.viewport().width() - 2 * GAP)
        wide = room * self._zoom // 100
        # Small pages stand beside each other, as sheets on a desk.
        self.strip.set_page_width(wide, columns=max(1, (room + GAP) // (wide + GAP)))

    def _step(self, step: int) -> None:
        place = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - self._zoom))
        self._zoom = ZOOMS[min(max(place + step, 0), len(ZOOMS) - 1)]
        self.small_pages.setChecked(self._zoom <= ZOOMS[0])
        self._fit()
        self._tell_page()

    def _toggle_small_pages(self) -> None:
        self._zoom = ZOOMS[0] if self.small_pages.isChecked() else 100
        self._fit()
        self._tell_page()

    def _on_extent(self) -> None:
        self._sizes = ()
        self.extent_changed.emit()

    def _keep_in_sight(self) -> None:
        rect = self.strip.chosen_rect()
        self.area.ensureVisible(rect.left(), rect.top(), 0, 40)
        self.area.ensureVisible(rect.left(), min(rect.bottom(), rect.top() + 200), 0, 40)

    def _tell_page(self) -> None:
        if not self._sizes:
            return
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 3
        pages = range(len(self._sizes))
        page = next((one for one in pages if self.strip.page_rect(one).bottom() >= middle), len(pages) - 1)
        told = formats.number
        self._say(
            self._words._(
                "Page {page} of {pages}",
                page=told(self._words, page + 1),
                pages=told(self._words, len(self._sizes)),
            )
        )

    def _say(self, sentence: str, *, severity: str = "") -> None:
        self.said.setText(sentence)
        set_look(self.said, severity=severity)
